"""The page where a structured table is entered: typed in, or read from a sheet and looked over before it is stored."""

from decimal import Decimal
from edu.portal.core.disclosure.figures import read_typed
from edu.portal.core.disclosure.tables import TEXT
from edu.portal.core.disclosure.tables import Column
from edu.portal.core.disclosure.tables import Line
from edu.portal.core.disclosure.tables import entered_for
from edu.portal.core.disclosure.tables import schema_of
from edu.portal.core.text.numbers import format_number
from edu.portal.disclosure import tables
from edu.portal.disclosure.content import asked
from edu.portal.disclosure.forms import WritingPage
from edu.portal.disclosure.wording import FIGURE_PROBLEMS
from edu.portal.disclosure.wording import SHEET_PROBLEMS
from edu.portal.i18n import _
from edu.portal.sheets.model import SheetError
from edu.portal.sheets.writer import MEDIA_TYPE
import os
from Products.Five.browser import BrowserView
from typing import Any
from zExceptions import NotFound
from zope.i18nmessageid import Message


TABLE_PARAMETER = "bang"
LARGEST_SHEET = 5_000_000


def asked_schema(content: Any) -> Any:
    """Return the table that the address names, else the first one of the item. Raises ``NotFound`` without one."""
    own = entered_for(content.item or "")
    found = schema_of(asked(TABLE_PARAMETER)) if asked(TABLE_PARAMETER) else next(iter(own), None)
    if found is None or found not in own:
        raise NotFound(asked(TABLE_PARAMETER))
    return found


class TableForm(WritingPage):
    """A table of inputs with a place to hand in a sheet."""

    refs: Any = {}
    sheet_error: Message | None = None
    unknown: tuple[str, ...] = ()
    is_from_sheet = False

    def prepare(self) -> None:
        """Read the table and what is stored."""
        self.schema = asked_schema(self.context)
        self.lines = tables.lines(self.schema)
        figures = tables.load_figures(self.context, self.schema)
        self.typed_cells = {
            (row, column): written(self.schema.column(column), text)
            for row, cells in figures.items()
            for column, text in cells.items()
        }
        self.problems: dict[tuple[str, str], str] = {}

    def store(self) -> bool:
        """Store what was typed; a sheet is only read into the form, to be looked over."""
        if "import" in self.request.form:
            self._read_sheet()
            return False
        self.typed_cells = {
            (line.id, column.id): asked(self.name(line, column)) for line in self.lines for column in self.columns
        }
        figures, self.problems = read_typed(self.schema, self.lines, self.typed_cells)
        if self.problems:
            return False
        tables.save_figures(self.context, self.schema, figures)
        return self.lead(self.context.absolute_url(), _("The figures are stored."))

    def _read_sheet(self) -> None:
        sent = self.request.form.get("sheet")
        name = getattr(sent, "filename", "")
        if not name or not hasattr(sent, "seek"):
            self.sheet_error = SHEET_PROBLEMS["missing"]
            return
        sent.seek(0, os.SEEK_END)
        size = sent.tell()
        sent.seek(0)
        try:
            if size > LARGEST_SHEET:
                raise SheetError("too-large", str(size))
            found = tables.read_sheet(self.schema, sent.read(), str(name))
        except SheetError as error:
            self.sheet_error = SHEET_PROBLEMS.get(error.code, SHEET_PROBLEMS["broken"])
            return
        except ValueError:
            self.sheet_error = SHEET_PROBLEMS["other-table"]
            return
        self.is_from_sheet = True
        self.typed_cells, self.refs, self.unknown = dict(found.typed), found.refs, found.unknown
        _figures, self.problems = read_typed(self.schema, self.lines, self.typed_cells)

    def name(self, line: Line, column: Column) -> str:
        """Return the name of an input."""
        return f"o.{line.id}.{column.id}"

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns to fill in."""
        return self.schema.entered

    def rows(self) -> list[dict[str, Any]]:
        """Return the rows with their inputs."""
        return [
            {"title": line.title, "cells": [self._input(line, column) for column in self.columns]}
            for line in self.lines
        ]

    def _input(self, line: Line, column: Column) -> dict[str, Any]:
        problem = self.problems.get((line.id, column.id))
        key = f"edu-o-{line.id}-{column.id}"
        return {
            "id": key,
            "name": self.name(line, column),
            "label": f"{line.title}: {column.title}",
            "head": column.title,
            "value": self.typed_cells.get((line.id, column.id), ""),
            "mode": "text" if column.kind == TEXT else "decimal",
            "css": "edu-figure-text" if column.kind == TEXT else "edu-figure",
            "error": FIGURE_PROBLEMS[problem] if problem else None,
            "ref": self.refs.get((line.id, column.id), ""),
            "invalid": "true" if problem else None,
            "described": f"{key}-error" if problem else None,
        }

    def told(self) -> list[dict[str, Any]]:
        """Return what is wrong, cell by cell in the order of the table."""
        cells = [cell for row in self.rows() for cell in row["cells"]]
        return [cell for cell in cells if cell["error"]]

    @property
    def sheet_url(self) -> str:
        """Where the table is fetched as a sheet."""
        return f"{self.context.absolute_url()}/@@edu-disclosure-sheet?{TABLE_PARAMETER}={self.schema.id}"


class TableSheet(BrowserView):
    """A table as a workbook, to fill in elsewhere."""

    def __call__(self) -> bytes:
        schema = asked_schema(self.context)
        response = self.request.response
        response.setHeader("Content-Type", MEDIA_TYPE)
        response.setHeader(
            "Content-Disposition", f'attachment; filename="{schema.id}-{self.context.school_year}.xlsx"'
        )
        response.setHeader("X-Robots-Tag", "noindex")
        return tables.sheet_to_fill(self.context, schema)


def written(column: Column, text: str) -> str:
    """Return a stored figure as it is typed in Vietnam."""
    return text if column.kind == TEXT else format_number(Decimal(text), 6)
