"""Timetables as schools write them: every lesson lands at its place, and every doubt names its cell (§4.3)."""

from collections.abc import Mapping
from datetime import date
from edu.portal.core.schedule.grid import Span
from edu.portal.core.schedule.reading import Reading
from edu.portal.core.schedule.reading import read_sheets
from edu.portal.core.schedule.timetable import KIND
from edu.portal.sheets.reader import read_tables
import io
from openpyxl import Workbook
import pytest
from schedule_cases import cases
from typing import Any


CASES = cases("timetable")


def lines(table: str) -> list[list[str]]:
    return [[cell.replace("⏎", "\n") for cell in line.split("|")] for line in table.strip("\n").split("\n")]


def value_of(text: str) -> Any:
    return int(text) if text.strip().isdecimal() else text or None


def workbook(case: Mapping[str, Any]) -> bytes:
    """Return the sheets of a case as an XLSX file, with merged areas, hidden rows, dates, formulas and errors."""
    book = Workbook()
    book.remove(book.active)
    for told in case["sheets"]:
        sheet = book.create_sheet(told["name"])
        for row in lines(told["table"]):
            sheet.append([value_of(cell) for cell in row])
        for place, value in told.get("dates", {}).items():
            sheet[place] = value
        for place in told.get("formulas", ()):
            sheet[place] = "=VLOOKUP(A1,B1:B9,1,0)"
        for place in told.get("errors", ()):
            sheet[place].data_type = "e"
        for area in told["merge"]:
            sheet.merge_cells(area)
        for number in told.get("hidden", ()):
            sheet.row_dimensions[number].hidden = True
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(case: Mapping[str, Any], merged: bool = True) -> Reading:
    return read_sheets(KIND, read_tables(workbook(case), "tkb.xlsx", merged=merged), case["today"])


def shown(reading: Reading) -> dict[str, list[list[str]]]:
    """Return the grids as the corpus writes them: rows with a lesson, cell by cell."""
    return {
        grid.key: [
            [row.key, *(grid.text(row.key, column.key) for column in grid.columns)]
            for row in grid.rows
            if any(grid.text(row.key, column.key) for column in grid.columns)
        ]
        for grid in reading.grids
    }


@pytest.mark.parametrize(("name", "case"), CASES, ids=[name for name, _case in CASES])
def test_files(name: str, case: Mapping[str, Any]) -> None:
    reading = read(case)
    assert shown(reading) == {key: lines(table) for key, table in case["grids"].items()}
    assert sorted(f"{doubt.code} {doubt.source}" for doubt in reading.doubts) == sorted(case["doubts"])
    assert reading.spans == tuple(Span(date.fromisoformat(day)) for day in case["span"].split())
    assert reading.title == case["title"]
    assert [grid.title for grid in reading.grids] == case["classes"]
    last = {row.key.partition("-")[0]: row.key for row in reading.grids[0].rows}
    assert list(last.values()) == case["rows"]


# What only a file can say: a paste holds texts.
NO_TEXTS = {"dates", "formulas", "errors", "hidden"}
PASTED = [
    (name, case) for name, case in CASES if not case.get("needs_merged") and not NO_TEXTS & set(case["sheets"][0])
]


@pytest.mark.parametrize(("name", "case"), PASTED, ids=lambda found: str(found)[:30])
def test_pasted(name: str, case: Mapping[str, Any]) -> None:
    """What is copied out of Excel has merged areas filled in their first cell only, and knows no sheets."""
    told = case["sheets"][0]
    text = "\n".join("\t".join(f'"{cell}"' if "\n" in cell else cell for cell in row) for row in lines(told["table"]))
    reading = read_sheets(KIND, read_tables(text.encode(), "pasted.txt"), case["today"])
    expected = {key: lines(table) for key, table in case["grids"].items()}
    assert {key: rows for key, rows in shown(reading).items() if key} == {
        key: rows for key, rows in expected.items() if key in shown(reading)
    }
    assert shown(reading)
