"""Workbooks of ours open without harm, and what is written is what is read back."""

from datetime import UTC
from datetime import date
from datetime import datetime
from decimal import Decimal
from edu.portal.sheets.reader import read_table
from edu.portal.sheets.reader import read_tables
from edu.portal.sheets.writer import Sheet
from edu.portal.sheets.writer import write_xlsx
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
import io
import openpyxl
import pytest


def first(data):
    return [[cell.value for cell in row] for row in read_table(data, "a.xlsx").rows]


@pytest.mark.parametrize("text", ["=1+1", "+84", "-", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")', "＝1", " =1"])
def test_text_that_looks_like_a_formula_stays_text(text):
    cell = openpyxl.load_workbook(io.BytesIO(write_xlsx([Sheet("A", ((text,),))]))).active["A1"]
    assert (cell.value, cell.data_type, bool(cell.quotePrefix)) == (text, "s", True)


def test_values_keep_their_type():
    row = ("Lớp", 12, 1234.5, Decimal("0.25"), True, None, date(2026, 9, 5), datetime(2026, 9, 5, 7, 30, tzinfo=UTC))
    assert first(write_xlsx([Sheet("A", (row,))])) == [
        ["Lớp", 12, 1234.5, 0.25, True, None, date(2026, 9, 5), datetime(2026, 9, 5, 7, 30)]
    ]


def test_signs_that_no_workbook_may_hold_are_dropped_and_long_texts_end_where_excel_ends():
    assert first(write_xlsx([Sheet("A", (("a\x00\x0bb", "x" * 40_000),))])) == [["ab", "x" * 32_767]]


def test_titles_are_made_fit_and_unique():
    data = write_xlsx(
        [Sheet(title, ((1,),)) for title in ("Học sinh/Lớp [a]", "học sinh lớp  a", "", "x" * 40, "x" * 40)]
    )
    titles = [table.name for table in read_tables(data, "a")]
    assert len({title.casefold() for title in titles}) == 5
    assert all(0 < len(title) <= 31 for title in titles)


def test_heads_are_bold_and_stay_while_scrolling():
    sheet = openpyxl.load_workbook(io.BytesIO(write_xlsx([Sheet("A", (("Tên",), ("x",)))]))).active
    assert (sheet["A1"].font.bold, sheet["A2"].font.bold, sheet.freeze_panes) == (True, False, "A2")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text(max_size=20) | st.integers(-(10**12), 10**12) | st.none(), max_size=4), max_size=5))
def test_any_text_can_be_written(rows):
    openpyxl.load_workbook(io.BytesIO(write_xlsx([Sheet("A", tuple(tuple(row) for row in rows))])))
