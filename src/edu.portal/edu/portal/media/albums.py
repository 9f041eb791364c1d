"""Albums as lists show them: from catalogue metadata, nothing is woken.

Beside ``edu.Album`` a plain folder with pictures in it counts as an album: those were the albums of earlier days.
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from edu.portal.content.album.content import ALBUM
from edu.portal.content.album.content import IMAGE
from edu.portal.content.pictures import Picture
from edu.portal.content.pictures import picture_of
from edu.portal.core.text.dates import format_date
from edu.portal.listing.service import FOLDER
from edu.portal.listing.service import date_of
from edu.portal.listing.service import day_of
from edu.portal.listing.service import find_children
from edu.portal.listing.service import find_items
from edu.portal.listing.service import text_of
from plone import api
from typing import Any


SCALE = "preview"
Find = Callable[..., Sequence[Any]]


@dataclass(frozen=True, slots=True)
class AlbumCard:
    """An album as a card: its pictures counted as visitors see them, ``day`` of the event else of publication."""

    title: str
    description: str
    url: str
    path: str
    state: str
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


def read_albums(context: Any) -> list[AlbumCard]:
    """Return the albums below ``context`` that the current user may see, the newest first.

    Albums inside albums stand on the page of theirs only.
    """
    return albums_among(find_items(context, (ALBUM,)), find_items(context, (FOLDER,)), _seen_by_user)


def albums_among(albums: Iterable[Any], folders: Iterable[Any], find: Find) -> list[AlbumCard]:
    """Return the cards of rows of ``edu.Album`` and of the folders that hold pictures, the newest first.

    ``find`` takes a query and returns the rows that the one who reads may see.
    """
    return newest_first([*_outermost(albums), *_old_albums(folders, find)])


def children_albums(context: Any) -> list[AlbumCard]:
    """Return the albums directly in ``context``, the newest first."""
    folders = _old_albums(find_children(context, (FOLDER,)), _seen_by_user)
    return newest_first([*map(album_card, find_children(context, (ALBUM,))), *folders])


def subsections(context: Any) -> list[Any]:
    """Return the rows of the folders in ``context`` that hold no pictures themselves: sections below it."""
    return [brain for brain in find_children(context, (FOLDER,)) if not _pictures_in(brain, _seen_by_user)]


def album_card(brain: Any) -> AlbumCard:
    """Return the card of a row of ``edu.Album``."""
    facts = facts_of(brain)
    return _card(brain, facts.get("count") or 0, date_of(facts.get("day")) or day_of(brain), picture_of(brain, SCALE))


def facts_of(brain: Any) -> dict[str, Any]:
    """Return what the catalogue keeps of an album, {} for other rows."""
    stored = getattr(brain, "edu_album", None)
    return stored if isinstance(stored, dict) else {}


def newest_first(cards: Iterable[AlbumCard]) -> list[AlbumCard]:
    """Return albums by their day, those without one last."""
    return sorted(cards, key=lambda card: card.day or date.min, reverse=True)


def _outermost(brains: Iterable[Any]) -> list[AlbumCard]:
    rows = sorted(brains, key=lambda brain: brain.getPath())
    found: list[Any] = []
    for brain in rows:
        if not found or not brain.getPath().startswith(f"{found[-1].getPath()}/"):
            found.append(brain)
    return [album_card(brain) for brain in found]


def _old_albums(folders: Iterable[Any], find: Find) -> list[AlbumCard]:
    cards = []
    for brain in folders:
        if text_of(brain.edu_section):
            continue
        pictures = _pictures_in(brain, find)
        if pictures:
            newest = max(pictures, key=lambda picture: day_of(picture) or date.min)
            cards.append(_card(brain, len(pictures), day_of(newest), picture_of(newest, SCALE)))
    return cards


def _pictures_in(folder: Any, find: Find) -> Sequence[Any]:
    return find(path={"query": folder.getPath(), "depth": 1}, portal_type=IMAGE)


def _seen_by_user(**query: Any) -> Sequence[Any]:
    found: Sequence[Any] = api.portal.get_tool("portal_catalog").searchResults(**query)
    return found


def _card(brain: Any, count: int, day: date | None, picture: Picture | None) -> AlbumCard:
    return AlbumCard(
        title=brain.Title or brain.getId,
        description=brain.Description,
        url=brain.getURL(),
        path=brain.getPath(),
        state=text_of(brain.review_state),
        count=count,
        day=day,
        picture=picture,
    )
