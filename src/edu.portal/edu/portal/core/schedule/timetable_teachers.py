"""Timetables by teacher: a row for each teacher (and subject), days and lessons across, classes in the cells.

STT | Họ tên GV | Môn  | Thứ 2 |   |     | Thứ 3 ...
    |           |      | 1     | 2 | 3 . | 1
1   | Lan       | Toán | 6A    | 6A|     | 6B
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from edu.portal.core.schedule.days import AFTERNOON
from edu.portal.core.schedule.days import MORNING
from edu.portal.core.schedule.days import read_day
from edu.portal.core.schedule.days import read_part
from edu.portal.core.schedule.grid import clean_text
from edu.portal.core.schedule.reading import Reading
from edu.portal.core.schedule.timetable_build import Builder
from edu.portal.core.schedule.timetable_build import Place
from edu.portal.core.schedule.timetable_build import class_place
from edu.portal.core.schedule.timetable_build import place
from edu.portal.core.schedule.timetable_classes import class_name
from edu.portal.core.schedule.timetable_classes import is_class
from edu.portal.core.schedule.timetable_heads import distinct
from edu.portal.core.schedule.timetable_heads import kind_of_head
from edu.portal.core.schedule.timetable_lesson import Lesson
from edu.portal.core.schedule.timetable_lesson import is_room
from edu.portal.core.schedule.timetable_lesson import lesson_text
from edu.portal.core.schedule.timetable_periods import Period
from edu.portal.core.schedule.timetable_periods import read_period
from edu.portal.core.text.cells import CellLike
from edu.portal.core.text.cells import TableLike
from edu.portal.core.text.unicode import fold
import re


Row = Sequence[CellLike]
# Above the numbers of the lessons: days, and perhaps parts of the day between.
_HEAD_ROWS = 4
_FEWEST = 4
_AND = re.compile(r"\s*[,+;&\n]\s*")
_WORDS = re.compile(r"\s*[-–—:(),]\s*|\s+")
_NO_LESSON = re.compile(r"hop|truc|nghi|x|tiet trong|day thay|cn|ban giam hieu|bgh|hoc boi duong|phep")
_END = re.compile(r"ghi chu|luu y|nguoi lap|hieu truong|noi nhan|tong( cong)?$|ngay\b.*thang")


@dataclass(frozen=True, slots=True)
class _Heads:
    """Where the heads stand: the row of the numbers, columns of teacher and subject, and what each column is."""

    row: int
    teacher_at: int
    subject_at: int
    columns: dict[int, tuple[str, str, Period]]


def fits(sheets: Sequence[TableLike]) -> int:
    """Return 95 when a sheet has a column of teachers, days above and numbers of lessons below them, else 0."""
    return 95 if any(_heads_of(sheet, None) is not None for sheet in sheets) else 0


def read(sheets: Sequence[TableLike], today: date) -> Reading:
    """Return the grids of all classes."""
    builder = Builder(today)
    for sheet in sheets:
        if (heads := _heads_of(sheet, builder)) is not None:
            _read(builder, sheet, heads)
    return builder.reading()


def _heads_of(sheet: TableLike, builder: Builder | None) -> _Heads | None:
    for number, row in enumerate(sheet.rows[:40]):
        kinds = [kind_of_head(cell.text) for cell in row]
        if "teacher" not in kinds or sum(kind == "a-day" for kind in kinds) < 2:
            continue
        teacher_at = kinds.index("teacher")
        subject_at = kinds.index("subject") if "subject" in kinds else -1
        for below in range(number + 1, min(number + _HEAD_ROWS, len(sheet.rows))):
            periods = {
                at: found
                for at, cell in enumerate(sheet.rows[below])
                if at > max(teacher_at, subject_at) and (found := read_period(clean_text(cell.text)))
            }
            if len(periods) >= _FEWEST:
                between = sheet.rows[number + 1 : below]
                return _Heads(below, teacher_at, subject_at, _columns(sheet, builder, row, between, periods))
    return None


def _columns(
    sheet: TableLike, builder: Builder | None, days: Row, between: Sequence[Row], periods: dict[int, Period]
) -> dict[int, tuple[str, str, Period]]:
    """Return what each column is; heads that are merged across reach to the next one."""
    found: dict[int, tuple[str, str, Period]] = {}
    day = part = said = ""
    last = 0
    for at in range(min(periods), max(periods) + 1):
        head = place(sheet, days[at]) if at < len(days) else Place("", "")
        if head.text and head.text != said:
            said = head.text
            read = builder.day(head) if builder else read_day(head.text)
            if read is None and builder and kind_of_head(head.text) != "note":
                builder.doubt("day-unknown", head)
            if (read.key if read else "") != day:
                day, part, last = (read.key if read else ""), "", 0
        part = next((told for row in between if at < len(row) and (told := read_part(row[at].text))), part)
        period = periods.get(at)
        if period is None or not day:
            continue
        if not part and period.number <= last:
            part = AFTERNOON
        last = period.number
        found[at] = (day, part, period)
    afternoons = {told for _day, told, _period in found.values()}
    return {
        at: (told_day, told or (MORNING if AFTERNOON in afternoons else ""), period)
        for at, (told_day, told, period) in found.items()
    }


def _read(builder: Builder, sheet: TableLike, heads: _Heads) -> None:
    for row in sheet.rows[: heads.row]:
        for text in distinct(row):
            if re.search(r"thoi khoa|ap dung|tkb", fold(text)):
                builder.title(place(sheet, next(cell for cell in row if clean_text(cell.text) == text)))
    teacher = Place("", "")
    for row in sheet.rows[heads.row + 1 :]:
        said = distinct(row)
        if not said:
            continue
        if len(said) <= 3 and any(_END.match(fold(text)) for text in said):
            break
        at_teacher = place(sheet, row[heads.teacher_at]) if heads.teacher_at < len(row) else Place("", "")
        teacher = at_teacher if at_teacher.text else teacher
        subject = clean_text(row[heads.subject_at].text) if 0 <= heads.subject_at < len(row) else ""
        _lessons(builder, sheet, heads, row, teacher, subject)


def _lessons(builder: Builder, sheet: TableLike, heads: _Heads, row: Row, teacher: Place, subject: str) -> None:
    first, last = min(heads.columns, default=0), max(heads.columns, default=0)
    for at, cell in enumerate(row):
        at_cell = class_place(sheet, cell)
        if at not in heads.columns:
            if first < at < last and at_cell.text:
                builder.doubt("no-head", at_cell)
            continue
        day, part, period = heads.columns[at]
        if not at_cell.text and not cell.problem:
            continue
        key = builder.row(period, part, at_cell)
        if builder.problem(cell, at_cell, "", key, day) or not key:
            continue
        if not teacher.text:
            builder.doubt("teacher-missing", at_cell, row=key, column=day)
        _put(builder, at_cell, key, day, teacher.text, subject)


def _put(builder: Builder, at: Place, row: str, day: str, teacher: str, subject: str) -> None:
    """Put what a cell of a teacher says into the grids of its classes: "6A", "Toán 6A", "6A+6B", "6A - Toán (P.3)"."""
    room = next((inner for inner in re.findall(r"\(([^()]*)\)", at.text) if is_room(inner)), "")
    text = at.text.replace(f"({room})", "") if room else at.text
    names, rest = _classes_in(text)
    if not names:
        builder.doubt("class-unknown-here", at, row=row, column=day, teacher=teacher)
        return
    told = rest or subject
    if not told:
        builder.doubt("subject-missing", at, row=row, column=day, teacher=teacher)
    joint = "+".join(names) if len(names) > 1 else ""
    lesson = Lesson(told or "?", (teacher,) if teacher else (), room, "", joint)
    for name in names:
        key = builder.open_class(name, at)
        builder.put(key, row, day, Place(lesson_text(lesson) if told else teacher, at.source))


def _classes_in(text: str) -> tuple[list[str], str]:
    """Return the classes that a text names, and what is left of it."""
    pieces = [piece for piece in _AND.split(text) if piece]
    if all(is_class(piece) for piece in pieces):
        return [class_name(piece) for piece in pieces], ""
    words = [word for word in _WORDS.split(" ".join(pieces)) if word]
    names = [word for word in words if is_class(word) and any(sign.isdigit() for sign in word)]
    rest = " ".join(word for word in words if word not in names)
    return [class_name(name) for name in names], rest
