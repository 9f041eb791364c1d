"""The feed of a section, of the portal or of a folder: catalogue metadata of what everybody may see, newest first.

A feed says the same to everybody who asks, so that one copy of it may serve all.
"""

from Acquisition import aq_base
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from datetime import datetime
from edu.portal.content.files import FileFact
from edu.portal.content.pictures import picture_of
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.feeds.publish import Category
from edu.portal.core.feeds.publish import Document
from edu.portal.core.feeds.publish import Enclosure
from edu.portal.core.feeds.publish import Item
from edu.portal.core.mandate.model import Section
from edu.portal.listing.service import FOLDER
from edu.portal.listing.service import display_of
from edu.portal.listing.service import listed_types
from edu.portal.mandate.sections import public_items
from edu.portal.mandate.sections import public_sections
from edu.portal.mandate.service import resolved_sections
from edu.portal.settings.unit import read_unit
from plone import api
from plone.base.utils import safe_text
from typing import Any


LIMIT = 30
# Views of sections whose items are no news: people, links to other sites, forms shown in place.
QUIET_VIEWS = frozenset(("edu-people", "edu-links", "edu-feeds", "edu-contact", "edu-page"))
# The four kinds that superior units are read for (S0-06), by the section at the top of which they stand.
KINDS = {
    "tin-tuc": "tin-tuc",
    "thong-bao": "thong-bao",
    "thong-bao-chung": "thong-bao",
    "van-ban": "van-ban",
    "thu-moi": "thu-moi",
}


def feed_document(context: Any, address: str, limit: int = LIMIT) -> Document:
    """Return the feed of ``context`` and everything below it; ``address`` is where the feed stands."""
    return document_of(context, address, newest(context, limit))


def document_of(context: Any, address: str, brains: Iterable[Any], title: str = "") -> Document:
    """Return a feed of catalogue rows that belongs to ``context``; ``title`` in place of that of ``context``."""
    unit = read_unit().name
    own = title or safe_text(context.Title())
    return Document(
        id=api.content.get_uuid(context) or "portal",
        title=own if not unit or own == unit else f"{own} – {unit}",
        description=safe_text(context.Description()),
        address=address,
        page=context.absolute_url(),
        publisher=unit,
        items=items_of(brains),
        language=api.portal.get_default_language()[:2],
    )


def newest(context: Any, limit: int) -> list[Any]:
    """Return the newest public items below ``context`` as catalogue rows."""
    path = "/".join(context.getPhysicalPath())
    types = offered_types(context)
    if not types:
        return []
    found = public_items(
        api.portal.get(),
        path={"query": path},
        portal_type=types,
        sort_on="effective",
        sort_order="descending",
        sort_limit=limit,
    )
    return list(found[:limit])


def offered_types(context: Any) -> list[str]:
    """Return the types of the items below ``context``: those that its sections list, else all that searches find."""
    path = "/".join(context.getPhysicalPath())
    below = [
        display_of(section)
        for section, brain in public_sections(api.portal.get()).items()
        if f"{brain.getPath()}/".startswith(f"{path}/")
    ]
    own = getattr(aq_base(context), "edu_section", "")
    displays = [display for display in [*below, display_of(own)] if display is not None]
    loud = [display for display in displays if display.view not in QUIET_VIEWS]
    if not displays:
        return list(listed_types(None))
    return sorted({name for display in loud for name in listed_types(display)} - {FOLDER, "Image"})


def offered_sections() -> list[Any]:
    """Return the public sections that have a feed worth a subscription, as catalogue rows in the order of the menu.

    Sub-sections follow the section above them.
    """
    folders = public_sections(api.portal.get())
    displays = {section: display_of(section) for section in folders}
    loud = {name for name, display in displays.items() if display is not None and display.view not in QUIET_VIEWS}
    return [folders[name] for name in _in_tree(resolved_sections(api.portal.get())) if name in loud]


def _in_tree(sections: Sequence[Section], parent: str = "") -> Iterator[str]:
    for section in sections:
        if (section.parent or "") == parent:
            yield section.id
            yield from _in_tree(sections, section.id)


def kind_of(section: str) -> str:
    """Return which of the four kinds the feed of a section is, "" for none of them."""
    return KINDS.get(section, "")


def items_of(brains: Iterable[Any]) -> tuple[Item, ...]:
    """Return catalogue rows as the items of a feed."""
    sections = sorted(public_sections(api.portal.get()).values(), key=lambda brain: len(brain.getPath()), reverse=True)
    return tuple(_item(brain, sections) for brain in brains)


def _item(brain: Any, sections: Iterable[Any]) -> Item:
    picture = picture_of(brain, "large")
    published = _moment(brain.effective) or _moment(brain.created) or datetime(1970, 1, 1, tzinfo=VIETNAM)
    return Item(
        id=brain.UID,
        title=safe_text(brain.Title) or brain.getId,
        link=_link(brain),
        summary=safe_text(brain.Description),
        published=published,
        updated=max(published, _moment(brain.modified) or published),
        categories=_categories(brain, sections),
        enclosures=tuple(_enclosures(brain)),
        picture=picture.src if picture else "",
    )


def _link(brain: Any) -> str:
    url: str = brain.getURL()
    viewed = api.portal.get_registry_record("plone.types_use_view_action_in_listings", default=())
    return f"{url}/view" if brain.portal_type in viewed else url


def _categories(brain: Any, sections: Iterable[Any]) -> tuple[Category, ...]:
    """Return the sections that an item lies in, the nearest first; one of the four kinds stands for its section."""
    path = brain.getPath()
    above = [section for section in sections if path.startswith(f"{section.getPath()}/")]
    found = {kind_of(section.edu_section) or section.edu_section: safe_text(section.Title) for section in above}
    return tuple(Category(term, label) for term, label in found.items())


def _enclosures(brain: Any) -> Iterable[Enclosure]:
    facts = brain.edu_files if isinstance(brain.edu_files, list | tuple) else ()
    base = brain.getURL()
    for fact in facts:
        file = FileFact(*fact)
        yield Enclosure(
            f"{base}/{file.address}", file.content_type or "application/octet-stream", file.size, file.filename
        )


def _moment(value: Any) -> datetime | None:
    """Return a moment of the catalogue, None for the dates that stand for none (1969, 2499)."""
    try:
        moment: datetime = value.asdatetime().astimezone(VIETNAM)
    except (AttributeError, ValueError, OverflowError):
        return None
    return moment.replace(microsecond=0) if 1990 < moment.year < 2400 else None
