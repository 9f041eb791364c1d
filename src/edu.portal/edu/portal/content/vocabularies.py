"""Vocabularies of the content types."""

from Acquisition import aq_base
from collections.abc import Iterable
from edu.portal import clock
from edu.portal.content.org_unit.kinds import UNIT_KINDS
from edu.portal.core.documents.bodies import offered_names
from edu.portal.core.documents.bodies import offered_signers
from edu.portal.core.documents.fields import FIELDS
from edu.portal.core.documents.fields import field_path
from edu.portal.core.documents.fields import is_field
from edu.portal.core.text.document_types import DOCUMENT_TYPES
from edu.portal.core.text.document_types import DocumentType
from edu.portal.core.text.unicode import slug
from edu.portal.settings.bodies import load_bodies
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
    return SimpleVocabulary([SimpleTerm(kind.id, kind.id, _with_code(kind)) for kind in DOCUMENT_TYPES])


def _with_code(kind: DocumentType) -> str:
    return f"{kind.title} ({kind.abbreviation})" if kind.abbreviation else kind.title


@provider(IVocabularyFactory)
def document_fields(context: Any) -> SimpleVocabulary:
    """Return the fields of work; values are their ids. What a document has from before the list stays possible."""
    terms = [SimpleTerm(field.id, field.id, field_path(field.id)) for field in FIELDS]
    own = getattr(aq_base(context), "field_of_work", None)
    if isinstance(own, str) and own and not is_field(own):
        terms.append(SimpleTerm(own, f"own-{slug(own)}", own))
    return SimpleVocabulary(terms)


@provider(IVocabularyFactory)
def unit_kinds(context: Any) -> SimpleVocabulary:
    """Return the kinds of organisational units; values are their ids."""
    return SimpleVocabulary([SimpleTerm(kind.id, kind.id, kind.title) for kind in UNIT_KINDS])


@provider(IVocabularyFactory)
def issuing_bodies(context: Any) -> SimpleVocabulary:
    """Return the bodies worth suggesting: the unit itself, its superiors, those of the register, those in use."""
    names = [*_known_units(), *offered_names(load_bodies(), clock.today()), *_used("edu_issuing_body")]
    return _suggestions("body", names)


@provider(IVocabularyFactory)
def signers(context: Any) -> SimpleVocabulary:
    """Return the people worth suggesting: the head of the unit, the signers of the register, those in use."""
    names = [read_unit().head_name, *offered_signers(load_bodies(), clock.today()), *_used("edu_signer")]
    return _suggestions("signer", names)


def _suggestions(prefix: str, names: Iterable[Any]) -> SimpleVocabulary:
    kept = dict.fromkeys(name for name in names if isinstance(name, str) and name)
    return SimpleVocabulary([SimpleTerm(name, f"{prefix}-{place}", name) for place, name in enumerate(kept)])


def _known_units() -> Iterable[Any]:
    return [read_unit().name, *(unit.get("name", "") for unit in read_superior_records())]


def _used(index: str) -> Iterable[str]:
    catalog = api.portal.get_tool("portal_catalog")
    return sorted(catalog.uniqueValuesFor(index)) if index in catalog.indexes() else ()
