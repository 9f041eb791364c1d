"""Pages to read: all attestations, one with its history, the sheet for the file, the evidence."""

from edu.portal import clock
from edu.portal.attestations import form
from edu.portal.attestations import service
from edu.portal.attestations.pages import AttestationsPage
from edu.portal.attestations.pages import Group
from edu.portal.attestations.pages import Row
from edu.portal.attestations.pages import grouped
from edu.portal.attestations.pages import keep_private
from edu.portal.core.text.dates import format_date
from edu.portal.core.unit import UnitIdentity
from edu.portal.i18n import _
from edu.portal.settings.unit import IUnitIdentity
from edu.portal.settings.unit import read_unit
from functools import cached_property
from plone.namedfile.utils import set_headers
from plone.namedfile.utils import stream_data
from Products.Five.browser import BrowserView
from typing import Any
from zExceptions import NotFound
from zope.i18nmessageid import Message


class Attestations(AttestationsPage):
    """All attestations that are demanded of the unit, and what was stated about others before."""

    @property
    def by_letter(self) -> bool:
        """Whether the reader wants them by letter, not by section."""
        return form.text(self.request.form, form.ORDER_PARAMETER) == form.BY_LETTER

    @property
    def groups(self) -> tuple[Group, ...]:
        """Return all attestations by section, or by the first letter that each of them cites."""
        if not self.by_letter:
            return super().groups
        rows = [self.row(item) for item in self.states]
        return grouped((row.places[0].number if row.places else _("Other"), row) for row in rows)

    @property
    def billing(self) -> list[dict[str, Any]]:
        """Return what contracts and electronic invoices print about the unit, as title and value."""
        unit = read_unit()
        names = ("name", "address", "tax_code", "phone", "invoice_email")
        return [{"title": IUnitIdentity[name].title, "value": getattr(unit, name)} for name in names]

    @property
    def former(self) -> list[dict[str, str]]:
        """Return what was stated about attestations that are no longer demanded."""
        return [
            {"title": title or found, "url": self.page_url(found)} for found, title in service.former(self.context)
        ]


class AttestationPage(AttestationsPage):
    """One attestation: what the letter asks, how it stands, everything that was stated."""

    def answer(self) -> Any:
        """Return the page. Raises ``NotFound`` for an id that is neither demanded nor was stated."""
        self.title = service.title_of(self.context, self.attestation_id)
        if not self.title:
            raise NotFound(self.attestation_id)
        return self.index()

    @cached_property
    def current(self) -> Row | None:
        """Return how it stands, None when it is no longer demanded."""
        found = next((item for item in self.states if item.id == self.attestation_id), None)
        return self.row(found) if found else None

    @property
    def counts(self) -> str:
        """Return the number of the statement that holds now, empty when none does."""
        row = self.current
        return str(row.statement.number) if row and row.holds and row.statement else ""

    @property
    def section(self) -> Message | str:
        """Return the title of the section that it belongs to."""
        return self.section_title(self.attestation.section if self.attestation else "")

    @property
    def history(self) -> list[dict[str, Any]]:
        """Return every statement in words, the last entered first."""
        found = service.history(self.context, self.attestation_id)
        return [self.facts(statement, self.attestation) for statement in found]


class AttestationsSheet(AttestationsPage):
    """The sheet that a unit prints, signs and files for the yearly evaluation."""

    @property
    def unit(self) -> UnitIdentity:
        """The record of the unit."""
        return read_unit()

    @property
    def day(self) -> str:
        """Return the day for which the sheet speaks."""
        return format_date(clock.today())


class EvidenceFile(BrowserView):
    """The file of a statement, always as a download: a browser must not run what somebody uploaded."""

    def __call__(self) -> Any:
        sent = self.request.form
        file = service.evidence_file(self.context, form.text(sent, form.ID_PARAMETER), form.number(sent))
        if file is None:
            raise NotFound(form.text(sent, form.ID_PARAMETER))
        response = self.request.response
        keep_private(response)
        set_headers(file, response, filename=file.filename)
        response.setHeader("X-Content-Type-Options", "nosniff")
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox")
        return stream_data(file)
