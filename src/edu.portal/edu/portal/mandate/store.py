"""The mandate of a site: plain dicts per document in one annotation of the portal."""

from collections.abc import Collection
from collections.abc import Mapping
from edu.portal.core.mandate.merge import merge
from edu.portal.core.mandate.model import Catalog
from edu.portal.core.mandate.model import Document
from edu.portal.core.mandate.plain import document_from_plain
from edu.portal.core.mandate.plain import document_to_plain
from hashlib import sha256
import json
from persistent.mapping import PersistentMapping
from typing import Any
from zope.annotation.interfaces import IAnnotations


KEY = "edu.portal.mandate"


def load_documents(portal: Any) -> dict[str, Document]:
    """Return the stored documents by id; empty before the first import."""
    return {key: document_from_plain(plain) for key, plain in _record(portal).get("documents", {}).items()}


def save_documents(portal: Any, documents: Mapping[str, Document]) -> bool:
    """Store the documents in place of all stored ones. Returns False, and writes nothing, when they are equal."""
    plain = {key: document_to_plain(document) for key, document in sorted(documents.items())}
    revision = sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest() if plain else ""
    if revision == load_revision(portal):
        return False
    _update(portal, {"documents": plain, "revision": revision})
    return True


def load_revision(portal: Any) -> str:
    """Return the mark of what is stored, equal on every site with equal documents; "" before the first import."""
    return str(_record(portal).get("revision", ""))


def has_mandate(portal: Any) -> bool:
    """Return whether the site keeps a mandate: since the first import, until the add-on is uninstalled."""
    return KEY in IAnnotations(portal)


def load_catalog(portal: Any) -> Catalog:
    """Return the merged documents; an empty catalogue before the first import."""
    return merge(load_documents(portal).values())


def load_left_out(portal: Any) -> tuple[str, ...]:
    """Return the ids of the sections that a person decided to leave out."""
    return tuple(_record(portal).get("left_out", ()))


def save_left_out(portal: Any, sections: Collection[str]) -> None:
    """Store the sections to leave out, so that a later set-up does not create them."""
    left_out = tuple(sorted(sections))
    if left_out != load_left_out(portal):
        _update(portal, {"left_out": left_out})


def _record(portal: Any) -> Mapping[str, Any]:
    return IAnnotations(portal).get(KEY, {})


def _update(portal: Any, values: Mapping[str, Any]) -> None:
    annotations = IAnnotations(portal)
    if KEY not in annotations:
        annotations[KEY] = PersistentMapping()
    annotations[KEY].update(values)
