"""What is remembered of imports: the uploads that wait, and which documents each import made."""

from BTrees.OOBTree import OOBTree
from datetime import datetime
from persistent import Persistent
from plone.namedfile.file import NamedBlobFile
from typing import Any
from uuid import uuid4
from zope.annotation.interfaces import IAnnotations


ANNOTATION_KEY = "edu.portal.bulk"
MOST_REMEMBERED = 30
WAITING, DONE, UNDONE = "waiting", "done", "undone"


class Import(Persistent):
    """One import into the folder ``folder`` (its UID). ``made`` are the UIDs with the moment of their last change.

    ``sheet`` and ``archive`` are kept until the import is done or dropped.
    """

    def __init__(
        self, folder: str, user: str, moment: datetime, sheet: NamedBlobFile, archive: NamedBlobFile | None
    ) -> None:
        self.id = uuid4().hex
        self.folder = folder
        self.user = user
        self.moment = moment
        self.name = sheet.filename
        self.sheet: NamedBlobFile | None = sheet
        self.archive = archive
        self.state = WAITING
        self.made: tuple[tuple[str, str], ...] = ()
        self.kept = 0

    def close(self, state: str) -> None:
        """Drop the uploads and remember how it ended."""
        self.state = state
        self.sheet = self.archive = None


def add_import(portal: Any, found: Import, key: str = ANNOTATION_KEY) -> None:
    """Remember an upload in place of those that still wait in the same folder; the oldest imports are forgotten.

    Imports of another kind than documents are kept under a ``key`` of their own.
    """
    annotations = IAnnotations(portal)
    store = annotations.get(key)
    if store is None:
        store = annotations[key] = OOBTree()
    for known in list_imports(portal, found.folder, key):
        if known.state == WAITING:
            del store[known.id]
    store[found.id] = found
    others = sorted((known for known in store.values() if known.state != WAITING), key=lambda known: known.moment)
    for known in others[: max(len(others) - MOST_REMEMBERED, 0)]:
        del store[known.id]


def list_imports(portal: Any, folder: str, key: str = ANNOTATION_KEY) -> list[Import]:
    """Return the imports into the folder of that UID, the newest first."""
    store = IAnnotations(portal).get(key) or {}
    found = [known for known in store.values() if known.folder == folder]
    return sorted(found, key=lambda known: known.moment, reverse=True)


def find_import(portal: Any, import_id: str, folder: str, key: str = ANNOTATION_KEY) -> Import | None:
    """Return the import of that id into that folder, None when there is none."""
    found = (IAnnotations(portal).get(key) or {}).get(import_id)
    return found if found is not None and found.folder == folder else None


def drop_import(portal: Any, import_id: str, key: str = ANNOTATION_KEY) -> None:
    """Forget an import."""
    store = IAnnotations(portal).get(key) or {}
    if import_id in store:
        del store[import_id]
