"""Use cases of the previews: what an object shows, queueing its file, working through the queue, how it stands."""

from Acquisition import aq_base
from collections.abc import Callable
from datetime import datetime
from edu.portal.core.jobs.retry import next_try
from edu.portal.preview.model import LASTING
from edu.portal.preview.model import TOO_LARGE
from edu.portal.preview.model import Limits
from edu.portal.preview.model import PreviewError
from edu.portal.preview.runner import Packed
from edu.portal.renditions import store
from edu.portal.renditions.interfaces import IRendered
import logging
from plone import api
from plone.app.uuid.utils import uuidToObject
import time
import transaction
from typing import Any
from typing import NamedTuple
from ZODB.POSException import ConflictError
from zope.dottedname.resolve import resolve


logger = logging.getLogger("edu.portal.renditions")

Convert = Callable[[bytes, str], Packed]
FIELD = "file"
MAX_BYTES = Limits().bytes
NONE = {
    "state": "none",
    "kind": "none",
    "pages": 0,
    "shown": 0,
    "note": "",
    "text": False,
    "source": "",
    "thumbnail": "",
}


class Work(NamedTuple):
    """A file that was taken out of the database to be read."""

    uid: str
    source: str
    name: str
    data: bytes | None


class Standing(NamedTuple):
    """How the queue stands: how many wait, which failed (UID and reason), which are scans without text."""

    waiting: int
    retried: int
    failed: tuple[tuple[str, str], ...]
    scans: tuple[str, ...]


def rendition(content: Any, name: str = FIELD) -> dict[str, Any]:
    """Return what a page may show of the file in the field ``name`` of an object, as plain values.

    ``state``: ready, waiting, failed or none; ``kind``: pages, html, image or none; ``pages``: how many the file has,
    ``shown``: how many there are pictures of; ``note``: why it failed, or what a reader should know, as codes of
    ``preview.model`` joined by spaces; ``text``: whether there is text; ``source``: part of the pictures' addresses;
    ``thumbnail``: where the small picture of the first page is, below the object, or "".
    """
    file = _file_of(content, name)
    if file is None:
        return dict(NONE)
    record = store.load_rendition(content)
    source = store.source_of(file)
    if record is None or record.source != source:
        return {**NONE, "state": "waiting" if _is_waiting(content) else "none"}
    values = record.values
    if "error" in values:
        return {**NONE, "state": "failed", "note": values["error"], "source": source}
    return {
        "state": "ready",
        "kind": values["kind"],
        "pages": values["total"],
        "shown": values["shown"],
        "note": " ".join(values["notes"]),
        "text": bool(values["has_text"]),
        "source": source,
        "thumbnail": f"@@edu-page-image/{source}/thumbnail" if values["thumbnail"] else "",
    }


def text_of(content: Any, name: str = FIELD) -> str:
    """Return the text of the file in the field ``name`` of an object, "" while there is none."""
    record = _current(content, name)
    return store.load_words(record) if record is not None else ""


def body_of(content: Any) -> dict[str, Any]:
    """Return the pages with their lines, or the HTML, of the file of an object; empty while there is none."""
    record = _current(content)
    return store.load_body(record) if record is not None else {"pages": [], "html": ""}


def picture_of(content: Any, source: str, name: str) -> tuple[bytes, str]:
    """Return a picture and its media type: ``3-large``, ``3-small``, ``thumbnail``, or ``i0`` for one of the HTML.

    Raises KeyError when there is no such picture, or the file is no longer ``source``.
    """
    record = _current(content)
    if record is None or record.source != source:
        raise KeyError(source)
    return store.load_picture(record, name)


def is_stale(content: Any) -> bool:
    """Return whether the file of an object has no preview yet, or one of an earlier file."""
    file = _file_of(content)
    if file is None or _plays(file):
        return False
    record = store.load_rendition(content)
    return record is None or record.source != store.source_of(file)


def note_change(portal: Any, content: Any, now: datetime) -> None:
    """Queue the file of an object that was added or changed; forget what belonged to a file that is gone."""
    uid = api.content.get_uuid(content)
    file = _file_of(content)
    if file is None or _plays(file):
        store.remove_rendition(content)
        store.forget(portal, uid)
    elif is_stale(content):
        store.put(portal, uid, now)
    else:
        _note_copy(portal, content, uid)


def note_removal(portal: Any, content: Any) -> None:
    """Forget an object that was deleted; its preview goes with it."""
    store.forget(portal, api.content.get_uuid(content))


def list_due(portal: Any, now: datetime) -> list[str]:
    """Return the UIDs of the objects whose turn has come, those that wait longest first."""
    queue = store.load_queue(portal)
    if queue is None:
        return []
    due = [(moment, uid) for uid, (moment, _failures, _error) in queue.waiting.items() if moment <= now]
    return [uid for _moment, uid in sorted(due)]


def take(portal: Any, uid: str) -> Work | None:
    """Return the file of an object that waits, None when there is nothing to do for it any more.

    A file that is larger than any preview may be is not read.
    """
    content = uuidToObject(uid, unrestricted=True)
    file = _file_of(content)
    if file is None or not is_stale(content):
        store.forget(portal, uid)
        return None
    data = file.data if file.getSize() <= MAX_BYTES else None
    return Work(uid, store.source_of(file), file.filename or content.getId(), data)


