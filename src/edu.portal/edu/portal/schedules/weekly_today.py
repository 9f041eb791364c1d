"""What the weekly schedule of the school says today, for the front page."""

from datetime import date
from edu.portal.core.schedule.weekly_entries import PART_LABELS
from edu.portal.core.schedule.weekly_events import on_day
from edu.portal.schedules import service
from typing import Any
from typing import NamedTuple


WEEKLY = "edu.WeeklySchedule"


class TodayLine(NamedTuple):
    """A line of today: when ("7:15", "Sáng", "" for the whole day), what, and who or where."""

    when: str
    text: str
    more: str


def today_lines(context: Any, day: date, audience: str = "", most: int = 6) -> tuple[TodayLine, ...]:
    """Return what visitors may see of a day, in order, ``most`` lines; wakes the schedule of that week only.

    ``context`` is the site or a section, ``audience`` a key of ``core.schedule.weekly_entries.AUDIENCES``.
    """
    lines: list[TodayLine] = []
    for found in service.holding(context, day, (WEEKLY,), is_public=True):
        content = found.brain.getObject()
        for entry in on_day(content.grids, content.spans, day, audience):
            when = f"{entry.start.hour}:{entry.start.minute:02d}" if entry.start else PART_LABELS.get(entry.part, "")
            more = " · ".join(filter(None, (entry.person or entry.chair, entry.place)))
            lines.append(TodayLine(when, " ".join(entry.content.split()), more))
    return tuple(lines[:most])
