"""Timetable: the term and the classes, how it is entered, and what calendars get of it."""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from edu.portal import clock
from edu.portal.core.calendar.school_year import school_year
from edu.portal.core.schedule import timetable_events
from edu.portal.core.schedule.events import Event
from edu.portal.core.schedule.events import Lesson
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import Span
from edu.portal.core.schedule.reading import Reading
from edu.portal.core.schedule.reading import Situation
from edu.portal.core.schedule.reading import read_sheets
from edu.portal.core.schedule.timetable import KIND
from edu.portal.core.schedule.timetable_heads import term_in
from edu.portal.core.text.dates import format_date
from edu.portal.i18n import _
from edu.portal.schedules import service
from edu.portal.schedules.content import IScheduleBase
from edu.portal.schedules.door import Door
from edu.portal.schedules.fields import MOST_GRIDS
from edu.portal.schedules.intake import LIMITS
from edu.portal.schedules.timetable_part import CHOICES
from edu.portal.schedules.timetable_part import TimetablePart
from edu.portal.schedules.timetable_tables import CLASS
from edu.portal.sheets.asc import is_asc
from edu.portal.sheets.asc import read_asc
from typing import Any
from zope import schema
from zope.i18nmessageid import Message
from zope.interface import provider
from zope.schema.interfaces import IContextAwareDefaultFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


PORTAL_TYPE = "edu.Timetable"
TERMS = {"hk1": _("Term I"), "hk2": _("Term II"), "he": _("Summer term")}
# The same inside of a sentence.
_TERMS_WITHIN = {"hk1": _("term I"), "hk2": _("term II"), "he": _("the summer term")}
# The timetable of August is that of the school year that begins.
YEAR_BEGINS = (8, 1)
SUMMER = (6, 7)


@provider(IContextAwareDefaultFactory)
def usual_term(context: object) -> str:
    """Return the term in which a timetable that is entered today will hold."""
    month = clock.today().month
    return "hk1" if month >= YEAR_BEGINS[0] else "he" if month in SUMMER else "hk2"


@provider(IContextAwareDefaultFactory)
def usual_classes(context: Any) -> tuple[str, ...]:
    """Return the classes of the latest timetable of the section, none for the first one."""
    # A stored timetable without classes has none; to look for others belongs to the form of a new one.
    is_section = hasattr(context, "getPhysicalPath") and not ITimetable.providedBy(context)
    found = service.latest(context, (PORTAL_TYPE,)) if is_section else []
    return tuple(title for _key, title in found[0].told.tables if title) if found else ()


class ITimetable(IScheduleBase):
    """The lessons of all classes, from one day until a newer timetable begins (S2-58, S2-59, S4-10)."""

    term = schema.Choice(
        title=_("Term"),
        vocabulary=SimpleVocabulary([SimpleTerm(key, key, title) for key, title in TERMS.items()]),
        defaultFactory=usual_term,
    )
    scope = schema.TextLine(
        title=_("Only for"),
        description=_(
            "Leave it empty for the whole school. Write for example Khối 6 when each grade has a timetable of its "
            "own: then a new one replaces only that of the same grade."
        ),
        required=False,
        default="",
        max_length=60,
    )
    classes = schema.Tuple(
        title=_("Classes"),
        description=_("One per line, for tables that are typed in. A file brings its own classes."),
        value_type=schema.TextLine(max_length=60),
        missing_value=(),
        defaultFactory=usual_classes,
        max_length=MOST_GRIDS,
        required=False,
    )


