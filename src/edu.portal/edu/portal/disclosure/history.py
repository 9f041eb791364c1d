"""What was disclosed when: the stamps of an item and every version that readers could see.

Kept in an annotation of the item as plain values; no form and no REST field reaches it. A version holds the stored
files themselves, so that a file which is replaced or taken away stays readable.
"""

from datetime import date
from datetime import datetime
from edu.portal.content.legal_document.files import is_as_open
from edu.portal.core.calendar.zone import local_date
from persistent.mapping import PersistentMapping
from plone.app.contenttypes.interfaces import IFile
from typing import Any
from zope.annotation.interfaces import IAnnotations


KEY = "edu.portal.disclosure"


def take_version(content: Any, moment: datetime, by: str) -> bool:
    """Note what readers see from an aware moment on, when it differs from before. Returns whether it did.

    Nothing is noted before there is something to read.
    """
    now = state_of_content(content)
    record = IAnnotations(content).get(KEY)
    current = record["current"] if record is not None else None
    if current is None and not has_content(content):
        return False
    if current is not None and is_same(current, now):
        return False
    if record is None:
        record = IAnnotations(content)[KEY] = PersistentMapping(first=moment, replaced=())
        content.stamped_place = (content.item, content.school_year)
    if current is not None:
        record["replaced"] = (*record["replaced"], {**current, "until": moment})
    record["current"] = {**now, "number": len(record["replaced"]) + 1, "since": moment, "by": by}
    return True


def backdate(content: Any, moment: datetime) -> None:
    """Say that what is public now was published at an earlier moment: for content brought over from elsewhere.

    What was never public has no such moment and stays as it is.
    """
    record = IAnnotations(content).get(KEY)
    if record is None:
        return
    record["first"] = moment
    record["current"] = {**record["current"], "since": moment}


def forget(content: Any) -> None:
    """Make a copy something that was never disclosed."""
    IAnnotations(content).pop(KEY, None)
    content.stamped_place = None


def state_of_content(content: Any) -> dict[str, Any]:
    """Return what readers see of an item: text, stored files with their names, tables."""
    return {"text": text_of(content), "files": files_of(content), "tables": content.tables or {}}


def text_of(content: Any) -> str:
    """Return the text as it was written, "" without one."""
    return (content.text.raw or "").strip() if content.text is not None else ""


def files_of(content: Any) -> tuple[tuple[str, Any], ...]:
    """Return the main file and those inside the item that its readers may see, with their names."""
    inside = [child for child in content.objectValues() if IFile.providedBy(child) and is_as_open(child, content)]
    stored = [content.file, *(child.file for child in inside)]
    return tuple((file.filename or "", file) for file in stored if file is not None)


def has_content(content: Any) -> bool:
    """Return whether there is anything to read."""
    return bool(text_of(content) or files_of(content) or content.tables)


def is_same(before: dict[str, Any], now: dict[str, Any]) -> bool:
    """Return whether two states show the same; a file is the same when it is the same stored object."""
    files = [[(name, file._p_oid or id(file)) for name, file in state["files"]] for state in (before, now)]
    return before["text"] == now["text"] and before["tables"] == now["tables"] and files[0] == files[1]


def first_published(content: Any) -> date | None:
    """Return the day when there was something to read for everybody first."""
    record = IAnnotations(content).get(KEY)
    return local_date(record["first"]) if record is not None else None


def updated(content: Any) -> date | None:
    """Return the day when what everybody reads changed last."""
    record = IAnnotations(content).get(KEY)
    return local_date(record["current"]["since"]) if record is not None else None


def replaced_versions(content: Any) -> tuple[dict[str, Any], ...]:
    """Return the versions that were replaced, the oldest first: number, text, files, tables, since, until, by."""
    record = IAnnotations(content).get(KEY)
    return record["replaced"] if record is not None else ()


def find_version(content: Any, number: int) -> dict[str, Any] | None:
    """Return the replaced version of that number, None when there is none."""
    return next((found for found in replaced_versions(content) if found["number"] == number), None)
