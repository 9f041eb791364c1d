"""What the front page shows: read from catalogue metadata alone, no object is woken.

Every visitor, signed in or not, gets the same content: what an anonymous visitor may see today. Drafts of editors
have no place on the front page.
"""

from collections.abc import Iterable
from collections.abc import Sequence
from DateTime import DateTime
from datetime import date
from edu.portal.core.calendar.zone import local_date
from edu.portal.home.values import Album
from edu.portal.home.values import Picture
from edu.portal.home.values import SectionFolder
from edu.portal.home.values import Story
from edu.portal.home.values import Tile
from edu.portal.mandate import service as mandate_service
from plone.base.utils import safe_text
import re
from typing import Any


# A story without a picture leads only when none of the newest ones has one.
LEAD_CANDIDATES = 20
ALBUM_PICTURES = 300
NOTE_LENGTH = 44
DEFAULT_ICON = "file-text"
_NEVER_PUBLISHED = 1971
_CLAUSE_END = re.compile(r"[,:;.](?=\s|$)")


def section_folders(portal: Any) -> dict[str, SectionFolder]:
    """Return the public folders of the mandate's sections by section id; of two with one id the first by path."""
    found: dict[str, SectionFolder] = {}
    for brain in _public(portal, edu_section={"not": ""}, sort_on="path"):
        folder = SectionFolder(
            brain.edu_section,
            safe_text(brain.Title),
            safe_text(brain.Description),
            brain.getURL(),
            brain.getPath(),
        )
        found.setdefault(folder.section, folder)
    return found


def lead_story(portal: Any, sections: Sequence[str], chosen: str | None = None) -> Story | None:
    """Return the chosen story (a UID) when it is public, else the newest of the sections that has a picture."""
    folders = section_folders(portal)
    if chosen:
        brains = _public(portal, UID=chosen)
        if brains:
            return _story(brains[0], folders)
    stories = [_story(brain, folders) for brain in _newest(portal, folders, sections, LEAD_CANDIDATES)]
    return next((story for story in stories if story.picture), stories[0] if stories else None)


def newest_stories(portal: Any, sections: Sequence[str], limit: int, without: str = "") -> tuple[Story, ...]:
    """Return the newest public items of the sections and their sub-sections, without the item of one UID."""
    folders = section_folders(portal)
    brains = _newest(portal, folders, sections, limit + bool(without))
    return tuple(_story(brain, folders) for brain in brains if without != brain.UID)[:limit]


def newest_documents(portal: Any, section: str, limit: int) -> tuple[Any, ...]:
    """Return the catalogue brains of the newest public documents of a section by the day of issue."""
    scope = _scope(portal, section_folders(portal), (section,))
    if not scope:
        return ()
    return tuple(_public(portal, path=scope, sort_on="edu_issued", sort_order="descending", sort_limit=limit)[:limit])


def newest_albums(portal: Any, section: str, limit: int) -> tuple[Album, ...]:
    """Return the albums of a section, newest picture first; an album is a folder that holds pictures."""
    folders = section_folders(portal)
    scope = _scope(portal, folders, (section,))
    if not scope:
        return ()
    covers: dict[str, Any] = {}
    counts: dict[str, int] = {}
    for brain in _public(
        portal, path=scope, portal_type="Image", sort_on="created", sort_order="descending", sort_limit=ALBUM_PICTURES
    ):
        parent = brain.getPath().rpartition("/")[0]
        counts[parent] = counts.get(parent, 0) + 1
        covers.setdefault(parent, brain)
    known = {folder.path for folder in folders.values()}
    paths = [path for path in covers if path not in known][:limit]
    albums = {brain.getPath(): brain for brain in _public(portal, path={"query": paths, "depth": 0})} if paths else {}
    return tuple(_album(albums[path], covers[path], counts[path]) for path in paths if path in albums)


def sections_with_content(portal: Any, section: str, wanted: Sequence[str] = ()) -> tuple[SectionFolder, ...]:
    """Return the sub-sections that hold something public: the wanted ones in their order, else all in menu order."""
    folders = section_folders(portal)
    children = tuple(child.id for child in mandate_service.resolved_sections(portal) if child.parent == section)
    names = wanted or children
    return tuple(folders[name] for name in names if name in folders and _newest(portal, folders, (name,), 1))


def tiles(portal: Any, sections: Sequence[str]) -> tuple[Tile, ...]:
    """Return a tile for every section that has a public folder, in the given order."""
    folders = section_folders(portal)
    return tuple(_tile(portal, folders, folders[name]) for name in sections if name in folders)


