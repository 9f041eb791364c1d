"""A timetable for calendars: the lessons of a class or of a teacher, week by week while it holds."""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from datetime import date
from edu.portal.core.schedule.days import DAY_KEYS
from edu.portal.core.schedule.events import Event
from edu.portal.core.schedule.events import Lesson as Hour
from edu.portal.core.schedule.events import at
from edu.portal.core.schedule.events import days_of
from edu.portal.core.schedule.events import whole_day
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import Span
from edu.portal.core.schedule.timetable_board import Board
from edu.portal.core.schedule.timetable_board import Taught
from edu.portal.core.schedule.timetable_board import by_class
from edu.portal.core.schedule.timetable_board import by_teacher
from edu.portal.core.schedule.timetable_board import classes_of
from edu.portal.core.schedule.timetable_board import teachers_of
from edu.portal.core.schedule.timetable_periods import PARTS
from edu.portal.core.schedule.timetable_periods import place_of


CLASS, TEACHER = "lop-", "gv-"


def subscriptions(grids: Sequence[Grid]) -> list[tuple[str, str]]:
    """Return the classes and the teachers to whose lessons one may subscribe, as (key, label)."""
    classes = [(f"{CLASS}{choice.key}", choice.label) for choice in classes_of(grids) if choice.key]
    return [*classes, *((f"{TEACHER}{choice.key}", choice.label) for choice in teachers_of(grids))]


def board_of(grids: Sequence[Grid], chosen: str) -> Board | None:
    """Return the timetable of a key of ``subscriptions``, None when there is none."""
    if chosen.startswith(CLASS):
        found = next((grid for grid in grids if grid.key == chosen.removeprefix(CLASS)), None)
        return by_class(found) if found is not None else None
    return by_teacher(grids, chosen.removeprefix(TEACHER)) if chosen.startswith(TEACHER) else None


def events(
    grids: Sequence[Grid], spans: Collection[Span], chosen: str, hours: Iterable[Hour], closed: Collection[date]
) -> Iterator[Event]:
    """Yield every lesson of a class or a teacher on every day; none on the days in ``closed``.

    A lesson whose hour the school has not told is there for the whole day, with its number before its name.
    """
    board = board_of(grids, chosen)
    if board is None:
        return
    known = {(hour.part, hour.number): hour for hour in hours}
    for (row, column), lessons in sorted(board.lessons.items()):
        part, number = place_of(row)
        for day in days_of(spans, DAY_KEYS.index(column), closed):
            for place, one in enumerate(lessons):
                key = f"{day.isoformat()}-{row}-{place}"
                summary = _summary(one, chosen.startswith(TEACHER))
                hour = known.get((part, number))
                if hour is not None:
                    yield Event(
                        key, summary, at(day, hour.starts), at(day, hour.ends), _description(one), one.lesson.room
                    )
                else:
                    told = f"Tiết {number} {PARTS[part].lower()}: {summary}"
                    yield whole_day(key, told, day, _description(one), one.lesson.room)


def _summary(one: Taught, with_classes: bool) -> str:
    name = one.lesson.full_name
    return f"{name} – {', '.join(one.classes)}" if with_classes else name


def _description(one: Taught) -> str:
    return "\n".join(filter(None, (", ".join(one.lesson.teachers), ", ".join(one.classes), one.lesson.note)))
