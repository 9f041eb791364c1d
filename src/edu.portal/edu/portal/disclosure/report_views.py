"""The page where the annual report is written, and its files."""

from edu.portal import clock
from edu.portal.core.calendar.school_year import school_year
from edu.portal.core.disclosure.model import year_label
from edu.portal.disclosure import annual_report
from edu.portal.disclosure.content import YEAR_PARAMETER
from edu.portal.disclosure.content import asked
from edu.portal.disclosure.content import asked_year
from edu.portal.disclosure.forms import WritingPage
from edu.portal.i18n import _
from functools import cached_property
from plone import api
from Products.Five.browser import BrowserView
from typing import Any
from zExceptions import NotFound


KIND_PARAMETER = "dang"


def asked_report_year() -> int:
    """Return the school year in the address, else the current one."""
    return asked_year() or school_year(clock.today())


class AnnualReport(WritingPage):
    """What is missing, the report as a file to look at, and putting it into the grid."""

    year_parameter = YEAR_PARAMETER

    def prepare(self) -> None:
        """Read how the report stands. Raises ``NotFound`` for a year that owes none."""
        self.year = asked_report_year()
        try:
            self.state = annual_report.state_of(api.portal.get(), self.year)
        except LookupError as error:
            raise NotFound(str(self.year)) from error

    def store(self) -> bool:
        """Write both files and keep them with the item of the year."""
        content = annual_report.put(api.portal.get(), self.year)
        return self.lead(content.absolute_url(), _("The report is written. Look it over, then publish it."))

    @property
    def label(self) -> str:
        """The school year in words."""
        return year_label(self.year)

    @property
    def done(self) -> int:
        """How many items are there."""
        return self.state.owed - self.state.gaps

    @cached_property
    def years(self) -> list[dict[str, Any]]:
        """The other school years."""
        url = f"{self.context.absolute_url()}/@@edu-annual-report?{YEAR_PARAMETER}="
        found = annual_report.years_with_report(api.portal.get())
        return [{"label": year_label(year), "url": f"{url}{year}"} for year in found if year != self.year]

    def file_url(self, kind: str) -> str:
        """Return where the report is fetched as a file."""
        return (
            f"{self.context.absolute_url()}/@@edu-annual-report-file"
            f"?{YEAR_PARAMETER}={self.year}&{KIND_PARAMETER}={kind}"
        )


class AnnualReportFile(BrowserView):
    """The report as it would be written now; nothing is stored."""

    def __call__(self) -> bytes:
        try:
            data, name, media_type = annual_report.write(api.portal.get(), asked_report_year(), asked(KIND_PARAMETER))
        except LookupError as error:
            raise NotFound(asked(KIND_PARAMETER)) from error
        response = self.request.response
        response.setHeader("Content-Type", media_type)
        response.setHeader("Content-Disposition", f'attachment; filename="{name}"')
        response.setHeader("Cache-Control", "private, no-store")
        response.setHeader("X-Robots-Tag", "noindex")
        return data
