"""What forms of news offer to choose from."""

from edu.portal.behaviors.notice import TITLES
from edu.portal.core.news.audience import groups_for
from edu.portal.settings.site import read_site_types
from typing import Any
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


class Audiences(SimpleVocabulary):  # type: ignore[misc]
    """Offers the audiences of this kind of unit; one that an item had before stays valid."""

    def __contains__(self, value: Any) -> bool:
        return value in TITLES

    def getTerm(self, value: Any) -> SimpleTerm:
        """Return the term of a value. Raises ``LookupError`` for one that never was an audience."""
        return SimpleTerm(value, value, TITLES[value])

    def getTermByToken(self, token: str) -> SimpleTerm:
        """Return the term of a token, which is its value."""
        return self.getTerm(token)


@provider(IVocabularyFactory)
def audiences(context: Any) -> Audiences:
    """Return for whom a notice of this unit can be."""
    offered = groups_for(read_site_types())
    return Audiences([SimpleTerm(name, name, TITLES[name]) for name in offered])
