"""Sizes and kinds of files, addresses that may be followed."""

from edu.portal.core.listing.files import file_kind
from edu.portal.core.listing.files import host_of
from edu.portal.core.listing.files import safe_address
from edu.portal.core.listing.files import size_text
import pytest


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
