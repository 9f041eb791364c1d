"""Keeps the catalogue right about documents that another document replaces, and about attached files."""

from Acquisition import aq_parent
from edu.portal.content.legal_document.content import ILegalDocument
from edu.portal.content.legal_document.relations import ENDING
from edu.portal.content.legal_document.relations import targets
from plone import api
from typing import Any


# The indexes whose values, and those of their metadata, depend on a replacement.
REPLACEMENT_INDEXES = ["edu_replaced", "edu_expiry"]
# Reindexing by one cheap index refreshes the metadata as well, the list of files among them.
FILES_INDEX = ["edu_number_key"]


def reindex_replaced(document: Any, event: object) -> None:
    """Reindex the documents that ``document`` replaces or repeals and those that it ended until now.

    Subscriber to adding, editing, publishing and deleting. What it replaced is remembered on the document, because the
    old relations are gone when an edit is announced.
    """
    now = {other.UID(): other for name in ENDING for other in targets(document, name)}
    before = getattr(document, "replaced_uids", ())
    for other in now.values():
        other.reindexObject(idxs=REPLACEMENT_INDEXES)
    for uid in set(before) - set(now):
        other = api.content.get(UID=uid)
        if other is not None:
            other.reindexObject(idxs=REPLACEMENT_INDEXES)
    if tuple(sorted(now)) != before:
        document.replaced_uids = tuple(sorted(now))


def reindex_files(content: Any, event: Any) -> None:
    """Reindex the document that an attached file was put in, changed in or taken from; subscriber for files."""
    parents = {id(parent): parent for parent in _parents(content, event) if ILegalDocument.providedBy(parent)}
    for parent in parents.values():
        parent.reindexObject(idxs=FILES_INDEX)


def _parents(content: Any, event: Any) -> list[Any]:
    return [aq_parent(content), getattr(event, "oldParent", None), getattr(event, "newParent", None)]
