"""Which items of the feeds are shown, and in which order: the words of a source, its age, and what editors decided."""

from collections.abc import Collection
from datetime import datetime
from datetime import timedelta
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.feeds.model import Entry
from edu.portal.core.feeds.model import FeedSource
from edu.portal.core.text.unicode import fold
from edu.portal.core.text.unicode import to_nfc
from hashlib import sha256
import re
from typing import Any


# A shorter title may well be that of two items.
FEWEST_WORDS = 5
# "Khẩn trương ..." asks to hurry; only the word that stands apart is the mark of the unit.
_URGENT = re.compile(r"\W*(?:thuong khan|hoa toc|khan cap|khan(?=\s*(?:[^\w\s]|$)))(?!\w)")
_URGENT_IN_CAPITALS = re.compile(r"\W*KHẨN(?!\w|\s+TRƯƠNG)")


def item_key(feed_id: str, entry: Entry) -> str:
    """Return the name under which editors pin and hide an item: the same as long as feed, guid and link are.

    Guid and link both count: there are feeds that give all their items one guid.
    """
    identity = f"{entry.guid}\n{entry.link}" if entry.guid or entry.link else entry.title
    return sha256(f"{feed_id}\n{identity}".encode()).hexdigest()[:24]


def is_wanted(source: FeedSource, entry: Entry, now: datetime) -> bool:
    """Tell whether the settings of the source let the item through. Words are compared without case and diacritics."""
    if source.max_age and now - entry.when > timedelta(days=source.max_age):
        return False
    if not (source.include or source.exclude):
        return True
    text = f" {' '.join(fold(f'{entry.title} {entry.summary}').split())} "
    if any(_holds(text, word) for word in source.exclude):
        return False
    return not source.include or any(_holds(text, word) for word in source.include)


def same_item(entry: Entry) -> tuple[tuple[str, ...], ...]:
    """Return the marks by which two units tell the same: the address without scheme, or the title on the same day.

    Only a title of some words is a mark; "Thông báo" is none.
    """
    marks: list[tuple[str, ...]] = []
    if entry.link:
        marks.append(("link", entry.link.partition("://")[2].rstrip("/")))
    title = " ".join(fold(entry.title).split())
    if len(title.split()) >= FEWEST_WORDS:
        marks.append(("title", title, f"{entry.when.astimezone(VIETNAM):%Y-%m-%d}"))
    return tuple(marks)


def is_urgent(title: str) -> bool:
    """Tell whether a unit marks its item as urgent at the beginning of the title: khẩn, thượng khẩn, hỏa tốc."""
    return bool(_URGENT.match(fold(title)) or _URGENT_IN_CAPITALS.match(to_nfc(title)))


def pinned_first(items: Collection[tuple[str, Any]], pinned: Collection[str]) -> list[Any]:
    """Return the items, each given with its key, the pinned ones first; otherwise their order stays."""
    return [item for _key, item in sorted(items, key=lambda pair: pair[0] not in pinned)]


def _holds(text: str, word: str) -> bool:
    folded = " ".join(fold(word).split())
    return bool(folded) and folded in text
