"""A timetable looked at from one side: the lessons of a class, of a teacher, of a room."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import Head
from edu.portal.core.schedule.timetable_classes import grade_of
from edu.portal.core.schedule.timetable_lesson import Lesson
from edu.portal.core.schedule.timetable_lesson import read_lessons
from edu.portal.core.schedule.timetable_lesson import room_key
from edu.portal.core.schedule.timetable_lesson import teacher_key
from edu.portal.core.text.names import sort_key
from edu.portal.core.text.names import title_key
from edu.portal.core.text.unicode import slug


@dataclass(frozen=True, slots=True)
class Taught:
    """A lesson at its place: who has it (one class, or several together), when and what."""

    row: str
    column: str
    lesson: Lesson
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The lessons of one class, teacher or room. ``key`` is its name in addresses."""

    key: str
    title: str
    columns: tuple[Head, ...]
    rows: tuple[Head, ...]
    lessons: Mapping[tuple[str, str], tuple[Taught, ...]]

    def at(self, row: str, column: str) -> tuple[Taught, ...]:
        """Return the lessons of a cell, none for a free one."""
        return self.lessons.get((row, column), ())


@dataclass(frozen=True, slots=True)
class Choice:
    """Something whose timetable may be looked at. ``group`` is the grade of a class."""

    key: str
    label: str
    group: str = ""
    group_label: str = ""


def taught(grids: Iterable[Grid]) -> Iterator[Taught]:
    """Yield every lesson of every class, as often as a class has it."""
    for grid in grids:
        for (row, column), text in grid.cells.items():
            for lesson in read_lessons(text):
                yield Taught(row, column, lesson, (grid.title,))


def classes_of(grids: Iterable[Grid]) -> list[Choice]:
    """Return the classes in the order of the timetable."""
    return [Choice(grid.key, grid.title, *grade_of(grid.title)) for grid in grids]


def teachers_of(grids: Iterable[Grid]) -> list[Choice]:
    """Return the teachers by their given names. Of several spellings the most frequent is shown."""
    found = _named(grids, lambda lesson: lesson.teachers, teacher_key)
    return sorted(found, key=lambda choice: sort_key(choice.label))


def rooms_of(grids: Iterable[Grid]) -> list[Choice]:
    """Return the rooms by name."""
    found = _named(grids, lambda lesson: (lesson.room,) if lesson.room else (), room_key)
    return sorted(found, key=lambda choice: _room_order(choice.label))


def by_class(grid: Grid) -> Board:
    """Return the timetable of a class."""
    return _board(grid.key, grid.title, (grid,), list(taught([grid])))


def by_teacher(grids: Sequence[Grid], key: str) -> Board | None:
    """Return the timetable of a teacher, None when nobody of this key teaches."""
    return _side(grids, key, teachers_of(grids), lambda lesson: map(teacher_key, lesson.teachers))


def by_room(grids: Sequence[Grid], key: str) -> Board | None:
    """Return the timetable of a room, None when there is no lesson in it."""
    return _side(grids, key, rooms_of(grids), lambda lesson: (room_key(lesson.room),) if lesson.room else ())


def together(lessons: Iterable[Taught]) -> tuple[Taught, ...]:
    """Return lessons of one hour with those that several classes have together told once, with all their classes."""
    merged: dict[tuple[object, ...], Taught] = {}
    for one in lessons:
        key = joint_key(one)
        held = merged.get(key)
        classes = dict.fromkeys([*(held.classes if held else ()), *one.classes])
        merged[key] = Taught(one.row, one.column, one.lesson, tuple(classes))
    return tuple(merged.values())


def joint_key(one: Taught) -> tuple[object, ...]:
    """Return what is the same for the classes of one lesson: an assembly, one marked so, the same room and person.

    A lesson that has no room and no mark is of its class alone.
    """
    lesson = one.lesson
    people = tuple(sorted(map(teacher_key, lesson.teachers)))
    known = lesson.known
    alone = () if lesson.joint or lesson.room or (known and known.is_assembly) else one.classes
    return (one.row, one.column, lesson.subject_key, people, room_key(lesson.room), alone)


def used_rows(rows: Sequence[Head], lessons: Iterable[tuple[str, str]]) -> tuple[Head, ...]:
    """Return the rows of a table without the empty ones at the end of each part of the day."""
    used = {row for row, _column in lessons}
    shown: list[Head] = []
    waiting: list[Head] = []
    for row in rows:
        if waiting and waiting[-1].group != row.group:
            waiting = []
        waiting.append(row)
        if row.key in used:
            shown.extend(waiting)
            waiting = []
    return tuple(shown)


def _named(
    grids: Iterable[Grid], names: Callable[[Lesson], Iterable[str]], key_of: Callable[[str], str]
) -> list[Choice]:
    counts: dict[str, dict[str, int]] = {}
    for one in taught(grids):
        for name in names(one.lesson):
            spellings = counts.setdefault(key_of(name), {})
            spellings[name] = spellings.get(name, 0) + 1
    return [
        Choice(slug(key) or key, max(spellings, key=lambda name: spellings[name])) for key, spellings in counts.items()
    ]


def _side(
    grids: Sequence[Grid], key: str, choices: Iterable[Choice], keys: Callable[[Lesson], Iterable[str]]
) -> Board | None:
    chosen = next((choice for choice in choices if choice.key == key), None)
    if chosen is None:
        return None
    mine = [one for one in taught(grids) if any((slug(own) or own) == key for own in keys(one.lesson))]
    return _board(key, chosen.label, grids, mine)


def _board(key: str, title: str, grids: Sequence[Grid], lessons: Iterable[Taught]) -> Board:
    cells: dict[tuple[str, str], list[Taught]] = {}
    for one in lessons:
        cells.setdefault((one.row, one.column), []).append(one)
    first = grids[0] if grids else Grid("", "", (), ())
    return Board(
        key,
        title,
        first.columns,
        used_rows(first.rows, cells),
        {place: together(held) for place, held in cells.items()},
    )


def _room_order(name: str) -> tuple[str, int, str]:
    digits = "".join(sign for sign in name if sign.isdigit())
    return ("" if digits else "~", int(digits or 0), title_key(name))
