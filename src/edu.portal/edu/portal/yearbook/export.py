"""Yearbooks as files: the tables of the page as a workbook or CSV, and a workbook to fill in."""

from decimal import Decimal
from edu.portal.core.calendar.school_year import school_year
from edu.portal.core.statistics.trend import FEWEST_YEARS
from edu.portal.core.statistics.trend import trend_of
from edu.portal.core.statistics.writing import sheet_rows
from edu.portal.core.statistics.writing import template_rows
from edu.portal.core.text.numbers import format_number
from edu.portal.core.text.spreadsheet import csv_bytes
from edu.portal.sheets.writer import MEDIA_TYPE
from edu.portal.sheets.writer import Sheet
from edu.portal.sheets.writer import write_xlsx
from edu.portal.yearbook.views import YearbookView
from functools import cached_property
from typing import Any


class ExcelExport(YearbookView):
    """The tables of the page as a workbook, a sheet for each group, in the layout that can be imported."""

    suffix = ""

    def __call__(self) -> bytes:
        sheets = self.sheets() or [Sheet("1", (("",),), heads=0)]
        name = f"{self.context.getId()}{self.suffix}.xlsx"
        return _as_file(self.request.response, MEDIA_TYPE, name, write_xlsx(sheets))

    def sheets(self) -> list[Sheet]:
        """Return the sheets of the workbook."""
        return [Sheet(trend.group.title, sheet_rows(trend, self.provisional)) for trend in self.trends]


class Template(ExcelExport):
    """A workbook to fill in: everything that the unit counts over five school years, with what is known already."""

    suffix = "-mau"

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The last five school years, the current one included."""
        current = school_year(self.today)
        return tuple(range(current - FEWEST_YEARS + 1, current + 1))

    def sheets(self) -> list[Sheet]:
        """Return a sheet for each group."""
        return [Sheet(group.title, self._rows(group.id)) for group in self.book.groups]

    def _rows(self, group_id: str) -> tuple[tuple[Any, ...], ...]:
        known = {record.year.year: record.year for record in self.records}
        group = self.book.group(group_id)
        held = {row[-1]: row for row in sheet_rows(trend_of(group, self.book, known, self.years), self.provisional)}
        return tuple(held.get(row[-1], row) for row in template_rows(self.book, group_id, self.years))


class CsvExport(YearbookView):
    """The tables of the page below each other as one CSV file."""

    def __call__(self) -> bytes:
        rows: list[list[str]] = []
        for trend in self.trends:
            rows.append([trend.group.title])
            rows.extend([_written(value) for value in row] for row in sheet_rows(trend, self.provisional))
            rows.append([])
        name = f"{self.context.getId()}.csv"
        return _as_file(self.request.response, "text/csv; charset=utf-8", name, csv_bytes(rows))


def _written(value: Any) -> str:
    if isinstance(value, int | Decimal):
        return format_number(value, 4)
    return "" if value is None else str(value)


def _as_file(response: Any, media_type: str, name: str, data: bytes) -> bytes:
    response.setHeader("Content-Type", media_type)
    response.setHeader("Content-Disposition", f'attachment; filename="{name}"')
    response.setHeader("X-Robots-Tag", "noindex")
    return data
