"""Vocabularies of the settings."""

from edu.portal.core.unit import KINDS
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleVocabulary


@provider(IVocabularyFactory)
def unit_types(context: object) -> SimpleVocabulary:
    """The kinds of unit under their official Vietnamese titles."""
    return SimpleVocabulary([SimpleVocabulary.createTerm(kind.id, kind.id, kind.title) for kind in KINDS])
