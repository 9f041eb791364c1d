"""Pages to read: the yearbook of a unit over the years, the figures of one school year."""

from dataclasses import dataclass
from edu.portal import clock
from edu.portal.core.statistics.checks import check_figures
from edu.portal.core.statistics.model import Book
from edu.portal.core.statistics.model import Group
from edu.portal.core.statistics.trend import FEWEST_YEARS
from edu.portal.core.statistics.trend import Trend
from edu.portal.core.statistics.trend import Year
from edu.portal.core.statistics.trend import completed_years
from edu.portal.core.statistics.trend import draw
from edu.portal.core.statistics.trend import shown_years
from edu.portal.core.statistics.trend import trend_of
from edu.portal.core.statistics.years import year_label
from edu.portal.core.text.dates import format_date
from edu.portal.core.text.numbers import format_number
from edu.portal.layout.columns import hide_columns
from edu.portal.listing.base import DRAFT_STATES
from edu.portal.listing.base import SectionView
from edu.portal.listing.service import find_children
from edu.portal.yearbook import service
from edu.portal.yearbook.wording import problem_message
from functools import cached_property
from plone import api
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from zExceptions import NotFound
from zope.i18n import translate


SPAN_PARAMETER = "nam"
ALL_YEARS = "tat-ca"
ADD_PERMISSION = "edu.portal: Add Statistics Yearbook"


@dataclass(frozen=True)
class Heading:
    """A school year above a column; ``state`` is the mark of one that visitors do not see yet."""

    label: str
    is_provisional: bool
    state: str
    url: str


@dataclass(frozen=True)
class Line:
    """A row of a table as it is shown."""

    title: str
    unit: str
    depth: int
    cells: tuple[str, ...]
    growth: tuple[str, ...]
    change: str
    direction: str


@dataclass(frozen=True)
class Picture:
    """A chart and its title."""

    title: str
    svg: str


@dataclass(frozen=True)
class Part:
    """A group with its table and its charts."""

    group: Group
    lines: tuple[Line, ...]
    growing: tuple[Line, ...]
    charts: tuple[Picture, ...]


