"""The calendar of the school as settings: days without school, and when lessons begin and end."""

from datetime import date
from edu.portal import clock
from edu.portal.core.calendar.holidays import Closure
from edu.portal.core.calendar.holidays import closed_days
from edu.portal.core.calendar.holidays import closure_lines
from edu.portal.core.calendar.holidays import known_years
from edu.portal.core.calendar.holidays import national
from edu.portal.core.calendar.holidays import read_closures
from edu.portal.core.schedule.events import Lesson
from edu.portal.core.schedule.hours import USUAL
from edu.portal.core.schedule.hours import hour_lines
from edu.portal.core.schedule.hours import read_hours
from edu.portal.i18n import _
from plone import api
from zope import schema
from zope.interface import Interface


PREFIX = "edu.portal.calendar"
CLOSURES, HOURS = f"{PREFIX}.closures", f"{PREFIX}.hours"


class ISchoolCalendar(Interface):
    """What schedules, calendars and the audit know of the days and hours of the school."""

    closures = schema.Text(
        title=_("Days without school"),
        description=_("One line for each: 30/04/2027 Title, or 04/02/2027 – 10/02/2027 Title."),
        required=False,
    )
    hours = schema.Text(
        title=_("Hours of the lessons"),
        description=_("One line for each lesson: Sáng 1: 7:15 – 8:00."),
        required=False,
    )


def closures() -> tuple[Closure, ...]:
    """Return the days without school: the school's own list, until it has one the national days that are known."""
    text = api.portal.get_registry_record(CLOSURES, default=None)
    return national(known_years()) if text is None else read_closures(text)[0]


def closed() -> dict[date, str]:
    """Return each day without school with its reason."""
    return closed_days(closures())


def lessons() -> tuple[Lesson, ...]:
    """Return when lessons begin and end; usual hours until the school has set its own."""
    text = api.portal.get_registry_record(HOURS, default=None)
    return read_hours(USUAL if text is None else text)[0]


def shown_closures() -> str:
    """Return the lines that the panel begins with: past years are left out of the national days."""
    if api.portal.get_registry_record(CLOSURES, default=None) is not None:
        return closure_lines(closures())
    year = clock.today().year
    return closure_lines(national(known for known in known_years() if known >= year))


def shown_hours() -> str:
    """Return the lines of the hours that the panel begins with."""
    return hour_lines(lessons())


def save(closure_text: str, hour_text: str) -> None:
    """Store both lists as lines. Raises ValueError when a line cannot be read."""
    found, bad = read_closures(closure_text)
    hours, bad_hours = read_hours(hour_text)
    if bad or bad_hours:
        raise ValueError((*bad, *bad_hours))
    api.portal.set_registry_record(CLOSURES, closure_lines(found))
    api.portal.set_registry_record(HOURS, hour_lines(hours))
