"""What is remembered: beside each object the preview of its file, and on the portal the queue.

The preview is an annotation of the object, so it is copied, moved and deleted with it. Its pictures lie one after the
other in one blob; text and pages are packed objects of their own, which a page that does not show them never loads.
Values are plain, so that the classes of the gateway may change without touching what is stored.
"""

from BTrees.OOBTree import OOBTree
from BTrees.OOBTree import OOTreeSet
from datetime import datetime
import hashlib
import json
from persistent import Persistent
from typing import Any
import zlib
from ZODB.blob import Blob
from zope.annotation.interfaces import IAnnotations


ANNOTATION_KEY = "edu.portal.renditions"
SIZES = ("large", "small")
_SOURCE_LENGTH = 16


class StoredBytes(Persistent):
    """Packed bytes in an object of their own."""

    def __init__(self, data: bytes) -> None:
        self.data = zlib.compress(data, 6)

    def unpacked(self) -> bytes:
        """Return the bytes as they were."""
        return zlib.decompress(self.data)


class Rendition(Persistent):
    """The preview of one file, or why there is none. ``source`` tells of which file (``source_of``)."""

    body: StoredBytes | None = None
    index: StoredBytes | None = None
    words: StoredBytes | None = None
    pictures: Blob | None = None

    def __init__(self, source: str, values: dict[str, Any]) -> None:
        self.source = source
        self.values = values


class Queue(Persistent):
    """What waits, what failed and which files are scans without text, each by the UID of the object."""

    def __init__(self) -> None:
        self.waiting = OOBTree()
        self.failed = OOBTree()
        self.scans = OOTreeSet()


def source_of(file: Any) -> str:
    """Return what tells one stored file from another one and from its own earlier content, without reading it."""
    facts = f"{getattr(file, '_modified', 0)}:{file.getSize()}:{file.filename or ''}"
    return hashlib.sha256(facts.encode()).hexdigest()[:_SOURCE_LENGTH]


def load_rendition(content: Any) -> Rendition | None:
    """Return what is stored beside an object, of whichever file."""
    annotations = IAnnotations(content, None)
    return None if annotations is None else annotations.get(ANNOTATION_KEY)


def save_rendition(content: Any, source: str, preview: dict[str, Any], pictures: bytes) -> None:
    """Store a preview (``preview.runner.Packed``) beside an object, in place of an older one."""
    heavy = {"pages": preview["pages"], "html": preview["html"]}
    values = {name: value for name, value in preview.items() if name not in (*heavy, "pictures", "text")}
    values["shown"] = len(preview["pages"])
    record = Rendition(source, values)
    record.body = StoredBytes(json.dumps(heavy, ensure_ascii=False).encode())
    record.index = StoredBytes(json.dumps(_index(preview)).encode())
    record.words = StoredBytes(preview["text"].encode())
    if pictures:
        record.pictures = Blob()
        with record.pictures.open("w") as target:
            target.write(pictures)
    IAnnotations(content)[ANNOTATION_KEY] = record


def save_failure(content: Any, source: str, code: str) -> None:
    """Store beside an object that its file has no preview, and why."""
    IAnnotations(content)[ANNOTATION_KEY] = Rendition(source, {"kind": "none", "error": code})


def remove_rendition(content: Any) -> None:
    """Forget the preview of an object; writes nothing when there is none."""
    annotations = IAnnotations(content, None)
    if annotations is not None and ANNOTATION_KEY in annotations:
        del annotations[ANNOTATION_KEY]


def load_body(record: Rendition) -> dict[str, Any]:
    """Return the pages with their lines, and the HTML."""
    return dict(json.loads(record.body.unpacked())) if record.body is not None else {"pages": [], "html": ""}


def load_words(record: Rendition) -> str:
    """Return the text of the file."""
    return record.words.unpacked().decode() if record.words is not None else ""


def load_picture(record: Rendition, name: str) -> tuple[bytes, str]:
    """Return one of the pictures and its media type.

    Names are ``3-large``, ``3-small``, ``thumbnail``, and ``i0`` for those of the HTML. Raises KeyError.
    """
    if record.pictures is None or record.index is None:
        raise KeyError(name)
    place, length, media_type = json.loads(record.index.unpacked())[name]
    with record.pictures.open("r") as source:
        source.seek(place)
        return bytes(source.read(length)), str(media_type)


def load_queue(portal: Any) -> Queue | None:
    """Return the queue of a site, None while nothing was ever put into it."""
    queue: Queue | None = IAnnotations(portal).get(ANNOTATION_KEY)
    return queue


def put(portal: Any, uid: str, now: datetime, failures: int = 0, error: str = "") -> None:
    """Put an object into the queue, to be worked on from ``now`` on."""
    queue = _queue(portal)
    queue.waiting[uid] = (now, failures, error)
    queue.failed.pop(uid, None)


def settle(portal: Any, uid: str, error: str = "", is_scan: bool = False) -> None:
    """Take an object out of the queue; remember a failure for good, or that its file is a scan."""
    queue = _queue(portal)
    queue.waiting.pop(uid, None)
    if error:
        queue.failed[uid] = error
    else:
        queue.failed.pop(uid, None)
    if is_scan:
        queue.scans.insert(uid)
    elif uid in queue.scans:
        queue.scans.remove(uid)


def forget(portal: Any, uid: str) -> None:
    """Forget an object; writes nothing when it is not known."""
    queue = load_queue(portal)
    if queue is not None and (uid in queue.waiting or uid in queue.failed or uid in queue.scans):
        settle(portal, uid)


def _index(preview: dict[str, Any]) -> dict[str, tuple[int, int, str]]:
    """Return where each picture lies. Apart from the pages, for a picture is asked for much more often than they."""
    named = [(f"i{number}", picture) for number, picture in enumerate(preview["pictures"])]
    named += [(f"{number}-{size}", page[size]) for number, page in enumerate(preview["pages"], 1) for size in SIZES]
    if preview["thumbnail"]:
        named.append(("thumbnail", preview["thumbnail"]))
    return {name: (picture["place"], picture["length"], picture["media_type"]) for name, picture in named}


def _queue(portal: Any) -> Queue:
    queue = load_queue(portal)
    if queue is None:
        queue = IAnnotations(portal)[ANNOTATION_KEY] = Queue()
    return queue
