"""What of a teaching schedule calendars get: lessons with the hours of the school, without them whole days."""

from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Sequence
from datetime import date
from edu.portal.core.schedule.events import Event
from edu.portal.core.schedule.events import Lesson as Hours
from edu.portal.core.schedule.events import at
from edu.portal.core.schedule.events import whole_day
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import Span
from edu.portal.core.schedule.teaching_lessons import Lesson
from edu.portal.core.schedule.teaching_lessons import lessons
from edu.portal.core.schedule.teaching_lessons import row_head
from edu.portal.core.schedule.weeks import monday_of


def events(
    grids: Sequence[Grid], spans: Sequence[Span], hours: Sequence[Hours], closed: Collection[date] = ()
) -> Iterator[Event]:
    """Yield the lessons of a teacher; days in ``closed`` give none."""
    known = {(one.part, str(one.number)): one for one in hours}
    for span in spans:
        for lesson in lessons(grids, monday_of(span.first)):
            if lesson.on is not None and span.holds(lesson.on) and lesson.on not in closed:
                yield _event(lesson, lesson.on, known.get((lesson.part, lesson.period)))


def _event(lesson: Lesson, day: date, hours: Hours | None) -> Event:
    summary = " – ".join(filter(None, (lesson.class_name, lesson.subject))) or lesson.name
    number = f"Tiết PPCT {lesson.number}" if lesson.number else ""
    description = "\n".join(filter(None, (lesson.name, number, lesson.note)))
    key = f"{day.isoformat()}-{'-'.join(filter(None, (lesson.grid, lesson.row)))}"
    if hours is None:
        label = row_head(lesson.day, lesson.part, lesson.period).label
        return whole_day(key, f"{label}: {summary}" if label else summary, day, description)
    return Event(key, summary, at(day, hours.starts), at(day, hours.ends), description)
