"""How schools write a teaching schedule: one table per teacher, below each other or one per sheet."""

from collections.abc import Sequence
from datetime import date
from edu.portal.core.schedule.days import AFTERNOON
from edu.portal.core.schedule.days import DAY_KEYS
from edu.portal.core.schedule.days import MORNING
from edu.portal.core.schedule.days import read_part
from edu.portal.core.schedule.days import school_days
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import Head
from edu.portal.core.schedule.lists import NAMELESS
from edu.portal.core.schedule.lists import Block
from edu.portal.core.schedule.lists import Line
from edu.portal.core.schedule.lists import with_sources
from edu.portal.core.schedule.reading import ERROR
from edu.portal.core.schedule.reading import Doubt
from edu.portal.core.schedule.reading import Layout
from edu.portal.core.schedule.reading import Reading
from edu.portal.core.schedule.teaching_check import check
from edu.portal.core.schedule.teaching_lessons import PART
from edu.portal.core.schedule.teaching_lessons import PERIOD
from edu.portal.core.schedule.teaching_lessons import PERIODS
from edu.portal.core.schedule.teaching_lessons import place_of
from edu.portal.core.schedule.teaching_lessons import row_head
from edu.portal.core.schedule.teaching_lessons import teacher_of
from edu.portal.core.schedule.teaching_sides import read_sides
from edu.portal.core.schedule.weekly_days import DATE
from edu.portal.core.schedule.weekly_days import DAY
from edu.portal.core.schedule.weekly_days import NOWHERE
from edu.portal.core.schedule.weekly_days import DayReader
from edu.portal.core.schedule.weekly_days import at_row
from edu.portal.core.schedule.weekly_days import common_week
from edu.portal.core.text.cells import TableLike
from edu.portal.core.text.unicode import slug
import re


_LEFT_OUT = {DAY, DATE, PART, PERIOD}
_PERIOD = re.compile(r"(?:tiết\s*)?(\d{1,2})", re.I)
_MOST_PERIODS = 12


def _blocks(sheets: Sequence[TableLike]) -> list[Block]:
    return [block for sheet in sheets for block in read_sides(sheet) if block.lines]


def fits(sheets: Sequence[TableLike]) -> int:
    """Return how sure it is that the sheets are teaching schedules."""
    return 90 if _blocks(sheets) else 0


def read(sheets: Sequence[TableLike], today: date) -> Reading:
    """Return one grid per teacher; the key and title of the grid of a file with one teacher name them too."""
    blocks = _blocks(sheets)
    week = common_week(blocks, today)
    grids: list[Grid] = []
    doubts: list[Doubt] = []
    for block in blocks:
        teacher, _team = teacher_of(block.titles)
        key = slug(teacher or block.sheet) if len(blocks) > 1 else ""
        if key in {grid.key for grid in grids}:
            key = f"{key}-{len(grids) + 1}"
        grid = _Reader(block, Grid(key, teacher, (), ()), DayReader(week, today), doubts).read()
        grids.append(grid)
    if len(grids) > 1:
        doubts.append(Doubt("several-teachers", grids[1].key, values={"count": str(len(grids))}))
    title = "\n".join(dict.fromkeys(text for block in blocks for text in block.titles))
    return Reading(tuple(grids), (week,) if week else (), tuple(doubts), title)


