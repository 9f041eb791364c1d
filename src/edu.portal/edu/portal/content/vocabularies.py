"""Vocabularies of the content types."""

from collections.abc import Iterable
from edu.portal.content.org_unit.kinds import UNIT_KINDS
from edu.portal.core.text.document_types import DOCUMENT_TYPES
from edu.portal.settings.site import read_superior_records
from edu.portal.settings.unit import read_unit
from plone import api
from typing import Any
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


@provider(IVocabularyFactory)
def document_types(context: Any) -> SimpleVocabulary:
    """Return the kinds of documents; values are their ids."""
    return SimpleVocabulary([SimpleTerm(kind.id, kind.id, kind.title) for kind in DOCUMENT_TYPES])


@provider(IVocabularyFactory)
def unit_kinds(context: Any) -> SimpleVocabulary:
    """Return the kinds of organisational units; values are their ids."""
    return SimpleVocabulary([SimpleTerm(kind.id, kind.id, kind.title) for kind in UNIT_KINDS])


@provider(IVocabularyFactory)
def issuing_bodies(context: Any) -> SimpleVocabulary:
    """Return the bodies worth suggesting: the unit itself, its superiors, then those of visible documents."""
    names: list[str] = []
    for name in (*_known_units(), *_used_bodies()):
        if isinstance(name, str) and name and name not in names:
            names.append(name)
    return SimpleVocabulary([SimpleTerm(name, f"body-{place}", name) for place, name in enumerate(names)])


def _known_units() -> Iterable[str]:
    return [read_unit().name, *(unit.get("name", "") for unit in read_superior_records())]


def _used_bodies() -> Iterable[str]:
    brains = api.content.find(portal_type="edu.LegalDocument")
    return sorted({brain.edu_issuing_body for brain in brains if isinstance(brain.edu_issuing_body, str)})
