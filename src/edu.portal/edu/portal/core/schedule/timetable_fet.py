"""Timetables of the program FET (`*_timetable.csv`): a row for each activity and each of its hours.

aSc Timetables comes in the same columns, see ``edu.portal.sheets.asc``.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from edu.portal.core.schedule.grid import clean_text
from edu.portal.core.schedule.reading import Reading
from edu.portal.core.schedule.timetable_build import Builder
from edu.portal.core.schedule.timetable_build import Place
from edu.portal.core.schedule.timetable_build import place
from edu.portal.core.schedule.timetable_classes import class_key
from edu.portal.core.schedule.timetable_classes import class_name
from edu.portal.core.schedule.timetable_classes import grade_of
from edu.portal.core.schedule.timetable_classes import is_class
from edu.portal.core.schedule.timetable_lesson import Lesson
from edu.portal.core.schedule.timetable_lesson import lesson_text
from edu.portal.core.schedule.timetable_periods import read_period
from edu.portal.core.text.cells import CellLike
from edu.portal.core.text.cells import TableLike
from edu.portal.core.text.unicode import fold
import re


_COLUMNS = {
    "activity id": "id",
    "day": "day",
    "hour": "hour",
    "students sets": "students",
    "students": "students",
    "subject": "subject",
    "teachers": "teachers",
    "activity tags": "tags",
    "room": "room",
    "comments": "comments",
}
_NEEDED = {"day", "hour", "students", "subject"}
_GRADE = re.compile(r"(?:khoi|lop)?\s*(1[0-2]|[1-9])$")
_GROUP = re.compile(r"^(.*?\S)\s*[-_/]?\s*((?:nhóm|nhom|group|gr|tổ|n)\.?\s*\w+)$", re.I)


@dataclass(frozen=True, slots=True)
class _Row:
    """One row: the places of its columns."""

    cells: Mapping[str, CellLike]
    table: TableLike

    def at(self, kind: str) -> Place:
        cell = self.cells.get(kind)
        return place(self.table, cell) if cell is not None else Place("", "")

    def several(self, kind: str) -> list[str]:
        return [part for part in (piece.strip() for piece in self.at(kind).text.split("+")) if part]


def fits(sheets: Sequence[TableLike]) -> int:
    """Return 100 when the first row has the columns of FET, else 0."""
    return 100 if any(set(_heads(sheet).values()) >= _NEEDED for sheet in sheets) else 0


def read(sheets: Sequence[TableLike], today: date) -> Reading:
    """Return the grids of all sets of students that are classes; "6" alone means every class of the grade."""
    builder = Builder(today)
    for sheet in sheets:
        heads = _heads(sheet)
        rows = [
            _Row({kind: row[at] for at, kind in heads.items() if at < len(row)}, sheet)
            for row in sheet.rows[1:]
            if any(cell.text for cell in row)
        ]
        names = {
            class_key(name): name for row in rows for told in row.several("students") if (name := _class(told)[0])
        }
        for row in rows:
            _read_row(builder, row, list(names.values()))
    return builder.reading()


def _heads(sheet: TableLike) -> dict[int, str]:
    if not sheet.rows:
        return {}
    named = {at: _COLUMNS.get(" ".join(fold(cell.text).split()), "") for at, cell in enumerate(sheet.rows[0])}
    return {at: kind for at, kind in named.items() if kind}


def _class(told: str) -> tuple[str, str]:
    """Return the class and the group that a set of students is; ("", "") for a whole grade or an unknown set."""
    if is_class(told):
        return class_name(told), ""
    if found := _GROUP.match(told):
        return (class_name(found[1]), found[2]) if is_class(found[1]) else ("", "")
    return "", ""


def _read_row(builder: Builder, row: _Row, names: list[str]) -> None:
    day_at, hour_at = row.at("day"), row.at("hour")
    if not day_at.text and not hour_at.text:
        # An activity that has no place in the week yet.
        builder.doubt("not-placed", row.at("id"), subject=row.at("subject").text)
        return
    day = builder.day(day_at)
    if day is None:
        builder.doubt("day-unknown", day_at)
        return
    period = read_period(hour_at.text)
    if period is None:
        builder.doubt("period-unknown", hour_at)
        return
    key = builder.row(period, "", hour_at)
    if not key or any(builder.problem(cell, row.at(kind)) for kind, cell in row.cells.items()):
        return
    sets = _sets(builder, row, names)
    joint = "+".join(dict.fromkeys(name for name, _group in sets)) if len({name for name, _group in sets}) > 1 else ""
    for name, group in sets:
        text = _text(row, group, joint)
        grid = builder.open_class(name, row.at("students"))
        (builder.more if group else builder.put)(grid, key, day.key, Place(text, row.at("subject").source))


def _sets(builder: Builder, row: _Row, names: list[str]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    at = row.at("students")
    for told in row.several("students"):
        name, group = _class(told)
        whole = _GRADE.fullmatch(fold(told).strip())
        if name:
            found.append((name, group))
        elif whole and any(grade_of(other)[0] == whole[1] for other in names):
            found.extend((other, "") for other in names if grade_of(other)[0] == whole[1])
        else:
            found.append((told, ""))
    if not found:
        builder.doubt("class-unknown-here", Place(row.at("subject").text, at.source or row.at("subject").source))
    return found


def _text(row: _Row, group: str, joint: str) -> str:
    note = ", ".join(part for part in (group, clean_text(row.at("comments").text).replace("\n", " ")) if part)
    plain = re.compile(r"[()\[\]]")
    lesson = Lesson(
        plain.sub("", row.at("subject").text) or "?",
        tuple(plain.sub("", name) for name in row.several("teachers")),
        plain.sub("", row.at("room").text),
        plain.sub("", note),
        joint,
    )
    return lesson_text(lesson)
