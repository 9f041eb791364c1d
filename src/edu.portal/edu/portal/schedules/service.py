"""Use cases of schedules: which one holds, which come before and after; from the catalogue, without waking any."""

from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from datetime import timedelta
from edu.portal.core.calendar.school_year import school_year
from edu.portal.core.schedule.grid import Span
from edu.portal.core.schedule.weeks import WEEK
from edu.portal.core.schedule.weeks import monday_of
from edu.portal.core.schedule.weeks import week_of
from edu.portal.core.schedule.weeks import weeks_of
from edu.portal.mandate.sections import public_items
from edu.portal.schedules.indexers import Told
from edu.portal.schedules.indexers import told_of
from edu.portal.schedules.kinds import door_of
from edu.portal.schedules.kinds import schedule_types
from functools import partial
from plone import api
from typing import Any


# Schools look for their schedules of August in the year that is about to begin.
SCHOOL_YEAR_BEGINS = (8, 1)
# Rows looked through for the week before and after; a school of sixty classes may have one schedule for each.
NEAR = 80
MANY = 400
# Wednesday.
LAST_DAY_FOR_THIS_WEEK = 2
PUBLIC = ("published", "", None)


@dataclass(frozen=True)
class Found:
    """A schedule as the catalogue knows it."""

    brain: Any
    told: Told

    @property
    def portal_type(self) -> str:
        """Its kind."""
        return str(self.brain.portal_type)

    @property
    def first(self) -> date:
        """Its first day."""
        return self.told.spans[0].first

    def touches(self, span: Span) -> bool:
        """Whether it holds on any day of ``span``."""
        return any(
            (span.last is None or own.first <= span.last) and (own.last is None or own.last >= span.first)
            for own in self.told.spans
        )


def find(context: Any, portal_types: Sequence[str] = (), is_public: bool = False, **query: Any) -> list[Found]:
    """Return the schedules below ``context`` that the user may see, the newest days first.

    ``is_public``: those that everybody may see, whoever asks.
    """
    search = (
        partial(public_items, api.portal.get()) if is_public else api.portal.get_tool("portal_catalog").searchResults
    )
    asked = {
        "path": "/".join(context.getPhysicalPath()),
        "portal_type": list(portal_types or schedule_types()),
        "sort_on": "edu_valid_from",
        "sort_order": "descending",
        **query,
    }
    brains = search(**asked)
    return [Found(brain, told) for brain in brains if (told := told_of(brain)).spans]


def holding(context: Any, day: date, portal_types: Sequence[str] = (), is_public: bool = False) -> list[Found]:
    """Return what holds on a day, one of each kind and series, in the order of the series.

    Of a kind that has one schedule per week, what holds in the week of the day.
    """
    week = week_of(day)
    around = {
        "edu_valid_from": {"query": week.last.isoformat() if week.last else "", "range": "max"},
        "edu_valid_to": {"query": week.first.isoformat(), "range": "min"},
    }
    found = find(context, portal_types, is_public, **around)
    fits = [one for one in found if one.touches(week if door_of(one.portal_type).kind.weekly else Span(day, day))]
    return sorted(newest_of_series(fits), key=lambda one: (one.portal_type, one.told.series.casefold()))


def newest_of_series(found: Iterable[Found]) -> list[Found]:
    """Return of each kind and series the one that began last; of two that began together what was changed last."""
    best: dict[tuple[str, str], Found] = {}
    for one in found:
        key = (one.portal_type, one.told.series)
        if key not in best or _rank(one) > _rank(best[key]):
            best[key] = one
    return list(best.values())


def _rank(one: Found) -> tuple[date, Any]:
    begun = max(span.first for span in one.told.spans)
    return (begun, one.brain.modified)


def mondays(found: Iterable[Found]) -> list[date]:
    """Return the Mondays of the weeks that schedules touch, in order; of an open one that of its first day."""
    weeks: set[date] = set()
    for one in found:
        weeks.update(weeks_of(one.told.spans))
        weeks.update(monday_of(span.first) for span in one.told.spans)
    return sorted(weeks)


def neighbours(context: Any, day: date, portal_types: Sequence[str]) -> tuple[date | None, date | None]:
    """Return the nearest days before and after at which other schedules begin to hold, None for none.

    Of kinds with one schedule a week they are the Mondays of other weeks, else first days of other versions.
    """
    weekly = any(door_of(name).kind.weekly for name in portal_types)
    week = week_of(day)
    first = week.first if weekly else min((one.first for one in holding(context, day, portal_types)), default=day)
    after = (week.last or day) if weekly else day
    earlier = {"query": (first - timedelta(days=1)).isoformat(), "range": "max"}
    later = {"query": (after + timedelta(days=1)).isoformat(), "range": "min"}
    before = find(context, portal_types, edu_valid_from=earlier, sort_limit=NEAR)[:NEAR]
    ahead = find(context, portal_types, edu_valid_to=later, sort_order="ascending", sort_limit=NEAR)[:NEAR]
    if weekly:
        return (
            max((monday for monday in mondays(before) if monday < first), default=None),
            min((monday for monday in mondays(ahead) if monday > after), default=None),
        )
    return (
        max((one.first for one in before), default=None),
        min((one.first for one in ahead if one.first > day), default=None),
    )


def of_school_year(context: Any, year: int, portal_types: Sequence[str]) -> list[Found]:
    """Return the schedules that begin in a school year, the newest first."""
    days = (date(year, *SCHOOL_YEAR_BEGINS), date(year + 1, *SCHOOL_YEAR_BEGINS) - timedelta(days=1))
    between = {"query": tuple(day.isoformat() for day in days), "range": "min:max"}
    return find(context, portal_types, edu_valid_from=between)


def school_years(context: Any, portal_types: Sequence[str]) -> list[int]:
    """Return the school years from that of the first schedule to that of the last, the newest first."""
    oldest = find(context, portal_types, sort_order="ascending", sort_limit=1)[:1]
    newest = find(context, portal_types, sort_limit=1)[:1]
    if not oldest or not newest:
        return []
    ends = (school_year(one.first, SCHOOL_YEAR_BEGINS) for one in (oldest[0], newest[0]))
    first, last = sorted(ends)
    return list(range(last, first - 1, -1))


def latest(context: Any, portal_types: Sequence[str]) -> list[Found]:
    """Return of each kind and series the schedule that begins last, as copies are made of it."""
    return newest_of_series(find(context, portal_types, sort_limit=MANY)[:MANY])


def covered(context: Any, day: date, portal_types: Sequence[str]) -> bool:
    """Whether there is anything for the week of a day that visitors can see."""
    found = holding(context, day, portal_types)
    return any(one.brain.review_state in PUBLIC for one in found)


def next_uncovered(found: Iterable[Found], series: str, today: date) -> date:
    """Return the Monday of the next week for which a series has no schedule yet.

    This week counts until Wednesday: later in the week people write the next one.
    """
    taken = set(mondays(one for one in found if one.told.series == series))
    monday = monday_of(today)
    if monday in taken or today.weekday() > LAST_DAY_FOR_THIS_WEEK or series_is_new(taken):
        monday += WEEK
    while monday in taken:
        monday += WEEK
    return monday


def series_is_new(taken: set[date]) -> bool:
    """Whether nothing was written for a series so far: its first schedule is that of the next week."""
    return not taken
