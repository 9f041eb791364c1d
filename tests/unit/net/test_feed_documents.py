"""Feeds as they are out there: each document of the corpus has beside it what may be shown of it."""

from datetime import datetime
from edu.portal.core.feeds.merge import merge_entries
from edu.portal.core.feeds.model import RawEntry
from edu.portal.core.feeds.normalise import normalise_all
from edu.portal.net.charset import decode_feed
from edu.portal.net.feedxml import MAX_ITEMS
from edu.portal.net.feedxml import NotAFeed
from edu.portal.net.feedxml import read_feed
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
import json
from pathlib import Path
import pytest
import time


DOCUMENTS = Path(__file__).parents[2] / "corpus" / "feeds" / "documents"
BUSY = json.loads((DOCUMENTS.parent / "busy.json").read_text(encoding="utf-8"))
NAMES = sorted(path.stem for path in DOCUMENTS.glob("*.xml"))
NOW = datetime.fromisoformat("2026-11-20T09:00:00+07:00")
RSS = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>N</title>{}</channel></rss>'
PIECES = (
    "<rss>",
    "<channel>",
    "<item>",
    "</item>",
    "<title>",
    "</title>",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?xml ",
)
PIECES += ("<!DOCTYPE rss", "[", "]", ">", "&#0;", "&nbsp;", "&", "<", '"', "a='1'", "ế", "\0", "</rss>", "<feed", ":")


def shown(content, case):
    now = datetime.fromisoformat(case["now"])
    entries = normalise_all(read_feed(content, case["content_type"]), case["url"], now)
    return [
        {
            "title": entry.title,
            "link": entry.link,
            "guid": entry.guid,
            "published": entry.published.isoformat() if entry.published else None,
            "summary": entry.summary,
        }
        for entry in merge_entries((), entries, 50)
    ]


def test_every_document_has_its_expectation():
    assert len(NAMES) > 40
    assert sorted(path.stem for path in DOCUMENTS.glob("*.json")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_document(name):
    content = (DOCUMENTS / f"{name}.xml").read_bytes()
    case = json.loads((DOCUMENTS / f"{name}.json").read_text(encoding="utf-8"))
    if "failure" in case:
        with pytest.raises(NotAFeed) as problem:
            shown(content, case)
        assert problem.value.kind == case["failure"], case["about"]
    else:
        assert shown(content, case) == case["entries"], case["about"]


@given(st.one_of(st.binary(max_size=200), st.lists(st.sampled_from(PIECES), max_size=30).map("".join).map(str.encode)))
@settings(max_examples=300)
def test_any_bytes_are_a_feed_or_no_feed(content):
    try:
        entries = read_feed(content, "text/xml")
    except NotAFeed:
        return
    assert all(isinstance(entry, RawEntry) for entry in entries)


@given(st.text(max_size=60))
def test_valid_utf8_is_always_read_as_utf8(text):
    text = f"ế{text}".replace("\0", "")
    assert decode_feed(text.encode("utf-8", "replace"), "text/xml; charset=windows-1258") == text.encode(
        "utf-8", "replace"
    ).decode("utf-8")


def test_three_thousand_items_are_cut_to_the_limit():
    content = RSS.format("".join(f"<item><title>Tin {number}</title></item>" for number in range(3000))).encode()
    entries = read_feed(content, "text/xml")
    assert len(entries) == MAX_ITEMS
    assert (entries[0].title, entries[-1].title) == ("Tin 0", f"Tin {MAX_ITEMS - 1}")


@pytest.mark.parametrize(
    "hostile",
    [
        "<a>" * 600_000,
        "<item><title>" + "<a>" * 600_000 + "</title></item>",
        "<item><title>" + "<![CDATA[" * 200_000 + "</title></item>",
        "<item " + " ".join(f"a{number}='x'" for number in range(160_000)) + "></item>",
        "<item/>" * 280_000,
        "<item><title>" + "<" * 2_000_000 + "</title></item>",
    ],
    ids=["deep", "deep-in-item", "cdata", "attributes", "items", "brackets"],
)
def test_documents_that_only_want_to_keep_us_busy_end_soon(hostile):
    start = time.process_time()
    try:
        read_feed(RSS.format(hostile).encode(), "text/xml")
    except NotAFeed as problem:
        assert problem.kind == "unsafe-xml"
    assert time.process_time() - start < 3


@pytest.mark.parametrize("case", BUSY, ids=lambda case: case["case"])
def test_texts_that_only_want_to_keep_us_busy_end_soon(case):
    body = "".join(
        "".join(text.replace("{}", str(number)) for number in range(times)) for text, times in case["parts"]
    )
    start = time.process_time()
    assert len(normalise_all(read_feed(RSS.format(body).encode(), "text/xml"), "https://so.example.vn/rss", NOW)) <= 1
    assert time.process_time() - start < 4


def test_marks_of_an_old_character_set_do_not_keep_us_busy():
    start = time.process_time()
    decode_feed(b"<rss>a" + b"\xcc" * 1_000_000 + b"\xf2" * 1_000_000, "text/xml")
    assert time.process_time() - start < 4
