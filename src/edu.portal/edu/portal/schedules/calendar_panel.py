"""The control panel ``@@edu-school-calendar``: days without school and the hours of lessons, as lines of text."""

from edu.portal.core.calendar.holidays import read_closures
from edu.portal.core.schedule.hours import read_hours
from edu.portal.i18n import _
from edu.portal.schedules import calendar
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from typing import Any


LONGEST = 20_000


class SchoolCalendarPanel(BrowserView):
    """A plain form of two lists."""

    index: Any

    def __call__(self) -> str:
        """Show the form, or store what it sends."""
        self.bad: dict[str, tuple[str, ...]] = {"closures": (), "hours": ()}
        self.values = {"closures": calendar.shown_closures(), "hours": calendar.shown_hours()}
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            self.values = {name: self._sent(name) for name in self.values}
            self.bad = {
                "closures": read_closures(self.values["closures"])[1],
                "hours": read_hours(self.values["hours"])[1],
            }
            if not any(self.bad.values()):
                calendar.save(self.values["closures"], self.values["hours"])
                api.portal.show_message(_("The days without school and the hours are stored."), self.request)
                self.request.response.redirect(f"{self.context.absolute_url()}/@@edu-school-calendar")
                return ""
        return str(self.index())

    def _sent(self, name: str) -> str:
        value = self.request.form.get(name)
        return value[:LONGEST] if isinstance(value, str) else ""
