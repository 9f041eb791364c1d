"""The plans of a section by school year, month and week, the current ones first."""

from collections.abc import Sequence
from datetime import date
from edu.portal.core.schedule.plan_periods import PERIODS
from edu.portal.core.schedule.plan_periods import YEAR
from edu.portal.core.schedule.plan_periods import kind_of
from edu.portal.i18n import _
from edu.portal.schedules import service
from edu.portal.schedules.overview import Overview
from edu.portal.schedules.service import Found
from functools import cached_property
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any


HEADINGS = {"nam": _("Plans of the school year"), "thang": _("Plans of months"), "tuan": _("Plans of weeks")}


class PlansOfYear(Overview):
    """The plans of a school year: current and coming ones in sight, former ones folded away."""

    index = ViewPageTemplateFile("templates/plans.pt")
    is_whole = True

    @cached_property
    def known(self) -> Sequence[Found]:
        """All plans of the school year that is shown."""
        section = self.section
        return service.of_school_year(self.context, section.year, section.kinds) if section.years else ()

    @property
    def base_url(self) -> str:
        """The address of the section with its school year."""
        return f"{self.section.url}?nam={self.section.year}"

    @cached_property
    def groups(self) -> list[dict[str, Any]]:
        """The groups that have plans, in the order of the letters."""
        return [self._group(name) for name in PERIODS if any(period_told(one) == name for one in self.known)]

    def _group(self, name: str) -> dict[str, Any]:
        today: date = self.section.today
        own = sorted((one for one in self.known if period_told(one) == name), key=lambda one: one.first)
        current = [one for one in own if _holds(one, today)]
        coming = [one for one in own if one.first > today and one not in current]
        former = [one for one in own if one not in current and one not in coming]
        return {
            "id": f"edu-plans-{name}",
            "title": HEADINGS[name],
            "current": [self.link(one) for one in current],
            "coming": [self.link(one) for one in coming],
            "former": [self.link(one) for one in reversed(former)],
        }


def period_told(one: Found) -> str:
    """Return the kind of period that the catalogue knows of a plan, else the one that its days are nearest to."""
    told = one.told.more.get("period", "")
    return told if told in PERIODS else kind_of(one.told.spans[0]) if one.told.spans else YEAR


def _holds(one: Found, day: date) -> bool:
    return any(span.holds(day) for span in one.told.spans)
