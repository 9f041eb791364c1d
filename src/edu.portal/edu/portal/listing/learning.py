"""The lists of lesson plans and lectures: choices by subject, grade, semester, school year, author and licence."""

from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from edu.portal import clock
from edu.portal.content.learning_resource.wording import FORMATS
from edu.portal.content.learning_resource.wording import SEMESTERS
from edu.portal.core.calendar.school_year import school_year
from edu.portal.core.learning.programme import grade_order
from edu.portal.core.learning.programme import grade_title
from edu.portal.core.learning.programme import licence_by_id
from edu.portal.core.learning.record import Record
from edu.portal.core.learning.record import from_plain
from edu.portal.core.learning.select import FACETS
from edu.portal.core.learning.select import Row
from edu.portal.core.learning.select import chosen
from edu.portal.core.learning.select import counts
from edu.portal.core.learning.select import ordered
from edu.portal.core.learning.select import published_in
from edu.portal.core.listing.query import ListingQuery
from edu.portal.core.listing.query import query_url
from edu.portal.core.listing.query import read_query
from edu.portal.core.text.names import sort_key
from edu.portal.core.text.names import title_key
from edu.portal.i18n import _
from edu.portal.listing.choices import Choice
from edu.portal.listing.choices import options_of
from edu.portal.listing.columns import PUBLISHED
from edu.portal.listing.columns import Cell
from edu.portal.listing.columns import Column
from edu.portal.listing.columns import Page
from edu.portal.listing.columns import title_cell
from edu.portal.listing.exports import CsvView
from edu.portal.listing.exports import XlsxView
from edu.portal.listing.service import day_of
from edu.portal.listing.service import read_listing
from edu.portal.listing.views import TableView
from edu.portal.mandate import service as mandate
from functools import cached_property
from plone import api
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from typing import NamedTuple
from zope.i18nmessageid import Message


# What editors see of the years before this one.
YEARS_SHOWN = 3
PERIODS = ("year", "school-year")


class YearCount(NamedTuple):
    """How many resources the unit's teachers published in a year, and how many were asked (0 for no number)."""

    year: Message
    found: int
    wanted: int

    @property
    def css(self) -> str:
        """The style of the line: whether there are enough."""
        return "edu-state--ok" if self.found >= self.wanted else "edu-state--soon"


def _cell(told: Callable[[Record, Page], str]) -> Callable[[Any, Page], Cell]:
    """Return how to make the cell of a column from the record; papers that are no resource have an empty one."""

    def make(brain: Any, page: Page) -> Cell:
        record = from_plain(brain.edu_learning)
        return Cell(told(record, page) if record else "")

    return make


def _year(record: Record) -> str:
    return f"{record.school_year}-{record.school_year + 1}" if record.school_year else ""


def _licence(licence_id: str) -> str:
    licence = licence_by_id(licence_id)
    return licence.title if licence else licence_id


def _semester(record: Record, page: Page) -> str:
    return page.translate(SEMESTERS.get(record.semester, ""))


def _formats(record: Record, page: Page) -> str:
    return ", ".join(page.translate(FORMATS[name]) for name in record.formats if name in FORMATS)


NAME = Column("title", _("Name of the lesson"), title_cell, css="edu-title", sort="title")
SUBJECT = Column("subject", _("Subject"), _cell(lambda record, page: record.subject), sort="subject")
GRADE = Column("grade", _("Grade"), _cell(lambda record, page: grade_title(record.grade)), sort="grade")
SEMESTER = Column("semester", _("Semester"), _cell(_semester), css="edu-num")
YEAR = Column("year", _("School year"), _cell(lambda record, page: _year(record)), css="edu-num", sort="year")
AUTHOR = Column("author", _("Author"), _cell(lambda record, page: ", ".join(record.author)), sort="author")
FORM = Column("form", _("Form"), _cell(_formats))
LICENCE = Column("licence", _("What others may do with it"), _cell(lambda record, page: _licence(record.licence)))
COLUMNS = (NAME, SUBJECT, GRADE, SEMESTER, YEAR, AUTHOR, FORM)
# A spreadsheet has room for what the page of the item tells.
EXPORTED = (*COLUMNS, LICENCE, PUBLISHED)
ORDERS: dict[str, Callable[[Row], Any]] = {
    "title": lambda row: title_key(row.item.Title or ""),
    "subject": lambda row: title_key(row.record.subject) if row.record and row.record.subject else None,
    "grade": lambda row: grade_order(row.record.grade) if row.record and row.record.grade else None,
    "year": lambda row: row.record.school_year if row.record else None,
    "author": lambda row: sort_key(row.record.author[0]) if row.record and row.record.author else None,
}


