"""Teaching schedules with the morning beside the afternoon: read as two tables of one teacher."""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from edu.portal.core.schedule.days import AFTERNOON
from edu.portal.core.schedule.days import MORNING
from edu.portal.core.schedule.days import read_part
from edu.portal.core.schedule.grid import clean_text
from edu.portal.core.schedule.lists import Block
from edu.portal.core.schedule.lists import Line
from edu.portal.core.schedule.lists import known_column
from edu.portal.core.schedule.lists import read_blocks
from edu.portal.core.schedule.teaching_lessons import COLUMNS
from edu.portal.core.schedule.teaching_lessons import PART
from edu.portal.core.schedule.teaching_lessons import PART_LABELS
from edu.portal.core.schedule.teaching_lessons import is_head
from edu.portal.core.text.cells import CellLike
from edu.portal.core.text.cells import TableLike


# One column that comes twice may be a head of two columns; a second half repeats several.
_FEWEST_REPEATED = 2


@dataclass(frozen=True, slots=True)
class _Blank:
    """A cell of the other half."""

    ref: str
    value: object = None
    text: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class _Half:
    """A sheet with one of its halves."""

    name: str
    rows: Sequence[Sequence[CellLike]]


@dataclass(frozen=True, slots=True)
class _Halves:
    """Where the halves begin in the row of heads, and the part of the day of each."""

    row: int
    begins: tuple[int, int]
    parts: tuple[str, str]


def read_sides(table: TableLike) -> tuple[Block, ...]:
    """Return the blocks of a sheet; of one with two halves the lines of both, each with its part of the day."""
    halves = _halves(table)
    if halves is None:
        return read_blocks(table, COLUMNS, is_head)
    left, right = (read_blocks(half, COLUMNS, is_head) for half in _split(table, halves))
    return tuple(
        Block(
            first.sheet,
            first.titles,
            {PART: "Buổi", **first.heads, **second.heads},
            (*_told(first.lines, halves.parts[0]), *_told(second.lines, halves.parts[1])),
        )
        for first, second in zip(left, right, strict=True)
    )


def _told(lines: Sequence[Line], part: str) -> tuple[Line, ...]:
    return tuple(replace(line, texts={**line.texts, PART: PART_LABELS[part]}) for line in lines)


def _halves(table: TableLike) -> _Halves | None:
    for number, row in enumerate(table.rows):
        keys = _keys(row)
        if not is_head({key for _place, key in keys}):
            continue
        first: dict[str, int] = {}
        repeated: list[tuple[int, int]] = []
        for place, key in keys:
            if key in first:
                repeated.append((first[key], place))
            else:
                first[key] = place
        if len(repeated) < _FEWEST_REPEATED or PART in first:
            return None
        begins = repeated[0]
        return _Halves(number, begins, _parts(table.rows[:number], begins))
    return None


def _keys(row: Sequence[CellLike]) -> list[tuple[int, str]]:
    """The known columns of a row by place; neighbours of one name are one head."""
    found: list[tuple[int, str]] = []
    for place, cell in enumerate(row):
        known = known_column(" ".join(clean_text(cell.text).split()), COLUMNS)
        if known is not None and (not found or found[-1][1] != known.key):
            found.append((place, known.key))
    return found


def _parts(above: Sequence[Sequence[CellLike]], begins: tuple[int, int]) -> tuple[str, str]:
    """The parts of the day that stand above the halves; the morning first where nothing does."""
    for row in reversed(above):
        told = tuple(read_part(clean_text(row[place].text)) if place < len(row) else "" for place in begins)
        if all(told) and told[0] != told[1]:
            return told[0], told[1]
    return MORNING, AFTERNOON


def _split(table: TableLike, halves: _Halves) -> tuple[_Half, _Half]:
    """The sheet with either half left blank; the columns before the halves belong to both."""
    left, right = halves.begins
    above, below = table.rows[: halves.row], table.rows[halves.row :]
    return (
        _Half(table.name, [*above, *(row[:right] for row in below)]),
        _Half(
            table.name,
            [*above, *([*row[:left], *(_Blank(cell.ref) for cell in row[left:right]), *row[right:]] for row in below)],
        ),
    )
