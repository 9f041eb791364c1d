"""Timetables of classes as blocks: days across, lessons down, the heads told again for the afternoon.

    THỜI KHÓA BIỂU LỚP 10A2 NĂM HỌC 2024-2025 ÁP DỤNG NGÀY 06/09/2024 (Mới)
    Buổi | Tiết | Thứ 2 | Thứ 3 ...
    S    | 1    | SHDC  | Toán - Lan ...

Several blocks stand on a sheet, below or beside each other, or each class has a sheet.
"""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from datetime import date
from edu.portal.core.schedule.days import AFTERNOON
from edu.portal.core.schedule.days import read_day
from edu.portal.core.schedule.days import read_part
from edu.portal.core.schedule.grid import clean_text
from edu.portal.core.schedule.reading import Reading
from edu.portal.core.schedule.timetable_build import Builder
from edu.portal.core.schedule.timetable_build import Place
from edu.portal.core.schedule.timetable_build import place
from edu.portal.core.schedule.timetable_classes import class_key
from edu.portal.core.schedule.timetable_heads import class_in
from edu.portal.core.schedule.timetable_heads import distinct
from edu.portal.core.schedule.timetable_heads import kind_of_head
from edu.portal.core.schedule.timetable_lesson import read_lessons
from edu.portal.core.schedule.timetable_periods import Period
from edu.portal.core.schedule.timetable_periods import read_period
from edu.portal.core.schedule.timetable_subjects import subject_of
from edu.portal.core.text.cells import CellLike
from edu.portal.core.text.cells import TableLike
from edu.portal.core.text.unicode import fold
import re


Row = Sequence[CellLike]
_FEWEST_DAYS = 3
_TITLE = re.compile(r"thoi khoa bieu|ap dung|\btkb\b|nam hoc")
_BREAK = re.compile(r"nghi|ra choi|giai lao|an trua")
_NOT_LESSONS = re.compile(r"ghi chu|luu y|nguoi lap|hieu truong|ky ten|noi nhan|\bduyet\b|ban giam hieu|ngay\b.*thang")


@dataclass
class _Block:
    """The block that is being read: its class, what its columns are, and where the last row stood."""

    key: str = ""
    days: dict[int, str] = field(default_factory=dict)
    # Columns beside the days that hold no lessons: notes, hours.
    silent: set[int] = field(default_factory=set)
    part_at: int = -1
    period_at: int = -1
    part: str = ""
    last: Period | None = None
    last_row: str = ""
    has_ended: bool = False


def fits(sheets: Sequence[TableLike]) -> int:
    """Return 90 when a sheet has a row of days with "Tiết" or numbers of lessons before them, else 0."""
    return 90 if any(_is_head(row) for sheet in sheets for row in sheet.rows[:60]) else 0


def read(sheets: Sequence[TableLike], today: date) -> Reading:
    """Return the grids of all blocks of all sheets."""
    builder = Builder(today)
    for sheet in sheets:
        for left, right in _areas(sheet):
            _Reader(builder, sheet).read([row[left:right] for row in sheet.rows])
    return builder.reading()


def _day_columns(row: Row) -> list[int]:
    return [at for at, cell in enumerate(row) if cell.text and len(cell.text) < 30 and read_day(cell.text) is not None]


def _is_head(row: Row) -> bool:
    """Whether a row is one of days that stand beside a column for the lessons."""
    columns = _day_columns(row)
    others = [cell.text for at, cell in enumerate(row) if cell.text and at not in columns]
    if len({found.key for at in columns if (found := read_day(row[at].text))}) < _FEWEST_DAYS:
        return False
    # "Thứ | T1 | T2 ..." counts lessons, and with a column for teachers the days are of another layout.
    return not any(kind_of_head(text) in ("teacher", "subject", "class") or read_period(text) for text in others)


def _areas(sheet: TableLike) -> Iterator[tuple[int, int]]:
    """Yield the columns of blocks that stand beside each other, the whole width when there is one."""
    for row in sheet.rows:
        if not _is_head(row):
            continue
        starts, seen = [0], set[str]()
        for at in range(len(row)):
            day = read_day(row[at].text)
            key = day.key if day else ""
            if key and key in seen and row[at].text != row[at - 1].text:
                starts.append(_start_of(row, at))
                seen = set()
            seen |= {key} - {""}
        ends = [*starts[1:], 10_000]
        yield from zip(starts, ends, strict=True)
        return
    yield 0, 10_000


def _start_of(row: Row, at: int) -> int:
    """Return where the block begins whose first day stands at ``at``: at its heads for the lessons."""
    while at > 0 and kind_of_head(row[at - 1].text) in ("part", "period", "time", "day"):
        at -= 1
    return at


