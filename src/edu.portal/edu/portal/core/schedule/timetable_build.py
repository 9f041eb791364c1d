"""Lessons that a file names, put together into one grid for each class, with a doubt at each cell to look at."""

from dataclasses import dataclass
from dataclasses import field
from datetime import date
from edu.portal.core.schedule.days import AFTERNOON
from edu.portal.core.schedule.days import DAY_KEYS
from edu.portal.core.schedule.days import MORNING
from edu.portal.core.schedule.days import Day
from edu.portal.core.schedule.days import day_head
from edu.portal.core.schedule.days import read_day
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import Span
from edu.portal.core.schedule.grid import clean_text
from edu.portal.core.schedule.reading import ERROR
from edu.portal.core.schedule.reading import Doubt
from edu.portal.core.schedule.reading import Reading
from edu.portal.core.schedule.timetable_classes import class_key
from edu.portal.core.schedule.timetable_classes import class_name
from edu.portal.core.schedule.timetable_classes import class_of_date
from edu.portal.core.schedule.timetable_classes import class_order
from edu.portal.core.schedule.timetable_classes import is_class
from edu.portal.core.schedule.timetable_lesson import read_lessons
from edu.portal.core.schedule.timetable_periods import USUAL
from edu.portal.core.schedule.timetable_periods import Period
from edu.portal.core.schedule.timetable_periods import row_key
from edu.portal.core.schedule.timetable_periods import rows_for
from edu.portal.core.schedule.weeks import read_spans
from edu.portal.core.text.cells import CellLike
from edu.portal.core.text.cells import TableLike
from edu.portal.core.text.unicode import fold
import re