class _Reader:
    """Reads the lines of one teacher."""

    def __init__(self, block: Block, grid: Grid, days: DayReader, doubts: list[Doubt]) -> None:
        self._block = block
        self._grid = grid
        self._days = days
        self._doubts = doubts
        self._rows: dict[str, Head] = {}
        self._cells: dict[tuple[str, str], str] = {}
        self._part = ""
        self._day = ""
        self._period = 0
        self._own: list[Doubt] = []
        self._sources: dict[tuple[str, str, str], str] = {}

    def read(self) -> Grid:
        """Return the grid."""
        columns = tuple(Head(key, label) for key, label in self._block.heads.items() if key not in _LEFT_OUT)
        for line in self._block.lines:
            self._read(line, [column.key for column in columns])
        rows = sorted({**self._free_rows(), **self._rows}.values(), key=_place)
        grid = Grid(self._grid.key, self._grid.title, columns, tuple(rows)).with_cells(self._cells)
        self._doubts.extend(with_sources(self._own, check((grid,)), self._sources))
        return grid

    def _free_rows(self) -> dict[str, Head]:
        """The periods of the week that the file leaves out, so that a lesson can be moved there."""
        parts = PERIODS if PART in self._block.heads else {"": PERIODS[MORNING]}
        heads = (
            row_head(day.key, part, str(period))
            for day in school_days()
            for part, most in parts.items()
            for period in range(1, most + 1)
        )
        return {head.key: head for head in heads}

    def _read(self, line: Line, keys: Sequence[str]) -> None:
        found = self._days.read(line)
        part_doubts = self._read_part(line, found.key)
        period, period_doubts = self._read_period(line)
        texts = {key: text for key in keys if (text := line.text(key))}
        # The row of a free period stays, so that a lesson can be written.
        if not texts and not found.doubts and not self._is_new(found.key, period):
            return
        row = self._row(found.key, period, bool(texts))
        doubts = (*found.doubts, *part_doubts, *period_doubts)
        self._own.extend(at_row(doubts, self._grid.key, row))
        self._sources.update({(self._grid.key, row, key): line.place(key) for key in keys})
        for key, code in line.problems.items():
            self._own.append(Doubt(code, self._grid.key, row, key, line.place(key), line.text(key)))
        for key, text in texts.items():
            self._cells[row, key] = text
            source = line.place(key)
            if key.startswith(NAMELESS):
                self._own.append(Doubt("text-without-head", self._grid.key, row, key, source, text))
            if found.key == NOWHERE:
                self._own.append(Doubt("missing-day", self._grid.key, row, key, source, text, level=ERROR))

    def _read_part(self, line: Line, day: str) -> list[Doubt]:
        text = line.text(PART)
        said = read_part(text)
        if day != self._day:
            self._part, self._day, self._period = said or (MORNING if PART in self._block.heads else ""), day, 0
        elif said and said != self._part:
            self._part, self._period = said, 0
        if text and not said:
            values = {"part": {MORNING: "Sáng", AFTERNOON: "Chiều"}.get(self._part, "")}
            return [Doubt("unknown-part", source=line.place(PART), text=text, values=values)]
        return []

    def _read_period(self, line: Line) -> tuple[str, list[Doubt]]:
        text = line.text(PERIOD)
        found = _PERIOD.fullmatch(text)
        if found and 0 < int(found[1]) <= _MOST_PERIODS:
            self._period = int(found[1])
            return found[1], []
        self._period += 1
        if not text:
            return str(self._period), []
        return str(self._period), [Doubt("unknown-period", source=line.place(PERIOD), text=text)]

    def _is_new(self, day: str, period: str) -> bool:
        return day != NOWHERE and row_head(day, self._part, period).key not in self._rows

    def _row(self, day: str, period: str, is_filled: bool) -> str:
        again = 0
        while True:
            head = row_head(day, self._part, period, again)
            taken = any(row == head.key for row, _column in self._cells)
            if head.key not in self._rows or not is_filled or not taken:
                self._rows[head.key] = head
                return head.key
            again += 1


def _place(row: Head) -> tuple[int, str, int, str]:
    """What orders rows: the lost ones first, then by day, part of the day and period."""
    day, part, period = place_of(row.key)
    # "sang" comes before "chieu".
    return DAY_KEYS.index(day) if day else -1, {MORNING: "1", AFTERNOON: "2"}.get(part, ""), int(period or 0), row.key


LAYOUT = Layout("teacher", fits, read)
