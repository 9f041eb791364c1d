"""Join documents into one catalogue."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from datetime import timedelta
from edu.portal.core.mandate.model import Catalog
from edu.portal.core.mandate.model import Document
from edu.portal.core.mandate.model import Source
from operator import attrgetter


KEYS = {
    "sources": "id",
    "sections": "id",
    "displays": "section",
    "criteria": "id",
    "jurisdictions": "id",
    "links": "id",
    "attestations": "id",
    "features": "id",
    "items": "id",
    "scales": "source",
    "wordings": "rule",
    "terms": "id",
}


def merge(documents: Iterable[Document]) -> Catalog:
    """Return the catalogue of all documents, independent of their order. Doubled ids are a matter of ``lint``."""
    kept = sorted((document for document in documents if not document.remove), key=lambda document: document.id)
    found = {
        kind: tuple(sorted((item for document in kept for item in getattr(document, kind)), key=attrgetter(key)))
        for kind, key in KEYS.items()
    }
    catalog = Catalog(**found)
    return replace(catalog, sources=ended(catalog.sources))


def ended(sources: tuple[Source, ...]) -> tuple[Source, ...]:
    """Return the letters with the end that their successors put to them, the earliest of several."""
    successors: dict[str, list[Source]] = {}
    for source in sources:
        for old in source.replaces:
            successors.setdefault(old, []).append(source)
    return tuple(
        replace(
            source,
            valid_until=last_day(source, successors[source.id]),
            replaced_by=tuple(successor.id for successor in successors[source.id]),
        )
        if source.id in successors
        else source
        for source in sources
    )


def last_day(source: Source, successors: Iterable[Source]) -> date:
    """Return the last day of a letter that has successors; an earlier end of its own stays."""
    own = [source.valid_until] if source.valid_until else []
    return min([*own, *(successor.valid_from - timedelta(days=1) for successor in successors)])


def replace_documents(stored: Mapping[str, Document], imported: Iterable[Document]) -> dict[str, Document]:
    """Return the stored documents after an import: each imported one replaces its own id or withdraws it."""
    result = dict(stored)
    for document in imported:
        if document.remove:
            result.pop(document.id, None)
        else:
            result[document.id] = document
    return result
