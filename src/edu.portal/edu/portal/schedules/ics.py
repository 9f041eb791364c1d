"""Calendars of schedules (RFC 5545): of one schedule, and of a section, to which a phone subscribes for a year."""

from collections.abc import Iterable
from collections.abc import Sequence
from datetime import date
from datetime import datetime
from datetime import timedelta
from edu.portal import clock
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.schedule.events import Event
from edu.portal.core.schedule.grid import Span
from edu.portal.schedules import calendar as settings
from edu.portal.schedules import service
from edu.portal.schedules.block import CHOICE
from edu.portal.schedules.block import SERIES
from edu.portal.schedules.block import TYPE
from edu.portal.schedules.kinds import door_of
from edu.portal.schedules.kinds import is_schedule
from edu.portal.schedules.kinds import schedule_types
from edu.portal.schedules.service import Found
import hashlib
from icalendar import Calendar
from icalendar import Event as Entry
from plone import api
from Products.Five.browser import BrowserView
from zExceptions import NotFound


BEFORE, AHEAD = timedelta(days=14), timedelta(days=70)
# Schedules in one calendar: three months of weeks, for a series; and things in it.
MOST = 16
MOST_EVENTS = 2000
PRODUCT = "-//edu.portal//schedules//VI"
MEDIA_TYPE = "text/calendar; charset=utf-8"
FRESH_FOR = 3600


class CalendarView(BrowserView):
    """What both addresses share: parameters, headers, the file."""

    def __call__(self) -> bytes:
        """Return the calendar. Raises NotFound when nobody could subscribe to what the address names."""
        found = self.found()
        # Refuses before a header says for how long the answer may be kept.
        name = self.name(found)
        entries = [entry for one, spans in within(found) for entry in self.entries(one, spans)]
        response = self.request.response
        response.setHeader("Content-Type", MEDIA_TYPE)
        response.setHeader("Content-Disposition", 'inline; filename="lich.ics"')
        scope = "public" if api.user.is_anonymous() else "private"
        response.setHeader("Cache-Control", f"{scope}, max-age={FRESH_FOR}")
        response.setHeader("X-Robots-Tag", "noindex")
        return calendar_of(name, entries[:MOST_EVENTS])

    def asked(self, name: str) -> str:
        """Return a parameter of the address."""
        value = self.request.form.get(name)
        return value if isinstance(value, str) else ""

    def found(self) -> list[Found]:
        """Return the schedules of the calendar."""
        raise NotImplementedError

    def name(self, found: Sequence[Found]) -> str:
        """Return what the calendar is called."""
        label = self.label(found) if found else ""
        title = self.context.Title()
        return f"{title}: {label}" if label else str(title)

    def label(self, found: Sequence[Found]) -> str:
        """Return what the subscription is called, "" for the whole schedule. Raises NotFound for an unknown one."""
        chosen, series = self.asked(CHOICE), found[0].told.series
        if not chosen:
            return series
        for one in found:
            offered = dict(door_of(one.portal_type).subscriptions(one.brain.getObject().grids))
            if chosen in offered:
                return offered[chosen] or series
        # Nobody chairs something every week; the calendar of such a person is empty for once.
        if any(door_of(one.portal_type).may_come(chosen) for one in found):
            return series
        raise NotFound(chosen)

    def entries(self, one: Found, spans: Sequence[Span]) -> Iterable[Entry]:
        """Yield the entries of a schedule on the days that are left to it."""
        content = one.brain.getObject()
        door = door_of(one.portal_type)
        closed = settings.closed()
        stamp = one.brain.modified.asdatetime()
        for event in door.events(content.grids, spans, self.asked(CHOICE), settings.lessons(), closed):
            key = (self.scope(), one.portal_type, one.told.series, self.asked(CHOICE), event.key)
            yield entry_of(event, "|".join(key), stamp, one.brain.getURL())

    def scope(self) -> str:
        """Return what makes the names of the entries unique in the world."""
        return str(self.context.UID())


class ScheduleCalendar(CalendarView):
    """``<schedule>/@@edu-schedule.ics``."""

    def found(self) -> list[Found]:
        """Return the schedule itself."""
        (brain,) = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(UID=self.context.UID())
        return [Found(brain, service.told_of(brain))]


class SectionCalendar(CalendarView):
    """``<section>/@@edu-schedule.ics?loai=&nhom=&cho=``: the weeks around today of one kind and series."""

    def found(self) -> list[Found]:
        """Return the schedules around today. Raises NotFound for an unknown kind."""
        kind = self.asked(TYPE)
        if kind and not is_schedule(kind):
            raise NotFound(kind)
        today = clock.today()
        found = service.find(
            self.context,
            (kind,) if kind else schedule_types(),
            edu_valid_from={"query": (today + AHEAD).isoformat(), "range": "max"},
            edu_valid_to={"query": (today - BEFORE).isoformat(), "range": "min"},
        )
        return [one for one in found if one.told.series == self.asked(SERIES)][:MOST]


def within(found: Sequence[Found]) -> list[tuple[Found, tuple[Span, ...]]]:
    """Return each schedule with the days that are left to it: an open one ends when a newer one begins."""
    answer = []
    for one in found:
        later = [
            other.first
            for other in found
            if (other.portal_type, other.told.series) == (one.portal_type, one.told.series) and other.first > one.first
        ]
        answer.append((one, tuple(_cut(span, min(later, default=None)) for span in one.told.spans)))
    return answer


def _cut(span: Span, newer: date | None) -> Span:
    if span.last is None and newer is not None:
        return Span(span.first, newer - timedelta(days=1))
    return span


def entry_of(event: Event, key: str, stamp: datetime, url: str) -> Entry:
    """Return an entry with a name that stays when its text changes."""
    entry = Entry()
    entry.add("uid", f"{hashlib.sha256(key.encode()).hexdigest()[:40]}@edu.portal")
    entry.add("dtstamp", stamp)
    entry.add("last-modified", stamp)
    entry.add("dtstart", _zoned(event.starts))
    entry.add("dtend", _zoned(event.ends))
    entry.add("summary", event.summary)
    if event.description:
        entry.add("description", event.description)
    if event.location:
        entry.add("location", event.location)
    entry.add("url", url)
    return entry


def _zoned(moment: datetime | date) -> datetime | date:
    return moment.astimezone(VIETNAM) if isinstance(moment, datetime) else moment


def calendar_of(name: str, entries: Iterable[Entry]) -> bytes:
    """Return the file of a calendar, with its time zone."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    calendar.add("refresh-interval;value=duration", "PT12H")
    for entry in entries:
        calendar.add_component(entry)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())
