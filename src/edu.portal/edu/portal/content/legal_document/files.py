"""The files of a document: the main one and the appendices inside it."""

from Acquisition import aq_base
from plone.app.contenttypes.interfaces import IFile
from typing import Any
from typing import NamedTuple
from urllib.parse import quote


class FileFact(NamedTuple):
    """One file as stored in the catalogue column ``edu_files``; ``address`` is relative to the document."""

    filename: str
    content_type: str
    size: int
    address: str


def file_facts(document: Any) -> tuple[FileFact, ...]:
    """Return the main file and then the appendices in the order of the folder, as plain values."""
    facts = [own_fact(document)]
    facts += [own_fact(child, f"{child.getId()}/") for child in document.objectValues() if IFile.providedBy(child)]
    return tuple(fact for fact in facts if fact is not None)


def own_fact(content: Any, prefix: str = "") -> FileFact | None:
    """Return the fact of the field ``file`` of ``content``, None when it is empty."""
    stored = getattr(aq_base(content), "file", None)
    if stored is None:
        return None
    filename = stored.filename or content.getId()
    address = f"{prefix}@@download/file/{quote(filename)}"
    return FileFact(filename, stored.contentType or "", stored.getSize(), address)


def open_address(address: str) -> str:
    """Return the address that shows the file in the browser, from the one that downloads it."""
    return address.replace("@@download/", "@@display-file/", 1)
