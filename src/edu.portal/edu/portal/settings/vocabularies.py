"""Vocabularies of the settings."""

from edu.portal.core.unit import KINDS
from edu.portal.core.unit import PRIVATE
from edu.portal.core.unit import PUBLIC
from edu.portal.i18n import _
from edu.portal.settings.looks import every_palette
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleVocabulary


@provider(IVocabularyFactory)
def unit_types(context: object) -> SimpleVocabulary:
    """The kinds of unit under their official Vietnamese titles."""
    return SimpleVocabulary([SimpleVocabulary.createTerm(kind.id, kind.id, kind.title) for kind in KINDS])


@provider(IVocabularyFactory)
def ownerships(context: object) -> SimpleVocabulary:
    """Who keeps the unit: the state, or others."""
    titles = {PUBLIC: _("Public unit"), PRIVATE: _("Private unit")}
    return SimpleVocabulary([SimpleVocabulary.createTerm(value, value, title) for value, title in titles.items()])


@provider(IVocabularyFactory)
def palettes(context: object) -> SimpleVocabulary:
    """The colours to choose from; those that cannot be used are offered too, and refused with the reason."""
    named = [palette for palette in every_palette() if palette.id and palette.id.isascii()]
    return SimpleVocabulary([SimpleVocabulary.createTerm(one.id, one.id, one.title) for one in named])
