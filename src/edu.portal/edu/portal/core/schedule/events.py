"""What a schedule gives to calendars: things that begin and end, without the days on which the school is closed."""

from collections.abc import Collection
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.schedule.grid import Span


# What a reader subscribes to reaches so far when nobody knows the end.
LONGEST = timedelta(days=200)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing in a calendar. ``key`` is its name within the schedule, stable when the text changes.

    ``starts`` and ``ends`` are both aware moments, or both days for something without hours; the end is not included.
    """

    key: str
    summary: str
    starts: datetime | date
    ends: datetime | date
    description: str = ""
    location: str = ""


@dataclass(frozen=True, slots=True)
class Lesson:
    """When a lesson of a part of the day begins and ends."""

    part: str
    number: int
    starts: time
    ends: time


def days_of(spans: Collection[Span], weekday: int, closed: Collection[date] = ()) -> Iterator[date]:
    """Yield the days of the spans that fall on ``weekday`` (Monday is 0), in order, without those that are closed."""
    for span in sorted(spans):
        last = span.last if span.last is not None else span.first + LONGEST
        day = span.first + timedelta(days=(weekday - span.first.weekday()) % 7)
        while day <= last:
            if day not in closed:
                yield day
            day += timedelta(days=7)


def at(day: date, moment: time) -> datetime:
    """Return an aware moment of a day in Việt Nam."""
    return datetime.combine(day, moment, VIETNAM)


def whole_day(key: str, summary: str, day: date, description: str = "", location: str = "") -> Event:
    """Return something that has a day and no hours."""
    return Event(key, summary, day, day + timedelta(days=1), description, location)
