"""The feeds that the portal offers, read back by readers that others wrote."""

from dataclasses import replace
from datetime import datetime
from datetime import timedelta
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.feeds.publish import FORMATS
from edu.portal.core.feeds.publish import Category
from edu.portal.core.feeds.publish import Document
from edu.portal.core.feeds.publish import Enclosure
from edu.portal.core.feeds.publish import Item
from edu.portal.core.feeds.publish import etag_of
from edu.portal.core.feeds.publish import write_atom
from edu.portal.core.feeds.publish import write_json
from edu.portal.core.feeds.publish import write_rss
from edu.portal.net.jsonfeed import read_json_feed
import feedparser
import json
import pytest
from typing import Any


NOW = datetime(2026, 11, 20, 9, 0, tzinfo=VIETNAM)
ITEM = Item(
    id="0b1c2d3e4f5061728394a5b6c7d8e9f0",
    title="Kế hoạch <tuyển sinh> & xét tuyển\x0b",
    link="https://truong.edu.vn/van-ban/ke-hoach",
    summary="Năm học 2026-2027 ]]> \u202etrái",
    published=NOW,
    updated=NOW + timedelta(hours=1),
    author="Ban Biên tập",
    categories=(Category("van-ban", "Văn bản"),),
    enclosures=(
        Enclosure("https://truong.edu.vn/a.pdf", "application/pdf", 12345, "Kế hoạch.pdf"),
        Enclosure("https://truong.edu.vn/b.docx", "application/msword", 1, "Phụ lục"),
    ),
    picture="https://truong.edu.vn/anh.jpg",
)
DOCUMENT = Document(
    id="van-ban",
    title="Văn bản",
    description="Văn bản của trường",
    address="https://truong.edu.vn/van-ban/rss.xml",
    page="https://truong.edu.vn/van-ban",
    publisher="Trường THCS Nguyễn Du",
    items=(ITEM, replace(ITEM, id="x", title="Hai", enclosures=(), author="", summary="", categories=())),
)


@pytest.mark.parametrize("write", [write_rss, write_atom])
def test_feedparser_reads_it_without_a_complaint(write: Any) -> None:
    read = feedparser.parse(write(DOCUMENT))
    assert not read.bozo
    assert (read.feed.title, read.feed.link, read.feed.language) == ("Văn bản", DOCUMENT.page, "vi")
    first, second = read.entries
    assert (
        first.title == "Kế hoạch &lt;tuyển sinh&gt; &amp; xét tuyển"
        or first.title == "Kế hoạch <tuyển sinh> & xét tuyển"
    )
    assert first.id == "urn:uuid:0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0"
    assert second.id == "urn:edu.portal:x"
    assert first.link == ITEM.link
    assert first.summary == "Năm học 2026-2027 ]]> trái"
    assert first.published_parsed[:5] == (2026, 11, 20, 2, 0)
    assert first.author == "Ban Biên tập"
    assert first.enclosures[0].href == "https://truong.edu.vn/a.pdf"
    assert first.enclosures[0].length == "12345"
    assert "van-ban" in [tag.term for tag in first.tags]
    assert second.enclosures == []


def test_the_json_feed_says_the_same() -> None:
    feed = json.loads(write_json(DOCUMENT))
    assert (feed["version"], feed["feed_url"]) == ("https://jsonfeed.org/version/1.1", DOCUMENT.address)
    first = feed["items"][0]
    assert first["title"] == "Kế hoạch <tuyển sinh> & xét tuyển"
    assert first["date_published"] == "2026-11-20T09:00:00+07:00"
    assert [part["size_in_bytes"] for part in first["attachments"]] == [12345, 1]
    assert first["_edu_portal"] == {"categories": ["van-ban"]}
    assert feed["items"][1] == {
        "id": "urn:edu.portal:x",
        "url": ITEM.link,
        "title": "Hai",
        "content_text": "",
        "date_published": "2026-11-20T09:00:00+07:00",
        "date_modified": "2026-11-20T10:00:00+07:00",
        "image": ITEM.picture,
    }
    assert read_json_feed(write_json(DOCUMENT), "")[0].picture == ITEM.picture


@pytest.mark.parametrize("format_", FORMATS, ids=lambda found: found.name)
def test_an_empty_feed_is_a_feed(format_: Any) -> None:
    empty = format_.write(replace(DOCUMENT, items=(), description="", publisher=""))
    assert empty == format_.write(replace(DOCUMENT, items=(), description="", publisher=""))
    assert etag_of(empty) != etag_of(format_.write(DOCUMENT))
    if format_.name.endswith("xml"):
        assert not feedparser.parse(empty).bozo
