"""What can be chosen in the form of an item."""

from Acquisition import aq_base
from edu.portal.core.disclosure.grid import items_of
from edu.portal.core.disclosure.model import year_label
from edu.portal.disclosure.owed import find_item
from edu.portal.disclosure.owed import owed_by_year
from edu.portal.disclosure.owed import shown_years
from plone import api
from typing import Any
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


@provider(IVocabularyFactory)
def disclosure_items(context: Any) -> SimpleVocabulary:
    """Return the items that the unit owes in one of the school years of the grid, with the circular of each.

    What the content itself has is always among them, so that an old item can be edited.
    """
    portal = api.portal.get()
    terms: dict[str, str] = {}
    for resolved in owed_by_year(portal).values():
        numbers = {source.id: source.number for source in resolved.sources}
        for item in items_of(resolved):
            letters = dict.fromkeys(numbers[cite.source] for cite in item.citations if cite.source in numbers)
            terms.setdefault(item.id, f"{item.title} ({', '.join(letters)})")
    own = _stored(context, "item")
    if isinstance(own, str) and own and own not in terms:
        found = find_item(portal, own)
        terms[own] = found.title if found else own
    return SimpleVocabulary([SimpleTerm(name, name, title) for name, title in terms.items()])


@provider(IVocabularyFactory)
def school_years(context: Any) -> SimpleVocabulary:
    """Return the school years of the grid, the newest first; the one of the content itself is always among them."""
    years = list(shown_years(api.portal.get()))
    own = _stored(context, "school_year")
    if isinstance(own, int) and own not in years:
        years.append(own)
    return SimpleVocabulary([SimpleTerm(year, str(year), year_label(year)) for year in years])


def _stored(context: Any, name: str) -> Any:
    """Return what the content itself holds: a default would ask the vocabulary again."""
    return getattr(aq_base(context), "__dict__", {}).get(name)
