"""Use cases of schedules: which one holds, which come before and after; from the catalogue, without waking any."""

from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from datetime import timedelta
from edu.portal.core.schedule.grid import Span
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
    brains = search(
        path="/".join(context.getPhysicalPath()),
        portal_type=list(portal_types or schedule_types()),
        sort_on="edu_valid_from",
        sort_order="descending",
        **query,
    )
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


def around(context: Any, day: date, portal_types: Sequence[str] = ()) -> tuple[date | None, date | None]:
    """Return the Mondays of the nearest weeks before and after that of ``day`` in which another schedule holds."""
    known = mondays(find(context, portal_types))
    monday = monday_of(day)
    before = [week for week in known if week < monday]
    after = [week for week in known if week > monday]
    return (before[-1] if before else None, after[0] if after else None)


def next_uncovered(found: Iterable[Found], series: str, today: date) -> date:
    """Return the Monday of the next week for which a series has no schedule yet, this week left out."""
    taken = set(mondays(one for one in found if one.told.series == series))
    monday = monday_of(today) + timedelta(days=7)
    while monday in taken:
        monday += timedelta(days=7)
    return monday
