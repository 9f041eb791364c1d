"""Tables as CSV files: read back as written, and no cell is run by a spreadsheet."""

import csv
from edu.portal.core.text.spreadsheet import csv_bytes
from edu.portal.core.text.spreadsheet import guard_cell
from hypothesis import given
from hypothesis import strategies as st
import io
import pytest


def read(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("cell", ["=1+1", "+84 28", "-2", "@SUM(A1)", "\t=1", "\r=1", "  =cmd|' /C calc'!A0", "＝1+1"])
def test_formulas_are_guarded(cell):
    assert guard_cell(cell) == "'" + cell


@pytest.mark.parametrize(
    ("cell", "guarded"),
    [
        ("Xin chào;=HYPERLINK(1)", "Xin chào;'=HYPERLINK(1)"),
        ("một; -2+3", "một; '-2+3"),
        ("một\n=1+1", "một\n'=1+1"),
        ("=1;=2", "'=1;'=2"),
    ],
)
def test_formulas_after_the_other_separator_are_guarded(cell, guarded):
    assert guard_cell(cell) == guarded


@pytest.mark.parametrize("cell", ["Gồm:\n- một\n- hai", "a; b", "", "12/QĐ-THCSBK", "Kế hoạch =", "'đã có"])
def test_other_cells_stay(cell):
    assert guard_cell(cell) == cell


def test_csv_is_read_back():
    content = csv_bytes([["Số", "Trích yếu"], ["12/QĐ", 'Về "an toàn", phòng cháy\nvà đuối nước'], ["=1", ""]])
    assert content.startswith(b"\xef\xbb\xbf")
    assert read(content) == [["Số", "Trích yếu"], ["12/QĐ", 'Về "an toàn", phòng cháy\nvà đuối nước'], ["'=1", ""]]


@given(st.lists(st.lists(st.text(), min_size=1, max_size=3), max_size=4))
def test_csv_never_raises(rows):
    csv_bytes(rows).decode("utf-8")


@given(st.lists(st.lists(st.text('ab,"\n;Ă ').map("x".__add__), min_size=2, max_size=2)))
def test_harmless_cells_come_back(rows):
    assert read(csv_bytes(rows)) == rows
