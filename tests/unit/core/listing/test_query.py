"""What is asked of a list: reading never fails, writing and reading back is the same question."""

from edu.portal.core.listing.query import ListingQuery
from edu.portal.core.listing.query import clean_text
from edu.portal.core.listing.query import has_filters
from edu.portal.core.listing.query import query_pairs
from edu.portal.core.listing.query import query_url
from edu.portal.core.listing.query import read_query
from edu.portal.core.listing.query import text_pattern
from hypothesis import given
from hypothesis import strategies as st
import json
from pathlib import Path
import pytest
from urllib.parse import parse_qs
from urllib.parse import parse_qsl
from urllib.parse import urlsplit


HOSTILE = json.loads(
    (Path(__file__).parents[3] / "corpus" / "listing" / "hostile_queries.json").read_text(encoding="utf-8")
)
SORTABLE = ("day", "number", "title")
NAMES = ("text", "number", "type", "body", "year", "validity", "sort", "b_start")
VALUES = st.one_of(st.text(), st.integers(), st.none(), st.lists(st.text()), st.binary(), st.floats())


def read(query_string):
    return read_query(dict(parse_qsl(query_string)), SORTABLE)


def test_a_full_question():
    assert read(
        "text=th%C3%B4ng+b%C3%A1o&number=12&type=thong-bao&body=S%E1%BB%9F&year=2026&validity=all&sort=-day"
    ) == (ListingQuery("thông báo", "12", "thong-bao", "Sở", 2026, "all", "day", True))


def test_the_bare_address_asks_nothing():
    assert read_query({}) == ListingQuery()
    assert not has_filters(ListingQuery(sort="day", start=20))
    assert has_filters(ListingQuery(year=2026))


@pytest.mark.parametrize("query_string", HOSTILE)
def test_hostile_addresses_are_read(query_string):
    pairs = parse_qs(query_string, keep_blank_values=True)
    form = {name: values[0] if len(values) == 1 else values for name, values in pairs.items()}
    query = read_query(form, SORTABLE)
    assert query.start >= 0
    assert query.sort in ("", *SORTABLE)
    "".join(value for _name, value in query_pairs(query)).encode("utf-8")


@given(st.dictionaries(st.sampled_from(NAMES), VALUES))
def test_reading_never_raises_and_reads_its_own_writing(form):
    query = read_query(form, SORTABLE)
    assert read_query(dict(query_pairs(query)), SORTABLE) == query


@given(st.text())
def test_clean_text_is_stable(text):
    once = clean_text(text, 50)
    assert clean_text(once, 50) == once
    assert len(once) <= 50


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("thông báo tuyển sinh", "thông báo tuyển sinh*"),
        ("kế hoạch", "kế hoạch*"),
        ('"kế (hoạch*', "kế hoạch*"),
        ("12/QĐ-THCS", "12 QĐ THCS*"),
        ("and or not", "and* or* not*"),
        ("this not that", "this not* that*"),
        ("*?()", ""),
        ("", ""),
        ("a " * 40, " ".join(["a"] * 11 + ["a*"])),
    ],
)
def test_text_pattern(text, pattern):
    assert text_pattern(text) == pattern


def test_a_change_leads_to_the_first_page():
    query = ListingQuery(text="a b", year=2026, start=40)
    url = query_url("http://x/f", query, validity="all")
    assert url == "http://x/f?text=a+b&year=2026&validity=all"
    assert read_query(dict(parse_qsl(urlsplit(url).query))).start == 0
    assert query_url("http://x/f", ListingQuery(year=2026), year=None) == "http://x/f"
    assert query_url("http://x/f", query, start=60).endswith("b_start=60")
