"""The behavior ``edu.consent``: what is stated about the children whom something shows, and until when it is public.

Kept in annotations: nothing of it is an attribute that a URL could reach. What the law asks: ``core.consent.decide``.
"""

from edu.portal.core.consent.decide import Consent
from edu.portal.i18n import _
from plone.app.z3cform.widgets.radio import RadioFieldWidget
from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.indexer import indexer
from plone.supermodel import model
from typing import Any
from z3c.form.interfaces import IDisplayForm
from zope import schema
from zope.interface import Interface
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


EDITORS = "cmf.ModifyPortalContent"

TITLES = {
    Consent.NONE_SHOWN: _("No child can be recognised, none is named"),
    Consent.NOT_NEEDED: _("Children are seen, no consent is needed (such as a crowd at a public event)"),
    Consent.PARENTS: _("The parents have agreed (child under 7)"),
    Consent.PARENTS_AND_CHILD: _("The parents and the child have agreed (from 7 on)"),
    Consent.MISSING: _("Children are shown, the consent is not there yet"),
}


class IConsentAware(Interface):
    """Marks content whose type has the behavior ``edu.consent``."""


class IShowsChildren(Interface):
    """Marks content that shows children by its nature, such as an album: nothing stated means not published.

    A class of content implements it.
    """


@provider(IVocabularyFactory)
def consents(context: Any) -> SimpleVocabulary:
    """Return the statements in the order of the form."""
    return SimpleVocabulary([SimpleTerm(one.value, one.value, title) for one, title in TITLES.items()])


@provider(IFormFieldProvider)
class IConsent(model.Schema):
    """Statement, papers and the day of taking down (Luật 91/2025/QH15 Điều 24, NĐ 56/2017/NĐ-CP Điều 33, 36)."""

    model.fieldset(
        "children",
        label=_("Children shown"),
        description=_(
            "Names, pictures, classes and results of children are published only when their parents agree, from 7 on"
            " when the child agrees as well."
        ),
        fields=["consent", "consent_papers", "take_down"],
        order=3,
    )
    directives.widget("consent", RadioFieldWidget)
    consent = schema.Choice(
        title=_("Consent"),
        description=_(
            "While the consent is not there yet, this can be saved but not published; what is public is hidden."
        ),
        vocabulary="edu.portal.Consents",
        required=False,
    )
    directives.read_permission(consent_papers=EDITORS)
    directives.omitted(IDisplayForm, "consent_papers")
    consent_papers = schema.Text(
        title=_("Where the papers are"),
        description=_("A note for editors, never published: who keeps the signed papers, from which day they are."),
        required=False,
    )
    directives.omitted(IDisplayForm, "take_down")
    take_down = schema.Date(
        title=_("Taken down on"),
        description=_(
            "On this day the site hides it by itself, for example at the end of the school year. Empty: stays."
        ),
        required=False,
    )


@indexer(IConsentAware)
def edu_consent(content: Any) -> str:
    """The stated consent, "" for nothing stated: a column for lists and the audit."""
    return IConsent(content).consent or ""


@indexer(IConsentAware)
def edu_take_down(content: Any) -> Any:
    """The day of taking down as a date; without one there is nothing to index."""
    day = IConsent(content).take_down
    if day is None:
        raise AttributeError("edu_take_down")
    return day
