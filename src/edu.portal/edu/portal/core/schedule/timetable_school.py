"""Timetables of the whole school: rows are days and lessons, columns are classes.

    Thứ | Tiết | 6A         | 6B ...
    2   | 1    | SHDC       | SHDC
        | 2    | Toán - Lan | Văn - Mai

Below the heads a second row may part each class into Môn, GV and Phòng; a row without a number goes on with the
lessons above.
"""

from collections.abc import Sequence
from datetime import date
from edu.portal.core.schedule.days import AFTERNOON
from edu.portal.core.schedule.days import read_part
from edu.portal.core.schedule.grid import clean_text
from edu.portal.core.schedule.reading import Reading
from edu.portal.core.schedule.timetable_build import Builder
from edu.portal.core.schedule.timetable_build import Place
from edu.portal.core.schedule.timetable_build import class_place
from edu.portal.core.schedule.timetable_build import place
from edu.portal.core.schedule.timetable_heads import distinct
from edu.portal.core.schedule.timetable_heads import kind_of_head
from edu.portal.core.schedule.timetable_lesson import is_room
from edu.portal.core.schedule.timetable_periods import Period
from edu.portal.core.schedule.timetable_periods import read_period
from edu.portal.core.text.cells import CellLike
from edu.portal.core.text.cells import TableLike
from edu.portal.core.text.unicode import fold
import re


Row = Sequence[CellLike]
_SUBHEADS = ("subject", "teacher", "room")
_END = re.compile(r"ghi chu|luu y|nguoi lap|hieu truong|noi nhan|ban giam hieu|\bduyet\b")


def fits(sheets: Sequence[TableLike]) -> int:
    """Return 92 when a sheet has a row "Thứ | Tiết | <classes>", else 0."""
    return 92 if any(_is_head(row) for sheet in sheets for row in sheet.rows[:30]) else 0


def read(sheets: Sequence[TableLike], today: date) -> Reading:
    """Return the grids of all classes."""
    builder = Builder(today)
    for sheet in sheets:
        _Reader(builder, sheet).read()
    return builder.reading()


def _is_head(row: Row) -> bool:
    kinds = [kind_of_head(cell.text) for cell in row]
    if "day" not in kinds or "period" not in kinds:
        return False
    after = max(kinds.index("day"), kinds.index("period"))
    heads = [cell for at, cell in enumerate(row) if at > after and clean_text(cell.text) and kinds[at] != "a-day"]
    return bool(heads) and "teacher" not in kinds[: after + 1]


