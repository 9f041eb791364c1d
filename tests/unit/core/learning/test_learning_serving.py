"""How files of a lesson are sent."""

from edu.portal.core.learning.package import media_type
from edu.portal.core.learning.serving import byte_range
from edu.portal.core.learning.serving import file_address
from edu.portal.core.learning.serving import policy
from edu.portal.core.learning.serving import with_script
import pytest
import time


BASE = "https://truong.example/tai-nguyen/bai-1/@@edu-package/abc/"
SCRIPT = "https://truong.example/++resource++edu-lesson-frame.js"
TAG = f'<script src="{SCRIPT}"></script>'.encode()


def directives():
    return dict(part.strip().partition(" ")[::2] for part in policy(BASE, SCRIPT).split(";"))


def test_a_lesson_has_no_origin_and_no_way_out():
    found = directives()
    assert found["sandbox"].split() == ["allow-scripts", "allow-forms"]
    assert found["form-action"] == "'none'"
    assert found["object-src"] == "'none'"
    assert BASE in found["default-src"].split()


def test_a_lesson_asks_for_its_own_files_only():
    own = {BASE, "data:", "blob:", "'unsafe-inline'", "'unsafe-eval'"}
    assert set(directives()["default-src"].split()) == own
    assert set(directives()["script-src"].split()) == own | {SCRIPT}


def test_an_address_cannot_add_to_the_policy():
    assert ";" not in policy("https://x.example/a;script-src *,/", "s").partition("default-src ")[2].partition(" ")[0]


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("index.html", "index.html"),
        ("noi dung/bài 1.html", "noi%20dung/b%C3%A0i%201.html"),
        ("luyen-tap.html?phan=2&x=a b", "luyen-tap.html?phan=2&x=a%20b"),
        ("a.html#muc-1", "a.html#muc-1"),
        ('a.html?"><script>', "a.html?%22%3E%3Cscript%3E"),
    ],
)
def test_addresses_of_files(name, address):
    assert file_address(BASE, name) == BASE + address


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            b"<!DOCTYPE html><html><head><script>a()</script>",
            b"<!DOCTYPE html><html><head>" + TAG + b"<script>a()</script>",
        ),
        (b'<HTML><HEAD profile="x">y', b'<HTML><HEAD profile="x">' + TAG + b"y"),
        (b"<!doctype html><header>y", b"<!doctype html>" + TAG + b"<header>y"),
        (b"\xef\xbb\xbf<!-- a --><!DOCTYPE html>y", b"\xef\xbb\xbf<!-- a --><!DOCTYPE html>" + TAG + b"y"),
        (b"<p>y", TAG + b"<p>y"),
        (b"", TAG),
        ("<head>".encode("utf-16"), "<head>".encode("utf-16")),
    ],
)
def test_the_first_script_of_a_page(page, expected):
    assert with_script(page, SCRIPT) == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", None),
        ("bytes=0-99", (0, 99)),
        ("bytes=990-", (990, 999)),
        ("bytes=990-5000", (990, 999)),
        ("bytes=-10", (990, 999)),
        ("bytes=-5000", (0, 999)),
        ("bytes=5-2", None),
        ("bytes=0-1,5-6", None),
        ("bytes=-", None),
        ("dong=1-2", None),
    ],
)
def test_ranges(header, expected):
    assert byte_range(header, 1000) == expected


@pytest.mark.parametrize(("header", "size"), [("bytes=1000-", 1000), ("bytes=0-", 0), ("bytes=-0", 1000)])
def test_a_range_behind_the_end(header, size):
    with pytest.raises(ValueError, match="nothing"):
        byte_range(header, size)


@pytest.mark.parametrize(
    ("name", "media"),
    [
        ("a/INDEX.HTML", "text/html; charset=utf-8"),
        ("b.js", "text/javascript; charset=utf-8"),
        ("b.woff2", "font/woff2"),
        ("b.unknown", "application/octet-stream"),
        ("README", "application/octet-stream"),
    ],
)
def test_media_types(name, media):
    assert media_type(name) == media


def test_a_page_of_half_tags_is_looked_at_once():
    before = time.perf_counter()
    assert TAG in with_script(b"<head " * 20_000, SCRIPT)
    assert time.perf_counter() - before < 1
