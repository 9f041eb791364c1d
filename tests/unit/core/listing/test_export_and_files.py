"""CSV cells that no spreadsheet runs, sizes and kinds of files, addresses that may be followed."""

import csv
from edu.portal.core.listing.export import csv_bytes
from edu.portal.core.listing.export import guard_cell
from edu.portal.core.listing.files import file_kind
from edu.portal.core.listing.files import host_of
from edu.portal.core.listing.files import safe_address
from edu.portal.core.listing.files import size_text
from hypothesis import given
from hypothesis import strategies as st
import io
import pytest


@pytest.mark.parametrize("cell", ["=1+1", "+84 28", "-2", "@SUM(A1)", "\t=1", "\r=1", "  =cmd|' /C calc'!A0"])
def test_formulas_are_guarded(cell):
    assert guard_cell(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "12/QĐ-THCSBK", "Kế hoạch =", "'đã có"])
def test_other_cells_stay(cell):
    assert guard_cell(cell) == cell


def test_csv_is_read_back():
    content = csv_bytes([["Số", "Trích yếu"], ["12/QĐ", 'Về "an toàn", phòng cháy\nvà đuối nước'], ["=1", ""]])
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows == [["Số", "Trích yếu"], ["12/QĐ", 'Về "an toàn", phòng cháy\nvà đuối nước'], ["'=1", ""]]


@given(st.lists(st.lists(st.text(), min_size=1, max_size=3), max_size=4))
def test_csv_never_raises(rows):
    csv_bytes(rows).decode("utf-8")


@pytest.mark.parametrize(
    ("content_type", "filename", "kind"),
    [
        ("application/pdf", "quyet-dinh.pdf", "PDF"),
        ("application/pdf", "12.QĐ-THCSBK", "PDF"),
        ("application/octet-stream", "Kế hoạch.DOCX", "DOCX"),
        ("image/jpeg", "anh.jpeg", "JPG"),
        ("", "", ""),
        ("x/y", "khong duoi", ""),
    ],
)
def test_file_kind(content_type, filename, kind):
    assert file_kind(content_type, filename) == kind


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, ""),
        (-1, ""),
        (1, "0,1 KB"),
        (1024, "1 KB"),
        (1_300_000, "1,2 MB"),
        (25_000_000, "24 MB"),
        (10**12, "931 GB"),
    ],
)
def test_size_text(size, text):
    assert size_text(size) == text


def test_size_with_a_point():
    assert size_text(1_300_000, comma=False) == "1.2 MB"


@pytest.mark.parametrize("url", ["https://moet.gov.vn/a?b=1", "/truong/van-ban", "mailto:a@b.vn", "tel:+8428", "../x"])
def test_addresses_to_follow(url):
    assert safe_address(url) == url


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", " java\nscript:alert(1)", "data:text/html,x", "vbscript:x", "http://[x"]
)
def test_addresses_not_to_follow(url):
    assert safe_address(url) == ""


def test_host():
    assert host_of("https://www.moet.gov.vn/x") == "moet.gov.vn"
    assert host_of("/truong") == ""
    assert host_of("http://[x") == ""
