"""Albums: folders of pictures, shown by the newest of them."""

from Acquisition import aq_base
from Acquisition import aq_parent
from collections.abc import Iterable
from collections.abc import Sequence
from edu.portal.core.text.dates import format_date
from edu.portal.listing.cards import picture_of
from edu.portal.listing.service import day_of
from edu.portal.listing.service import listed_types
from edu.portal.listing.service import section_display
from typing import Any


def albums_of(folders: Iterable[Any], pictures: Sequence[Any]) -> list[dict[str, Any]]:
    """Return the folders that hold some of the pictures (both as rows of the catalogue), the newest album first.

    ``pictures`` come newest first; the first one in a folder is its cover and gives its day.
    """
    albums = [_album(folder, _inside(folder, pictures)) for folder in folders]
    return sorted((album for album in albums if album["count"]), key=lambda album: album["moment"], reverse=True)


def show_as_album(folder: Any, event: object) -> None:
    """Give a new folder in a section of pictures the view of an album; subscriber to adding folders."""
    is_section = bool(getattr(aq_base(folder), "edu_section", ""))
    if not is_section and listed_types(section_display(aq_parent(folder))) == ("Image",):
        folder.setLayout("album_view")


def _inside(folder: Any, pictures: Sequence[Any]) -> list[Any]:
    start = f"{folder.getPath()}/"
    return [picture for picture in pictures if picture.getPath().startswith(start)]


def _album(folder: Any, pictures: list[Any]) -> dict[str, Any]:
    day = day_of(pictures[0]) if pictures else None
    return {
        "title": folder.Title,
        "description": folder.Description,
        "url": folder.getURL(),
        "path": folder.getPath(),
        "picture": picture_of(pictures[0]) if pictures else None,
        "count": len(pictures),
        "date": format_date(day) if day else "",
        "moment": day.isoformat() if day else "",
    }
