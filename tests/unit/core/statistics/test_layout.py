"""Spreadsheets of yearbooks as they come, and as we write them."""

from dataclasses import dataclass
from datetime import date
from edu.portal.core.statistics.layout import read_layout
from edu.portal.core.statistics.model import whole_book
from edu.portal.core.statistics.trend import Year
from edu.portal.core.statistics.trend import completed_years
from edu.portal.core.statistics.trend import trend_of
from edu.portal.core.statistics.writing import sheet_rows
from edu.portal.core.statistics.writing import template_rows
from hypothesis import given
from hypothesis import strategies as st
import json
from pathlib import Path
import pytest


CORPUS = json.loads((Path(__file__).parents[3] / "corpus" / "statistics" / "sheets.json").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Cell:
    value: object
    ref: str
    problem: str = ""

    @property
    def text(self):
        return "" if self.value is None else str(self.value).strip()


def cells(rows):
    return [
        [Cell(value, f"{chr(65 + column)}{number}") for column, value in enumerate(row)]
        for number, row in enumerate(rows, 1)
    ]


def read(rows, types=("thcs",), sheet=""):
    return read_layout([(sheet, cells(rows))], whole_book().for_types(types))


@pytest.mark.parametrize("case", CORPUS, ids=[case["about"] for case in CORPUS])
def test_the_corpus(case):
    reading = read(case["rows"], case["types"], case.get("sheet", ""))
    assert {str(year): reading.figures(year) for year in reading.years} == case["figures"]
    assert [[fault.code, fault.ref] for fault in reading.faults] == case.get("faults", [])
    assert [fault.text for fault in reading.skipped] == case.get("skipped", [])
    assert sorted(reading.provisional) == case.get("provisional", [])


def test_a_day_in_place_of_a_figure_and_a_formula_without_result_are_told_by_cell():
    book = whole_book().for_types(["thcs"])
    head = [Cell("Chỉ tiêu", "A1"), Cell("2024-2025", "B1"), Cell("2025-2026", "C1")]
    row = [Cell("Số lớp", "A2"), Cell(date(2026, 5, 1), "B2"), Cell(None, "C2", "formula")]
    reading = read_layout([("", [head, row])], book)
    assert [(fault.code, fault.ref) for fault in reading.faults] == [("date", "B2"), ("formula", "C2")]


def known(book):
    return completed_years(
        [
            Year(
                2024,
                False,
                {"so-lop": "20", "lop-khoi-6": "-", "hoc-sinh": "800", "dien-tich": "5600.5", "thu-vien": "…"},
            ),
            Year(
                2025, True, {"so-lop": "21", "hoc-sinh": "1861", "hoc-sinh-dan-toc": "3", "hoc-sinh-dan-toc-nu": "1"}
            ),
        ],
        book,
    )


@pytest.mark.parametrize("with_ids", [True, False])
def test_what_is_written_is_read_again(with_ids):
    book = whole_book().for_types(["thcs"])
    years = known(book)
    reading = None
    sheets = []
    for group in book.groups:
        trend = trend_of(group, book, years, (2024, 2025))
        if trend.rows:
            rows = [row if with_ids else row[:4] for row in sheet_rows(trend, {2025})]
            sheets.append((group.title, cells(rows)))
    reading = read_layout(sheets, book)
    assert (reading.faults, reading.skipped, reading.provisional) == ([], [], {2025})
    for number, year in years.items():
        told = {name: figure for name, figure in year.figures.items() if not book.indicator(name).is_computed}
        assert {name: figure for name, figure in reading.figures(number).items() if figure} == told


def test_the_template_holds_what_is_entered():
    book = whole_book().for_types(["thcs"])
    rows = template_rows(book, "lop", (2024, 2025))
    assert rows[0] == ("Chỉ tiêu", "Đơn vị tính", "2024-2025", "2025-2026", "Mã chỉ tiêu")
    assert ("    Khối 6", "lớp", None, None, "lop-khoi-6") in rows
    assert "hoc-sinh-mot-lop" not in [row[-1] for row in rows]


VALUES = (
    st.none() | st.text(max_size=12) | st.integers() | st.sampled_from(["2024-2025", "Sơ bộ", "Nữ", "Học sinh", "-"])
)


@given(st.lists(st.lists(VALUES, max_size=5), max_size=8))
def test_any_table_is_read_or_told(rows):
    reading = read(rows)
    assert reading.entries or reading.faults or reading.skipped or reading.years == ()
