"""Packages of lessons: which are taken, where they start, and every kind that is refused."""

from edu.portal.core.learning.package import Entry
from edu.portal.core.learning.package import Limits
from edu.portal.core.learning.package import PackageError
from edu.portal.core.learning.package import Start
from edu.portal.core.learning.package import refusal_of
from edu.portal.packages import reader
from edu.portal.packages.reader import Directories
from edu.portal.packages.reader import Package
from edu.portal.packages.reader import read_manifest
from edu.portal.testing.lesson_packages import MANIFEST_12
from edu.portal.testing.lesson_packages import PAGE
from edu.portal.testing.lesson_packages import archive
from edu.portal.testing.lesson_packages import hostile
from edu.portal.testing.lesson_packages import html5
from edu.portal.testing.lesson_packages import scorm12
import io
import json
from pathlib import Path
import pytest


CASES = json.loads((Path(__file__).parents[2] / "corpus" / "learning" / "packages.json").read_text(encoding="utf-8"))


def opened(data):
    return Package(io.BytesIO(data))


def refused(data):
    with pytest.raises(PackageError) as error, opened(data) as package:
        package.lesson()
    return error.value.refusal


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_hostile_packages_are_refused(case):
    assert refused(hostile(case["entries"])).code == case["code"]


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.4", b"PK\x03\x04 cut off", html5()[:-30], b"PK\x05\x06" + b"\xff" * 18]
)
def test_what_is_no_zip(data):
    assert refused(data).code == "not-a-zip"


def test_html5():
    with opened(html5()) as package:
        lesson = package.lesson()
        assert (lesson.kind, lesson.starts) == ("html5", (Start("", "index.html"),))
        assert package.read("index.html").decode() == PAGE
        assert package.read("tranh/hình.svg") == b"<svg/>"


def test_a_folder_that_was_packed_with_its_name():
    with opened(archive({"Bài giảng/index.html": PAGE, "__MACOSX/._x": "", "Bài giảng/.DS_Store": ""})) as package:
        assert package.lesson().starts == (Start("", "Bài giảng/index.html"),)
        assert package.names == {"Bài giảng/index.html"}


def test_scorm_12_with_a_table_of_contents():
    with opened(scorm12()) as package:
        lesson = package.lesson()
    assert lesson.kind == "scorm-1.2"
    assert lesson.starts == (
        Start("Khởi động", "noi dung/khoi-dong.html"),
        Start("Luyện tập", "luyen-tap.html?phan=2"),
    )


@pytest.mark.parametrize(
    ("written", "kind"),
    [("1.2", "scorm-1.2"), ("2004 3rd Edition", "scorm-2004"), ("CAM 1.3", "scorm-2004"), ("", "scorm-1.2")],
)
def test_versions(written, kind):
    data = MANIFEST_12.replace("<schemaversion>1.2<", f"<schemaversion>{written}<")
    assert read_manifest(data.encode()).version == kind


def test_addresses_below_a_base_and_a_folder():
    manifest = (
        "<manifest xml:base='goi/'><resources xml:base='b/'>"
        "<resource identifier='r' href='a.html'/></resources></manifest>"
    )
    with opened(archive({"x/imsmanifest.xml": manifest, "x/goi/b/a.html": PAGE})) as package:
        assert package.lesson().starts == (Start("", "x/goi/b/a.html"),)


def test_hidden_parts_are_not_offered():
    data = MANIFEST_12.replace('identifierref="r2"', 'identifierref="r2" isvisible="false"')
    assert [item.title for item in read_manifest(data.encode()).items] == ["Khởi động"]


def test_a_document_type_without_entities_is_read():
    data = MANIFEST_12.replace("<manifest ", "<!DOCTYPE manifest><manifest ", 1)
    assert len(read_manifest(data.encode()).items) == 2


def test_names_in_utf8_that_do_not_say_so_are_read():
    data = hostile([{"name": "index.html"}, {"name": "b__i.js", "raw": "62c3a0692e6a73".replace("2e", "2e")}])
    with opened(data) as package:
        assert "bài.js" in package.names


def test_names_are_asked_for_in_one_form():
    with opened(archive({"index.html": PAGE, "hi\u0300nh.js": "1"})) as package:
        assert "h\u00ecnh.js" in package.names


def test_a_part_of_a_file():
    numbers = "0123456789" * 20000
    with opened(html5(**{"so.txt": numbers})) as package:
        assert b"".join(package.stream("so.txt", 100005, 100009)).decode() == numbers[100005:100010]
        assert b"".join(package.stream("so.txt", 199998)).decode() == "89"


def test_a_damaged_file_is_told():
    data = bytearray(archive({"index.html": PAGE}, packed=False))
    place = data.index(b"<h1>")
    data[place : place + 2] = b"??"
    with opened(bytes(data)) as package, pytest.raises(PackageError) as error:
        package.read("index.html")
    assert error.value.refusal.code == "damaged"


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(most_files=2), "too-many"),
        (Limits(largest_file=10), "large-file"),
        (Limits(largest_whole=25), "too-large"),
        (Limits(), None),
    ],
)
def test_limits(limits, code):
    entries = [Entry("index.html", 10, 10), Entry("a.js", 10, 10), Entry("b.js", 10, 10)]
    if code == "large-file":
        entries.append(Entry("phim.mp4", 11, 11))
    found = refusal_of(entries, limits)
    assert (found.code if found else None) == code


def test_the_directory_of_a_lesson_is_read_once(monkeypatch):
    known = Directories(2)
    files = {mark: io.BytesIO(html5(**{f"{mark}.txt": mark})) for mark in "abc"}
    for mark, file in files.items():
        assert f"{mark}.txt" in known.of(mark, file)
    monkeypatch.setattr(reader, "read_directory", lambda file: pytest.fail("read again"))
    package = Package(files["c"], known.of("c", files["c"]))
    assert package.read("c.txt") == b"c"
    assert b"".join(package.stream("index.html", 3, 7)).decode() == PAGE[3:8]
    with pytest.raises(pytest.fail.Exception):
        known.of("a", files["a"])


def test_a_file_that_is_not_where_the_directory_says_is_damaged():
    data = bytearray(html5())
    data[:4] = b"XXXX"
    with opened(bytes(data)) as package, pytest.raises(PackageError) as error:
        for name in package.names:
            package.read(name)
    assert error.value.refusal.code == "damaged"
