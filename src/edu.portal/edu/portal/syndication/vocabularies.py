"""Vocabularies over the feeds of the site."""

from edu.portal.syndication.sources import read_sources
from edu.portal.syndication.wording import category_title
from typing import Any
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleVocabulary


@provider(IVocabularyFactory)
def feeds(context: Any) -> SimpleVocabulary:
    """Every feed of every superior unit, named by its unit and its category."""
    request = getRequest()
    return SimpleVocabulary(
        [
            SimpleVocabulary.createTerm(
                source.id,
                source.id,
                f"{source.superior}: {source.title or translate(category_title(source.category), context=request)}",
            )
            for source in read_sources()
        ]
    )
