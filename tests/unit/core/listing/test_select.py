"""Choosing and ordering rows, without a catalogue."""

from datetime import date
from edu.portal.core.listing.query import ListingQuery
from edu.portal.core.listing.select import Fact
from edu.portal.core.listing.select import count_ended
from edu.portal.core.listing.select import read_facets
from edu.portal.core.listing.select import select_facts
from edu.portal.core.listing.select import sort_facts
from edu.portal.core.validity import Validity
from hypothesis import given
from hypothesis import strategies as st


OLD = Fact(1, "Quy chế cũ", date(2019, 5, 1), "7/QC-THCSBK", "quy-che", "truong", Validity.REPLACED)
NEW = Fact(2, "Quy chế mới", date(2026, 5, 1), "07/QC-THCSBK", "quy-che", "truong", Validity.CURRENT)
SOON = Fact(3, "Đề án", date(2026, 11, 1), "101/TB-SGDĐT", "thong-bao", "so", Validity.NOT_YET)
PAST = Fact(4, "An toàn", date(2026, 1, 2), "12/KH-THCSBK", "ke-hoach", "truong", Validity.EXPIRED)
PAGE = Fact(5, "Ấn phẩm", None)
ALL = (OLD, NEW, SOON, PAST, PAGE)


def chosen(hits=None, **asked):
    return [fact.record for fact in select_facts(ALL, ListingQuery(**asked), hits)]


def test_ended_documents_are_the_archive():
    assert chosen() == [3, 2, 5]
    assert chosen(validity="ended") == [4, 1]
    assert chosen(validity="current") == [2]
    assert chosen(validity="not-yet") == [3]
    assert sorted(chosen(validity="all")) == [1, 2, 3, 4, 5]
    assert count_ended(ALL, ListingQuery(), None) == 2
    assert count_ended(ALL, ListingQuery(year=2019), None) == 1


def test_filters():
    assert chosen(document_type="thong-bao") == [3]
    assert chosen(issuing_body="truong") == [2]
    assert chosen(year=2026) == [3, 2]
    assert chosen(year=1999) == []
    assert chosen(hits={2, 5}, text="x") == [2, 5]
    assert chosen(hits=set(), text="x") == []


def test_numbers_are_compared_by_their_groups():
    assert chosen(number="số 7 / qc – thcsbk") == [2]
    assert chosen(number="07") == [2]
    assert chosen(number="QC-THCSBK") == [2]
    assert chosen(number="1") == []
    assert chosen(number="***") == []


def test_the_exact_number_stands_first():
    numbers = ("7/KH-A", "7/KH-A-B", "17/KH-A")
    facts = [Fact(place, day=date(2026, 1, 1 + place), number=number) for place, number in enumerate(numbers)]
    found = select_facts(facts, ListingQuery(number="07/kh-a"), None)
    assert [fact.number for fact in found] == ["7/KH-A", "7/KH-A-B"]
    found = select_facts(facts, ListingQuery(text="7/KH-A"), {1, 2})
    assert [fact.number for fact in found] == ["7/KH-A", "17/KH-A", "7/KH-A-B"]


def test_order():
    def order(name, descending):
        return [fact.record for fact in sort_facts(ALL, name, descending)]

    assert order("", False) == [3, 2, 4, 1, 5]
    assert order("day", False) == [1, 4, 2, 3, 5]
    assert order("number", False) == [2, 1, 4, 3, 5]
    assert order("number", True) == [3, 4, 2, 1, 5]
    # An before Ấn before Đề before Quy: the Vietnamese alphabet.
    assert order("title", False) == [4, 5, 3, 1, 2]


def test_facets_hold_what_is_shown():
    facets = read_facets(ALL, "")
    assert facets.document_types == (("quy-che", 1), ("thong-bao", 1))
    assert facets.issuing_bodies == (("so", 1), ("truong", 1))
    assert facets.years == ((2026, 2),)
    assert read_facets(ALL, "all").years == ((2026, 3), (2019, 1))


FACTS = st.lists(
    st.builds(
        Fact,
        record=st.integers(0, 50),
        title=st.text(max_size=10),
        day=st.none() | st.dates(),
        number=st.text(max_size=10),
        document_type=st.sampled_from(["", "a", "b"]),
        validity=st.none() | st.sampled_from(list(Validity)),
    ),
    max_size=20,
)


@given(FACTS, st.sampled_from(["", "day", "number", "title"]), st.booleans())
def test_sorting_loses_nothing(facts, name, descending):
    assert sorted(map(id, sort_facts(facts, name, descending))) == sorted(map(id, facts))


@given(FACTS, st.text(max_size=8), st.sampled_from(["", "current", "not-yet", "ended", "all"]))
def test_choosing_never_raises(facts, number, validity):
    found = select_facts(facts, ListingQuery(number=number, validity=validity), None)
    assert set(found) <= set(facts)
