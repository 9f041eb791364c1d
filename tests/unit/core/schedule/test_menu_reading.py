"""Menus of schools as real XLSX files and pastes: what is read, and every doubt at its cell (requirements 4.3)."""

from collections import Counter
from datetime import date
from docx import Document
from edu.portal.core.schedule.grid import Span
from edu.portal.core.schedule.menu import KIND
from edu.portal.core.schedule.reading import Reading
from edu.portal.core.schedule.reading import read_sheets
from edu.portal.sheets.docx import read_docx
from edu.portal.sheets.model import Limits
from edu.portal.sheets.reader import read_tables
import io
import openpyxl
from openpyxl.utils import range_boundaries
from pathlib import Path
import pytest
import tomllib
from typing import Any


FILES = Path(__file__).parents[3] / "corpus" / "schedule" / "menu" / "files.toml"
CASES = tomllib.loads(FILES.read_text("utf-8"))["case"]


def rows_of(sheet: dict[str, Any]) -> list[list[str]]:
    lines = sheet["rows"].strip("\n").split("\n")
    return [[cell.replace("⏎", "\n") for cell in line.split("|")] for line in lines]


def workbook(case: dict[str, Any]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in case["sheets"]:
        page = book.create_sheet(sheet["name"])
        for row in rows_of(sheet):
            page.append([cell or None for cell in row])
        for area in sheet["merge"]:
            page.merge_cells(area)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def word_file(case: dict[str, Any]) -> bytes:
    """Return the case as schools write it in Word: lines above a table, whose merged areas are those of the case."""
    document = Document()
    for sheet in case["sheets"]:
        rows = rows_of(sheet)
        above = sheet["above"]
        for row in rows[:above]:
            document.add_paragraph(" ".join(filter(None, row)))
        rows = rows[above:]
        table = document.add_table(rows=len(rows), cols=max(map(len, rows)))
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                table.cell(number, column).text = text
        for area in sheet["merge"]:
            left, top, right, bottom = range_boundaries(area)
            table.cell(top - 1, left - 1).merge(table.cell(bottom - 1, right - 1))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read(case: dict[str, Any]) -> Reading:
    if case.get("word"):
        tables = read_docx(word_file(case), Limits(), merged=True)
    elif case.get("paste"):
        text = "\n".join("\t".join(row) for row in rows_of(case["sheets"][0]))
        tables = read_tables(text.encode(), "paste.tsv")
    else:
        tables = read_tables(workbook(case), "thuc-don.xlsx", merged=True)
    return read_sheets(KIND, tables, date.fromisoformat(case["today"]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_files(case: dict[str, Any]) -> None:
    reading = read(case)
    assert Counter(f"{doubt.code} {doubt.source}" for doubt in reading.doubts) == Counter(case["doubts"])
    assert reading.spans == tuple(Span(*map(date.fromisoformat, span.split())) for span in case["spans"])
    assert [grid.key for grid in reading.grids] == case["grids"]
    if "rows_of" in case:
        assert [row.key for row in reading.grids[0].rows] == case["rows_of"]
    grids = {grid.key: grid for grid in reading.grids}
    for place, text in case["cells"].items():
        grid, row, column = place.split(" ")
        assert grids[grid].text(row, column) == text


def test_every_text_of_a_clean_file_is_read() -> None:
    case = next(case for case in CASES if case["id"] == "mau-giao-two-weeks")
    read_lines = {line for cell in read(case).grids[0].cells.values() for line in cell.split("\n")}
    written = {line for row in rows_of(case["sheets"][0])[4:-1] for cell in row[1:] for line in cell.split("\n")}
    assert read_lines == written - {""}


def test_a_sheet_of_something_else_is_told() -> None:
    data = "Họ và tên\tLớp\nNguyễn An\t6A"
    reading = read_sheets(KIND, read_tables(data.encode(), "x.tsv"), date(2026, 11, 20))
    assert [doubt.code for doubt in reading.doubts] == ["unknown-layout"]


def test_a_file_of_a_thousand_tables_ends() -> None:
    lines = "Thứ\tBữa trưa\tBữa xế\nThứ 2\tCơm\tSữa\n" * 1000
    reading = read_sheets(KIND, read_tables(lines.encode(), "x.tsv"), date(2026, 11, 20))
    assert 1 < len(reading.grids) <= 60
    assert {doubt.code for doubt in reading.doubts} == {"missing-day", "grid-twice", "no-days"}
