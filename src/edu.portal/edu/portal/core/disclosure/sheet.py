"""A structured table as a sheet: the rows to fill in, and finding rows and columns again by their titles."""

from collections.abc import Mapping
from collections.abc import Sequence
from decimal import Decimal
from edu.portal.core.disclosure.figures import Figures
from edu.portal.core.disclosure.figures import Place
from edu.portal.core.disclosure.figures import number_of
from edu.portal.core.disclosure.tables import Line
from edu.portal.core.disclosure.tables import Schema
from edu.portal.core.text.unicode import fold


# Above the heads there may be a title and the name of the school.
MOST_ROWS_ABOVE = 15


def rows_to_fill(schema: Schema, lines: Sequence[Line], figures: Figures) -> list[list[str | Decimal | None]]:
    """Return heads and rows of a sheet with what is there; computed columns are left out."""
    rows: list[list[str | Decimal | None]] = [[schema.head, *(column.title for column in schema.entered)]]
    for line in lines:
        row = figures.get(line.id, {})
        rows.append([line.title, *(_value(row, column.id) for column in schema.entered)])
    return rows


def _value(row: Mapping[str, str], column: str) -> str | Decimal | None:
    number = number_of(row, column)
    return row.get(column) if number is None else number


def find_typed(
    schema: Schema, lines: Sequence[Line], rows: Sequence[Sequence[tuple[str, str]]]
) -> tuple[dict[Place, str], dict[Place, str], tuple[str, ...]]:
    """Return what stands in a sheet by row and column, where each stands ("B12"), and titles that nobody knows.

    ``rows`` are the cells as text and place. Rows and columns are found by their titles, in any order and with any
    case. Raises ``ValueError`` when no row holds the title of a column.
    """
    heads = {_key(column.title): column.id for column in schema.entered}
    start = next((place for place, row in enumerate(rows[:MOST_ROWS_ABOVE]) if _known(row, heads)), None)
    if start is None:
        raise ValueError(schema.id)
    columns = {place: heads[_key(text)] for place, (text, _ref) in enumerate(rows[start]) if _key(text) in heads}
    names = {_key(line.title): line.id for line in lines}
    sums = {_key(title) for title in (schema.total, *(line.group for line in lines)) if title}
    typed: dict[Place, str] = {}
    refs: dict[Place, str] = {}
    unknown: list[str] = []
    for row in rows[start + 1 :]:
        title = row[0][0] if row else ""
        line = names.get(_key(title))
        cells = [(columns[place], text, ref) for place, (text, ref) in enumerate(row) if place in columns and text]
        if line is None:
            if cells and _key(title) not in sums:
                unknown.append(title or row[0][1])
            continue
        for column, text, ref in cells:
            typed[line, column], refs[line, column] = text, ref
    return typed, refs, tuple(unknown)


def _known(row: Sequence[tuple[str, str]], heads: dict[str, str]) -> bool:
    return any(_key(text) in heads for text, _ref in row)


def _key(text: str) -> str:
    return " ".join(fold(text).split())
