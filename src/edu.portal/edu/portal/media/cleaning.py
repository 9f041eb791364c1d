"""Every picture that is stored is cleaned once: at save, and those of earlier days by a command."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from edu.portal.content.interfaces import IMayBePhotographed
from edu.portal.imaging.cleaning import Cleaned
from edu.portal.imaging.cleaning import PictureRefused
from edu.portal.imaging.cleaning import clean
from edu.portal.imaging.cleaning import has_remarks
from plone import api
from plone.dexterity.utils import iterSchemata
from plone.namedfile.interfaces import INamedImage
from plone.namedfile.interfaces import INamedImageField
from typing import Any
from zope.schema import getFieldsInOrder


# Kept on the stored picture; a later way of cleaning gets another number and comes over all of them again.
MARK = "edu_cleaned"
VERSION = 1
# A drawing stays as it is where it is taken at all: Plone serves it as a download, where nothing of it can run.
LEFT_ALONE = ("svg",)
UNREADABLE = ("unknown", "empty")
PHOTOS = ("image/jpeg", "image/png", "image/webp", "image/tiff")
BATCH = 25


@dataclass(slots=True)
class Report:
    """What a run over the stored pictures did: counts, and the paths of those that could not be read."""

    seen: int = 0
    cleaned: int = 0
    unreadable: list[str] = field(default_factory=list)


def stored_pictures(content: Any) -> Iterator[tuple[Any, str, Any]]:
    """Yield the pictures of ``content``: the adapter or object that holds the field, its name, the picture."""
    for schema in iterSchemata(content):
        for name, one in getFieldsInOrder(schema):
            if INamedImageField.providedBy(one) or _may_be_photo(content, name):
                holder = schema(content, None)
                stored = getattr(holder, name, None)
                if stored is not None and (INamedImageField.providedBy(one) or stored.contentType in PHOTOS):
                    yield holder, name, stored


def _may_be_photo(content: Any, name: str) -> bool:
    return name == "file" and IMayBePhotographed.providedBy(content)


def is_cleaned(stored: Any) -> bool:
    """Tell whether a stored picture was cleaned already."""
    return bool(getattr(stored, MARK, 0) == VERSION)


def as_stored(kind: type[Any], cleaned: Cleaned, filename: str) -> Any:
    """Return ``cleaned`` as an object of the class ``kind`` that fields of pictures keep."""
    stem = filename.rpartition(".")[0] or filename or "anh"
    ending = filename.rpartition(".")[2].lower()
    fits = ending == cleaned.extension or (ending == "jpeg" and cleaned.extension == "jpg")
    name = filename if fits else f"{stem}.{cleaned.extension}"
    stored = kind(data=cleaned.data, contentType=cleaned.media_type, filename=name)
    setattr(stored, MARK, VERSION)
    return stored


def put_cleaned(stored: Any, cleaned: Cleaned) -> None:
    """Put ``cleaned`` into a picture that was sent and is not stored yet."""
    fresh = as_stored(type(stored), cleaned, stored.filename or "")
    stored.data, stored.contentType, stored.filename = cleaned.data, cleaned.media_type, fresh.filename
    setattr(stored, MARK, VERSION)


def clean_content(content: Any, strict: bool) -> int:
    """Clean the pictures of ``content`` and return how many were.

    Raises PictureRefused for a picture that must not be served; ``strict`` is for content that is nothing but its
    picture: what is no picture at all is refused there too.
    """
    count = 0
    for holder, name, stored in stored_pictures(content):
        if is_cleaned(stored):
            continue
        try:
            cleaned = clean(stored.data)
        except PictureRefused as refused:
            # A file that is no picture after all is a file.
            if refused.code in LEFT_ALONE or not INamedImage.providedBy(stored):
                continue
            if refused.code in UNREADABLE and not strict and not has_remarks(stored.data):
                continue
            raise
        setattr(holder, name, as_stored(type(stored), cleaned, stored.filename or ""))
        if name == "image" and cleaned.taken and hasattr(content, "taken") and not content.taken:
            content.taken = cleaned.taken
        count += 1
    return count


def clean_site(portal: Any) -> Report:
    """Clean every stored picture of ``portal`` that was stored before; writes, commits nothing."""
    catalog = api.portal.get_tool("portal_catalog")
    report = Report()
    for place, brain in enumerate(catalog.getAllBrains(), 1):
        content = brain._unrestrictedGetObject()
        if not hasattr(content, "portal_type") or content is portal:
            continue
        _clean_one(content, brain.getPath(), report)
        if place % BATCH == 0:
            portal._p_jar.cacheGC()
    return report


def _clean_one(content: Any, path: str, report: Report) -> None:
    waiting = [stored for _holder, _name, stored in stored_pictures(content)]
    report.seen += len(waiting)
    if all(is_cleaned(stored) for stored in waiting):
        return
    try:
        count = clean_content(content, strict=True)
    except PictureRefused:
        report.unreadable.append(path)
        return
    report.cleaned += count
    if count:
        content.reindexObject(idxs=["getId"])
