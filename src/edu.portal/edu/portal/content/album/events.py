"""An album follows its pictures: what the catalogue knows of it, and who sees which of them."""

from Acquisition import aq_parent
from edu.portal.content.album.content import IAlbum
from edu.portal.content.album.pictures import show_again
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
    """Tell the albums that a picture left and came; when a whole album goes, its pictures say nothing."""
    before, after = event.oldParent, event.newParent
    if event.object is not picture or before is None or before is after:
        return
    if IAlbum.providedBy(before):
        refresh(before)
    if IAlbum.providedBy(after):
        picture_changed(picture, event)
    elif after is not None and IAlbum.providedBy(before):
        show_again(picture)


def refresh(album: Any) -> None:
    """Bring the columns of ``album`` in the catalogue up to date."""
    album.reindexObject(idxs=COLUMNS_ONLY)
