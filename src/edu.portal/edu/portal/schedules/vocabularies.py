"""Names that the forms of schedules suggest."""

from edu.portal.content.people.tree import read_directory
from edu.portal.content.people.tree import read_units
from edu.portal.core.text.names import sort_key
from edu.portal.core.text.unicode import slug
from typing import Any
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


@provider(IVocabularyFactory)
def teachers(context: Any) -> SimpleVocabulary:
    """Return the names of the people of the directory, in the Vietnamese order of names."""
    return _names(sorted({entry.brain.Title for entry in read_directory("")}, key=sort_key))


@provider(IVocabularyFactory)
def teams(context: Any) -> SimpleVocabulary:
    """Return the names of the teams of teachers, other units after them."""
    units = sorted(read_units(), key=lambda brain: brain.edu_unit_kind != "to-chuyen-mon")
    return _names(list(dict.fromkeys(brain.Title for brain in units)))


def _names(names: list[str]) -> SimpleVocabulary:
    return SimpleVocabulary([SimpleTerm(name, f"{number}-{slug(name)}", name) for number, name in enumerate(names)])
