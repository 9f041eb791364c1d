"""Records of learning resources, choosing among them, counting them by school year."""

from datetime import date
from edu.portal.core.learning.record import Record
from edu.portal.core.learning.record import from_plain
from edu.portal.core.learning.record import missing
from edu.portal.core.learning.record import to_plain
from edu.portal.core.learning.select import Row
from edu.portal.core.learning.select import chosen
from edu.portal.core.learning.select import counts
from edu.portal.core.learning.select import ordered
from edu.portal.core.learning.select import published_in
from hypothesis import given
from hypothesis import strategies as st
import json
import pytest


FULL = Record(
    kind="e-learning",
    subject="Toán",
    grade="6",
    semester="1",
    school_year=2026,
    author=("Mai Thế Phong", "Lê Thu Hà"),
    own_teacher=False,
    licence="cc-by",
    formats=("package", "file"),
    first_published=date(2026, 10, 5),
)
ROWS = [
    Row("a", FULL, None),
    Row("b", Record(subject="Toán", grade="7", author=("Lê Thu Hà",)), None),
    Row("c", Record(subject="Ngữ văn", grade="6"), None),
    Row("paper", None, None),
]


@given(
    st.builds(
        Record,
        kind=st.text(max_size=5),
        subject=st.text(max_size=5),
        school_year=st.none() | st.integers(1990, 2100),
        author=st.tuples() | st.tuples(st.text(min_size=1, max_size=5)),
        own_teacher=st.booleans(),
        first_published=st.none() | st.dates(),
    )
)
def test_what_is_written_is_read(record):
    assert from_plain(json.loads(json.dumps(to_plain(record)))) == record


@pytest.mark.parametrize("plain", [None, "", 7, ["kind"]])
def test_anything_else_is_no_record(plain):
    assert from_plain(plain) is None


def test_single_wrong_values_are_left_out():
    found = from_plain({"subject": 7, "school_year": True, "author": "Hà", "first_published": "hôm qua", "grade": "6"})
    assert found == Record(grade="6")


def test_what_the_letter_asks_for():
    assert missing(FULL) == ()
    assert missing(Record(subject="Toán", semester="1")) == ("grade", "author")


def test_rows_are_chosen_and_counted():
    assert [row.item for row in chosen(ROWS, {})] == ["a", "b", "c", "paper"]
    assert [row.item for row in chosen(ROWS, {"subject": "Toán", "author": "Lê Thu Hà"})] == ["a", "b"]
    assert [row.item for row in chosen(ROWS, {"school_year": "2026"})] == ["a"]
    assert counts(ROWS, {"subject": "Toán"}, "grade") == {"6": 1, "7": 1}
    assert counts(ROWS, {"subject": "Toán"}, "subject") == {"Toán": 2, "Ngữ văn": 1}
    assert counts(ROWS, {}, "author") == {"Mai Thế Phong": 1, "Lê Thu Hà": 2}


@pytest.mark.parametrize(("descending", "expected"), [(False, "acbp"), (True, "bacp")])
def test_papers_without_a_value_come_last_in_both_directions(descending, expected):
    found = ordered(ROWS, lambda row: row.record.grade if row.record else None, descending)
    assert "".join(row.item[0] for row in found) == expected


def test_only_what_own_teachers_published_counts_for_its_school_year():
    days = [date(2026, 9, 1), date(2026, 8, 31), date(2027, 1, 4), None]
    records = [*(Record(first_published=day) for day in days), FULL]
    assert published_in(records) == {2026: 2, 2025: 1}
    assert published_in(records, lambda day: day.year) == {2027: 1, 2026: 2}