class _Reader:
    """Reads a sheet from top to bottom; heads that are told again go on with the same classes or with others."""

    def __init__(self, builder: Builder, sheet: TableLike) -> None:
        self.builder = builder
        self.sheet = sheet
        # Column -> (key of the class, what of the lesson stands there).
        self.columns: dict[int, tuple[str, str]] = {}
        self.heads: dict[str, int] = {}
        self.day = self.day_text = self.part = self.row_key = ""
        self.last: tuple[str, Period | None] = ("", None)

    def read(self) -> None:
        rows = self.sheet.rows
        for number, row in enumerate(rows):
            if _is_head(row):
                self._begin(row, rows[number + 1] if number + 1 < len(rows) else ())
            elif not self.columns:
                self._titles(row)
            elif distinct(row) and not self._is_subhead(row):
                self._lessons(row)

    def _place(self, cell: CellLike) -> Place:
        return place(self.sheet, cell)

    def _titles(self, row: Row) -> None:
        for text in distinct(row):
            cell = next(cell for cell in row if clean_text(cell.text) == text)
            if re.search(r"thoi khoa|ap dung|tkb|thuc hien", fold(text)):
                self.builder.title(self._place(cell))

    def _is_subhead(self, row: Row) -> bool:
        said = [kind_of_head(text) for text in distinct(row)]
        return sum(kind in (*_SUBHEADS, "day", "period", "part") for kind in said) == len(said)

    def _begin(self, row: Row, below: Row) -> None:
        kinds = [kind_of_head(cell.text) for cell in row]
        self.heads = {kind: kinds.index(kind) for kind in ("day", "part", "period") if kind in kinds}
        first = max(self.heads.values()) + 1
        parted = self._is_subhead(below) and any(kind_of_head(cell.text) in _SUBHEADS for cell in below[first:])
        self.columns, self.day, self.part = {}, "", ""
        key, seen = "", set[str]()
        last_head = ""
        for at in range(first, max(len(row), len(below) if parted else 0)):
            head = class_place(self.sheet, row[at]) if at < len(row) else Place("", "")
            what = kind_of_head(below[at].text) if parted and at < len(below) else "subject"
            if head.text and (head.text != last_head or what == "subject"):
                if kinds[at] in ("note", "time", "part"):
                    key = ""
                    continue
                key = self.builder.open_class(head.text, head)
                if key in seen:
                    self.builder.doubt("class-again", head, key)
                seen.add(key)
                last_head = head.text
                if "date" in type(row[at].value).__name__:
                    self.builder.doubt("class-as-date", head, key)
            elif not head.text and not parted:
                key = ""
            if key and what in _SUBHEADS:
                self.columns[at] = (key, what)

    def _head(self, row: Row, kind: str) -> Place:
        at = self.heads.get(kind, -1)
        return self._place(row[at]) if 0 <= at < len(row) else Place("", "")

    def _lessons(self, row: Row) -> None:
        day, number = self._head(row, "day"), self._head(row, "period")
        if day.text:
            self._on_day(row, day)
        inside = [at for at in self.columns if at < len(row) and clean_text(row[at].text)]
        period = read_period(number.text) if number.text else None
        if not self.day:
            return
        self.part = read_part(self._head(row, "part").text) or self.part
        if period is None:
            self._without_period(row, inside, bool(number.text))
        elif (self.day, period) == self.last and self._is_second_line(row, inside):
            self._put(row, is_more=True)
        else:
            self._on_period(period, number)
            self._put(row)

    def _on_day(self, row: Row, at: Place) -> None:
        if self.day and at.text == self.day_text:
            return
        self.day_text = at.text
        found = self.builder.day(at)
        if found is not None:
            if found.key != self.day:
                self.part = ""
                self.last = ("", None)
            self.day = found.key
            return
        said = set(distinct(row))
        if len(said) > 3 and not any(_END.search(fold(text)) for text in said):
            self.builder.doubt("day-unknown", at)
        self.day = ""

    def _on_period(self, period: Period, at: Place) -> None:
        before = self.last[1]
        if before is not None and "part" not in self.heads and period.number < before.number and not self.part:
            # The numbers begin anew on the same day: the afternoon.
            self.part = AFTERNOON
        key = self.builder.row(period, self.part, at)
        if key and key == self.row_key and self.last == (self.day, period):
            self.builder.doubt("period-twice", at, row=key, column=self.day)
        self.last, self.row_key = (self.day, period), key

    def _is_second_line(self, row: Row, inside: list[int]) -> bool:
        """Whether the number is merged over two rows, of which this one holds rooms or teachers."""
        return bool(inside) and sum(is_room(row[at].text) or "-" not in row[at].text for at in inside) == len(inside)

    def _without_period(self, row: Row, inside: list[int], has_number: bool) -> None:
        said = {clean_text(row[at].text) for at in inside}
        if not said or any(_END.search(fold(text)) for text in [*said, *distinct(row)]):
            self.day = "" if said or distinct(row) else self.day
        elif self.row_key and not has_number and (len(said) > 1 or len(inside) == 1 or all(map(is_room, said))):
            self._put(row, is_more=True)
        elif has_number:
            for at in inside:
                self.builder.doubt("period-unknown", self._place(row[at]), self.columns[at][0], column=self.day)

    def _put(self, row: Row, is_more: bool = False) -> None:
        if not self.row_key:
            return
        edge = max(self.heads.values())
        for at, cell in enumerate(row):
            at_cell = self._place(cell)
            if at not in self.columns:
                if at > edge and at_cell.text:
                    self.builder.doubt("no-head", at_cell, row=self.row_key, column=self.day)
                continue
            key, what = self.columns[at]
            if self.builder.problem(cell, at_cell, key, self.row_key, self.day):
                continue
            if what == "teacher":
                self.builder.with_teacher(key, self.row_key, self.day, at_cell)
            elif what == "room" or is_more:
                self.builder.more(key, self.row_key, self.day, at_cell)
            else:
                self.builder.put(key, self.row_key, self.day, at_cell)
