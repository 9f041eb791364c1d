"""Stored files as plain values: what lists and pages tell of them, and where they are read and fetched."""

from Acquisition import aq_base
from edu.portal.core.listing.files import file_kind
from edu.portal.core.listing.files import size_text
from typing import Any
from typing import NamedTuple
from urllib.parse import quote


class FileFact(NamedTuple):
    """One file as in the catalogue column ``edu_files``; ``address`` is relative to the object it belongs to."""

    filename: str
    content_type: str
    size: int
    address: str


class ShownFile(NamedTuple):
    """One file with what a reader wants to know before loading it; ``view_url`` shows it in the page."""

    name: str
    kind: str
    size: str
    content_type: str
    open_url: str
    download_url: str
    view_url: str


def own_fact(content: Any, field: str = "file", prefix: str = "") -> FileFact | None:
    """Return the fact of the file in ``field`` of ``content``, None when it is empty.

    ``prefix`` leads from the object that the address starts at to ``content``.
    """
    stored = getattr(aq_base(content), field, None)
    if stored is None:
        return None
    filename = stored.filename or content.getId()
    address = f"{prefix}@@download/{field}/{quote(filename)}"
    return FileFact(filename, stored.contentType or "", stored.getSize(), address)


def shown_file(fact: FileFact, base_url: str) -> ShownFile:
    """Return a file in words; ``base_url`` is the address of the object that the fact's address starts at."""
    return ShownFile(
        name=fact.filename,
        kind=file_kind(fact.content_type, fact.filename),
        size=size_text(fact.size),
        content_type=fact.content_type,
        open_url=f"{base_url}/{fact.address.replace('@@download/', '@@display-file/', 1)}",
        download_url=f"{base_url}/{fact.address}",
        view_url=f"{base_url}/{fact.address.partition('@@download/')[0]}@@edu-file-view",
    )
