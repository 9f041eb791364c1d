"""The behavior ``edu.news``: what the letters want to know of a news item.

289/VP-CNTT II (published within a working day after the event), S4 2 (topical before 16:00, urgent at once). The
moments are what the audit measures; the flag decides, no keyword.
"""

from datetime import datetime
from edu.portal.core.text.dates import format_date
from edu.portal.i18n import _
from plone import api
from plone.autoform.interfaces import IFormFieldProvider
from plone.indexer import indexer
from plone.supermodel import model
from typing import Any
from zope import schema
from zope.interface import Interface
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


# How many values the column holds for an item.
LENGTH = 4
MOST_EVENTS = 200


class INewsAware(Interface):
    """Marks content whose type has the behavior ``edu.news``."""


@provider(IVocabularyFactory)
def events(context: Any) -> SimpleVocabulary:
    """Return the newest events that the user may see, and the one that is chosen; values are UIDs."""
    catalog = api.portal.get_tool("portal_catalog")
    found = list(catalog(portal_type="Event", sort_on="start", sort_order="reverse", sort_limit=MOST_EVENTS))
    stated = INews(context, None)
    chosen = event_uid(stated.reported_event) if stated is not None else ""
    if chosen and chosen not in {brain.UID for brain in found}:
        found.extend(catalog.unrestrictedSearchResults(UID=chosen))
    terms = [SimpleTerm(brain.UID, brain.UID, _event_title(brain)) for brain in found[: MOST_EVENTS + 1]]
    if chosen and chosen not in {term.value for term in terms}:
        # The event is gone; the form can still be saved.
        terms.append(SimpleTerm(chosen, chosen, _("An event that is no longer there")))
    return SimpleVocabulary(terms)


@provider(IFormFieldProvider)
class INews(model.Schema):
    """Urgency, arrival and the event that is reported."""

    model.fieldset(
        "edu_news",
        label=_("Urgency and event"),
        fields=["urgent", "topical", "received", "reported_event"],
        order=2,
    )
    urgent = schema.Bool(
        title=_("Urgent"),
        description=_(
            "Published at once: for three days it stands at the top of every page, and lists mark it in red."
        ),
        required=False,
        default=False,
    )
    topical = schema.Bool(
        title=_("Topical"),
        description=_("News of the day, to be published before 16:00."),
        required=False,
        default=False,
    )
    received = schema.Datetime(
        title=_("Information received"),
        description=_("When the information reached the unit; the audit measures from here to the publication."),
        required=False,
    )
    reported_event = schema.Choice(
        title=_("Event that it reports"),
        description=_("News of an event is due within one working day after it; both pages then link to each other."),
        vocabulary="edu.portal.Events",
        required=False,
    )


@indexer(INewsAware)
def edu_urgent(content: Any) -> bool:
    """Whether the item is urgent."""
    return bool(INews(content).urgent)


@indexer(INewsAware)
def edu_news(content: Any) -> tuple[bool, bool, str, str]:
    """A column for lists and the audit: urgent, topical, the moment of arrival in ISO 8601, the UID of the event."""
    stated = INews(content)
    received = stated.received
    arrived = received.isoformat() if isinstance(received, datetime) else ""
    return bool(stated.urgent), bool(stated.topical), arrived, event_uid(stated.reported_event)


@indexer(INewsAware)
def edu_event(content: Any) -> str:
    """The UID of the event that the item reports; of another item there is nothing to index."""
    uid = event_uid(INews(content).reported_event)
    if not uid:
        raise AttributeError("edu_event")
    return uid


def event_uid(value: Any) -> str:
    """Return the UID in what the field holds, "" for none."""
    return value.strip() if isinstance(value, str) else ""


def urgent_of(brain: Any) -> bool:
    """Return whether a row of the catalogue is an urgent item."""
    plain = brain.edu_news
    return isinstance(plain, tuple) and len(plain) == LENGTH and bool(plain[0])


def _event_title(brain: Any) -> str:
    start = brain.start
    day = start.date() if isinstance(start, datetime) else None
    return f"{brain.Title} ({format_date(day)})" if day else str(brain.Title)
