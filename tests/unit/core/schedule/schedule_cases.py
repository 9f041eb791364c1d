"""Spreadsheets of the corpus: built as real XLSX files, read back, and told in the words of the expectations."""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from edu.portal.core.schedule.grid import Span
from edu.portal.core.schedule.reading import Doubt
from edu.portal.core.text.cells import TableLike
from edu.portal.sheets.reader import read_tables
import io
from openpyxl import Workbook
from pathlib import Path
import tomllib
from typing import Any


CORPUS = Path(__file__).parents[3] / "corpus" / "schedule"


def cases(kind: str) -> list[tuple[str, Mapping[str, Any]]]:
    """Return the cases of a kind with their names."""
    return [(path.stem, tomllib.loads(path.read_text("utf-8"))) for path in sorted((CORPUS / kind).glob("*.toml"))]


def workbook(case: Mapping[str, Any]) -> bytes:
    """Return the sheets of a case as an XLSX file."""
    book = Workbook()
    book.remove(book.active)
    for told in case["sheets"]:
        sheet = book.create_sheet(told["name"])
        for number, row in enumerate(told["rows"], 1):
            for column, value in enumerate(row, 1):
                if value != "":
                    cell = sheet.cell(number, column, value)
                    if isinstance(value, str):
                        cell.data_type = "s"
        for area in told["merged"]:
            sheet.merge_cells(area)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def tables(case: Mapping[str, Any], merged: bool = True) -> Sequence[TableLike]:
    """Return the sheets of a case, read from the file."""
    return read_tables(workbook(case), "case.xlsx", merged=merged)


def spans(case: Mapping[str, Any]) -> tuple[Span, ...]:
    """Return the days that a case expects."""
    return tuple(Span(*map(date.fromisoformat, text.split())) for text in [case["span"]] if text)


def told(doubts: Iterable[Doubt]) -> list[str]:
    """Return doubts as the corpus writes them."""
    return sorted(f"{doubt.code} {doubt.source}{' error' if doubt.level == 'error' else ''}" for doubt in doubts)
