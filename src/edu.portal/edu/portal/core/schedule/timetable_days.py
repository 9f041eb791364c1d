"""Timetables of one class with a row for each day, as primary schools write them: Thứ | Tiết 1 ... Tiết 5."""

from collections.abc import Sequence
from datetime import date
from edu.portal.core.schedule.days import AFTERNOON
from edu.portal.core.schedule.days import MORNING
from edu.portal.core.schedule.days import read_day
from edu.portal.core.schedule.days import read_part
from edu.portal.core.schedule.grid import clean_text
from edu.portal.core.schedule.reading import Reading
from edu.portal.core.schedule.timetable_build import Builder
from edu.portal.core.schedule.timetable_build import Place
from edu.portal.core.schedule.timetable_build import place
from edu.portal.core.schedule.timetable_heads import class_in
from edu.portal.core.schedule.timetable_heads import distinct
from edu.portal.core.schedule.timetable_heads import kind_of_head
from edu.portal.core.schedule.timetable_periods import Period
from edu.portal.core.schedule.timetable_periods import read_period
from edu.portal.core.schedule.timetable_subjects import subject_of
from edu.portal.core.text.cells import CellLike
from edu.portal.core.text.cells import TableLike
from edu.portal.core.text.unicode import fold


Row = Sequence[CellLike]
_FEWEST = 3


def fits(sheets: Sequence[TableLike]) -> int:
    """Return 80 when a sheet has a row "Thứ | Tiết 1 | Tiết 2 ..." and days below, else 0."""
    return 80 if any(_head_at(sheet.rows) is not None for sheet in sheets) else 0


def read(sheets: Sequence[TableLike], today: date) -> Reading:
    """Return the grid of each block."""
    builder = Builder(today)
    for sheet in sheets:
        _Reader(builder, sheet).read()
    return builder.reading()


def _periods(row: Row) -> dict[int, Period]:
    return {
        at: period
        for at, cell in enumerate(row)
        if clean_text(cell.text) and (period := read_period(cell.text)) is not None
    }


def _is_head(row: Row) -> bool:
    """Whether a row names lessons beside a column for the days."""
    kinds = {kind_of_head(cell.text) for cell in row if cell.text}
    return "day" in kinds and "period" not in kinds and "teacher" not in kinds and len(_periods(row)) >= _FEWEST


def _head_at(rows: Sequence[Row]) -> int | None:
    return next((at for at, row in enumerate(rows[:60]) if _is_head(row)), None)


class _Reader:
    """Reads the blocks of a sheet from top to bottom."""

    def __init__(self, builder: Builder, sheet: TableLike) -> None:
        self.builder = builder
        self.sheet = sheet
        self.key = ""
        self.named = ""
        self.named_at = Place("", sheet.name)
        self.day_at = self.part_at = -1
        self.columns: dict[int, tuple[str, Period]] = {}
        self.day = self.day_text = ""

    def read(self) -> None:
        above: Row = ()
        for row in self.sheet.rows:
            said = distinct(row)
            if _is_head(row):
                self._begin(row, above)
            elif said and not self._is_title(row, said) and self.columns:
                self._lessons(row)
            above = row if said else above

    def _place(self, cell: CellLike) -> Place:
        return place(self.sheet, cell)

    def _is_title(self, row: Row, said: list[str]) -> bool:
        if len(said) > 2 or any(read_day(text) for text in said):
            return False
        cells = {clean_text(cell.text): cell for cell in reversed(row) if cell.text}
        for text in said:
            if "thoi khoa" in fold(text) or class_in(text):
                self.builder.title(self._place(cells[text]))
            if (name := class_in(text)) and subject_of(text) is None:
                self.named, self.named_at = name, self._place(cells[text])
        return True

    def _begin(self, row: Row, above: Row) -> None:
        name = self.named or self.sheet.name
        at = self.named_at if self.named else Place(name, self.sheet.name)
        if self.builder.has_class(name):
            self.builder.doubt("class-again", at)
        self.key, self.named, self.day = self.builder.open_class(name, at), "", ""
        kinds = [kind_of_head(cell.text) for cell in row]
        self.day_at = kinds.index("day")
        self.part_at = kinds.index("part") if "part" in kinds else -1
        self.columns = {}
        part = ""
        for column, period in _periods(row).items():
            part = (read_part(above[column].text) if column < len(above) else "") or part
            if self.columns and not part and period.number == 1:
                # The numbers begin anew: the lessons of the afternoon.
                part = AFTERNOON
                self.columns = {at: (MORNING, held) for at, (_part, held) in self.columns.items()}
            self.columns[column] = (part, period)

    def _lessons(self, row: Row) -> None:
        head = row[self.day_at] if self.day_at < len(row) else None
        if head is not None and clean_text(head.text) not in ("", self.day_text if self.day else ""):
            at = self._place(head)
            self.day_text = at.text
            found = self.builder.day(at, self.key)
            if found is None:
                self._strange(row, at)
                return
            self.day = found.key
        part_text = row[self.part_at].text if 0 <= self.part_at < len(row) else ""
        if not self.day or (self.part_at >= 0 and not read_part(part_text)):
            return
        for at_column, cell in enumerate(row):
            at_cell = self._place(cell)
            if at_column not in self.columns:
                if at_cell.text and at_column > max(self.columns):
                    self.builder.doubt("no-head", at_cell, self.key, column=self.day)
                continue
            if not at_cell.text and not cell.problem:
                continue
            part, period = self.columns[at_column]
            key = self.builder.row(period, read_part(part_text) or part, at_cell)
            if key and not self.builder.problem(cell, at_cell, self.key, key, self.day):
                self.builder.put(self.key, key, self.day, at_cell)

    def _strange(self, row: Row, at: Place) -> None:
        """A row below the heads whose day nobody knows: a doubt when it holds lessons, a note otherwise."""
        self.day = ""
        said = {clean_text(row[column].text) for column in self.columns if column < len(row)} - {""}
        if len(said) > 1:
            self.builder.doubt("day-unknown", at, self.key)
