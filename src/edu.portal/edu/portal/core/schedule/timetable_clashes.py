"""What cannot be as it stands in a timetable: a teacher in two places, a room used twice, too long a day."""

from collections.abc import Iterable
from collections.abc import Sequence
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.reading import Doubt
from edu.portal.core.schedule.timetable_board import Taught
from edu.portal.core.schedule.timetable_board import joint_key
from edu.portal.core.schedule.timetable_board import taught
from edu.portal.core.schedule.timetable_board import together
from edu.portal.core.schedule.timetable_classes import class_key
from edu.portal.core.schedule.timetable_lesson import read_lessons
from edu.portal.core.schedule.timetable_lesson import room_key
from edu.portal.core.schedule.timetable_lesson import teacher_key
from edu.portal.core.schedule.timetable_periods import PARTS
from edu.portal.core.schedule.timetable_periods import place_of
from edu.portal.core.text.unicode import fold
import re


# General curriculum of 2018 (circular 32/2018/TT-BGDĐT): a day of two parts has seven lessons at most, a part five.
MOST_OF_A_DAY = 7
MOST_OF_A_PART = 5
# Places that several classes use at once.
_SHARED = re.compile(r"(?:san|nha da nang|nha the chat|nha thi dau|nha tap|bai tap|thu vien|hoi truong)\b")


def clashes(grids: Sequence[Grid]) -> tuple[Doubt, ...]:
    """Return a doubt for each cell that cannot be, in the order of the classes."""
    lessons = list(taught(grids))
    found = [
        *_twice(lessons, "teacher-twice", "teacher"),
        *_twice(lessons, "room-twice", "room"),
        *_two_lessons(grids),
        *_long_days(grids),
        *_unreadable(grids),
    ]
    order = {grid.key: at for at, grid in enumerate(grids)}
    return tuple(sorted(found, key=lambda doubt: (order.get(doubt.grid, 0), doubt.column, doubt.row)))


def _names(one: Taught, what: str) -> Iterable[tuple[str, str]]:
    if what == "teacher":
        return [(teacher_key(name), name) for name in one.lesson.teachers]
    room = one.lesson.room
    return [(room_key(room), room)] if room and not _SHARED.match(fold(room)) else []


def _twice(lessons: Iterable[Taught], code: str, what: str) -> Iterable[Doubt]:
    """Yield a doubt at each class that has a person or a room which another class has at the same hour."""
    held: dict[tuple[str, str, str], list[tuple[Taught, str]]] = {}
    for one in lessons:
        for key, name in _names(one, what):
            if key:
                held.setdefault((one.row, one.column, key), []).append((one, name))
    for (row, column, _key), users in held.items():
        apart = together(one for one, _name in users)
        if len(apart) < 2 or len({name for one in apart for name in one.classes}) < 2:
            continue
        for one, name in users:
            others = [other for group in apart if joint_key(group) != joint_key(one) for other in group.classes]
            mine = one.classes[0]
            shown = ", ".join(dict.fromkeys(other for other in others if other != mine))
            if shown:
                yield Doubt(
                    code, class_key(mine), row, column, text=one.lesson.subject, values={"name": name, "others": shown}
                )


def _two_lessons(grids: Iterable[Grid]) -> Iterable[Doubt]:
    """Yield a doubt at a cell with several lessons, unless each is of a group of the class."""
    for grid in grids:
        for (row, column), text in grid.cells.items():
            lessons = read_lessons(text)
            if len(lessons) > 1 and not all(lesson.note for lesson in lessons):
                yield Doubt("two-lessons", grid.key, row, column, text=text.replace("\n", " / "))


def _long_days(grids: Iterable[Grid]) -> Iterable[Doubt]:
    """Yield a doubt at a day on which a class has more lessons than the curriculum allows."""
    for grid in grids:
        for column in grid.columns:
            places = [place_of(row.key) for row in grid.rows if grid.text(row.key, column.key)]
            if len(places) > MOST_OF_A_DAY:
                values = {"count": str(len(places)), "most": str(MOST_OF_A_DAY)}
                yield Doubt("day-too-long", grid.key, "", column.key, values=values)
            for part, label in PARTS.items():
                count = sum(own == part for own, _number in places)
                if count > MOST_OF_A_PART:
                    values = {"count": str(count), "most": str(MOST_OF_A_PART), "part": label}
                    yield Doubt("part-too-long", grid.key, "", column.key, values=values)


def _unreadable(grids: Iterable[Grid]) -> Iterable[Doubt]:
    for grid in grids:
        for (row, column), text in grid.cells.items():
            if text and not read_lessons(text):
                yield Doubt("unreadable", grid.key, row, column, text=text)
