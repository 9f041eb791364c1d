"""The command that makes the portal of each line of a sheet."""

from contextlib import contextmanager
import csv
from edu.portal.core.setup.sheet import read_sheet
from edu.portal.ops.cli import main
from edu.portal.settings.site import read_site
from edu.portal.settings.unit import read_logo
from edu.portal.settings.unit import read_unit
from edu.portal.setup import cli
import io
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import login
import pytest
import transaction
from zc.lockfile import LockError
from zope.component.hooks import setSite
from zope.globalrequest import setRequest


HEAD = "Mã trang;Tên trường;Loại hình;Địa chỉ;Điện thoại;Email;Huy hiệu;UBND"
GOOD = "{id};Trường {id};{types};1 đường A;(028) 3855 0000;{id}@hcm.edu.vn;{logo};UBND phường Bờ Kênh"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


def good(site_id, types="THCS", logo=""):
    return GOOD.format(id=site_id, types=types, logo=logo)


@pytest.fixture
def app(functional_stock_portal, monkeypatch):
    """The application of the layer behind the command, which else would open a database of its own."""
    root = functional_stock_portal.aq_parent

    @contextmanager
    def signed_in():
        # As the command does: no site is current, and the request is a new one that knows of none.
        setSite(None)
        setRequest(root.REQUEST.clone())
        login(root, SITE_OWNER_NAME)
        yield root

    monkeypatch.setattr(cli, "open_database", lambda: True)
    monkeypatch.setattr(cli, "signed_in", signed_in)
    yield root
    setSite(functional_stock_portal)
    setRequest(root.REQUEST)


@pytest.fixture
def sheet(tmp_path):
    def write(*lines, name="don-vi.csv"):
        path = tmp_path / name
        path.write_text("\n".join((HEAD, *lines)) + "\n", encoding="utf-8")
        return str(path)

    return write


def rows(path):
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def test_a_bad_line_stops_nothing_else(app, sheet, tmp_path, capsys):
    (tmp_path / "logo.png").write_bytes(PNG)
    path = sheet(
        good("thcs-a", "TH và THCS", "logo.png"),
        ";Trường B;Đại học;;0912 345 678;x;khong-co.png;",
        good("mn-c", "Mầm non"),
        good("thcs-a"),
        good("plone"),
    )
    report = tmp_path / "ket-qua.csv"
    assert main(["site", "create", "--from", path, "--report", str(report)]) == 1
    assert {"thcs-a", "mn-c"} <= set(app.objectIds())
    heading, first, second, third, fourth, fifth = rows(report)
    assert heading[:4] == ["Dòng", "Mã trang", "Tên đơn vị", "Kết quả"]
    assert first[:5] == ["2", "thcs-a", "Trường thcs-a", "đã tạo", ""]
    assert second[:4] == ["3", "truong-b", "Trường B", "chưa tạo"]
    for words in ("Loại hình: Không hiểu", "Địa chỉ: Hãy điền", "Điện thoại: Hãy nhập", "Huy hiệu: Không có tệp"):
        assert words in second[4]
    assert third[:4] == ["4", "mn-c", "Trường mn-c", "đã tạo"]
    assert fourth[3:5] == ["chưa tạo", "Mã trang: Dòng 2 đã dùng mã này. Hãy đặt cho mỗi đơn vị một mã riêng."]
    assert fifth[3] == "đã có, để nguyên"
    out = capsys.readouterr().out
    assert "[1/5] Dòng 2: thcs-a: đã tạo (" in out
    assert "2 đã tạo; 1 đã có, để nguyên; 2 chưa tạo." in out
    setSite(app["thcs-a"])
    assert (read_unit().name, read_logo()) == ("Trường thcs-a", PNG)
    assert read_site().site_types == ("tieu-hoc", "thcs")
    setSite(app["mn-c"])
    assert read_site().setup_done
    assert {"gioi-thieu", "tin-tuc"} <= set(app["mn-c"].objectIds())


def test_running_again_goes_on_where_it_stopped(app, sheet, capsys, monkeypatch):
    path = sheet(good("thcs-a"), good("thcs-b"))
    real, done = cli.progress, []

    def stop(outcome, *place):
        done.append(outcome)
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "progress", stop)
    assert main(["site", "create", "--from", path]) == 1
    assert "thcs-a" in app.objectIds() and "thcs-b" not in app.objectIds()
    assert "Đã dừng" in capsys.readouterr().err
    monkeypatch.setattr(cli, "progress", real)
    app["thcs-a"].title = "Tên do nhà trường sửa"
    transaction.commit()
    assert main(["site", "create", "--from", path]) == 0
    assert "1 đã tạo; 1 đã có, để nguyên." in capsys.readouterr().out
    assert app["thcs-a"].title == "Tên do nhà trường sửa"
    assert "thcs-b" in app.objectIds()
    assert main(["site", "create", "--from", path]) == 0


