"""The tables of a form: inputs for each cell, a place to hand in a file, and every doubt at its cell.

A form has a thousand inputs at most, a school of thirty classes more cells. So the tables travel in one hidden field,
and only those that are open have inputs; opening another one sends the form and loses nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from edu.portal.core.schedule.filling import doubts_from_plain
from edu.portal.core.schedule.filling import doubts_to_plain
from edu.portal.core.schedule.filling import filled_count
from edu.portal.core.schedule.filling import is_mendable
from edu.portal.core.schedule.filling import outstanding
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import from_plain
from edu.portal.core.schedule.grid import to_plain
from edu.portal.core.schedule.reading import ERROR
from edu.portal.core.schedule.reading import Doubt
from edu.portal.schedules.fields import LONGEST_TEXT
from edu.portal.schedules.fields import IGrids
from edu.portal.schedules.fields import is_bounded
from edu.portal.schedules.wording import doubt_message
import json
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from z3c.form.converter import BaseDataConverter
from z3c.form.interfaces import NO_VALUE
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import IWidget
from z3c.form.widget import FieldWidget
from z3c.form.widget import Widget
from zope.component import adapter
from zope.interface import implementer


LONGEST_BOARD = 700_000
# Inputs in one form; a form that is sent with files may have 1024 parts.
MOST_INPUTS = 720
ORIGINS = ("form", "import", "copy")


@dataclass(frozen=True)
class Board:
    """The tables while they are filled in. ``doubts`` each with the text that its cell had when it was read."""

    grids: tuple[Grid, ...] = ()
    open_keys: tuple[str, ...] = ()
    doubts: tuple[tuple[Doubt, str], ...] = ()
    origin: str = "form"


def write_board(board: Board) -> str:
    """Return what the hidden field of the form holds."""
    return json.dumps(
        {
            "grids": to_plain(board.grids),
            "open": list(board.open_keys),
            "doubts": doubts_to_plain(board.doubts),
            "origin": board.origin,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def read_board(text: str) -> Board:
    """Return what the hidden field told. Raises ValueError for what no form of ours sends."""
    if len(text) > LONGEST_BOARD:
        raise ValueError("the tables are too large")
    try:
        plain = json.loads(text)
        grids = from_plain(plain["grids"])
        keys = tuple(str(key) for key in plain["open"])
        doubts = doubts_from_plain(plain["doubts"])
        origin = plain["origin"] if plain["origin"] in ORIGINS else "form"
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError(f"no board: {error!r}") from error
    if len({grid.key for grid in grids}) != len(grids):
        raise ValueError("two tables of one name")
    return Board(grids, keys, doubts, origin)


class IGridWidget(IWidget):
    """The inputs of the tables of a schedule."""


@implementer(IGridWidget)
class GridWidget(Widget):
    """The tables of a schedule in a form. ``value`` is a tuple of grids."""

    index = ViewPageTemplateFile("templates/grid_widget.pt")
    klass = "edu-schedule-widget"
    # Set by the form: what stood in the request, and what happens around the tables.
    board = Board()

    def update(self) -> None:
        """Read the request."""
        super().update()
        if not self.board.grids and self.value:
            self.put(Board(tuple(self.value)))

    def render(self) -> str:
        """Return the inputs as HTML."""
        return str(self.index())

    def extract(self, default: Any = NO_VALUE) -> Any:
        """Return the tables of the request with what was typed, ``default`` when it holds none."""
        sent = self.request.form.get(f"{self.name}.board")
        if not isinstance(sent, str):
            return default
        try:
            board = read_board(sent)
        except ValueError:
            return default
        if not is_bounded(board.grids):
            # The field refuses them.
            return board.grids
        grids = tuple(self._typed(place, grid) for place, grid in enumerate(board.grids))
        if not is_bounded(grids):
            return grids
        doubts = outstanding(board.doubts, grids)
        self.board = Board(grids, board.open_keys, doubts, board.origin)
        return grids

    def put(self, board: Board) -> None:
        """Show other tables than those of the request."""
        self.board = board
        self.value = board.grids

    def _typed(self, place: int, grid: Grid) -> Grid:
        cells = dict(grid.cells)
        for line, row in enumerate(grid.rows):
            for number, column in enumerate(grid.columns):
                text = self.request.form.get(f"{self.name}.c.{place}.{line}.{number}")
                if isinstance(text, str):
                    cells[(row.key, column.key)] = text
        return grid.with_cells(cells)

    # What the template shows.

    @property
    def door(self) -> Any:
        """The kind of schedule."""
        return self.form.door

    @property
    def hidden(self) -> str:
        """The value of the hidden field."""
        return write_board(self.board)

    @property
    def longest(self) -> int:
        """How many letters a cell takes."""
        return LONGEST_TEXT

    @property
    def doubts(self) -> list[dict[str, Any]]:
        """Return what has to be looked at, errors first, each with the address of its cell."""
        kept = [doubt for doubt, _text in self.board.doubts]
        all_doubts = [*kept, *self.form.unread, *self.form.checked]
        seen: set[tuple[str, str, str, str, str]] = set()
        found = []
        for doubt in sorted(all_doubts, key=lambda doubt: doubt.level != ERROR):
            key = (doubt.code, doubt.grid, doubt.row, doubt.column, doubt.text)
            if key not in seen:
                seen.add(key)
                found.append(self._doubt(doubt, len(found)))
        return found

    def _doubt(self, doubt: Doubt, number: int) -> dict[str, Any]:
        return {
            "id": f"edu-doubt-{number}",
            "doubt": doubt,
            "text": doubt_message(doubt, self.door.sentences),
            "source": doubt.source,
            "is_error": doubt.level == ERROR,
            "cell": self._cell_id(doubt),
            "where": self._where(doubt),
        }

    def _cell_id(self, doubt: Doubt) -> str:
        for place, grid in enumerate(self.board.grids):
            if grid.key == doubt.grid and grid.key in self.open_keys:
                rows = [row.key for row in grid.rows]
                columns = [column.key for column in grid.columns]
                if doubt.row in rows and doubt.column in columns:
                    return f"edu-c-{place}-{rows.index(doubt.row)}-{columns.index(doubt.column)}"
                return f"edu-t-{place}" if doubt.row or doubt.column else ""
        return ""

    def _where(self, doubt: Doubt) -> str:
        for grid in self.board.grids:
            if grid.key == doubt.grid:
                heads = {head.key: head for head in (*grid.rows, *grid.columns)}
                found = [heads[key] for key in (doubt.row, doubt.column) if key in heads]
                words = [grid.title, *(f"{head.group} {head.label}".strip() for head in found)]
                return ", ".join(word for word in words if word)
        return ""

    @property
    def needs_looking(self) -> bool:
        """Whether an error of the file has no cell in which it could be mended."""
        return any(
            doubt.level == ERROR and not is_mendable(doubt, self.board.grids) for doubt, _text in self.board.doubts
        )

    @property
    def open_keys(self) -> tuple[str, ...]:
        """The tables with inputs: the chosen ones, those with doubts, then the others while there is room."""
        doubtful = [doubt.grid for doubt, _text in self.board.doubts] + [doubt.grid for doubt in self.form.checked]
        keys = [grid.key for grid in self.board.grids]
        wanted = [key for key in dict.fromkeys((*self.board.open_keys, *doubtful, *keys)) if key in keys]
        sizes = {grid.key: len(grid.rows) * len(grid.columns) for grid in self.board.grids}
        found, room = [], MOST_INPUTS
        for key in wanted:
            if sizes[key] <= room or not found:
                found.append(key)
                room -= sizes[key]
        return tuple(found)

    def tables(self) -> list[dict[str, Any]]:
        """Return the tables with their inputs, or closed."""
        doubts = self.doubts
        with_inputs = self.open_keys
        grids = self.board.grids
        expanded = self._expanded(grids, doubts)
        return [
            {
                "id": f"edu-t-{place}",
                "key": grid.key,
                "title": grid.title,
                "is_single": len(grids) == 1,
                "is_editable": grid.key in with_inputs,
                "is_open": grid.key in expanded,
                "filled": filled_count([grid]),
                "columns": [
                    {"label": head.label, "group": head.group, "css": f"edu-of-{head.key}"} for head in grid.columns
                ],
                "has_groups": any(row.group for row in grid.rows),
                "rows": self._rows(place, grid, doubts) if grid.key in with_inputs else [],
                "grows": self.door.new_row(grid) is not None and grid.key in with_inputs,
            }
            for place, grid in enumerate(grids)
        ]

    def _expanded(self, grids: Sequence[Grid], doubts: list[dict[str, Any]]) -> set[str]:
        """The tables that stand open: the chosen ones and those with doubts, else the first."""
        wanted = {found["doubt"].grid for found in doubts if found["cell"]} | set(self.board.open_keys)
        known = {grid.key for grid in grids}
        return (wanted & known) or {grid.key for grid in grids[:1]}

    def _rows(self, place: int, grid: Grid, doubts: list[dict[str, Any]]) -> list[dict[str, Any]]:
        of_cell: dict[str, list[dict[str, Any]]] = {}
        for found in doubts:
            of_cell.setdefault(found["cell"], []).append(found)
        rows = []
        for line, row in enumerate(grid.rows):
            is_first = line == 0 or grid.rows[line - 1].group != row.group
            cells = []
            for number, column in enumerate(grid.columns):
                key = f"edu-c-{place}-{line}-{number}"
                own = of_cell.get(key, [])
                text = grid.text(row.key, column.key)
                words = [grid.title, f"{row.group} {row.label}".strip(), column.label]
                cells.append(
                    {
                        "id": key,
                        "name": f"{self.name}.c.{place}.{line}.{number}",
                        "text": text,
                        "lines": min(max(text.count("\n") + 1, 1), 8),
                        "label": ", ".join(word for word in words if word),
                        "head": column.label,
                        "doubts": own,
                        "invalid": "true" if any(found["is_error"] for found in own) else None,
                        "described": " ".join(found["id"] for found in own) or None,
                        "css": f"edu-of-{column.key} edu-doubtful" if own else f"edu-of-{column.key}",
                    }
                )
            size = 0
            if is_first:
                size = next(
                    (n for n, other in enumerate(grid.rows[line:]) if other.group != row.group), len(grid.rows) - line
                )
            rows.append({"label": row.label, "group": row.group, "span": size, "cells": cells})
        return rows


@implementer(IFieldWidget)
def grid_widget(field: Any, request: Any) -> Any:
    """Return the widget of the tables."""
    return FieldWidget(field, GridWidget(request))


@adapter(IGrids, IGridWidget)
class GridConverter(BaseDataConverter):
    """Tables are the same in the form and in the content."""

    def toWidgetValue(self, value: Any) -> Any:
        """Return the tables, none for an empty field."""
        return value or ()

    def toFieldValue(self, value: Any) -> Any:
        """Return the tables."""
        return value or ()
