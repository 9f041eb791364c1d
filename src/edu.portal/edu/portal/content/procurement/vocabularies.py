"""Choices of the form."""

from edu.portal.content.procurement.wording import KINDS
from edu.portal.content.procurement.wording import METHODS
from edu.portal.core.procurement.funds import FUND_SOURCES
from typing import Any
from zope.i18nmessageid import Message
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


def _words(titles: dict[str, Message]) -> SimpleVocabulary:
    return SimpleVocabulary([SimpleTerm(value, value, title) for value, title in titles.items()])


@provider(IVocabularyFactory)
def kinds(context: Any) -> SimpleVocabulary:
    """Return the kinds; values are their ids."""
    return _words(KINDS)


@provider(IVocabularyFactory)
def methods(context: Any) -> SimpleVocabulary:
    """Return the ways of choosing a contractor; values are their ids."""
    return _words(METHODS)


@provider(IVocabularyFactory)
def fund_sources(context: Any) -> SimpleVocabulary:
    """Return the sources of money worth suggesting; any other may be typed."""
    return SimpleVocabulary([SimpleTerm(name, f"fund-{place}", name) for place, name in enumerate(FUND_SOURCES)])
