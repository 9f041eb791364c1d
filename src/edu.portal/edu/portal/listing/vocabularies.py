"""Vocabularies of the lists."""

from edu.portal.listing.columns import COLUMN_SETS
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleVocabulary


@provider(IVocabularyFactory)
def column_sets(context: object) -> SimpleVocabulary:
    """The names of the sets of columns; the import of the mandate accepts no other."""
    return SimpleVocabulary.fromValues(sorted(COLUMN_SETS))
