"""The console command: where it runs, what it prints, what it says when it cannot."""

from collections.abc import Iterator
from edu.portal.ops import cli
from edu.portal.ops.application import CONFIGURATION_VARIABLE
from edu.portal.ops.console import ConsoleError
from edu.portal.ops.console import read_client_home
from edu.portal.ops.control import ControlError
from edu.portal.ops.control import ControlServer
import json
from pathlib import Path
import pytest
from typing import Any


ITEM = {
    "@id": "/truong/@edu-feeds/so-gddt.tin-tuc",
    "id": "so-gddt.tin-tuc",
    "title": "Tin tức",
    "url": "https://so.vn/rss",
    "superior": "Sở GD&ĐT",
    "category": "tin-tuc",
    "status": "failing",
    "last_attempt": "2026-11-20T09:40:05+07:00",
    "last_success": "2026-11-19T09:05:00+07:00",
    "next_attempt": None,
    "item_count": 12,
    "error": "timeout: no complete answer in time",
}
FEEDS = {"items": [ITEM], "items_total": 1}


def answer(request: dict[str, Any]) -> dict[str, Any]:
    if request["site"] != "truong":
        raise ControlError("no-site", request["site"])
    return {"feeds": FEEDS, "sentences": {"so-gddt.tin-tuc": "Máy chủ trả lời quá chậm."}}


@pytest.fixture
def configuration(tmp_path: Path, monkeypatch: Any) -> Path:
    """A zope.conf whose client home is the test's folder."""
    path = tmp_path / "zope.conf"
    path.write_text(
        f"instancehome {tmp_path}\nclienthome {tmp_path}\n"
        "<zodb_db main>\n  mount-point /\n  <mappingstorage>\n  </mappingstorage>\n</zodb_db>\n"
    )
    monkeypatch.setenv(CONFIGURATION_VARIABLE, str(path))
    return path


@pytest.fixture
def server(configuration: Path) -> Iterator[ControlServer]:
    server = ControlServer(str(configuration.parent), answer)
    assert server.start()
    yield server
    server.stop()


def test_the_client_home_is_read_from_the_configuration(configuration: Path) -> None:
    assert read_client_home() == str(configuration.parent)


@pytest.mark.parametrize("path", ["", "/khong/co/zope.conf"])
def test_without_a_configuration(monkeypatch: Any, path: str) -> None:
    monkeypatch.setenv(CONFIGURATION_VARIABLE, path)
    with pytest.raises(ConsoleError) as caught:
        read_client_home()
    assert caught.value.code == "no-configuration"


def test_a_configuration_with_a_mistake(configuration: Path) -> None:
    configuration.write_text("<zodb_db")
    with pytest.raises(ConsoleError):
        read_client_home()


def test_json_for_machines(server: ControlServer, capsys: Any) -> None:
    assert cli.main(["feeds", "refresh", "--site", "truong", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == FEEDS


def test_a_table_for_people(server: ControlServer, capsys: Any) -> None:
    assert cli.main(["feeds", "refresh", "--site", "truong"]) == 0
    heading, row, problem = capsys.readouterr().out.splitlines()
    assert heading.split("  ")[0] == "Nguồn"
    for text in ("Sở GD&ĐT: Tin tức", "không đọc được", "12", "9:05 19/11/2026"):
        assert text in row
    assert row.index("không") == heading.index("Tình trạng")
    assert problem.strip() == "Máy chủ trả lời quá chậm. [timeout: no complete answer in time]"


def test_an_unknown_site(server: ControlServer, capsys: Any) -> None:
    assert cli.main(["feeds", "refresh", "--site", "khong-co", "--json"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "Không có trang nào có mã 'khong-co'" in printed.err


def test_a_missing_option_is_wrong_usage(capsys: Any) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(["feeds", "refresh"])
    assert caught.value.code == 2
    assert "--site" in capsys.readouterr().err
