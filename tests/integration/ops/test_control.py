"""The control channel over a real socket; the command behind it is a plain function."""

from collections.abc import Iterator
import contextlib
from edu.portal.ops import control
from edu.portal.ops.control import ControlError
from edu.portal.ops.control import ControlServer
from edu.portal.ops.control import ask
from pathlib import Path
import pytest
import socket
import stat
import time
from typing import Any


REQUEST = {"command": "feeds.refresh", "site": "truong"}


def echo(request: dict[str, Any]) -> dict[str, Any]:
    if request["site"] == "khong-co":
        raise ControlError("no-site", "khong-co")
    if request["site"] == "hong":
        raise RuntimeError("secret of the server")
    return {"command": request["command"], "chữ": "Sở Giáo dục"}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ControlServer]:
    server = ControlServer(str(tmp_path), echo)
    assert server.start()
    yield server
    server.stop()


def test_a_request_gets_its_reply(server: ControlServer) -> None:
    assert ask(server.client_home, REQUEST) == {"command": "feeds.refresh", "chữ": "Sở Giáo dục"}
    assert ask(server.client_home, REQUEST) is not None


def test_only_the_owner_may_open_the_socket(server: ControlServer) -> None:
    assert stat.S_IMODE(server.path.stat().st_mode) == 0o600


def test_an_error_keeps_its_code(server: ControlServer) -> None:
    with pytest.raises(ControlError) as caught:
        ask(server.client_home, {**REQUEST, "site": "khong-co"})
    assert caught.value.code == "no-site"


def test_a_failure_tells_its_kind_and_no_more(server: ControlServer) -> None:
    with pytest.raises(ControlError) as caught:
        ask(server.client_home, {**REQUEST, "site": "hong"})
    assert (caught.value.code, str(caught.value)) == ("failed", "RuntimeError")


HOSTILE_LINES = (
    b"no json\n",
    b"[1]\n",
    b"\xff\xfe\n",
    b"[" * 60_000 + b"\n",
    b'{"a":' * 10_000 + b"\n",
    b"9" * 9_000 + b"\n",
)


@pytest.mark.parametrize("line", HOSTILE_LINES)
def test_what_is_no_request_is_refused(server: ControlServer, line: bytes) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.connect(str(server.path))
        connection.sendall(line)
        assert b"bad-request" in connection.recv(1000)
    assert ask(server.client_home, REQUEST) is not None


def test_a_request_without_end_does_not_stop_the_server(server: ControlServer) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.connect(str(server.path))
        with contextlib.suppress(OSError):
            connection.sendall(b"x" * 1_000_000)
    assert ask(server.client_home, REQUEST) is not None


def test_a_client_that_dribbles_is_cut_off(server: ControlServer, monkeypatch: Any) -> None:
    monkeypatch.setattr(control, "REQUEST_SECONDS", 0.5)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.connect(str(server.path))
        start = time.monotonic()
        with contextlib.suppress(OSError):
            while time.monotonic() - start < 5:
                connection.sendall(b" ")
                time.sleep(0.1)
        assert time.monotonic() - start < 3
    assert ask(server.client_home, REQUEST) is not None


def test_a_reply_that_is_no_json_does_not_stop_the_server(server: ControlServer, monkeypatch: Any) -> None:
    monkeypatch.setattr(server, "handle", lambda request: {"value": object()})
    with pytest.raises(ControlError):
        ask(server.client_home, REQUEST)
    monkeypatch.undo()
    assert ask(server.client_home, REQUEST) is not None


def test_a_connection_that_says_nothing_does_not_stop_the_server(server: ControlServer) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.connect(str(server.path))
    assert ask(server.client_home, REQUEST) is not None


def test_no_server_is_no_answer(tmp_path: Path) -> None:
    assert ask(str(tmp_path), REQUEST) is None
    assert ask(str(tmp_path / "missing"), REQUEST) is None


def test_the_file_of_a_killed_server_is_replaced(tmp_path: Path) -> None:
    dead = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    dead.bind(str(tmp_path / "edu-portal.sock"))
    dead.close()
    assert ask(str(tmp_path), REQUEST) is None
    server = ControlServer(str(tmp_path), echo)
    assert server.start()
    assert ask(str(tmp_path), REQUEST) is not None
    server.stop()
    assert not server.path.exists()


def test_a_living_server_keeps_its_socket(server: ControlServer) -> None:
    second = ControlServer(server.client_home, echo)
    assert not second.start()
    assert ask(server.client_home, REQUEST) is not None


def test_a_folder_too_deep_for_a_socket_address_works(tmp_path: Path) -> None:
    deep = tmp_path / ("thư-mục-rất-dài-" * 8) / "instance"
    deep.mkdir(parents=True)
    server = ControlServer(str(deep), echo)
    assert server.start()
    assert ask(str(deep), REQUEST) is not None
    assert (deep / "edu-portal.sock").is_socket()
    server.stop()
