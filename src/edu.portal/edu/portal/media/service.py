"""Use cases of albums: take in pictures, say what they show, put them in order, choose the cover."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from edu.portal.content.album.content import IMAGE
from edu.portal.content.album.events import refresh
from edu.portal.content.album.pictures import is_described
from edu.portal.content.album.pictures import pictures_of
from edu.portal.core.gallery.order import Shot
from edu.portal.core.gallery.order import by_name
from edu.portal.core.gallery.order import by_time
from edu.portal.core.gallery.order import moved
from edu.portal.core.gallery.order import time_of_name
from edu.portal.core.gallery.words import caption_of
from edu.portal.core.gallery.words import judge_words
from edu.portal.core.gallery.words import with_scene
from edu.portal.core.text.unicode import to_nfc
from edu.portal.imaging.cleaning import clean
from edu.portal.media.cleaning import as_stored
from hashlib import sha256
from persistent.mapping import PersistentMapping
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobImage
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


ARRIVED = "edu.portal.media.arrived"
LONGEST_CAPTION = 200


@dataclass(frozen=True, slots=True)
class Words:
    """What an editor wrote for a picture: its description in words and its caption, both may be empty."""

    alt: str
    caption: str


def add_picture(album: Any, data: bytes, filename: str) -> tuple[Any, bool]:
    """Add a picture to ``album`` and return it with True; a file that arrived before is returned with False.

    A phone that lost its connection sends again what it does not know to have arrived. Raises PictureRefused.
    """
    known = IAnnotations(album).get(ARRIVED)
    digest = sha256(data).hexdigest()
    if known is not None and known.get(digest) in album.objectIds():
        return album[known[digest]], False
    cleaned = clean(data)
    name = to_nfc(filename.replace("\\", "/").rpartition("/")[2]) or "anh"
    stored = as_stored(NamedBlobImage, cleaned, name)
    picture = createContentInContainer(
        album,
        IMAGE,
        checkConstraints=False,
        title=name.rpartition(".")[0] or name,
        image=stored,
        taken=cleaned.taken or time_of_name(name),
    )
    if known is None:
        known = IAnnotations(album)[ARRIVED] = PersistentMapping()
    known[digest] = picture.getId()
    return picture, True


def describe(album: Any, words: Mapping[str, Words], scene: str = "") -> dict[str, str]:
    """Store what was written for the pictures of ``album`` by their ids; return codes of ``core.gallery.words``.

    ``scene`` stands before the description of every picture whose description is new. What a judge refuses is not
    stored: the picture keeps what it had.
    """
    problems: dict[str, str] = {}
    pictures = {picture.getId(): picture for picture in pictures_of(album)}
    known = {name: picture.alt or "" for name, picture in pictures.items()}
    for name, written in words.items():
        picture = pictures.get(name)
        if picture is None:
            continue
        alt, own = _composed(known[name], written.alt, scene)
        if alt and alt != known[name]:
            problem = judge_words(alt, [other for key, other in known.items() if key != name and other])
            problem = judge_words(own, ()) or problem
            if problem:
                problems[name] = problem
                continue
        known[name] = alt
        _store(picture, alt, _caption(picture, written.caption, own))
    return problems


def arrange(album: Any, order: str) -> None:
    """Put the pictures of ``album`` in the order of ``time`` or ``name``; other content stays behind them."""
    shots = [
        Shot(picture.getId(), picture.image.filename or "" if picture.image else "", picture.taken)
        for picture in pictures_of(album)
    ]
    _reorder(album, [shot.id for shot in (by_name(shots) if order == "name" else by_time(shots))])


def move(album: Any, name: str, steps: int) -> None:
    """Move the picture ``name`` of ``album`` by ``steps``, negative to the front."""
    _reorder(album, moved([picture.getId() for picture in pictures_of(album)], name, steps))


def choose_cover(album: Any, name: str) -> None:
    """Make the picture ``name`` the cover of ``album``."""
    if name in album.objectIds() and album.cover != name:
        album.cover = name
        refresh(album)


def missing_words(album: Any) -> int:
    """Return how many pictures of ``album`` visitors do not see because nobody has described them."""
    return sum(1 for picture in pictures_of(album) if not is_described(picture))


def _composed(before: str, typed: str, scene: str) -> tuple[str, str]:
    """The description to store, and the words of this picture alone."""
    own = to_nfc(" ".join(typed.split()))
    if own == before:
        return before, own
    return with_scene(to_nfc(scene), own), own


def _caption(picture: Any, typed: str, own: str) -> str:
    """A caption that nobody wrote is what the picture shows; the name of a file is no caption."""
    caption = to_nfc(" ".join(typed.split()))[:LONGEST_CAPTION]
    if caption and caption != _file_title(picture):
        return caption
    return caption_of(own)[:LONGEST_CAPTION] if own else picture.title


def _file_title(picture: Any) -> str:
    name = (picture.image.filename or "") if picture.image else ""
    return name.rpartition(".")[0] or name


def _store(picture: Any, alt: str, caption: str) -> None:
    if (picture.alt or "") == alt and picture.title == caption:
        return
    picture.alt, picture.title = alt, caption
    picture.reindexObject(idxs=["Title", "sortable_title", "SearchableText"])
    notify(ObjectModifiedEvent(picture))


def _reorder(album: Any, names: Sequence[str]) -> None:
    ordering = album.getOrdering()
    for place, name in enumerate(names):
        if ordering.getObjectPosition(name) != place:
            ordering.moveObjectToPosition(name, place, suppress_events=True)
    for picture in pictures_of(album):
        picture.reindexObject(idxs=["getObjPositionInParent"])
    refresh(album)
