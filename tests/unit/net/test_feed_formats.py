"""JSON Feed, the feeds that pages name, and lists of feeds."""

from edu.portal.net.discovery import find_feeds
from edu.portal.net.feedxml import NotAFeed
from edu.portal.net.feedxml import read_feed
from edu.portal.net.jsonfeed import looks_like_json
from edu.portal.net.jsonfeed import read_json_feed
from edu.portal.net.opml import NotOpml
from edu.portal.net.opml import Outline
from edu.portal.net.opml import read_opml
from edu.portal.net.opml import write_opml
import json
import pytest


ITEM = {"id": 7, "url": "/bai-7", "title": "Thi học kỳ", "content_html": "<p>Từ 15/12</p>", "image": "/anh.jpg"}
SO = "https://so.example.vn/tin/"


def json_feed(*items: object, version: object = "https://jsonfeed.org/version/1.1") -> bytes:
    return json.dumps({"version": version, "title": "Sở", "items": items}).encode()


def test_a_json_feed_is_read() -> None:
    content = b"\xef\xbb\xbf \n" + json_feed({**ITEM, "date_published": "2026-11-20T08:00:00+07:00"})
    assert looks_like_json(content)
    entry = read_json_feed(content, "")[0]
    assert (entry.guid, entry.link, entry.title) == ("7", "/bai-7", "Thi học kỳ")
    assert (entry.summary, entry.published, entry.picture) == (
        "<p>Từ 15/12</p>",
        "2026-11-20T08:00:00+07:00",
        "/anh.jpg",
    )


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"{}",
        b"{" * 100_000,
        b'{"version": "https://jsonfeed.org/version/1", "items": {}}',
        json_feed(version=1),
        json_feed(version="2.0"),
        b"[1]",
        b'{"items": NaN}',
    ],
)
def test_other_json_is_no_feed(content: bytes) -> None:
    with pytest.raises(NotAFeed):
        read_json_feed(content, "application/json")


def test_odd_items_of_a_json_feed_do_no_harm() -> None:
    entries = read_json_feed(json_feed(None, 1, "x", {"title": ["x"], "url": 5, "id": {}}, ITEM), "")
    assert [entry.title for entry in entries] == ["", "Thi học kỳ"]
    assert len(read_json_feed(json_feed(*[ITEM] * 3000), "")) == 1000


def test_a_page_names_its_feeds() -> None:
    page = b"""<!DOCTYPE html><html><head><meta name="Generator" content="NukeViet v4.5"><base href="/cong/">
    <title>C\xe1\xbb\x95ng th\xc3\xb4ng tin S\xe1\xbb\x9f</title>
    <link rel="alternate" type="application/rss+xml" title="Tin t\xe1\xbb\xa9c" href="rss/tin">
    <link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" href="https://khac.example.vn/atom">
    <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
    <link rel="stylesheet" type="text/css" href="a.css"><link rel="alternate" type="text/html" href="en"></head>
    <body><a href="/rss/thong-bao/"><b>Th\xc3\xb4ng b\xc3\xa1o</b></a> <a href="/rssphong.aspx?kt=tt">x</a>
    <a href="/press/">b\xc3\xa1o ch\xc3\xad</a><a href="rss/tin">tr\xc3\xb9ng</a>"""
    found = find_feeds(page, "text/html", SO)
    assert [(feed.url, feed.title) for feed in found.feeds] == [
        ("https://so.example.vn/cong/rss/tin", "Tin tức"),
        ("https://khac.example.vn/atom", ""),
        ("https://so.example.vn/rss/thong-bao/", "Thông báo"),
    ]
    assert (found.title, found.generator) == ("Cổng thông tin Sở", "nukeviet")


@pytest.mark.parametrize(
    "page", [b"", b"<", b"\x00\xff" * 1000, b"<a href='/rss/'>" * 5000, b"<link rel=alternate" * 9999, b"<!--"]
)
def test_odd_pages_do_no_harm(page: bytes) -> None:
    assert len(find_feeds(page, "text/html", SO).feeds) <= 20


@pytest.mark.parametrize(
    ("item", "picture"),
    [
        ('<enclosure url="/a.jpg" type="image/jpeg" length="1"/>', "/a.jpg"),
        ('<enclosure url="/a.mp3" type="audio/mpeg" length="1"/>', ""),
        ('<media:thumbnail xmlns:media="http://search.yahoo.com/mrss/" url="/t.png"/>', "/t.png"),
        (
            "<description>&lt;img width='1' src='/uploads/a%20b.jpg?x=1&amp;amp;y=2'&gt; Chữ</description>",
            "/uploads/a%20b.jpg?x=1&y=2",
        ),
        ("<description>&lt;img alt='x'&gt;</description>", ""),
    ],
)
def test_the_picture_of_an_item(item: str, picture: str) -> None:
    content = f"<rss version='2.0'><channel><title>x</title><item><title>a</title>{item}</item></channel></rss>"
    assert read_feed(content.encode(), "")[0].picture == picture


def test_a_list_of_feeds_comes_back() -> None:
    outlines = (
        Outline("https://so.example.vn/rss", "Tin & bài", "tin-tuc", "Sở GD&ĐT", "https://so.example.vn"),
        Outline("https://so.example.vn/vb", "Văn bản", "van-ban", "Sở GD&ĐT", "https://so.example.vn"),
        Outline("https://khac.example.vn/rss", "Khác"),
    )
    assert read_opml(write_opml("Nguồn tin", outlines)) == outlines


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html/>",
        b"<opml",
        b"<!DOCTYPE opml [<!ENTITY a 'b'>]><opml><body/></opml>",
        b'<!DOCTYPE opml SYSTEM "file:///etc/passwd"><opml/>',
        b"<opml>" + b" " * 1_000_000,
        b"\xff\xfe<",
    ],
)
def test_other_bytes_are_no_list(content: bytes) -> None:
    with pytest.raises(NotOpml):
        read_opml(content)


def test_a_deep_list_is_read_without_recursion() -> None:
    depth = 3000
    content = b"<opml><body>" + b"<outline text='a'>" * depth + b"<outline xmlUrl='u'/>" + b"</outline>" * depth
    assert [found.url for found in read_opml(content + b"</body></opml>")] == ["u"]
