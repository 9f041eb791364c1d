"""The page on which the figures of one school year are entered, group by group. Nothing typed is lost."""

from collections.abc import Mapping
from edu.portal.core.statistics.checks import Problem
from edu.portal.core.statistics.checks import check_figures
from edu.portal.core.statistics.checks import completed
from edu.portal.core.statistics.figures import FigureError
from edu.portal.core.statistics.figures import read_figure
from edu.portal.core.statistics.figures import shown
from edu.portal.core.statistics.model import Book
from edu.portal.core.statistics.model import Indicator
from edu.portal.core.statistics.years import year_label
from edu.portal.i18n import _
from edu.portal.layout.columns import hide_columns
from edu.portal.yearbook import service
from edu.portal.yearbook.views import require_group
from edu.portal.yearbook.wording import fault_message
from edu.portal.yearbook.wording import problem_message
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from typing import Any
from zope.i18n import translate


GROUP_PARAMETER = "nhom"
PREFIX = "so-lieu-"
LONGEST_TYPED = 60


class FiguresForm(BrowserView):
    """A table of inputs for one group of one school year, the figures of the year before beside them."""

    def __call__(self) -> Any:
        """Show the form; a POST with figures that fit keeps them. Raises NotFound for an unknown group."""
        self.group = require_group(self.book, self.request.form.get(GROUP_PARAMETER))
        hide_columns(self.request)
        self.request.response.setHeader("Cache-Control", "private, no-store")
        self.errors: dict[str, str] = {}
        self.typed: dict[str, str] = {}
        if self.request.method != "POST":
            return self.index()
        CheckAuthenticator(self.request)
        self.typed = {indicator.id: self._sent(indicator) for indicator in self.inputs}
        figures = self._read()
        if self.errors:
            self.request.response.setStatus(422)
            return self.index()
        service.keep_group(self.context, self.group.id, figures, self.book)
        return self._lead_on()

    @cached_property
    def records(self) -> tuple[service.Record, ...]:
        """The yearbooks beside this one."""
        return service.read_records(self.context.aq_parent)

    @cached_property
    def book(self) -> Book:
        """What the unit counts."""
        return service.book_for(self.records)

    @cached_property
    def inputs(self) -> tuple[Indicator, ...]:
        """What is entered: everything that is not computed."""
        return tuple(found for found in self.book.of_group(self.group.id) if not found.is_computed)

    def _sent(self, indicator: Indicator) -> str:
        value = self.request.form.get(PREFIX + indicator.id)
        return value[:LONGEST_TYPED] if isinstance(value, str) else ""

    def _read(self) -> dict[str, str]:
        """Return the figures that were typed; fills ``errors`` where they cannot be kept."""
        figures: dict[str, str] = {}
        for indicator in self.inputs:
            try:
                figures[indicator.id] = read_figure(self.typed[indicator.id], indicator)
            except FigureError as error:
                self.errors[indicator.id] = self._say(fault_message(error.code))
        for problem in self._problems(figures):
            name = problem.indicator.id
            if not problem.is_note and name not in self.errors:
                self.errors[name] = self._say(problem_message(problem))
        return figures

    def _problems(self, figures: Mapping[str, str]) -> tuple[Problem, ...]:
        """What does not fit among the figures of this group."""
        entered = {indicator.id for indicator in self.inputs}
        return tuple(found for found in check_figures(figures, self.book) if found.indicator.id in entered)

    def _say(self, message: Any) -> str:
        return str(translate(message, context=self.request))

    def _lead_on(self) -> str:
        """Lead to the next group, or back to the school year."""
        groups = [group.id for group in self.book.groups]
        place = groups.index(self.group.id) + 1
        message = _("The figures of the group “${group}” are stored.", mapping={"group": self.group.title})
        api.portal.show_message(message, self.request)
        url = self.context.absolute_url()
        goes_on = "next" in self.request.form and place < len(groups)
        self.request.response.redirect(self.group_url(groups[place]) if goes_on else url)
        return ""

    def group_url(self, group_id: str) -> str:
        """Return the address of the form of a group."""
        return f"{self.context.absolute_url()}/@@edu-yearbook-figures?{GROUP_PARAMETER}={group_id}"

    @property
    def groups(self) -> list[dict[str, Any]]:
        """The groups, to go from one to the other."""
        return [
            {"title": group.title, "url": self.group_url(group.id), "current": group is self.group}
            for group in self.book.groups
        ]

    @property
    def has_next(self) -> bool:
        """Whether another group follows."""
        return self.book.groups[-1].id != self.group.id

    @property
    def label(self) -> str:
        """The school year as people write it."""
        return year_label(self.context.school_year or 0)

    @cached_property
    def before(self) -> Mapping[str, str]:
        """The figures of the school year before, with totals."""
        wanted = (self.context.school_year or 0) - 1
        found = [record.year.figures for record in self.records if record.year.year == wanted]
        return completed(found[0], self.book) if found else {}

    @property
    def before_label(self) -> str:
        """The school year before, "" when nothing is known of it."""
        return year_label((self.context.school_year or 0) - 1) if self.before else ""

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The rows of the table."""
        followed = completed(self.context.figures, self.book)
        return [self._row(indicator, followed) for indicator in self.book.of_group(self.group.id)]

    def _row(self, indicator: Indicator, followed: Mapping[str, str]) -> dict[str, Any]:
        name = PREFIX + indicator.id
        error = self.errors.get(indicator.id, "")
        kept = self.context.figures.get(indicator.id, "")
        return {
            "id": name,
            "title": indicator.title,
            "unit": indicator.unit,
            "depth": self.book.depth(indicator),
            "before": shown(self.before.get(indicator.id, ""), indicator.decimals),
            "value": self.typed.get(indicator.id, shown(kept)),
            "followed": shown(followed.get(indicator.id, ""), indicator.decimals) if not kept else "",
            "computed": indicator.is_computed,
            "mode": "numeric" if indicator.is_whole else "decimal",
            "error": error,
            "invalid": "true" if error else None,
            "described": f"{name}-u {name}-e" if error else f"{name}-u",
        }

    @property
    def problems(self) -> list[dict[str, str]]:
        """What is wrong, in the order of the rows."""
        return [
            {"input": PREFIX + indicator.id, "label": indicator.title, "text": self.errors[indicator.id]}
            for indicator in self.inputs
            if indicator.id in self.errors
        ]

    @property
    def notes(self) -> list[str]:
        """What may be right all the same, of the figures that are stored."""
        return [self._say(problem_message(found)) for found in self._problems(self.context.figures) if found.is_note]
