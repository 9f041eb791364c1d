"""An official document (văn bản). Its summary (trích yếu) is its title, because that is how readers know it.

The parts of the number are computed from the number as written; whether the document is in force is computed from its
dates and relations. Neither is stored.
"""

from Acquisition import aq_parent
from edu.portal.content.interfaces import IEduContent
from edu.portal.content.legal_document.number_widget import number_widget
from edu.portal.content.suggest import suggesting_widget
from edu.portal.i18n import _
from plone.app.z3cform.widgets.contentbrowser import ContentBrowserFieldWidget
from plone.autoform import directives
from plone.dexterity.content import Container
from plone.namedfile.field import NamedBlobFile
from plone.supermodel import model
from typing import Any
from z3c.relationfield.schema import RelationChoice
from z3c.relationfield.schema import RelationList
from zope import schema
from zope.interface import Invalid
from zope.interface import implementer
from zope.interface import invariant


def path_of_section(context: Any) -> str:
    """Return where the choice of a related document begins: the folder that holds, or will hold, the document."""
    folder = aq_parent(context) if ILegalDocument.providedBy(context) else context
    return "/".join(folder.getPhysicalPath())


DOCUMENTS_ONLY = {"selectableTypes": ["edu.LegalDocument"], "basePath": path_of_section, "recentlyUsed": True}


class ILegalDocument(model.Schema, IEduContent):
    """Facts that the letters ask of every published document (Letter 3082/GDĐT-TTTT, 2.3)."""

    title = schema.TextLine(
        title=_("Summary"),
        description=_("What the document is about, as printed under its number."),
    )
    directives.widget("document_type", prompt=True, promptMessage=_("Choose a kind"))
    document_type = schema.Choice(
        title=_("Kind of document"),
        vocabulary="edu.portal.DocumentTypes",
    )
    directives.widget("number_raw", number_widget)
    number_raw = schema.TextLine(
        title=_("Number and symbol"),
        description=_("As printed on the document, for example 289/VP-CNTT or 37/2020/TT-BGDĐT."),
        required=False,
    )
    directives.widget("issuing_body", suggesting_widget, vocabulary="edu.portal.IssuingBodies")
    issuing_body = schema.TextLine(
        title=_("Issuing body"),
        description=_("The unit or authority that signed the document."),
    )
    issued_on = schema.Date(
        title=_("Date of issue"),
        description=_(
            "Choose day, month and year in the calendar. When typing: dd is the day, mm the month, yyyy the year."
        ),
    )
    file = NamedBlobFile(
        title=_("File of the document"),
        description=_("After saving, attach appendices on the page of the document, as many as needed."),
        required=False,
    )

    model.fieldset(
        "validity",
        label=_("Validity"),
        fields=["effective_on", "expires_on"],
    )
    effective_on = schema.Date(
        title=_("In force from"),
        description=_("Leave empty when the document takes effect on the day of issue."),
        required=False,
    )
    expires_on = schema.Date(
        title=_("Last day in force"),
        description=_("Leave empty when the document has no end."),
        required=False,
    )

    model.fieldset(
        "relations",
        label=_("Related documents"),
        fields=["replaces", "amends", "repeals", "based_on", "guides", "refers_to"],
    )
    directives.widget("replaces", ContentBrowserFieldWidget, pattern_options=DOCUMENTS_ONLY)
    replaces = RelationList(
        title=_("Replaces"),
        description=_("Documents that end when this one takes effect. They get a notice that leads here."),
        value_type=RelationChoice(vocabulary="plone.app.vocabularies.Catalog"),
        default=[],
        required=False,
    )
    directives.widget("amends", ContentBrowserFieldWidget, pattern_options=DOCUMENTS_ONLY)
    amends = RelationList(
        title=_("Amends"),
        description=_("Documents that stay in force and are changed in part by this one."),
        value_type=RelationChoice(vocabulary="plone.app.vocabularies.Catalog"),
        default=[],
        required=False,
    )
    directives.widget("repeals", ContentBrowserFieldWidget, pattern_options=DOCUMENTS_ONLY)
    repeals = RelationList(
        title=_("Repeals"),
        description=_("Documents that end when this one takes effect, without one in their place."),
        value_type=RelationChoice(vocabulary="plone.app.vocabularies.Catalog"),
        default=[],
        required=False,
    )
    directives.widget("based_on", ContentBrowserFieldWidget, pattern_options=DOCUMENTS_ONLY)
    based_on = RelationList(
        title=_("Based on"),
        description=_("The documents on whose authority this one was issued."),
        value_type=RelationChoice(vocabulary="plone.app.vocabularies.Catalog"),
        default=[],
        required=False,
    )
    directives.widget("guides", ContentBrowserFieldWidget, pattern_options=DOCUMENTS_ONLY)
    guides = RelationList(
        title=_("Guides the carrying out of"),
        description=_("Documents of which this one explains how to carry them out."),
        value_type=RelationChoice(vocabulary="plone.app.vocabularies.Catalog"),
        default=[],
        required=False,
    )
    directives.widget("refers_to", ContentBrowserFieldWidget, pattern_options=DOCUMENTS_ONLY)
    refers_to = RelationList(
        title=_("Refers to"),
        description=_("Other documents that this one mentions."),
        value_type=RelationChoice(vocabulary="plone.app.vocabularies.Catalog"),
        default=[],
        required=False,
    )

    model.fieldset(
        "details",
        label=_("Details"),
        fields=["signer", "signer_title", "received_on", "field_of_work", "description"],
    )
    directives.widget("signer", suggesting_widget, vocabulary="edu.portal.Signers")
    signer = schema.TextLine(
        title=_("Signed by"),
        required=False,
    )
    signer_title = schema.TextLine(
        title=_("Position of the signer"),
        required=False,
    )
    received_on = schema.Date(
        title=_("Date of receipt"),
        description=_("For documents of superior units: the day when the document arrived."),
        required=False,
    )
    directives.widget("field_of_work", prompt=True, promptMessage=_("Choose a field"))
    field_of_work = schema.Choice(
        title=_("Field of work"),
        description=_("Whoever asks the register for a field finds those below it too."),
        vocabulary="edu.portal.DocumentFields",
        required=False,
    )
    description = schema.Text(
        title=_("Note"),
        description=_("One or two sentences for readers: whom it concerns and what to do."),
        required=False,
        default="",
    )

    model.primary("file")

    @invariant
    def ends_after_its_start(data: Any) -> None:
        """Laws may reach back before their issue, but nothing ends before it begins."""
        start = data.effective_on or data.issued_on
        if start and data.expires_on and data.expires_on < start:
            raise Invalid(_("The last day in force lies before the first one. Please check the two dates."))


@implementer(ILegalDocument)
class LegalDocument(Container):
    """A document with its main file; appendices are files inside it."""
