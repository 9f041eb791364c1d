"""Vocabularies of the content types."""

from Acquisition import aq_base
from collections.abc import Iterable
from edu.portal.content.org_unit.kinds import UNIT_KINDS
from edu.portal.core.documents.fields import FIELDS
from edu.portal.core.documents.fields import field_path
from edu.portal.core.documents.fields import is_field
from edu.portal.core.text.document_types import DOCUMENT_TYPES
from edu.portal.core.text.document_types import DocumentType
from edu.portal.core.text.unicode import slug
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
    """Return the bodies worth suggesting: the unit itself, its superiors, then those of visible documents."""
    names: list[str] = []
    for name in (*_known_units(), *_used_bodies()):
        if isinstance(name, str) and name and name not in names:
            names.append(name)
    return SimpleVocabulary([SimpleTerm(name, f"body-{place}", name) for place, name in enumerate(names)])


def _known_units() -> Iterable[str]:
    return [read_unit().name, *(unit.get("name", "") for unit in read_superior_records())]


def _used_bodies() -> Iterable[str]:
    return sorted(api.portal.get_tool("portal_catalog").uniqueValuesFor("edu_issuing_body"))


@provider(IVocabularyFactory)
def signers(context: Any) -> SimpleVocabulary:
    """Return the people worth suggesting as signers: those who signed a document of the site before."""
    names = sorted(api.portal.get_tool("portal_catalog").uniqueValuesFor("edu_signer"))
    return SimpleVocabulary([SimpleTerm(name, f"signer-{place}", name) for place, name in enumerate(names)])
