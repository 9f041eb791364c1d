"""The items of the last ninety days, outside of the main catalogue: one tree for each feed, newest first.

Only title, short summary, source and link are kept, as everywhere (requirements 2.4).
"""

from BTrees.OOBTree import OOBTree
from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import asdict
from dataclasses import replace
from datetime import datetime
from datetime import timedelta
from edu.portal.core.feeds.choose import item_key
from edu.portal.core.feeds.merge import match_entries
from edu.portal.core.feeds.model import Entry
from edu.portal.core.feeds.search import search_text
from edu.portal.syndication.store import entry_of
from edu.portal.syndication.store import feed_store
from edu.portal.syndication.store import writable_store
from typing import Any


KEPT = timedelta(days=90)
# Keys are text and ascend; so that the newest come first they count down from here (seconds since 1970).
_END = 9_999_999_999
_KEY_AT = len(f"{_END}-{_END}-0000-")


def add_entries(portal: Any, feed_id: str, old: Sequence[Entry], new: Sequence[Entry], now: datetime) -> None:
    """Keep what is new or changed in ``new``, in place of how it stood in ``old``, and drop what is too old.

    An item that only moved down its feed stays as it is: a new one on top moves all the others.
    """
    known = {replace(entry, position=0) for entry in old}
    changed = [entry for entry in new if replace(entry, position=0) not in known and now - entry.when <= KEPT]
    if not changed:
        return
    store = writable_store(portal)
    if store.archive is None:
        store.archive = OOBTree()
    tree = store.archive.get(feed_id)
    if tree is None:
        tree = store.archive[feed_id] = OOBTree()
    known_as = match_entries(changed, old)
    for place in known_as.values():
        _drop(tree, feed_id, old[place])
    for entry in changed:
        tree[_place(feed_id, entry)] = {**asdict(entry), "words": search_text(entry.title, entry.summary)}
    _purge(tree, now)


def archived(portal: Any, feed_id: str) -> Iterator[Entry]:
    """Give the kept items of a feed, newest first; those of a feed that the settings no longer name as well."""
    return (entry_of(row) for _key, row in archived_rows(portal, feed_id))


def archived_rows(
    portal: Any, feed_id: str, begin: datetime | None = None, end: datetime | None = None
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the keys of the kept items of a feed with their rows (see ``entry_of``, ``words_of``), newest first.

    With ``begin`` and ``end`` only those from ``begin`` until before ``end``; the others are not read.
    """
    tree = _tree(portal, feed_id)
    if tree is not None:
        newest = f"{_countdown(end)}~" if end else None
        oldest = f"{_countdown(begin)}~" if begin else None
        for place, row in tree.items(min=newest, max=oldest):
            yield place[_KEY_AT:], row


def archived_item(portal: Any, feed_id: str, key: str) -> Entry | None:
    """Return the kept item of a feed that has the key, None when there is none."""
    tree = _tree(portal, feed_id)
    found = next((place for place in tree if place[_KEY_AT:] == key), None) if tree is not None else None
    return None if found is None else entry_of(tree[found])


def words_of(row: dict[str, Any]) -> str:
    """Return the words of an archived row as ``search_text`` does; older rows were kept without."""
    kept = row.get("words")
    return kept if isinstance(kept, str) else search_text(row["title"], row["summary"])


def is_purge_due(portal: Any, now: datetime) -> bool:
    """Tell whether anything in the archive has outlived its time."""
    return any(_outlived(tree, now) for tree in _trees(portal))


def purge(portal: Any, now: datetime) -> int:
    """Drop what has outlived its time; return how many items that were."""
    return sum(_purge(tree, now) for tree in _trees(portal))


def forget_archives(portal: Any, kept: Collection[str]) -> None:
    """Drop the archives of all feeds but ``kept``."""
    store = feed_store(portal)
    if store is not None and store.archive is not None:
        for feed_id in [name for name in store.archive if name not in kept]:
            del store.archive[feed_id]


def _tree(portal: Any, feed_id: str) -> Any | None:
    store = feed_store(portal)
    return None if store is None or store.archive is None else store.archive.get(feed_id)


def _trees(portal: Any) -> list[Any]:
    store = feed_store(portal)
    return [] if store is None or store.archive is None else list(store.archive.values())


def _place(feed_id: str, entry: Entry) -> str:
    """Inside one minute what came later stands first, and of one reading the order of the feed counts.

    Seconds say nothing where the month stands for the minutes.
    """
    return f"{_moments(entry)}{entry.position:04d}-{item_key(feed_id, entry)}"


def _moments(entry: Entry) -> str:
    return f"{_countdown(entry.when)}-{_countdown(entry.first_seen)}-"


def _drop(tree: Any, feed_id: str, entry: Entry) -> None:
    """Drop the row of an item; its position may have been another one when it was written."""
    begin, key = _moments(entry), item_key(feed_id, entry)
    place = next((found for found in tree.keys(min=begin, max=f"{begin}~") if found[_KEY_AT:] == key), None)
    if place is not None:
        del tree[place]


def _countdown(moment: datetime) -> str:
    return f"{_END - int(moment.timestamp()) // 60 * 60:010d}"


def _outlived(tree: Any, now: datetime) -> list[str]:
    return list(tree.keys(min=f"{_countdown(now - KEPT)}~"))


def _purge(tree: Any, now: datetime) -> int:
    gone = _outlived(tree, now)
    for key in gone:
        del tree[key]
    return len(gone)
