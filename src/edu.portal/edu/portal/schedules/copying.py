"""A new schedule from an earlier one: the values that its form begins with. Nothing is written."""

from dataclasses import dataclass
from datetime import date
from datetime import timedelta
from edu.portal.core.schedule.filling import carried
from edu.portal.core.schedule.filling import settled
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import Span
from edu.portal.core.schedule.weeks import monday_of
from edu.portal.core.schedule.weeks import week_of
from edu.portal.schedules import service
from edu.portal.schedules.door import Door
from edu.portal.schedules.kinds import door_of
from edu.portal.schedules.values import values_of
from plone import api
from typing import Any


# What belongs to one schedule only.
NOT_COPIED = ("title", "valid_from", "valid_to", "further", "description")


@dataclass(frozen=True)
class Beginning:
    """What an add form begins with."""

    values: dict[str, Any]
    grids: tuple[Grid, ...]
    origin: str = "form"


def blank(door: Door, context: Any, monday: date | None, today: date) -> Beginning:
    """Return an empty schedule for the week of ``monday``, or the next one that has none."""
    if door.kind.weekly:
        found = service.find(context, (door.portal_type,))
        week = week_of(monday or service.next_uncovered(found, "", today))
        days: dict[str, Any] = {"valid_from": week.first, "valid_to": last_day(week)}
    else:
        span = door.following({}, None, today) or Span(monday or monday_of(today) + timedelta(days=7))
        days = {"valid_from": span.first, "valid_to": span.last}
    span = Span(days["valid_from"], days["valid_to"])
    return Beginning(days, door.kind.blank(door.situation(days, (span,))))


def copy_of(content: Any, context: Any, monday: date | None, today: date) -> Beginning:
    """Return what ``content`` becomes in another week: that of ``monday``, or the next one without a schedule."""
    door = door_of(content.portal_type)
    values = {name: value for name, value in values_of(content).items() if name not in NOT_COPIED}
    first = content.spans[0]
    if door.kind.weekly:
        series = door.series(values_of(content))
        target = monday or service.next_uncovered(service.find(context, (content.portal_type,)), series, today)
        shift = (monday_of(target) - monday_of(first.first)).days
        span = first.moved(shift)
    else:
        target = monday or max(monday_of(today) + timedelta(days=7), first.first + timedelta(days=1))
        span = door.following(values_of(content), first, today) or Span(target)
        shift = (span.first - first.first).days
    days = {"valid_from": span.first, "valid_to": span.last}
    moved = door.kind.moved(content.grids, shift)
    fresh = door.kind.blank(door.situation({**values, **days}, (span,)))
    return Beginning({**values, **days}, settled(moved, fresh), "copy")


def last_day(week: Span) -> date:
    """Return the Saturday of a week, its Friday in a unit that is closed on Saturdays."""
    return week.first + timedelta(days=5)


def shaped(door: Door, values: dict[str, Any], spans: tuple[Span, ...], typed: tuple[Grid, ...]) -> tuple[Grid, ...]:
    """Return the blank tables for what is entered, with everything typed so far."""
    return carried(typed, door.kind.blank(door.situation(values, spans)))


def source_of_copy(uid: str) -> Any | None:
    """Return the schedule that is to be copied when the user may see it, None otherwise."""
    brains = api.content.find(UID=uid) if uid.isalnum() and len(uid) <= 40 else []
    found = brains[0].getObject() if brains else None
    return found if found is not None and hasattr(found, "grid_keys") else None
