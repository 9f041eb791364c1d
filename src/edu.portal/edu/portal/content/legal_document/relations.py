"""Which documents replace and amend which, seen from both ends, and what that means for validity."""

from AccessControl import getSecurityManager
from AccessControl.PermissionRole import rolesForPermissionOn
from Acquisition import aq_base
from collections.abc import Iterator
from datetime import date
from edu.portal.content.legal_document.content import ILegalDocument
from edu.portal.core.validity import Validity
from edu.portal.core.validity import last_day
from edu.portal.core.validity import validity
from typing import Any
from zc.relation.interfaces import ICatalog
from zope.component import queryUtility
from zope.intid.interfaces import IIntIds


# The relations that end the document they lead to.
ENDING = ("replaces", "repeals")


def targets(document: Any, attribute: str) -> list[Any]:
    """Return the documents that ``document`` names in a relation; itself and deleted ones left out."""
    relations = getattr(aq_base(document), attribute, None) or []
    found = [relation.to_object for relation in relations if not relation.isBroken()]
    return [other for other in found if other is not None and aq_base(other) is not aq_base(document)]


def sources(document: Any, attribute: str) -> list[Any]:
    """Return the documents that name ``document`` in a relation, the earliest first."""
    found = [other for other in _sources(document, attribute) if aq_base(other) is not aq_base(document)]
    return sorted(found, key=lambda other: (start_of(other) or date.max, other.getId()))


def _sources(document: Any, attribute: str) -> Iterator[Any]:
    catalog = queryUtility(ICatalog)
    intids = queryUtility(IIntIds)
    own_id = intids.queryId(document) if intids is not None else None
    if catalog is None or own_id is None:
        return
    for relation in catalog.findRelations({"to_id": own_id, "from_attribute": attribute}):
        if not relation.isBroken() and ILegalDocument.providedBy(relation.from_object):
            yield relation.from_object


def visible(documents: list[Any]) -> list[Any]:
    """Return those that the current user may see."""
    may = getSecurityManager().checkPermission
    return [document for document in documents if may("View", document)]


def is_public(content: Any) -> bool:
    """Tell whether everybody may see ``content``."""
    return "Anonymous" in rolesForPermissionOn("View", content)


def replacements(document: Any) -> list[Any]:
    """Return the public documents that replace ``document``, the earliest first. A draft replaces nothing yet."""
    return [other for other in sources(document, "replaces") if is_public(other)]


def endings(document: Any) -> list[Any]:
    """Return the public documents that replace or repeal ``document``, the earliest first."""
    found = {id(aq_base(other)): other for name in ENDING for other in sources(document, name) if is_public(other)}
    return sorted(found.values(), key=lambda other: (start_of(other) or date.max, other.getId()))


def start_of(document: Any) -> date | None:
    """Return the first day in force: the stated one, else the day of issue (NĐ 30/2020/NĐ-CP)."""
    return document.effective_on or document.issued_on


def last_day_of(document: Any) -> date:
    """Return the last day in force: the stated one or the eve of the first replacement or repeal, else NO_EXPIRY."""
    starts = tuple(start for start in map(start_of, endings(document)) if start is not None)
    return last_day(document.expires_on, starts)


def validity_of(document: Any, today: date) -> Validity:
    """Return whether ``document`` is in force on ``today``."""
    return validity(start_of(document), last_day_of(document), bool(replacements(document)), today)


def name_of(document: Any) -> str:
    """Return how another document is called in a sentence: its number, else its summary."""
    return document.number_raw or document.title or document.getId()