class TimetableDoor(Door):
    """How it is entered and shown."""

    portal_type = PORTAL_TYPE
    kind = KIND
    schema = ITimetable
    name = _("Timetable")
    nothing = _("There is no timetable yet.")
    part = TimetablePart
    lists_calendars = False
    shaping = ("classes",)
    layouts_hint = _(
        "Excel (XLSX, XLS), CSV or a table of Word (DOCX): a block or a sheet for each class, days with lessons, the "
        "whole school with a column for each class, or a row for each teacher. Exports of FET (CSV) and of aSc "
        "Timetables (XML) are read as well."
    )
    sentences: Mapping[str, Message] = {
        "class-missing": _("It is not clear which class this table is of. Write “LỚP 6A” above it."),
        "class-unknown": _("“${text}” does not look like the name of a class. It was taken as it is; please check."),
        "class-unknown-here": _("No class can be found in “${text}”, so it was left out. Please type the lesson in."),
        "class-again": _("The class ${text} comes twice in the file. Both tables were put together; please check."),
        "class-as-date": _("The spreadsheet made a date of the class: it was read as ${text}. Please check."),
        "begins-differ": _("“${text}” begins on another day than ${days}. Please check the days above."),
        "day-doubtful": _("“${text}” was taken for ${day}. Please check."),
        "day-unknown": _("“${text}” is no day of the week. Its lessons were left out; please type them in."),
        "day-twice": _("The day “${text}” stands there twice."),
        "period-unknown": _("“${text}” has no number of a lesson from 1 to 12, so it was left out."),
        "period-twice": _("The lesson ${text} stands there twice on this day. Both rows were kept; please check."),
        "part-assumed": _(
            "The file does not name morning and afternoon: lessons after the fifth were put into the afternoon."
        ),
        "no-head": _("“${text}” stands in a column without a head and was left out."),
        "cell-twice": _("Here stands already “${held}”. “${text}” was added below it; keep the right one."),
        "unreadable": _("“${text}” cannot be read as a lesson. Write it like Toán - Lan (P.12)."),
        "broken-cell": _("The cell shows an error of the spreadsheet (${text}). Please type the lesson in."),
        "subject-missing": _("The subject is missing here: only ${teacher} is told."),
        "teacher-missing": _("The row has no name of a teacher."),
        "not-placed": _("This lesson has no day and no hour in the file: “${subject}”. It was left out."),
        "teacher-twice": _("${name} is in ${others} at the same hour."),
        "room-twice": _("The room ${name} is used by ${others} at the same hour."),
        "two-lessons": _("The class has two lessons at once: “${text}”. For groups write (nhóm 1), (nhóm 2)."),
        "day-too-long": _("This day has ${count} lessons; the curriculum allows ${most}."),
        "part-too-long": _("This day has ${count} lessons in one part (${part}); the curriculum allows ${most}."),
    }

    def situation(self, values: Mapping[str, Any], spans: Sequence[Span]) -> Situation:
        """Return the classes that were typed."""
        return Situation(tuple(spans), tuple(values.get("classes") or ()))

    def series(self, values: Mapping[str, Any]) -> str:
        """Return the part of the school for which it is, "" for the whole school."""
        return str(values.get("scope") or "").strip()

    def taken_over(self, reading: Reading) -> Mapping[str, Any]:
        """Return the classes of a file and, where its title tells it, the term."""
        told: dict[str, Any] = {"classes": tuple(grid.title for grid in reading.grids)}
        if term := term_in(reading.title):
            told["term"] = term
        return told

    def title(self, values: Mapping[str, Any], spans: Sequence[Span]) -> Message:
        """Return "Timetable, term I, school year 2026-2027, from 07/09/2026"."""
        first = spans[0].first
        mapping: dict[str, str] = {"year": year_of(first), "day": format_date(first), "scope": self.series(values)}
        term = _TERMS_WITHIN.get(str(values.get("term") or ""))
        if term is not None:
            mapping["term"] = term
            if mapping["scope"]:
                return _("Timetable of ${scope}, ${term} ${year}, from ${day}", mapping=mapping)
            return _("Timetable, ${term} ${year}, from ${day}", mapping=mapping)
        if mapping["scope"]:
            return _("Timetable of ${scope} ${year}, from ${day}", mapping=mapping)
        return _("Timetable ${year}, from ${day}", mapping=mapping)

    def wanted(self, tables: Sequence[tuple[str, str]], form: Mapping[str, Any]) -> tuple[str, ...] | None:
        """Return the one class that was asked for; for a teacher, a room and the whole school all are needed."""
        asked = form.get(CLASS)
        known = [key for key, _title in tables]
        is_for_class = asked in known and not any(form.get(name) for name in CHOICES if name != CLASS)
        return (str(asked),) if is_for_class else None

    def read_other(self, data: bytes, filename: str, today: date) -> Reading | None:
        """Return the reading of an export of aSc Timetables."""
        return read_sheets(KIND, [read_asc(data, LIMITS)], today) if is_asc(data) else None

    def subscriptions(self, grids: Sequence[Grid]) -> list[tuple[str, str]]:
        """Return the classes and the teachers."""
        return timetable_events.subscriptions(grids)

    def events(
        self,
        grids: Sequence[Grid],
        spans: Sequence[Span],
        chosen: str,
        lessons: Sequence[Lesson],
        closed: Collection[date],
    ) -> Iterable[Event]:
        """Yield the lessons of a class or a teacher."""
        return timetable_events.events(grids, spans, chosen, lessons, closed)


def year_of(day: date) -> str:
    """Return the school year of a day as people write it: "2026-2027"."""
    year = school_year(day, YEAR_BEGINS)
    return f"{year}-{year + 1}"
