"""What is checked of a teaching schedule, typed or read."""

from collections.abc import Iterator
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.reading import ERROR
from edu.portal.core.schedule.reading import Doubt
from edu.portal.core.schedule.teaching_lessons import LESSON
from edu.portal.core.schedule.teaching_lessons import NUMBER
from edu.portal.core.schedule.teaching_lessons import SUBJECT
from edu.portal.core.schedule.teaching_lessons import Lesson
from edu.portal.core.schedule.teaching_lessons import is_without_lesson
from edu.portal.core.schedule.teaching_lessons import lessons
from edu.portal.core.schedule.weekly_days import NOWHERE
from edu.portal.core.text.unicode import fold
import re


_NUMBERS = re.compile(r"(\d{1,3})(?:\s*[-–,;+&/]\s*\d{1,3})*")


def check(grids: tuple[Grid, ...]) -> tuple[Doubt, ...]:
    """Return what looks wrong: numbers of the programme, periods filled twice, subjects without a lesson."""
    return tuple(doubt for grid in grids for doubt in _check(grid))


def _check(grid: Grid) -> Iterator[Doubt]:
    last: dict[tuple[str, str], int] = {}
    slots: dict[tuple[str, str, str], Lesson] = {}
    for (row, column), text in grid.cells.items():
        if row.startswith(NOWHERE):
            yield Doubt("missing-day", grid.key, row, column, text=text, level=ERROR)
    for lesson in lessons((grid,)):
        yield from _check_number(lesson, last)
        yield from _check_slot(lesson, slots)
        if lesson.subject and not lesson.name and not is_without_lesson(lesson.subject):
            yield Doubt("no-lesson", grid.key, lesson.row, LESSON, values={"subject": lesson.subject})


def _check_number(lesson: Lesson, last: dict[tuple[str, str], int]) -> Iterator[Doubt]:
    if not lesson.number:
        return
    found = _NUMBERS.fullmatch(lesson.number)
    if found is None:
        yield Doubt("ppct-not-number", lesson.grid, lesson.row, NUMBER, text=lesson.number)
        return
    key, number = (fold(lesson.subject), fold(lesson.class_name)), int(found[1])
    if number < last.get(key, 0):
        values = {"before": str(last[key])}
        yield Doubt("ppct-backwards", lesson.grid, lesson.row, NUMBER, text=lesson.number, values=values)
    last[key] = int(re.findall(r"\d+", lesson.number)[-1])


def _check_slot(lesson: Lesson, slots: dict[tuple[str, str, str], Lesson]) -> Iterator[Doubt]:
    slot = (lesson.day, lesson.part, lesson.period)
    if not lesson.period:
        return
    if slot in slots:
        yield Doubt("slot-twice", lesson.grid, lesson.row, SUBJECT, text=lesson.subject or lesson.class_name)
    slots.setdefault(slot, lesson)
