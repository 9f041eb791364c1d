"""The register answers as somebody would who looks at each row, only faster."""

from datetime import date
from edu.portal.core.listing.bits import bits_of
from edu.portal.core.listing.bits import places_in
from edu.portal.core.listing.bits import run_of
from edu.portal.core.listing.query import ListingQuery
from edu.portal.core.listing.register import ask
from edu.portal.core.listing.register import build_register
from edu.portal.core.listing.register import number_orders
from edu.portal.core.listing.register import place_order
from edu.portal.core.text.document_number import number_key
from edu.portal.core.validity import Validity
from hypothesis import given
from hypothesis import strategies as st
from typing import NamedTuple


class Row(NamedTuple):
    record: int
    day: date | None = None
    number: str = ""
    kind: str = ""
    body: str = ""
    validity: Validity | None = None


OLD = Row(1, date(2019, 5, 1), "7/QC-THCSBK", "quy-che", "truong", Validity.REPLACED)
NEW = Row(2, date(2026, 5, 1), "07/QC-THCSBK", "quy-che", "truong", Validity.CURRENT)
SOON = Row(3, date(2026, 11, 1), "101/TB-SGDĐT", "thong-bao", "so", Validity.NOT_YET)
PAST = Row(4, date(2026, 1, 2), "12/KH-THCSBK", "ke-hoach", "truong", Validity.EXPIRED)
PAGE = Row(5)
ALL = (OLD, NEW, SOON, PAST, PAGE)


def register_of(rows):
    def having(name):
        values = {getattr(row, name) for row in rows} - {""}
        return [(value, [row.record for row in rows if getattr(row, name) == value]) for value in values]

    return build_register(
        {row.record: row.day for row in rows},
        {"type": having("kind"), "body": having("body")},
        {state: [row.record for row in rows if row.validity is state] for state in Validity},
        {row.record: number_key(row.number) for row in rows},
    )


def answer(rows=ALL, hits=None, order=None, **asked):
    register = register_of(rows)
    places = register.places()
    bits = None if hits is None else bits_of([places[record] for record in hits], len(rows))
    return ask(register, ListingQuery(**asked), bits, order)


def chosen(**asked):
    return answer(**asked).records()


def test_ended_documents_are_the_archive():
    assert chosen() == [3, 2, 5]
    assert chosen(validity="ended") == [4, 1]
    assert chosen(validity="current") == [2]
    assert chosen(validity="not-yet") == [3]
    assert sorted(chosen(validity="all")) == [1, 2, 3, 4, 5]
    assert answer().ended == 2
    assert answer(year=2019).ended == 1
    assert answer().validities == {"": 3, "current": 1, "not-yet": 1, "ended": 2, "all": 5}


def test_filters():
    assert chosen(document_type="thong-bao") == [3]
    assert chosen(issuing_body="truong") == [2]
    assert chosen(year=2026) == [3, 2]
    assert chosen(year=1999) == []
    assert chosen(signer="ai") == []
    assert chosen(hits={2, 5}, text="x") == [2, 5]
    assert chosen(hits=set(), text="x") == []


def test_numbers_are_compared_by_their_groups():
    assert chosen(number="số 7 / qc – thcsbk") == [2]
    assert chosen(number="07") == [2]
    assert chosen(number="QC-THCSBK") == [2]
    assert chosen(number="1") == []
    assert chosen(number="***") == []


def test_the_exact_number_stands_first_on_the_first_page():
    numbers = ("7/KH-A", "7/KH-A-B", "17/KH-A")
    rows = [Row(place, date(2026, 1, 1 + place), number) for place, number in enumerate(numbers)]
    assert answer(rows, number="07/kh-a").records() == [0, 1]
    found = answer(rows, text="7/KH-A", hits={1, 2})
    assert found.records() == [0, 2, 1]
    assert (found.records(0, 1), found.records(1, 2), found.records(2, 9)) == ([0], [2], [1])


def test_counts_say_what_a_choice_would_show():
    counts = answer(validity="all", issuing_body="truong").counts
    assert sorted(counts["type"]) == [("ke-hoach", 1), ("quy-che", 2)]
    assert sorted(counts["body"]) == [("so", 1), ("truong", 3)]
    assert sorted(counts["year"]) == [("2019", 1), ("2026", 2)]
    assert sorted(answer().counts["year"]) == [("2026", 2)]


def test_orders_put_what_has_no_key_last():
    register = register_of(ALL)
    numbers = number_orders(register)
    for descending, expected in ((False, [2, 1, 4, 3, 5]), (True, [3, 4, 2, 1, 5])):
        order = place_order(register, numbers, descending)
        found = ask(register, ListingQuery(validity="all"), None, order)
        assert found.records() == expected
        assert found.records(1, 3) == expected[1:3]


def test_an_empty_register():
    found = answer(())
    assert (len(found), found.records(), found.ended) == (0, [], 0)
    assert len(answer((), number="1", text="1", hits=())) == 0


@given(st.sets(st.integers(0, 3000)), st.integers(0, 40), st.integers(0, 60))
def test_places_are_cut_like_a_list(places, start, stop):
    bits = bits_of(places, 3001)
    assert places_in(bits) == sorted(places)
    assert places_in(bits, start, stop) == sorted(places)[start:stop]
    assert run_of(start, stop) == bits_of(range(start, stop), 100)


ROWS = st.lists(
    st.builds(
        Row,
        record=st.integers(0, 500),
        day=st.none() | st.dates(date(2019, 1, 1), date(2026, 12, 31)),
        number=st.sampled_from(["", "7/QĐ-A", "17/QĐ-A", "7/QĐ-A-B", "A", "-", "8\n9"]),
        kind=st.sampled_from(["", "a", "b"]),
        body=st.sampled_from(["", "x", "y"]),
        validity=st.none() | st.sampled_from(list(Validity)),
    ),
    max_size=20,
    unique_by=lambda row: row.record,
)
SHOWN = {
    "": lambda row: row.validity not in (Validity.EXPIRED, Validity.REPLACED),
    "ended": lambda row: row.validity in (Validity.EXPIRED, Validity.REPLACED),
    "current": lambda row: row.validity is Validity.CURRENT,
    "not-yet": lambda row: row.validity is Validity.NOT_YET,
    "all": lambda row: True,
}


@given(
    ROWS,
    st.sampled_from(list(SHOWN)),
    st.sampled_from(["", "a", "b", "c"]),
    st.sampled_from(["", "x"]),
    st.none() | st.integers(2019, 2022),
    st.sampled_from(["", "7", "7/qđ-a", "qd-a", "9"]),
)
def test_the_answer_is_that_of_a_patient_reader(rows, validity, kind, body, year, number):
    def fits(row):
        key, wanted = number_key(row.number), number_key(number)
        return (
            SHOWN[validity](row)
            and kind in ("", row.kind)
            and body in ("", row.body)
            and (year is None or (row.day is not None and row.day.year == year))
            and (not number or f"-{wanted}-" in f"-{key}-")
        )

    found = answer(rows, validity=validity, document_type=kind, issuing_body=body, year=year, number=number)
    expected = [row.record for row in rows if fits(row)]
    assert sorted(found.records()) == sorted(expected)
    assert len(found) == len(expected)
    cut = [*found.records(0, 3), *found.records(3, 7), *found.records(7)]
    assert cut == found.records()
