"""What the front page shows: read from catalogue metadata alone, no object is woken.

Every visitor, signed in or not, gets the same content: what an anonymous visitor may see today. Drafts of editors
have no place on the front page.
"""

from collections.abc import Sequence
from datetime import date
from edu.portal import clock
from edu.portal.behaviors.news import urgent_of
from edu.portal.content.album.content import ALBUM
from edu.portal.content.pictures import picture_of
from edu.portal.core.calendar.zone import local_date
from edu.portal.core.text.clauses import addition
from edu.portal.core.text.clauses import first_clauses
from edu.portal.home.sections import Sections
from edu.portal.home.sections import read_sections
from edu.portal.home.values import SectionFolder
from edu.portal.home.values import Story
from edu.portal.home.values import Tile
from edu.portal.listing.service import FOLDER
from edu.portal.mandate.sections import public_items
from edu.portal.media.albums import AlbumCard
from edu.portal.media.albums import albums_among
from edu.portal.schedules.kinds import schedule_types
from edu.portal.schedules.service import holding
from functools import partial
from plone.base.utils import safe_text
from typing import Any


# A story without a picture leads only when none of the newest ones has one.
LEAD_CANDIDATES = 20
NOTE_LENGTH = 44
DEFAULT_ICON = "file-text"
_NEVER_PUBLISHED = 1971


def lead_story(portal: Any, names: Sequence[str], chosen: str | None = None) -> Story | None:
    """Return the chosen story (a UID) when it is public, else the newest of the sections that has a picture."""
    sections = read_sections(portal)
    if chosen:
        brains = public_items(portal, UID=chosen)
        if brains:
            return _story(brains[0], sections)
    stories = [_story(brain, sections) for brain in _newest(portal, sections, names, LEAD_CANDIDATES)]
    return next((story for story in stories if story.picture), stories[0] if stories else None)


def newest_stories(portal: Any, names: Sequence[str], limit: int, without: str = "") -> tuple[Story, ...]:
    """Return the newest public items of the sections and their sub-sections, without the item of one UID."""
    sections = read_sections(portal)
    brains = _newest(portal, sections, names, limit + bool(without))
    return tuple(_story(brain, sections) for brain in brains if without != brain.UID)[:limit]


def newest_documents(portal: Any, section: str, limit: int) -> tuple[Any, ...]:
    """Return the catalogue brains of the newest public documents of a section by the day of issue."""
    scope = read_sections(portal).scope((section,))
    if not scope:
        return ()
    return tuple(
        public_items(portal, path=scope, sort_on="edu_issued", sort_order="descending", sort_limit=limit)[:limit]
    )


def newest_albums(portal: Any, section: str, limit: int) -> list[AlbumCard]:
    """Return the albums of a section with a picture to show, the newest event first."""
    scope = read_sections(portal).scope((section,))
    if not scope:
        return []
    cards = albums_among(
        public_items(portal, path=scope, portal_type=ALBUM),
        public_items(portal, path=scope, portal_type=FOLDER),
        partial(public_items, portal),
    )
    return [card for card in cards if card.picture is not None][:limit]


def sections_with_content(portal: Any, section: str, wanted: Sequence[str] = ()) -> tuple[SectionFolder, ...]:
    """Return the sub-sections that hold something public: the wanted ones in their order, else all in menu order."""
    sections = read_sections(portal)
    names = wanted or tuple(child.id for child in sections.resolved.children(section))
    filled = (sections.folder(name) for name in names if _newest(portal, sections, (name,), 1))
    return tuple(folder for folder in filled if folder is not None)


def tiles(portal: Any, names: Sequence[str]) -> tuple[Tile, ...]:
    """Return a tile for every section that has a public folder, in the given order."""
    sections = read_sections(portal)
    folders = (sections.folder(name) for name in names)
    return tuple(_tile(portal, sections, folder) for folder in folders if folder is not None)


def _newest(portal: Any, sections: Sections, names: Sequence[str], limit: int) -> Sequence[Any]:
    scope = sections.scope(names)
    if not scope:
        return ()
    types = sections.types(names)
    query: dict[str, Any] = {"portal_type": types} if types else {"is_folderish": False}
    return public_items(portal, path=scope, sort_on="effective", sort_order="descending", sort_limit=limit, **query)[
        :limit
    ]


def _day(brain: Any) -> date:
    moment = brain.effective
    if moment is None or moment.year() < _NEVER_PUBLISHED:
        moment = brain.created
    return local_date(moment.asdatetime())


def _story(brain: Any, sections: Sections) -> Story:
    return Story(
        brain.UID,
        safe_text(brain.Title),
        safe_text(brain.Description),
        brain.getURL(),
        _day(brain),
        sections.title_above(brain.getPath()),
        picture_of(brain, "preview"),
        urgent_of(brain),
    )


def _holding(portal: Any, sections: Sections, folder: SectionFolder) -> Sequence[Any]:
    kinds = [name for name in sections.types((folder.section,)) if name in schedule_types()]
    return [one.brain for one in holding(portal, clock.today(), kinds, is_public=True)] if kinds else ()


def _tile(portal: Any, sections: Sections, folder: SectionFolder) -> Tile:
    """Return a tile; its note is what the newest item adds to the title of the section, else the section's purpose.

    Of schedules it is the one that holds today: that of next week, newer, comes when its week begins.
    """
    display = sections.resolved.display(folder.section)
    told = _holding(portal, sections, folder) or _newest(portal, sections, (folder.section,), 1)
    added = addition(safe_text(told[0].Title), folder.title) if told else ""
    icon = display.icon if display is not None and display.icon else DEFAULT_ICON
    return Tile(folder.section, folder.title, first_clauses(added or folder.summary, NOTE_LENGTH), folder.url, icon)
