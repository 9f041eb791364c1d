"""The grid under every schedule: named rows and columns, a text in each cell, and the days for which it holds.

A cell keeps the text that a person typed ("Toán - Lan (P.12)", one dish per line); what it means is read by the kind
of schedule (``timetable``, ``menu`` ...) when it is needed. So hand entry, paste, import and copying share one form.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from datetime import date
from datetime import timedelta
from edu.portal.core.text.unicode import to_nfc
from edu.portal.core.text.unicode import without_unseen
from typing import Any


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a row or a column. ``key`` is what code and forms know it by, ``label`` what readers see.

    Neighbouring heads with one ``group`` (a part of the day, a date) stand under a common head.
    """

    key: str
    label: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """One table. ``key`` is its name in addresses ("10a2", "mau-giao", "" when there is one only).

    ``cells`` maps (key of the row, key of the column) to texts; empty cells are left out.
    """

    key: str
    title: str
    columns: tuple[Head, ...]
    rows: tuple[Head, ...]
    cells: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def text(self, row: str, column: str) -> str:
        """Return the text of a cell, "" for an empty one."""
        return self.cells.get((row, column), "")

    @property
    def is_empty(self) -> bool:
        """Whether no cell has a text."""
        return not any(self.cells.values())

    def with_cells(self, cells: Mapping[tuple[str, str], str]) -> "Grid":
        """Return the grid with other texts: NFC, trimmed line by line, empty ones and unknown places left out."""
        places = {(row.key, column.key) for row in self.rows for column in self.columns}
        clean = {place: clean_text(text) for place, text in cells.items() if place in places}
        return replace(self, cells={place: text for place, text in clean.items() if text})


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The days from ``first`` to ``last``, both included. ``last`` None: until something newer begins."""

    first: date
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Whether ``day`` lies in the span."""
        return self.first <= day and (self.last is None or day <= self.last)

    def moved(self, days: int) -> "Span":
        """Return the span so many days later."""
        shift = timedelta(days=days)
        return Span(self.first + shift, self.last + shift if self.last else None)


def clean_text(text: str) -> str:
    """Return the text of a cell as it is kept: NFC, no unseen characters, single blanks, no empty lines."""
    lines = without_unseen(to_nfc(text).replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def to_plain(grids: Iterable[Grid]) -> list[dict[str, Any]]:
    """Return grids as values for storing and for JSON."""
    return [
        {
            "key": grid.key,
            "title": grid.title,
            "columns": [[head.key, head.label, head.group] for head in grid.columns],
            "rows": [[head.key, head.label, head.group] for head in grid.rows],
            "cells": [[row, column, text] for (row, column), text in sorted(grid.cells.items()) if text],
        }
        for grid in grids
    ]


def from_plain(values: Iterable[Mapping[str, Any]]) -> tuple[Grid, ...]:
    """Return the grids that ``to_plain`` told. Raises ValueError for anything else."""
    try:
        return tuple(
            Grid(
                _word(value["key"]),
                _word(value["title"]),
                tuple(Head(*map(_word, head)) for head in value["columns"]),
                tuple(Head(*map(_word, head)) for head in value["rows"]),
                {(_word(row), _word(column)): str(text) for row, column, text in value["cells"]},
            )
            for value in values
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"no grids: {error!r}") from error


def _word(value: object) -> str:
    return without_unseen(str(value))