def finish(portal: Any, work: Work, result: Packed | PreviewError, now: datetime) -> bool:
    """Store what came of a file beside its object and index its text; return whether it is settled.

    A file that was changed or deleted meanwhile is left to its next turn. Reasons that may pass (time, memory) are
    tried again later, each time after a longer pause.
    """
    content = uuidToObject(work.uid, unrestricted=True)
    file = _file_of(content)
    if file is None:
        store.forget(portal, work.uid)
        return True
    if store.source_of(file) != work.source:
        return False
    if isinstance(result, PreviewError):
        return _finish_failed(portal, content, work, result, now)
    store.save_rendition(content, work.source, result.values, result.pictures)
    store.settle(portal, work.uid, is_scan=not result.values["has_text"])
    content.reindexObject(idxs=["SearchableText"])
    return True


def render_due(
    portal: Any, convert: Convert, now: datetime, seconds: float, clock: Callable[[], float] = time.monotonic
) -> int:
    """Work through the queue for about ``seconds`` and return how many files were settled.

    Commits: each file is read outside of any transaction and stored in one of its own.
    """
    end = clock() + seconds
    settled = 0
    for uid in list_due(portal, now):
        if clock() > end:
            break
        settled += _render(portal, uid, convert, now)
    return settled


def put_stale(portal: Any, now: datetime) -> int:
    """Queue every file that has no preview, those from before the add-on too; return how many."""
    found = 0
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults(portal_type=rendered_types()):
        content = brain._unrestrictedGetObject()
        if is_stale(content):
            store.put(portal, brain.UID, now)
            found += 1
    return found


def queue_files(portal: Any, now: datetime) -> None:
    """Queue every file of a site without waking it; what has its preview leaves the queue when its turn comes."""
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults(portal_type=rendered_types()):
        store.put(portal, brain.UID, now)


def rendered_types() -> list[str]:
    """Return the names of the content types whose files are shown in the page."""
    types = api.portal.get_tool("portal_types").objectValues()
    named = [(info.getId(), getattr(info, "klass", "")) for info in types]
    return [name for name, klass in named if klass and IRendered.implementedBy(resolve(klass))]


def put_failed(portal: Any, now: datetime) -> int:
    """Queue again what failed, and let what waits for its next try begin at once; return how many."""
    queue = store.load_queue(portal)
    if queue is None:
        return 0
    uids = [*queue.failed, *(uid for uid, (_moment, failures, _error) in queue.waiting.items() if failures)]
    for uid in uids:
        content = uuidToObject(uid, unrestricted=True)
        if content is None:
            store.forget(portal, uid)
            continue
        store.remove_rendition(content)
        store.put(portal, uid, now)
    return len(uids)


def standing(portal: Any) -> Standing:
    """Return how the queue of a site stands."""
    queue = store.load_queue(portal)
    if queue is None:
        return Standing(0, 0, (), ())
    retried = sum(bool(failures) for _moment, failures, _error in queue.waiting.values())
    return Standing(len(queue.waiting), retried, tuple(queue.failed.items()), tuple(queue.scans))


def _render(portal: Any, uid: str, convert: Convert, now: datetime) -> bool:
    work = take(portal, uid)
    transaction.commit()
    if work is None:
        return False
    try:
        result: Packed | PreviewError = (
            convert(work.data, work.name) if work.data is not None else PreviewError(TOO_LARGE)
        )
    except PreviewError as error:
        result = error
    # The transaction begins anew, so that what was saved while the file was being read is seen.
    transaction.begin()
    try:
        settled = finish(portal, work, result, now)
        transaction.commit()
    except ConflictError:
        # An editor saved at this moment. The file is still in the queue.
        transaction.abort()
        return False
    return settled


def _finish_failed(portal: Any, content: Any, work: Work, error: PreviewError, now: datetime) -> bool:
    queue = store.load_queue(portal)
    _moment, failures, _error = queue.waiting.get(work.uid, (now, 0, "")) if queue else (now, 0, "")
    again = None if error.code in LASTING else next_try(failures + 1, now)
    # Not the name: a file of a school may be called after a pupil.
    logger.info("A file has no preview: %s (%s)", error.code, error.detail[-200:])
    if again is not None:
        store.put(portal, work.uid, again, failures + 1, error.code)
        return False
    store.save_failure(content, work.source, error.code)
    store.settle(portal, work.uid, error.code)
    return True


def _file_of(content: Any, name: str = FIELD) -> Any:
    """Return the file of an object itself, never one that it would acquire."""
    return getattr(aq_base(content), name, None) if name == FIELD and content is not None else None


def _plays(file: Any) -> bool:
    """Return whether a file is sound or film, which the page plays instead of showing it."""
    return (file.contentType or "").startswith(("audio/", "video/"))


def _current(content: Any, name: str = FIELD) -> Any:
    file = _file_of(content, name)
    record = store.load_rendition(content) if file is not None else None
    return record if record is not None and record.source == store.source_of(file) else None


def _is_waiting(content: Any) -> bool:
    queue = store.load_queue(api.portal.get())
    return queue is not None and api.content.get_uuid(content) in queue.waiting


def _note_copy(portal: Any, content: Any, uid: str) -> None:
    """A pasted copy brings its preview along; only the portal's lists do not know it yet."""
    record = store.load_rendition(content)
    error = record.values.get("error", "")
    is_scan = not error and not record.values["has_text"]
    if error or is_scan:
        store.settle(portal, uid, error, is_scan)
