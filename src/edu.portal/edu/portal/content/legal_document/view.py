"""The page of one document."""

from datetime import date
from edu.portal import clock
from edu.portal.content.files import ShownFile
from edu.portal.content.files import shown_file
from edu.portal.content.legal_document.files import file_facts
from edu.portal.content.legal_document.relations import last_day_of
from edu.portal.content.legal_document.relations import name_of
from edu.portal.content.legal_document.relations import replacements
from edu.portal.content.legal_document.relations import sources
from edu.portal.content.legal_document.relations import start_of
from edu.portal.content.legal_document.relations import targets
from edu.portal.content.legal_document.relations import validity_of
from edu.portal.content.legal_document.relations import visible
from edu.portal.core.calendar.zone import local_date
from edu.portal.core.text.dates import format_date
from edu.portal.core.text.dates import format_full
from edu.portal.core.text.document_number import parse_number
from edu.portal.core.text.document_number import type_id_of
from edu.portal.core.text.document_types import type_by_id
from edu.portal.core.validity import NO_EXPIRY
from edu.portal.core.validity import Validity
from edu.portal.i18n import _
from plone import api
from plone.memoize.view import memoize
from Products.Five.browser import BrowserView
from typing import Any
from typing import NamedTuple
from zope.i18nmessageid import Message


class Fact(NamedTuple):
    """One line of the record; ``state`` is the style of a validity, "" for others."""

    label: Message
    value: Any
    state: str = ""


STATE_WORDS = {
    Validity.CURRENT: _("In force"),
    Validity.NOT_YET: _("Not yet in force"),
    Validity.EXPIRED: _("No longer in force"),
    Validity.REPLACED: _("Replaced"),
    Validity.UNKNOWN: _("Validity not stated"),
}
STATE_STYLES = {
    Validity.CURRENT: "ok",
    Validity.NOT_YET: "soon",
    Validity.EXPIRED: "old",
    Validity.REPLACED: "old",
    Validity.UNKNOWN: "old",
}
RELATIONS = (
    (_("Replaces"), targets, "replaces"),
    (_("Amends"), targets, "amends"),
    (_("Replaced by"), sources, "replaces"),
    (_("Amended by"), sources, "amends"),
)


class LegalDocumentView(BrowserView):
    """Facts, files and relations of a document, ready for the template."""

    def today(self) -> date:
        """Return the day that validity is judged by."""
        return clock.today()

    @property
    def kind(self) -> str:
        """Return the title of the kind of document."""
        kind = type_by_id(self.context.document_type or "")
        return kind.title if kind else ""

    @memoize
    def state(self) -> Validity:
        """Return whether the document is in force today."""
        return validity_of(self.context, self.today())

    def facts(self) -> list[Fact]:
        """Return the record of the document, empty lines left out."""
        document = self.context
        end = last_day_of(document)
        lines = [
            Fact(_("Number and symbol"), document.number_raw),
            Fact(_("Kind of document"), self.kind),
            Fact(_("Issuing body"), document.issuing_body),
            Fact(_("Date of issue"), _full(document.issued_on)),
            Fact(_("In force from"), _full(start_of(document))),
            Fact(_("Last day in force"), _full(end) if end != NO_EXPIRY else ""),
            Fact(_("Validity"), STATE_WORDS[self.state()], STATE_STYLES[self.state()]),
            Fact(_("Signed by"), self._signature()),
            Fact(_("Date of receipt"), _full(document.received_on)),
            Fact(_("Field of work"), document.field_of_work),
        ]
        return [line for line in lines if line.value]

    def _signature(self) -> str:
        return ", ".join(part for part in (self.context.signer, self.context.signer_title) if part)

    @memoize
    def replacement(self) -> dict[str, Any] | None:
        """Return the visible document that replaces this one, with the day when it takes over, or None."""
        found = visible(replacements(self.context))
        if not found:
            return None
        start = start_of(found[0])
        return {
            **_link(found[0]),
            "from": format_date(start) if start else "",
            "is_future": self.state() in (Validity.CURRENT, Validity.NOT_YET),
        }

    def files(self) -> list[ShownFile]:
        """Return the files with kind, size and addresses."""
        return [shown_file(fact, self.context.absolute_url()) for fact in file_facts(self.context)]

    def relations(self) -> list[dict[str, Any]]:
        """Return the groups of related documents that the reader may see, both directions."""
        groups = []
        for label, lookup, attribute in RELATIONS:
            documents = visible(lookup(self.context, attribute))
            if documents:
                groups.append({"label": label, "documents": [_link(document) for document in documents]})
        return groups

    def modified(self) -> str:
        """Return the day of the last change of the page."""
        return format_date(local_date(self.context.modified().asdatetime()))

    @property
    def may_edit(self) -> bool:
        """Tell whether the reader is an editor of this document."""
        return bool(api.user.has_permission("Modify portal content", obj=self.context))

    def advice(self) -> list[Message]:
        """Return what an editor should look at again; nothing here hinders saving."""
        document = self.context
        number = parse_number(document.number_raw or "")
        told = type_id_of(number)
        advice = []
        if document.number_raw and number.number is None:
            advice.append(_("The number does not look like a document number. Please compare it with the document."))
        if told and document.document_type and told != document.document_type:
            kind = type_by_id(told)
            advice.append(
                _(
                    "By its number this document is of the kind ${kind}. Please check the kind.",
                    mapping={"kind": kind.title if kind else told},
                )
            )
        if not file_facts(document):
            advice.append(_("The document has no file yet. Readers need one to download."))
        return advice


def _full(day: date | None) -> str:
    return format_full(day) if day else ""


def _link(document: Any) -> dict[str, str]:
    return {"url": document.absolute_url(), "name": name_of(document), "title": document.title}