def _public(portal: Any, **query: Any) -> Any:
    catalog = portal.portal_catalog
    return catalog.unrestrictedSearchResults(allowedRolesAndUsers=["Anonymous"], effectiveRange=DateTime(), **query)


def _scope(portal: Any, folders: dict[str, SectionFolder], sections: Sequence[str]) -> list[str]:
    """Return the paths of the sections and of all their descendants: an editor may have moved a sub-section."""
    wanted = list(sections)
    for section in mandate_service.resolved_sections(portal):
        if section.parent in wanted and section.id not in wanted:
            wanted.append(section.id)
    return [folders[name].path for name in wanted if name in folders]


def _types(portal: Any, sections: Sequence[str]) -> list[str]:
    names: set[str] = set()
    parents = set(sections)
    for section in mandate_service.resolved_sections(portal):
        if section.id in parents or section.parent in parents:
            parents.add(section.id)
            display = mandate_service.display_for(portal, section.id)
            names.update(display.types if display else ())
    return sorted(names - {"Folder", "Image"})


def _newest(portal: Any, folders: dict[str, SectionFolder], sections: Sequence[str], limit: int) -> Iterable[Any]:
    scope = _scope(portal, folders, sections)
    if not scope:
        return []
    query: dict[str, Any] = {"path": scope, "sort_on": "effective", "sort_order": "descending", "sort_limit": limit}
    types = _types(portal, sections)
    query.update({"portal_type": types} if types else {"is_folderish": False})
    return _public(portal, **query)[:limit]


def _day(brain: Any) -> date:
    moment = brain.effective
    if moment is None or moment.year() < _NEVER_PUBLISHED:
        moment = brain.created
    return local_date(moment.asdatetime())


def _picture(brain: Any, scale: str) -> Picture | None:
    fields = getattr(brain, "image_scales", None) or {}
    images = fields.get("image") or fields.get("preview_image") or []
    if not images:
        return None
    image = images[0]
    base = brain.getURL()
    scales = image.get("scales") or {}
    shown = scales.get(scale) or image
    if not shown.get("width"):
        return None
    sizes = sorted({(entry["width"], entry["download"]) for entry in scales.values() if entry["width"] >= 400})
    srcset = ", ".join(f"{base}/{download} {width}w" for width, download in sizes)
    return Picture(f"{base}/{shown['download']}", shown["width"], shown["height"], srcset)


def _story(brain: Any, folders: dict[str, SectionFolder]) -> Story:
    path = brain.getPath()
    parents = [folder for folder in folders.values() if path.startswith(f"{folder.path}/")]
    section = max(parents, key=lambda folder: len(folder.path)).title if parents else ""
    return Story(
        brain.UID,
        safe_text(brain.Title),
        safe_text(brain.Description),
        brain.getURL(),
        _day(brain),
        section,
        _picture(brain, "preview"),
        tuple(safe_text(word) for word in brain.Subject or ()),
    )


def _album(brain: Any, cover: Any, count: int) -> Album:
    picture = _picture(cover, "large") or Picture(cover.getURL(), 0, 0)
    return Album(safe_text(brain.Title), brain.getURL(), count, picture)


def _tile(portal: Any, folders: dict[str, SectionFolder], folder: SectionFolder) -> Tile:
    """Return a tile; its note is what the newest item adds to the title of the section, else the section's purpose."""
    display = mandate_service.display_for(portal, folder.section)
    newest = next(iter(_newest(portal, folders, (folder.section,), 1)), None)
    addition = _addition(safe_text(newest.Title), folder.title) if newest is not None else ""
    icon = display.icon if display is not None and display.icon else DEFAULT_ICON
    return Tile(folder.section, folder.title, _short(addition or folder.summary), folder.url, icon)


def _addition(title: str, section: str) -> str:
    """Return what a title adds to the title of its section: "Thực đơn tuần 12" in "Thực đơn" adds "Tuần 12"."""
    if not title.casefold().startswith(section.casefold()):
        return ""
    rest = title[len(section) :].lstrip(" ,:-–")
    return rest[:1].upper() + rest[1:]


def _short(text: str) -> str:
    """Return as many whole clauses of a text as fit on a tile, "" when not even the first one does."""
    short = ""
    for end in (match.start() for match in _CLAUSE_END.finditer(f"{text}.")):
        if end > NOTE_LENGTH:
            break
        short = text[:end]
        if text[end : end + 1] in (":", ";"):
            break
    return short.strip()
