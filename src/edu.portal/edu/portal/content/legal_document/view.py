"""The page of one document."""

from datetime import date
from edu.portal import clock
from edu.portal.content.files import ShownFile
from edu.portal.content.files import shown_file
from edu.portal.content.legal_document.duplicates import same_number
from edu.portal.content.legal_document.files import file_facts
from edu.portal.content.legal_document.related import STATE_STYLES
from edu.portal.content.legal_document.related import STATE_WORDS
from edu.portal.content.legal_document.related import chain_of
from edu.portal.content.legal_document.related import ending_of
from edu.portal.content.legal_document.related import groups_of
from edu.portal.content.legal_document.relations import last_day_of
from edu.portal.content.legal_document.relations import start_of
from edu.portal.content.legal_document.relations import validity_of
from edu.portal.core.calendar.zone import local_date
from edu.portal.core.documents.bodies import body_named
from edu.portal.core.documents.bodies import holds_on
from edu.portal.core.documents.bodies import name_on
from edu.portal.core.documents.fields import field_id_of
from edu.portal.core.documents.fields import field_path
from edu.portal.core.text.dates import format_date
from edu.portal.core.text.dates import format_full
from edu.portal.core.text.document_number import parse_number
from edu.portal.core.text.document_number import type_id_of
from edu.portal.core.text.document_types import type_by_id
from edu.portal.core.validity import NO_EXPIRY
from edu.portal.core.validity import Validity
from edu.portal.i18n import _
from edu.portal.settings.bodies import load_bodies
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
            Fact(_("Field of work"), field_path(field_id_of(document.field_of_work or ""))),
        ]
        return [line for line in lines if line.value]

    def _signature(self) -> str:
        return ", ".join(part for part in (self.context.signer, self.context.signer_title) if part)

    @memoize
    def ending(self) -> dict[str, Any] | None:
        """Return the visible document that replaces or repeals this one, with the day of it, or None."""
        return ending_of(self.context, self.today())

    def end_notice(self) -> Message:
        """Return what the banner says about the document that ends this one."""
        ending = self.ending() or {}
        words = {"day": ending.get("from", "")}
        if ending.get("is_repeal"):
            if ending["is_future"]:
                return _("This document will be repealed from ${day} by:", mapping=words)
            return _("This document has been repealed since ${day} by:", mapping=words)
        if ending.get("is_future"):
            return _("This document will be replaced from ${day} by:", mapping=words)
        return _("This document has been replaced since ${day} by:", mapping=words)

    def files(self) -> list[ShownFile]:
        """Return the files with kind, size and addresses."""
        return [shown_file(fact, self.context.absolute_url()) for fact in file_facts(self.context)]

    def relations(self) -> list[dict[str, Any]]:
        """Return the groups of related documents that the reader may see, both directions."""
        return groups_of(self.context)

    def chain(self) -> list[dict[str, Any]]:
        """Return the documents that changed one another, this one among them, the earliest first."""
        return chain_of(self.context, self.today())

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
        advice.extend(self._register_advice())
        if not file_facts(document):
            advice.append(_("The document has no file yet. Readers need one to download."))
        return advice

    def _register_advice(self) -> list[Message]:
        """What the register of bodies knows better."""
        document = self.context
        bodies = load_bodies()
        named = body_named(bodies, document.issuing_body or "")
        if named is None or document.issued_on is None or holds_on(named, document.issued_on):
            return []
        then = name_on(bodies, named.name, document.issued_on)
        if then is None:
            return [_("By the register of bodies this issuing body did not exist on the day of issue. Please check.")]
        words = {"name": then.name}
        return [_("On the day of issue the issuing body was “${name}”. Please check its name.", mapping=words)]

    def taken(self) -> list[dict[str, str]]:
        """Return other documents that carry the same number, for the editor to compare."""
        document = self.context
        return same_number(document.number_raw or "", document.issuing_body or "", document.issued_on, document.UID())


def _full(day: date | None) -> str:
    return format_full(day) if day else ""
