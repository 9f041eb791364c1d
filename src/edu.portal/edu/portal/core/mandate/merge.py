"""Join documents into one catalogue."""

from collections.abc import Iterable
from collections.abc import Mapping
from edu.portal.core.mandate.model import Catalog
from edu.portal.core.mandate.model import Document


def merge(documents: Iterable[Document]) -> Catalog:
    """Return the catalogue of all documents, independent of their order. Doubled ids are a matter of ``lint``."""
    kept = sorted((document for document in documents if not document.remove), key=lambda document: document.id)
    return Catalog(
        sources=tuple(sorted((item for doc in kept for item in doc.sources), key=lambda item: item.id)),
        sections=tuple(sorted((item for doc in kept for item in doc.sections), key=lambda item: item.id)),
        displays=tuple(sorted((item for doc in kept for item in doc.displays), key=lambda item: item.section)),
        jurisdictions=tuple(sorted((item for doc in kept for item in doc.jurisdictions), key=lambda item: item.id)),
        criteria=tuple(sorted((item for doc in kept for item in doc.criteria), key=lambda item: item.id)),
        links=tuple(sorted((item for doc in kept for item in doc.links), key=lambda item: item.id)),
    )


def replace_documents(stored: Mapping[str, Document], imported: Iterable[Document]) -> dict[str, Document]:
    """Return the stored documents after an import: each imported one replaces its own id or withdraws it."""
    result = dict(stored)
    for document in imported:
        if document.remove:
            result.pop(document.id, None)
        else:
            result[document.id] = document
    return result
