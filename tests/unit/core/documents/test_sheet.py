"""Many documents in a table: headings in many words, days in many forms, and every mistake by its line."""

from datetime import date
from datetime import datetime
from edu.portal.core.documents.sheet import COLUMNS
from edu.portal.core.documents.sheet import MOST_ROWS
from edu.portal.core.documents.sheet import pattern_rows
from edu.portal.core.documents.sheet import plan_import
from edu.portal.core.documents.sheet import read_date
from edu.portal.core.documents.sheet import read_type
from hypothesis import given
from hypothesis import strategies as st
import pytest


OWN = "Trường THCS Bờ Kênh"
HEAD = ("STT", "Số ký hiệu", "TRÍCH YẾU", "Ngày ban hành", "Loại", "Tệp")


def plan(*rows, archive=(), head=HEAD, taken=()):
    return plan_import([("SỔ VĂN BẢN",), (), head, *rows], archive, OWN, taken)


def codes(result):
    return [(problem.line, problem.column, problem.code) for problem in result.problems]


def test_a_sheet_as_schools_have_it():
    result = plan(
        (1, "12/KH-THCSBK", " Kế hoạch  năm học ", datetime(2026, 10, 5), "", "12.pdf; PHU LỤC.xlsx"),
        (),
        (2, "13/TB-THCSBK", "Thông báo", "7/10/26", "TB", None),
        archive=["van-ban/12.PDF", "Phụ lục.xlsx", "thừa.txt"],
    )
    assert result.problems == ()
    first, second = result.rows
    assert (first.line, first.title, first.type, first.issued) == (
        4,
        "Kế hoạch năm học",
        "ke-hoach",
        date(2026, 10, 5),
    )
    assert first.files == ("van-ban/12.PDF", "Phụ lục.xlsx")
    assert first.body == OWN
    assert (second.line, second.issued, second.type) == (6, date(2026, 10, 7), "thong-bao")
    assert result.unused == ("thừa.txt",)


def test_each_mistake_is_told_by_its_line():
    result = plan(
        (1, "12/KH-A", "", "5/10/2026", "Kế hoạch", ""),
        (2, "13/KH-A", "B", "32/10/2026", "Kế hoạch", ""),
        (3, "14/KH-A", "C", "", "Kế hoạch", ""),
        (4, "abc", "D", "5/10/2026", "", ""),
        (5, "15/KH-A", "E", "5/10/2026", "Thơ", ""),
        (6, "16/KH-A", "F", "5/10/2026", "Kế hoạch", "16.pdf"),
        (7, "17/KH-A", "G", "5/10/2026", "Kế hoạch", ""),
        (8, "17 / kh - a", "H", "6/10/2026", "Kế hoạch", ""),
    )
    assert codes(result) == [
        (4, "title", "missing"),
        (5, "issued", "no-day"),
        (6, "issued", "missing"),
        (7, "type", "missing"),
        (8, "type", "unknown"),
        (9, "files", "no-file"),
        (11, "number", "twice"),
    ]
    assert [row.number for row in result.rows] == ["17/KH-A"]
    assert len(result.errors) == 7


def test_what_is_only_odd_does_not_hinder():
    head = (*HEAD, "Lĩnh vực")
    result = plan((1, "12/KH-A", "A", "5/10/2026", "KH", "", "Thủy lợi"), head=head, taken={("12-kh-a", 2026)})
    assert codes(result) == [(4, "field", "unknown"), (4, "number", "taken")]
    assert result.errors == ()
    assert result.rows[0].field == ""
    assert plan((1, "12/KH-A", "A", "5/10/2025", "KH", ""), taken={("12-kh-a", 2026)}).problems == ()


def test_validity_is_checked():
    head = (*HEAD, "Ngày hết hiệu lực")
    assert codes(plan((1, "12/KH-A", "A", "5/10/2026", "KH", "", "4/10/2026"), head=head)) == [
        (4, "expires", "ends-before")
    ]


def test_a_sheet_without_headings_or_rows():
    assert codes(plan_import([("a", "b")], (), OWN)) == [(1, "", "no-head")]
    assert codes(plan_import([], (), OWN)) == [(1, "", "no-head")]
    assert codes(plan()) == [(3, "", "no-rows")]


def test_a_long_sheet_ends():
    rows = [(place, f"{place}/KH-A", "A", "5/10/2026", "KH", "") for place in range(1, MOST_ROWS + 3)]
    result = plan(*rows)
    assert len(result.rows) == MOST_ROWS
    assert codes(result) == [(MOST_ROWS + 4, "", "too-many")]


def test_the_pattern_can_be_imported():
    head, example = pattern_rows()
    assert len(head) == len(example) == len(COLUMNS)
    result = plan_import([head, example], ["12-KH.pdf", "phu-luc.xlsx"], OWN)
    assert result.problems == ()
    assert result.rows[0].field == "hoat-dong-trai-nghiem"


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("5/10/2026", date(2026, 10, 5)),
        ("05-10-26", date(2026, 10, 5)),
        ("05.10.2026", date(2026, 10, 5)),
        ("2026-10-05", date(2026, 10, 5)),
        ("2026-10-05 00:00:00", date(2026, 10, 5)),
        (date(2026, 10, 5), date(2026, 10, 5)),
        ("", None),
        (None, None),
    ],
)
def test_days(value, day):
    assert read_date(value) == day


@pytest.mark.parametrize("value", ["10/2026", "hôm qua", "5/13/2026", 46300, "5/10/2026 và 6/10/2026"])
def test_what_is_no_day(value):
    with pytest.raises(ValueError):
        read_date(value)


def test_kinds():
    assert read_type("Quyết định") == read_type("QĐ") == read_type("quyet-dinh") == "quyet-dinh"
    assert read_type("thơ") == read_type("") == ""


CELLS = st.none() | st.text(max_size=8) | st.integers() | st.floats() | st.dates() | st.sampled_from(HEAD)


@given(st.lists(st.lists(CELLS, max_size=7), max_size=6), st.lists(st.text(max_size=5), max_size=3))
def test_no_table_breaks_the_reading(table, archive):
    plan_import([*table, HEAD, *table], archive, OWN)
