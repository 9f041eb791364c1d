"""Lists of people for editors: the export, and the entries that wait for the yearly confirmation."""

from datetime import date
from edu.portal import clock
from edu.portal.content.people.confirm_view import SENTENCES
from edu.portal.content.people.confirming import CHANGED
from edu.portal.content.people.tree import PERSON
from edu.portal.content.people.tree import SORTS
from edu.portal.content.people.tree import UNIT
from edu.portal.content.people.tree import Entry
from edu.portal.content.people.tree import read_directory
from edu.portal.content.staff_member.publication import PERSONAL_FIELDS
from edu.portal.content.staff_member.publication import is_published
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.listing.query import clean_text
from edu.portal.core.people.confirmation import CONFIRMED
from edu.portal.core.people.confirmation import state_of
from edu.portal.core.text.dates import format_date
from edu.portal.core.text.spreadsheet import csv_bytes
from edu.portal.i18n import _
from edu.portal.sheets.writer import MEDIA_TYPE
from edu.portal.sheets.writer import Sheet
from edu.portal.sheets.writer import write_xlsx
from edu.portal.staff import service
from functools import cached_property
from plone import api
from plone.memoize.view import memoize
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
from typing import Any
from zope.i18n import translate


EDIT = "Modify portal content"
LONGEST = 100
COLUMNS = (
    _("No."),
    _("Full name"),
    _("Position"),
    _("Unit"),
    _("Office telephone"),
    _("Mobile telephone"),
    _("Official e-mail"),
    _("Subjects and classes"),
    _("Assigned duties"),
    _("Confirmed on"),
)


class ExportXlsx(BrowserView):
    """The directory as the page shows it, as a workbook.

    What visitors do not see of a person is there only for whoever may edit that person.
    """

    extension, media_type = "xlsx", MEDIA_TYPE

    def __call__(self) -> bytes:
        response = self.request.response
        name = f"danh-ba-{clock.today().isoformat()}.{self.extension}"
        response.setHeader("Content-Type", self.media_type)
        response.setHeader("Content-Disposition", f'attachment; filename="{name}"')
        response.setHeader("Cache-Control", "private, no-store")
        return self.write(self.rows())

    def write(self, rows: list[tuple[str, ...]]) -> bytes:
        """Return the rows as a file."""
        return write_xlsx([Sheet(self.context.Title(), tuple(rows))])

    def rows(self) -> list[tuple[str, ...]]:
        """Return the headings and everybody whom the conditions of the page find."""
        form = self.request.form
        sort = form.get("sort")
        entries = read_directory(
            clean_text(form.get("text"), LONGEST),
            clean_text(form.get("unit"), LONGEST),
            sort if sort in SORTS else SORTS[0],
        )
        head = tuple(translate(title, context=self.request) for title in COLUMNS)
        return [head, *(self._row(number, entry) for number, entry in enumerate(entries, 1))]

    def _row(self, number: int, entry: Entry) -> tuple[str, ...]:
        person = entry.brain.getObject()
        may_see_all = api.user.has_permission(EDIT, obj=person)

        def value(name: str) -> str:
            hidden = name in PERSONAL_FIELDS and not may_see_all and not is_published(person, name)
            return "" if hidden else getattr(person, name, None) or ""

        fields = [value(name) for name in ("phone", "mobile", "email", "subjects", "duties")]
        confirmed = _day(entry.brain.edu_confirmed)
        return (
            str(number),
            person.title,
            person.position or "",
            entry.unit,
            *fields,
            format_date(confirmed) if confirmed else "",
        )


class ExportCsv(ExportXlsx):
    """The same as a CSV file."""

    extension, media_type = "csv", "text/csv; charset=utf-8"

    def write(self, rows: list[tuple[str, ...]]) -> bytes:
        """Return the rows as a file."""
        return csv_bytes(rows)


class ConfirmationsView(BrowserView):
    """Units and people, those first that wait for the yearly confirmation; one button for all that are ticked."""

    index: Any

    def __call__(self) -> Any:
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            asked = self.request.form.get("entries", [])
            uids = [uid for uid in (asked if isinstance(asked, list) else [asked]) if isinstance(uid, str)]
            count = service.confirm_entries(uids, api.user.get_current().getId(), clock.today())
            message = _("${count} entries are confirmed.", mapping={"count": str(count)})
            if not uids:
                message = _("Tick the entries that are still right first.")
            IStatusMessage(self.request).add(message, type="info" if count else "warning")
            self.request.response.redirect(self.url)
            return ""
        return self.index()

    @property
    def url(self) -> str:
        """The address of this page."""
        return f"{self.context.absolute_url()}/@@edu-staff-confirmations"

    @cached_property
    def shows_all(self) -> bool:
        """Whether the confirmed entries are shown too."""
        return self.request.form.get("xem") == "tat-ca"

    @memoize
    def entries(self) -> list[dict[str, Any]]:
        """Return all units and people of the site with the state of their confirmation; nothing is woken."""
        today = clock.today()
        people = [(entry.brain, entry.unit) for entry in read_directory("", sort="bo-phan")]
        units = [(brain, "") for brain in api.content.find(portal_type=UNIT, sort_on="sortable_title")]
        return [self._entry(brain, unit, today) for brain, unit in (*units, *people)]

    def shown(self) -> list[dict[str, Any]]:
        """Return the entries of the page."""
        return [entry for entry in self.entries() if entry["is_due"] or self.shows_all]

    def due(self) -> int:
        """Return how many entries wait."""
        return sum(entry["is_due"] for entry in self.entries())

    def _entry(self, brain: Any, unit: str, today: date) -> dict[str, Any]:
        stored = brain.edu_confirmed if isinstance(brain.edu_confirmed, str) else ""
        confirmed = _day(stored)
        created = brain.created.asdatetime().astimezone(VIETNAM).date()
        state = state_of(confirmed, created, today, stored == CHANGED)
        return {
            "uid": brain.UID,
            "title": brain.Title,
            "url": f"{brain.getURL()}/view",
            "position": brain.Description if brain.portal_type == PERSON else _("Organisational unit"),
            "unit": unit,
            "confirmed": format_date(confirmed) if confirmed else "",
            "is_due": state != CONFIRMED,
            "reason": SENTENCES.get(state, ""),
        }


def _day(stored: object) -> date | None:
    try:
        return date.fromisoformat(stored) if isinstance(stored, str) else None
    except ValueError:
        return None