class LessonsView(TableView):
    """A section of learning resources as a table with a search form."""

    index = ViewPageTemplateFile("templates/lessons.pt")
    table_page = ViewPageTemplateFile("templates/table.pt")
    columns = COLUMNS
    is_register = False
    folds_choices = True

    @cached_property
    def query(self) -> ListingQuery:
        """What the address asks."""
        return read_query(self.request.form, tuple(ORDERS), tuple(FACETS))

    def update(self) -> None:
        """Read the question and answer it. Raises NotFound beyond the last page."""
        asked = ListingQuery(text=self.query.text, validity="all")
        found = read_listing(self.context, asked, self.today, self.types)
        self.all_rows = [Row(brain, from_plain(brain.edu_learning), day_of(brain)) for brain in found.brains]
        rows = chosen(self.all_rows, dict(self.query.more))
        if self.query.sort:
            rows = ordered(rows, ORDERS[self.query.sort], self.query.descending)
        self.listing = replace(found, brains=[row.item for row in rows], ended=0)
        self.is_empty = not found.size
        self.show(self.listing.brains)

    def choices(self) -> list[Choice]:
        """Return the selections, each with what is there."""
        return [
            self._wished("subject", _("Subject"), _("All subjects"), str, title_key),
            self._wished("grade", _("Grade"), _("All grades"), grade_title, grade_order),
            self._wished("semester", _("Semester"), _("All semesters"), self._semester, str),
            self._wished("school_year", _("School year"), _("All school years"), _year_title, _newest_first),
            self._wished("author", _("Author"), _("All authors"), str, sort_key),
            self._wished("licence", _("What others may do with it"), _("All licences"), _licence, str, wide=True),
        ]

    @property
    def export_url(self) -> str:
        """The same question as a file."""
        return query_url(f"{self.url}/@@edu-lessons-csv", self.query)

    @property
    def workbook_url(self) -> str:
        """The same question as a workbook."""
        return query_url(f"{self.url}/@@edu-lessons-xlsx", self.query)

    @property
    def feed_url(self) -> str:
        """The words of the question as a feed."""
        return query_url(f"{self.url}/@@edu-rss", ListingQuery(text=self.query.text))

    def years(self) -> list[YearCount]:
        """Return the counts of the current year and those before it, the newest first; for editors.

        The years are those of the letter, so that the counts are what the audit counts: a letter that says "năm"
        means that of the calendar. Where no letter asks for a number they are school years.
        """
        wanted, period = max(self._wanted(), default=(0, "school-year"))
        year_of, title = (_calendar_year, _calendar_title) if period == "year" else (school_year, _school_year_title)
        current = year_of(clock.today())
        found = published_in(self._public_records(), year_of)
        years = [current - back for back in range(YEARS_SHOWN) if not back or found.get(current - back)]
        return [YearCount(title(year), found.get(year, 0), wanted) for year in years]

    def _public_records(self) -> list[Record]:
        """What visitors can see now: what was withdrawn does not count."""
        return [row.record for row in self.all_rows if row.record and not self.state_tag(row.item)]

    def _wanted(self) -> Iterator[tuple[int, str]]:
        """Yield how many each letter asks for, with the kind of year."""
        section = self.display.section if self.display else ""
        for criterion in mandate.resolved_mandate(api.portal.get()).criteria:
            number, period = criterion.param("min"), criterion.param("period")
            is_owed = criterion.rule == "per-period" and criterion.section == section and period in PERIODS
            if is_owed and number.isdecimal():
                yield int(number), period

    def _semester(self, value: str) -> str:
        return self.translate(SEMESTERS.get(value, value))

    def _wished(
        self,
        facet: str,
        label: Any,
        everything: Any,
        title: Callable[[str], str],
        order: Callable[[str], Any],
        wide: bool = False,
    ) -> Choice:
        counted = counts(self.all_rows, dict(self.query.more), facet)
        found = [(value, title(value), counted[value]) for value in sorted(counted, key=order)]
        return Choice(facet, label, options_of(everything, found, self.query.choice(facet)), wide=wide)


class LessonsCsv(LessonsView, CsvView):
    """The rows of the current question as a file for a spreadsheet."""

    columns = EXPORTED
    __call__ = CsvView.__call__


class LessonsXlsx(LessonsView, XlsxView):
    """The rows of the current question as a workbook."""

    columns = EXPORTED
    __call__ = XlsxView.__call__


def _calendar_year(day: date) -> int:
    return day.year


def _calendar_title(year: int) -> Message:
    return _("Year ${year}", mapping={"year": str(year)})


def _school_year_title(year: int) -> Message:
    return _("School year ${year}", mapping={"year": _year_title(str(year))})


def _year_title(value: str) -> str:
    return f"{value}-{int(value) + 1}" if value.isdecimal() else value


def _newest_first(value: str) -> int:
    return -int(value) if value.isdecimal() else 0
