"""An album follows its pictures: what the catalogue knows of it, and who sees which of them."""

from Acquisition import aq_parent
from edu.portal.content.album.content import IAlbum
from edu.portal.content.album.pictures import show_or_hide
from typing import Any


# A small index: asking for it brings the columns up to date too.
COLUMNS_ONLY = ["getId"]


def picture_changed(picture: Any, event: object) -> None:
    """Hide or show a picture after it was added or changed, and tell its album."""
    album = aq_parent(picture)
    if not IAlbum.providedBy(album):
        return
    if show_or_hide(picture, album):
        picture.reindexObject(idxs=["allowedRolesAndUsers", "getId"])
    refresh(album)


def picture_moved(picture: Any, event: Any) -> None:
    """Tell the album that a picture left; when a whole album goes, its pictures say nothing."""
    album = event.oldParent
    if event.object is picture and event.newParent is not album and IAlbum.providedBy(album):
        refresh(album)


def refresh(album: Any) -> None:
    """Bring the columns of ``album`` in the catalogue up to date."""
    album.reindexObject(idxs=COLUMNS_ONLY)
