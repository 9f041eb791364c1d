"""Albums: folders of pictures, shown by the newest of them."""

from Acquisition import aq_base
from Acquisition import aq_parent
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from edu.portal.content.pictures import Picture
from edu.portal.content.pictures import picture_of
from edu.portal.core.text.dates import format_date
from edu.portal.listing.service import day_of
from edu.portal.listing.service import listed_types
from edu.portal.listing.service import section_display
from typing import Any


SCALE = "preview"


@dataclass(frozen=True, slots=True)
class Album:
    """A folder with pictures; ``day`` and ``picture`` are those of the newest."""

    title: str
    url: str
    path: str
    count: int
    day: date | None
    picture: Picture | None

    @property
    def date(self) -> str:
        """The day as readers write it, "" for none."""
        return format_date(self.day) if self.day else ""

    @property
    def moment(self) -> str:
        """The day for machines, "" for none."""
        return self.day.isoformat() if self.day else ""


def albums_of(folders: Iterable[Any], pictures: Sequence[Any]) -> list[Album]:
    """Return the folders that hold some of the pictures (both as rows of the catalogue), the newest album first.

    ``pictures`` come newest first.
    """
    places = {picture.getPath(): place for place, picture in enumerate(pictures)}
    found = ((folder, _inside(folder, pictures)) for folder in folders)
    filled = [(folder, inside) for folder, inside in found if inside]
    filled.sort(key=lambda album: places[album[1][0].getPath()])
    return [_album(folder, inside) for folder, inside in filled]


def show_as_album(folder: Any, event: object) -> None:
    """Give a new folder in a section of pictures the view of an album; subscriber to adding folders."""
    is_section = bool(getattr(aq_base(folder), "edu_section", ""))
    if not is_section and listed_types(section_display(aq_parent(folder))) == ("Image",):
        folder.setLayout("album_view")


def _inside(folder: Any, pictures: Sequence[Any]) -> list[Any]:
    start = f"{folder.getPath()}/"
    return [picture for picture in pictures if picture.getPath().startswith(start)]


def _album(folder: Any, pictures: list[Any]) -> Album:
    newest = pictures[0]
    return Album(
        title=folder.Title,
        url=folder.getURL(),
        path=folder.getPath(),
        count=len(pictures),
        day=day_of(newest),
        picture=picture_of(newest, SCALE),
    )
