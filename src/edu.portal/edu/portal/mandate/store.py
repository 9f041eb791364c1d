"""The mandate of a site: plain dicts per document in one annotation of the portal."""

from collections.abc import Collection
from collections.abc import Mapping
from edu.portal.core.mandate.merge import merge
from edu.portal.core.mandate.model import Catalog
from edu.portal.core.mandate.model import Document
from edu.portal.core.mandate.model import Resolved
from edu.portal.core.mandate.plain import document_from_plain
from edu.portal.core.mandate.plain import document_to_plain
from edu.portal.core.mandate.snapshot import resolved_of
from edu.portal.core.mandate.snapshot import snapshot_of
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


def load_applied(portal: Any) -> Resolved | None:
    """Return what the site owed when the mandate was applied last, in the values of ``snapshot``; None before."""
    applied = _record(portal).get("applied")
    return None if applied is None else resolved_of(applied["snapshot"])


def load_applied_mark(portal: Any) -> str:
    """Return the mark of what was applied last, equal for equal values; "" before the first time."""
    applied = _record(portal).get("applied")
    return "" if applied is None else str(applied["mark"])


def save_applied(portal: Any, resolved: Resolved) -> bool:
    """Remember what was applied. Returns False, and writes nothing, when it is what was applied before."""
    snapshot = snapshot_of(resolved)
    mark = sha256(json.dumps(snapshot, sort_keys=True).encode()).hexdigest()
    if mark == load_applied_mark(portal):
        return False
    # An object of its own: the stored letters beside it are large and change rarely.
    _update(portal, {"applied": PersistentMapping(mark=mark, snapshot=snapshot)})
    return True


def _record(portal: Any) -> Mapping[str, Any]:
    return IAnnotations(portal).get(KEY, {})


def _update(portal: Any, values: Mapping[str, Any]) -> None:
    annotations = IAnnotations(portal)
    if KEY not in annotations:
        annotations[KEY] = PersistentMapping()
    annotations[KEY].update(values)