class _Reader:
    """Reads the blocks of one area of a sheet from top to bottom."""

    def __init__(self, builder: Builder, sheet: TableLike) -> None:
        self.builder = builder
        self.sheet = sheet
        self.block = _Block()
        self.named = ""
        self.named_at = Place("", sheet.name)

    def read(self, rows: Sequence[Row]) -> None:
        for row in rows:
            if _is_head(row):
                self._begin(row)
            elif not distinct(row):
                continue
            elif not self._is_title(row) and self.block.days:
                self._lessons(row)

    def _place(self, cell: CellLike) -> Place:
        return place(self.sheet, cell)

    def _is_title(self, row: Row) -> bool:
        """Take a row for a title when it names a class or says from when; tell whether it was one."""
        said = distinct(row)
        if len(said) > 3 or (len(said) > 1 and any(read_period(text) or read_part(text) for text in said)):
            return False
        cells = {clean_text(cell.text): cell for cell in reversed(row) if cell.text}
        for text in said:
            if (name := class_in(text)) and subject_of(text) is None:
                self.named, self.named_at = name, self._place(cells[text])
                self.builder.title(self.named_at)
                return True
        if any(_TITLE.search(fold(text)) for text in said):
            for text in said:
                self.builder.title(self._place(cells[text]))
            return True
        return False

    def _begin(self, row: Row) -> None:
        """Begin a block at its heads; heads without a title before them go on with the afternoon of the same class."""
        before = self.block
        self.block = _Block()
        if self.named or not before.key:
            self._open(self.named or self.sheet.name)
        else:
            self.block.key, self.block.part = before.key, AFTERNOON
        self._columns(row)

    def _open(self, name: str) -> None:
        at = self.named_at if self.named else Place(name, self.sheet.name)
        if self.builder.has_class(name):
            self.builder.doubt("class-again", at, class_key(name))
        self.block.key = self.builder.open_class(name, at)
        self.named = ""

    def _columns(self, row: Row) -> None:
        block = self.block
        first_day = min(_day_columns(row))
        for at, cell in enumerate(row):
            at_cell = self._place(cell)
            kind = kind_of_head(cell.text)
            if kind == "part" and block.part_at < 0:
                block.part_at = at
            elif kind == "period" and block.period_at < 0:
                block.period_at = at
            elif kind == "a-day":
                day = self.builder.day(at_cell, block.key)
                if day and day.key in block.days.values():
                    self.builder.doubt("day-twice", at_cell, block.key, column=day.key)
                block.days[at] = day.key if day else ""
            elif kind in ("note", "time", "room", "part", "period"):
                block.silent.add(at)
            elif at > first_day and at_cell.text:
                self.builder.doubt("day-unknown", at_cell, block.key)
        if block.period_at < 0:
            block.period_at = max(first_day - 1, 0)
            block.part_at = block.part_at if block.part_at >= 0 else first_day - 2

    def _lessons(self, row: Row) -> None:
        block = self.block
        head = row[block.period_at] if block.period_at < len(row) else None
        head_text = clean_text(head.text) if head is not None else ""
        part_text = row[block.part_at].text if 0 <= block.part_at < len(row) else ""
        inside = [at for at in block.days if at < len(row) and clean_text(row[at].text)]
        period = read_period(head_text)
        if head is None or period is None:
            self._without_period(row, inside, bool(part_text or head_text))
            return
        if self.named:
            # A title without heads of its own: the columns stay.
            block = self.block = replace(block, part="", last=None, last_row="", has_ended=False)
            self._open(self.named)
        block.part = read_part(part_text) or block.part
        if self._is_second_line(row, period, inside):
            self._put(row, block.last_row, is_more=True)
            return
        key = self.builder.row(period, block.part, self._place(head))
        if key and key == block.last_row:
            self.builder.doubt("period-twice", self._place(head), block.key, key)
        block.last, block.last_row = period, key
        if key:
            self._put(row, key)

    def _is_second_line(self, row: Row, period: Period, inside: list[int]) -> bool:
        """Whether the number is merged over two rows, of which this one holds teachers or rooms."""
        if period != self.block.last or not inside or not self.block.last_row:
            return False
        subjects = sum(any(lesson.known for lesson in read_lessons(row[at].text)) for at in inside)
        return subjects * 2 < len(inside)

    def _without_period(self, row: Row, inside: list[int], has_head: bool) -> None:
        said = {clean_text(row[at].text) for at in inside}
        if not said or self.block.has_ended:
            return
        if any(_NOT_LESSONS.search(fold(text)) for text in said) or (len(said) == 1 and len(inside) > 1):
            # A note or the signatures: what follows without a number is no lesson.
            self.block.has_ended = not any(_BREAK.search(fold(text)) for text in said)
        elif not has_head and self.block.last_row:
            self._put(row, self.block.last_row, is_more=True)
        else:
            for at in inside:
                self.builder.doubt("period-unknown", self._place(row[at]), self.block.key, column=self.block.days[at])

    def _put(self, row: Row, key: str, is_more: bool = False) -> None:
        """Put the lessons of a row; ``is_more``: they are further lines of the lessons above."""
        block = self.block
        first = min(block.days)
        for at, cell in enumerate(row):
            at_cell = self._place(cell)
            if at in block.days:
                column = block.days[at]
                if not self.builder.problem(cell, at_cell, block.key, key, column):
                    (self.builder.more if is_more else self.builder.put)(block.key, key, column, at_cell)
            elif at_cell.text and at > first and at not in block.silent:
                self.builder.doubt("no-head", at_cell, block.key, key)
