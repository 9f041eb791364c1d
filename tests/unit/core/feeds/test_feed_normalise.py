"""Entries become plain, short and safe. The documents of tests/corpus/feeds show the same end to end."""

from datetime import datetime
from datetime import timedelta
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.feeds.model import RawEntry
from edu.portal.core.feeds.normalise import SUMMARY_LENGTH
from edu.portal.core.feeds.normalise import TITLE_LENGTH
from edu.portal.core.feeds.normalise import normalise
from edu.portal.core.feeds.normalise import normalise_all
from edu.portal.core.feeds.normalise import safe_link
from edu.portal.core.feeds.plaintext import plain_text
from edu.portal.core.feeds.plaintext import shorten
from hypothesis import given
from hypothesis import strategies as st
import pytest
from time import gmtime
from time import struct_time
import unicodedata


NOW = datetime(2026, 11, 20, 9, 0, tzinfo=VIETNAM)
FEED = "https://so.example.vn/rss/tin-tuc"
WORDS = ("<script>", "</script>", "&amp;", "&lt;", "<![CDATA[", "<![x[", "]]>", "<!--", "-->")
PIECES = (*"<>&;/!?-=' abpđế#x0123", *WORDS)
HTML = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
RAW = st.builds(
    RawEntry,
    guid=st.text(max_size=30),
    link=st.one_of(st.text(max_size=40), HTML),
    title=st.one_of(st.text(max_size=60), HTML),
    summary=st.one_of(st.text(max_size=60), HTML),
    published=st.text(max_size=30),
    published_struct=st.one_of(st.none(), st.just(struct_time((0,) * 9)), st.just(gmtime(0))),
)


@given(RAW)
def test_never_raises_and_gives_only_what_may_be_shown(raw):
    entry = normalise(raw, FEED, NOW)
    if entry is None:
        return
    assert entry.title
    assert len(entry.title) <= TITLE_LENGTH
    assert len(entry.summary) <= SUMMARY_LENGTH
    assert entry.link == "" or entry.link.startswith(("http://", "https://"))
    assert unicodedata.is_normalized("NFC", entry.title + entry.summary)
    assert entry.when <= NOW


@given(st.one_of(st.text(), HTML))
def test_plain_text_never_raises_and_has_single_spaces(text):
    plain = plain_text(text)
    assert plain == " ".join(plain.split())


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("Toán 5 < 6 và x > y", "Toán 5 < 6 và x > y"),
        ("Sở GD&ĐT", "Sở GD&ĐT"),
        ("&amp;amp;amp;quot;A", '"A'),
        ("<p>Một</p><p>Hai</p>", "Một Hai"),
        ("<b>Đậm</b>nhạt", "Đậmnhạt"),
        ("Dòng một<br/>dòng hai", "Dòng một dòng hai"),
        ("Trước<script>x</script>Sau<style>y</style>", "TrướcSau"),
        ("Chưa đóng <b", "Chưa đóng"),
        ("Chưa đóng <a href='x", "Chưa đóng"),
        ("Trước<!--[if gte mso 9]><xml>x</xml><![endif]-->Sau", "Trước Sau"),
        ("Trước<![if !mso]>Sau<![endif]>", "Trước Sau"),
        ("&lt;![CDATA[Hai lần]]&gt;", "Hai lần"),
        ("<![CDATA[Hai lần]]>", "Hai lần"),
        ("Chưa đóng <script>alert(1)", "Chưa đóng"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;Sạch", "Sạch"),
        ("", ""),
    ],
)
def test_plain_text(html, expected):
    assert plain_text(html) == expected


def test_shorten_cuts_between_words():
    assert shorten("Kế hoạch năm học", 16) == "Kế hoạch năm học"
    assert shorten("Kế hoạch năm học", 15) == "Kế hoạch năm…"
    assert shorten("a" * 30, 10) == "a" * 9 + "…"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("/tin/1", "https://so.example.vn/tin/1"),
        ("//cdn.example.vn/1", "https://cdn.example.vn/1"),
        ("https://so.example.vn/tệp 1.pdf", "https://so.example.vn/t%E1%BB%87p%201.pdf"),
        ("https://so.example.vn/t%E1%BB%87p.pdf?a=1&b=[2]#c", "https://so.example.vn/t%E1%BB%87p.pdf?a=1&b=[2]#c"),
        ("java\nscript:alert(1)", ""),
        ("JAVASCRIPT:alert(1)", ""),
        ("data:text/html,x", ""),
        ("mailto:a@b.vn", ""),
        ("https://nguoi:mat-khau@so.example.vn/", ""),
        ("http://[", ""),
        ("\ud800", ""),
        ("https://so.example.vn/" + "a" * 3000, ""),
        ("", ""),
    ],
)
def test_safe_link(link, expected):
    assert safe_link(link, FEED) == expected


def test_the_date_of_the_library_is_the_last_resort():
    struct = gmtime(datetime(2026, 11, 19, 1, 0, tzinfo=VIETNAM).timestamp())
    assert normalise(RawEntry(title="Tin", published="Năm ngoái", published_struct=struct), FEED, NOW).published == (
        datetime(2026, 11, 19, 1, 0, tzinfo=VIETNAM)
    )


def test_a_date_far_ahead_is_not_believed():
    near, far = NOW + timedelta(hours=23), NOW + timedelta(hours=25)
    raw = [RawEntry(title="Gần", published=near.isoformat()), RawEntry(title="Xa", published=far.isoformat())]
    entries = normalise_all(raw, FEED, NOW)
    assert [entry.published for entry in entries] == [near, None]
    assert [entry.when for entry in entries] == [NOW, NOW]


def test_positions_are_those_of_the_feed():
    entries = normalise_all([RawEntry(title="A"), RawEntry(), RawEntry(title="C")], FEED, NOW)
    assert [(entry.title, entry.position) for entry in entries] == [("A", 0), ("C", 2)]
