"""How the tables of a form change while a person fills them in: nothing that was typed is ever lost."""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import asdict
from dataclasses import replace
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import Head
from edu.portal.core.schedule.reading import ERROR
from edu.portal.core.schedule.reading import WARNING
from edu.portal.core.schedule.reading import Doubt
from typing import Any


def carried(typed: Iterable[Grid], blank: Sequence[Grid]) -> tuple[Grid, ...]:
    """Return the tables of ``blank`` with the texts of ``typed``.

    A row, column or table with a text that ``blank`` does not have is kept after the others.
    """
    left = {grid.key: grid for grid in typed}
    found = [_filled(grid, left.pop(grid.key, None)) for grid in blank]
    return (*found, *(grid for grid in left.values() if not grid.is_empty))


def settled(typed: Iterable[Grid], blank: Iterable[Grid]) -> tuple[Grid, ...]:
    """Return ``typed`` as it is stored, measured by the ``blank`` table of the same key.

    Heads may name dates, which follow the days of the schedule: they are taken from a blank table of the same rows and
    columns. Rows and columns that a blank table does not have go when nothing stands in them.
    """
    fresh = {grid.key: grid for grid in blank}
    return tuple(_settled(grid, fresh[grid.key]) if grid.key in fresh else grid for grid in typed)


def merged(typed: Iterable[Grid], read: Sequence[Grid]) -> tuple[Grid, ...]:
    """Return the tables that were read, and of those in the form before the ones with a text that were not read."""
    keys = {grid.key for grid in read}
    return (*read, *(grid for grid in typed if grid.key not in keys and not grid.is_empty))


def with_row(grids: Iterable[Grid], key: str, head: Head) -> tuple[Grid, ...]:
    """Return the tables, the one of this key with one more row."""
    return tuple(replace(grid, rows=(*grid.rows, head)) if grid.key == key else grid for grid in grids)


def filled_count(grids: Iterable[Grid]) -> int:
    """Return how many cells have a text."""
    return sum(1 for grid in grids for text in grid.cells.values() if text)


def outstanding(kept: Iterable[tuple[Doubt, str]], grids: Iterable[Grid]) -> tuple[tuple[Doubt, str], ...]:
    """Return the doubts that still stand: those of a cell, row or column go when its text differs from the one read.

    ``kept``: each doubt with the text of its cells at the reading.
    """
    found = {grid.key: grid for grid in grids}
    return tuple((doubt, text) for doubt, text in kept if _stands(doubt, text, found))


def with_texts(doubts: Iterable[Doubt], grids: Iterable[Grid]) -> tuple[tuple[Doubt, str], ...]:
    """Return each doubt with the present text of its cells."""
    found = {grid.key: grid for grid in grids}
    return tuple((doubt, _text(doubt, found)) for doubt in doubts)


def is_mendable(doubt: Doubt, grids: Iterable[Grid]) -> bool:
    """Whether the form shows a cell in which the doubt can be mended."""
    return bool(_place(doubt, {grid.key: grid for grid in grids}))


def doubts_to_plain(kept: Iterable[tuple[Doubt, str]]) -> list[dict[str, Any]]:
    """Return doubts with the texts of their cells as values for JSON."""
    return [{**asdict(doubt), "values": dict(doubt.values), "then": text} for doubt, text in kept]


def doubts_from_plain(values: Any, most: int = 500) -> tuple[tuple[Doubt, str], ...]:
    """Return what ``doubts_to_plain`` told. Raises ValueError for anything else."""
    try:
        return tuple(
            (
                Doubt(
                    code=str(value["code"]),
                    grid=str(value["grid"]),
                    row=str(value["row"]),
                    column=str(value["column"]),
                    source=str(value["source"]),
                    text=str(value["text"]),
                    values={str(name): str(text) for name, text in value["values"].items()},
                    level=ERROR if value["level"] == ERROR else WARNING,
                ),
                str(value["then"]),
            )
            for value in values[:most]
        )
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"no doubts: {error!r}") from error


def _settled(typed: Grid, blank: Grid) -> Grid:
    rows = _needed(typed.rows, blank.rows, {row for (row, _column), text in typed.cells.items() if text})
    columns = _needed(typed.columns, blank.columns, {column for (_row, column), text in typed.cells.items() if text})
    grid = replace(typed, rows=rows, columns=columns)
    if _shape(grid) == _shape(blank):
        return replace(grid, title=blank.title, columns=blank.columns, rows=blank.rows)
    return grid


def _needed(heads: Sequence[Head], known: Sequence[Head], used: set[str]) -> tuple[Head, ...]:
    keys = {head.key for head in known}
    return tuple(head for head in heads if head.key in used or head.key in keys)


def _stands(doubt: Doubt, then: str, grids: Mapping[str, Grid]) -> bool:
    place = _place(doubt, grids)
    return not place or _text(doubt, grids) == then


def _text(doubt: Doubt, grids: Mapping[str, Grid]) -> str:
    grid, cells = grids.get(doubt.grid), _place(doubt, grids)
    return "\n".join(filter(None, (grid.text(*cell) for cell in cells))) if grid is not None else ""


def _place(doubt: Doubt, grids: Mapping[str, Grid]) -> list[tuple[str, str]]:
    """The cells that a doubt is about: one, or all of a row or a column; none for what has no place in the form."""
    grid = grids.get(doubt.grid)
    if grid is None or not (doubt.row or doubt.column):
        return []
    rows = [row.key for row in grid.rows if doubt.row in ("", row.key)]
    columns = [column.key for column in grid.columns if doubt.column in ("", column.key)]
    return [(row, column) for row in rows for column in columns]


def _filled(blank: Grid, typed: Grid | None) -> Grid:
    if typed is None:
        return blank
    rows = {row for (row, _column), text in typed.cells.items() if text}
    columns = {column for (_row, column), text in typed.cells.items() if text}
    grid = replace(
        blank,
        rows=(*blank.rows, *_more(typed.rows, blank.rows, rows)),
        columns=(*blank.columns, *_more(typed.columns, blank.columns, columns)),
    )
    return grid.with_cells({**blank.cells, **{place: text for place, text in typed.cells.items() if text}})


def _more(typed: Sequence[Head], known: Sequence[Head], needed: set[str]) -> list[Head]:
    keys = {head.key for head in known}
    return [head for head in typed if head.key in needed and head.key not in keys]


def _shape(grid: Grid) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(head.key for head in grid.rows), tuple(head.key for head in grid.columns)
