"""What the catalogue knows of albums: plain values for lists, the cover in the place where lists look for pictures."""

from edu.portal.content.album.content import IAlbum
from edu.portal.content.album.pictures import cover_of
from edu.portal.content.album.pictures import is_described
from edu.portal.content.album.pictures import pictures_of
from persistent.mapping import PersistentMapping
from plone.base.interfaces import IImageScalesAdapter
from plone.indexer import indexer
from typing import Any
from zope.component import queryMultiAdapter
from zope.globalrequest import getRequest


@indexer(IAlbum)
def edu_album(album: Any) -> dict[str, Any]:
    """Number of pictures that visitors see, day, place and credit."""
    return {
        "count": sum(1 for picture in pictures_of(album) if is_described(picture)),
        "day": album.day,
        "place": album.place or "",
        "credit": album.credit or "",
    }


@indexer(IAlbum)
def image_scales(album: Any) -> Any:
    """The sizes of the cover, their addresses told from the album: every list of Plone shows it."""
    cover = cover_of(album)
    sizes = queryMultiAdapter((cover, getRequest()), IImageScalesAdapter) if cover is not None else None
    entries = sizes().get("image", ()) if sizes is not None else ()
    if not entries:
        raise AttributeError("image_scales")
    return PersistentMapping({"image": [_below(cover.getId(), entry) for entry in entries]})


@indexer(IAlbum)
def searchable_text(album: Any) -> str:
    """The words of the album itself; those of its pictures are indexed with the pictures."""
    words = [album.getId(), album.title, album.description, album.place, album.credit, *album.Subject()]
    return " ".join(word for word in words if word)


def _below(name: str, entry: Any) -> dict[str, Any]:
    scales = {
        scale: {**facts, "download": f"{name}/{facts['download']}"} for scale, facts in entry.get("scales", {}).items()
    }
    return {**entry, "download": f"{name}/{entry['download']}", "scales": scales}