def test_an_unforeseen_fault_is_one_line(app, sheet, capsys, monkeypatch):
    from edu.portal.setup import distribution

    real = distribution.make_portal

    def fail(site, answers):
        if answers.site_id == "thcs-a":
            raise RuntimeError("no room left")
        return real(site, answers)

    monkeypatch.setattr(distribution, "make_portal", fail)
    assert main(["site", "create", "--from", sheet(good("thcs-a"), good("thcs-b"))]) == 1
    assert "no room left" in capsys.readouterr().out
    assert "thcs-a" not in app.objectIds()
    assert "thcs-b" in app.objectIds()


def test_a_dry_run_makes_nothing(app, sheet, capsys):
    before = sorted(app.objectIds())
    assert main(["site", "create", "--from", sheet(good("thcs-a"), good("plone")), "--dry-run"]) == 0
    assert "1 sẽ tạo; 1 đã có, để nguyên." in capsys.readouterr().out
    assert main(["site", "create", "--from", sheet(good("THCS A")), "--dry-run"]) == 1
    assert "Chỉ dùng chữ thường không dấu" in capsys.readouterr().out
    assert sorted(app.objectIds()) == before


@pytest.mark.parametrize("logo", ["../logo.png", "/etc/passwd", "con\x01.png", "."])
def test_pictures_come_from_the_folder_of_the_sheet_only(app, sheet, tmp_path, capsys, logo):
    (tmp_path.parent / "logo.png").write_bytes(PNG)
    assert main(["site", "create", "--from", sheet(good("thcs-a", logo=logo)), "--dry-run"]) == 1
    assert "Không có tệp này" in capsys.readouterr().out


def test_a_sheet_that_cannot_be_used_is_said_before_the_database_opens(sheet, tmp_path, capsys):
    assert main(["site", "create", "--from", str(tmp_path / "khong-co.csv")]) == 2
    assert "Không mở được bảng" in capsys.readouterr().err
    assert main(["site", "create", "--from", sheet()]) == 2
    assert "Bảng chỉ có tên cột" in capsys.readouterr().err
    assert main(["site", "create", "--from", sheet(good("a")), "--report", str(tmp_path / "khong" / "a.csv")]) == 2
    assert "Không ghi được báo cáo" in capsys.readouterr().err


def test_a_strange_column_is_named(app, tmp_path, capsys):
    path = tmp_path / "a.csv"
    path.write_text(f"{HEAD};Ghi chú\n{good('thcs-a')};gấp\n", encoding="utf-8")
    assert main(["site", "create", "--from", str(path), "--dry-run"]) == 0
    assert "Bỏ qua cột “Ghi chú”" in capsys.readouterr().err


def test_the_template_is_written_once(tmp_path, capsys):
    path = tmp_path / "mau.csv"
    assert main(["site", "create", "--template", str(path)]) == 0
    assert len(read_sheet(path.read_bytes()).rows) == 1
    path.write_text("của tôi", encoding="utf-8")
    assert main(["site", "create", "--template", str(path)]) == 1
    assert path.read_text(encoding="utf-8") == "của tôi"
    assert main(["site", "create", "--template", "-"]) == 0
    assert "Tên đầy đủ của đơn vị" in capsys.readouterr().out


def test_a_running_server_is_named(sheet, capsys, monkeypatch):
    def locked():
        raise LockError("held")

    monkeypatch.setattr(cli, "configure_zope", locked)
    assert main(["site", "create", "--from", sheet(good("thcs-a"))]) == 1
    assert main(["site", "create", "--id", "truong"]) == 1
    assert capsys.readouterr().err.count("Hãy dừng máy chủ") == 2


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["--id", "a", "--from", "b.csv"],
        ["--from", "b.csv", "--profile", "edu.portal:thcs"],
        ["--from", "b.csv", "--if-missing"],
        ["--id", "a", "--dry-run"],
        ["--template", "a.csv", "--report", "b.csv"],
    ],
)
def test_options_that_do_not_go_together_are_refused(options, capsys):
    with pytest.raises(SystemExit) as caught:
        main(["site", "create", *options])
    assert caught.value.code == 2
    assert capsys.readouterr().err