class YearbookView(SectionView):
    """The section of the yearbook: for each group a table over the years and charts beside it."""

    index = ViewPageTemplateFile("templates/yearbook.pt")

    def update(self) -> None:
        """Read the catalogue."""
        self.is_empty = not self.records and not self.files

    @cached_property
    def records(self) -> tuple[service.Record, ...]:
        """The yearbooks that the reader may see."""
        return service.read_records(self.context)

    @cached_property
    def book(self) -> Book:
        """What the unit counts."""
        return service.book_for(self.records)

    @cached_property
    def known(self) -> dict[int, Year]:
        """The school years with totals and ratios."""
        return completed_years((record.year for record in self.records), self.book)

    @property
    def shows_all(self) -> bool:
        """Whether the reader wants every school year."""
        return self.request.form.get(SPAN_PARAMETER) == ALL_YEARS

    @property
    def has_more(self) -> bool:
        """Whether there are school years before the last five."""
        return bool(self.known) and min(self.known) < shown_years(self.known)[0]

    @property
    def is_private_to_robots(self) -> bool:
        """Search engines index the five years."""
        return self.shows_all

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The school years of the columns."""
        return shown_years(self.known, None if self.shows_all else FEWEST_YEARS)

    @property
    def all_url(self) -> str:
        """The same page over all school years."""
        return f"{self.url}?{SPAN_PARAMETER}={ALL_YEARS}"

    def export_url(self, view: str) -> str:
        """Return the address of a file with the same columns."""
        query = f"?{SPAN_PARAMETER}={ALL_YEARS}" if self.shows_all else ""
        return f"{self.url}/@@{view}{query}"

    @property
    def headings(self) -> list[Heading]:
        """The school years above the columns."""
        held = {record.year.year: record for record in self.records}
        return [
            Heading(
                year_label(year),
                year in held and held[year].year.is_provisional,
                self.state_of(held[year]) if year in held else "",
                held[year].url if year in held else "",
            )
            for year in self.years
        ]

    def state_of(self, record: service.Record) -> str:
        """Return the mark of a yearbook that visitors do not see yet, "" for the others."""
        message = DRAFT_STATES.get(record.state)
        return self.translate(message) if message else ""

    @property
    def provisional(self) -> set[int]:
        """The school years whose figures are provisional."""
        return {year for year, found in self.known.items() if found.is_provisional}

    @cached_property
    def trends(self) -> tuple[Trend, ...]:
        """The tables of all groups that tell something."""
        found = [trend_of(group, self.book, self.known, self.years) for group in self.book.groups]
        return tuple(trend for trend in found if trend.rows)

    @cached_property
    def groups(self) -> list[Part]:
        """The groups, ready for the template."""
        return [self._part(trend) for trend in self.trends]

    def _part(self, trend: Trend) -> Part:
        drawn = [chart for chart in self.book.charts if chart.group == trend.group.id]
        charts = [Picture(chart.title, draw(chart, trend, {})) for chart in drawn]
        lines = lines_of(trend)
        return Part(
            trend.group,
            lines,
            tuple(line for line, row in zip(lines, trend.rows, strict=True) if row.has_growth),
            tuple(chart for chart in charts if chart.svg),
        )

    @cached_property
    def files(self) -> list[dict[str, Any]]:
        """The files beside the figures, for example the printed yearbook."""
        return [self.item(brain) for brain in find_children(self.context, ("File",))]

    @cached_property
    def may_add(self) -> bool:
        """Whether the reader may add yearbooks here."""
        return bool(api.user.has_permission(ADD_PERMISSION, obj=self.context))

    @property
    def missing(self) -> str:
        """The school years that are owed and not there, in one line for editors."""
        return ", ".join(year_label(year) for year in service.missing_years(self.records, self.today))

    @property
    def editable(self) -> list[dict[str, str]]:
        """The yearbooks, the newest first, with the addresses where their figures are entered."""
        return [
            {
                "label": year_label(record.year.year),
                "url": f"{record.url}/@@edu-yearbook-figures",
                "state": self.state_of(record),
            }
            for record in reversed(self.records)
        ]


def lines_of(trend: Trend) -> tuple[Line, ...]:
    """Return the rows of a table as they are shown, each with its change in the last column."""
    return tuple(
        Line(
            row.indicator.title,
            row.indicator.unit,
            row.depth,
            row.cells,
            row.growth,
            *_change(row.indexes[-1] if row.indexes else None),
        )
        for row in trend.rows
    )


def _change(index: Any) -> tuple[str, str]:
    """Return how much more or less than the year before, and "up", "down" or "same"."""
    if index is None:
        return "", ""
    change = index - 100
    if not change:
        return "0 %", "same"
    sign = "+" if change > 0 else "\u2212"
    return f"{sign}{format_number(abs(change), 1)} %", "up" if change > 0 else "down"


class OneYearView(BrowserView):
    """The figures of one school year beside those of the year before."""

    index = ViewPageTemplateFile("templates/year.pt")

    def __call__(self) -> Any:
        hide_columns(self.request)
        return self.index()

    @cached_property
    def year(self) -> int:
        """The school year."""
        return int(self.context.school_year or 0)

    @property
    def label(self) -> str:
        """The school year as people write it."""
        return year_label(self.year)

    @property
    def before_label(self) -> str:
        """The school year before, "" when nothing is known of it."""
        return year_label(self.year - 1) if self.year - 1 in self.known else ""

    @cached_property
    def records(self) -> tuple[service.Record, ...]:
        """The yearbooks beside this one that the reader may see."""
        return service.read_records(self.context.aq_parent)

    @cached_property
    def book(self) -> Book:
        """What the unit counts."""
        return service.book_for(self.records)

    @cached_property
    def known(self) -> dict[int, Year]:
        """This school year and the others, with totals and ratios."""
        own = Year(self.year, bool(self.context.is_provisional), self.context.figures)
        others = [record.year for record in self.records if record.year.year != self.year]
        return completed_years([*others, own], self.book)

    @cached_property
    def parts(self) -> list[dict[str, Any]]:
        """The groups with their rows; for editors the empty ones too."""
        parts = []
        for group in self.book.groups:
            trend = trend_of(group, self.book, self.known, (self.year - 1, self.year))
            lines = [line for line, row in zip(lines_of(trend), trend.rows, strict=True) if row.figures[1]]
            if lines or self.may_edit:
                parts.append({"group": group, "lines": lines, "entry": self.entry_url(group.id)})
        return parts

    @property
    def is_empty(self) -> bool:
        """Whether nothing was entered yet."""
        return not any(part["lines"] for part in self.parts)

    def entry_url(self, group_id: str) -> str:
        """Return where the figures of a group are entered."""
        return f"{self.context.absolute_url()}/@@edu-yearbook-figures?nhom={group_id}"

    @cached_property
    def may_edit(self) -> bool:
        """Whether the reader may enter figures."""
        return bool(api.user.has_permission("Modify portal content", obj=self.context))

    @property
    def notes(self) -> list[str]:
        """What does not fit, for editors."""
        problems = check_figures(self.context.figures, self.book) if self.may_edit else ()
        return [translate(problem_message(problem), context=self.request) for problem in problems]

    @property
    def section(self) -> dict[str, str]:
        """The section that this yearbook stands in."""
        parent = self.context.aq_parent
        return {"url": parent.absolute_url(), "title": parent.Title()}

    @property
    def modified(self) -> str:
        """The day of the last change."""
        return format_date(self.context.modified().asdatetime().astimezone(clock.now().tzinfo).date())


def require_group(book: Book, group_id: Any) -> Group:
    """Return the group that an address names, the first one when it names none. Raises NotFound for another."""
    if not group_id:
        return book.groups[0]
    group = book.group(group_id) if isinstance(group_id, str) else None
    if group is None:
        raise NotFound(str(group_id)[:80])
    return group