_SCHOOL_DAYS = 5
_BEGINS = re.compile(r"ap dung|thuc hien|ke tu|tu ngay|tu tuan|hieu luc")
_SILENT = re.compile(r"^[\s.…·x×*_-]*$|^(?:nghi|trong|khong hoc|-+)$", re.I)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file: the text, and the reference with its sheet, "6A!C5"."""

    text: str
    source: str


@dataclass
class Builder:
    """Grows by one lesson after the other. ``today`` tells the year of dates that have none."""

    today: date
    doubts: list[Doubt] = field(default_factory=list)
    _names: dict[str, str] = field(default_factory=dict)
    _cells: dict[str, dict[tuple[str, str], str]] = field(default_factory=dict)
    _begins: list[Span] = field(default_factory=list)
    _title: str = ""
    _assumed: bool = False

    def doubt(self, code: str, at: Place, grid: str = "", row: str = "", column: str = "", **values: str) -> None:
        """Note a doubt, each one once."""
        self._add(Doubt(code, grid, row, column, at.source, at.text, values))

    def open_class(self, name: str, at: Place) -> str:
        """Return the key of the grid of a class, which is there from now on; note a name that is none of a class."""
        key = class_key(name)
        if not key:
            self._add(Doubt("class-missing", source=at.source, text=at.text, level=ERROR))
        elif key not in self._names and not is_class(name):
            self.doubt("class-unknown", at, grid=key)
        self._names.setdefault(key, class_name(name))
        self._cells.setdefault(key, {})
        return key

    def has_class(self, name: str) -> bool:
        """Whether the class has a grid with lessons already."""
        return bool(self._cells.get(class_key(name)))

    def title(self, at: Place) -> None:
        """Take from a title the day from which the timetable holds, and keep the first one."""
        self._title = self._title or at.text
        words = fold(at.text)
        if not _BEGINS.search(words):
            return
        start = _BEGINS.search(words)
        for span in read_spans(at.text[start.start() if start else 0 :], self.today):
            if self._begins and span.first != self._begins[0].first:
                self.doubt("begins-differ", at, days=f"{self._begins[0].first:%d/%m/%Y}")
            self._begins.append(span)

    def day(self, at: Place, grid: str = "") -> Day | None:
        """Return the day of a head, of the class ``grid`` when it is of one; note a day that is misspelt."""
        found = read_day(at.text)
        if found is not None and not found.is_sure:
            self.doubt("day-doubtful", at, grid, column=found.key, day=day_head(found.key).label)
        return found

    def row(self, period: Period, part: str, at: Place) -> str:
        """Return the key of the row of a lesson, "" for a number that no day of school has.

        ``part`` holds where the file says none; without it the lessons after the fifth are those of the afternoon.
        """
        if not period.is_possible:
            self.doubt("period-unknown", at)
            return ""
        known = period.part or part
        if known:
            return row_key(known, period.number)
        if period.number <= USUAL:
            return row_key(MORNING, period.number)
        if not self._assumed:
            self._assumed = True
            self.doubt("part-assumed", at)
        return row_key(AFTERNOON, period.number - USUAL)

    def put(self, key: str, row: str, column: str, at: Place) -> None:
        """Put the text of a cell into the grid of a class. A second text of one cell is added, with a doubt."""
        text = clean_text(at.text)
        if not text or _SILENT.match(fold(text)):
            return
        if not read_lessons(text):
            self.doubt("unreadable", at, key, row, column)
        cells = self._cells[key]
        held = cells.get((row, column), "")
        if held and text not in held.split("\n"):
            self.doubt("cell-twice", at, key, row, column, held=held.replace("\n", " / "))
            cells[row, column] = f"{held}\n{text}"
        elif not held:
            cells[row, column] = text

    def more(self, key: str, row: str, column: str, at: Place) -> None:
        """Add a further line to the text of a cell: the teacher or the room of the lesson above."""
        text, cells = clean_text(at.text), self._cells[key]
        held = cells.get((row, column), "")
        if text and not _SILENT.match(fold(text)) and text not in held.split("\n"):
            cells[row, column] = f"{held}\n{text}" if held else text

    def with_teacher(self, key: str, row: str, column: str, at: Place) -> None:
        """Add the teacher who stands in a column of his own to the lesson of a cell."""
        name, cells = " ".join(clean_text(at.text).split()), self._cells[key]
        held = cells.get((row, column), "")
        if name and held:
            cells[row, column] = f"{held} - {name}"
        elif name:
            self.doubt("subject-missing", at, key, row, column, teacher=name)

    def problem(self, cell: CellLike, at: Place, key: str = "", row: str = "", column: str = "") -> bool:
        """Note a cell whose value the file does not hold. Return whether it is one."""
        if cell.problem:
            self.doubt("formula" if cell.problem == "formula" else "broken-cell", at, key, row, column)
        return bool(cell.problem)

    def reading(self) -> Reading:
        """Return what was read: all grids have the same rows and columns."""
        used = [(row, column) for cells in self._cells.values() for row, column in cells]
        if not used:
            self._add(Doubt("nothing-read", level=ERROR))
        last = max((DAY_KEYS.index(column) + 1 for _row, column in used), default=_SCHOOL_DAYS)
        columns = tuple(day_head(key) for key in DAY_KEYS[: max(last, _SCHOOL_DAYS)])
        rows = rows_for(row for row, _column in used)
        names = sorted(self._names.items(), key=lambda item: class_order(item[1]))
        return Reading(
            tuple(Grid(key, name, columns, rows, self._cells[key]) for key, name in names if key),
            tuple(self._begins[:1]),
            tuple(self.doubts),
            self._title,
        )

    def _add(self, doubt: Doubt) -> None:
        if doubt not in self.doubts:
            self.doubts.append(doubt)


def place(table: TableLike, cell: CellLike) -> Place:
    """Return the text of a cell and where it stands. A date that was a class, "6/1", is told as the class."""
    return Place(clean_text(cell.text), f"{table.name}!{cell.ref}" if table.name else cell.ref)


def class_place(table: TableLike, cell: CellLike) -> Place:
    """Return the place of the head of a class; "6/1", of which a spreadsheet makes a date, is a class again."""
    at = place(table, cell)
    return Place(class_of_date(cell.value), at.source) if isinstance(cell.value, date) else at
