"""The items of the last ninety days, outside of the main catalogue: one tree for each feed, newest first.

Only title, short summary, source and link are kept, as everywhere (requirements 2.4).
"""

from BTrees.OOBTree import OOBTree
from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from datetime import timedelta
from edu.portal.core.feeds.choose import item_key
from edu.portal.core.feeds.model import Entry
from edu.portal.syndication.store import entry_of
from edu.portal.syndication.store import feed_store
from edu.portal.syndication.store import writable_store
from typing import Any


KEPT = timedelta(days=90)
# Keys are text and ascend; so that the newest come first they count down from here (seconds since 1970).
_END = 9_999_999_999


def add_entries(portal: Any, feed_id: str, old: Sequence[Entry], new: Sequence[Entry], now: datetime) -> None:
    """Keep what is new or changed in ``new``, in place of how it stood in ``old``, and drop what is too old."""
    known = set(old)
    changed = [entry for entry in new if entry not in known and now - entry.when <= KEPT]
    if not changed:
        return
    store = writable_store(portal)
    if store.archive is None:
        store.archive = OOBTree()
    tree = store.archive.get(feed_id)
    if tree is None:
        tree = store.archive[feed_id] = OOBTree()
    before = {item_key(feed_id, entry): entry for entry in old}
    for entry in changed:
        key = item_key(feed_id, entry)
        if key in before:
            tree.pop(_place(before[key], key), None)
        tree[_place(entry, key)] = asdict(entry)
    _purge(tree, now)


def archived(portal: Any, feed_id: str) -> Iterator[Entry]:
    """Give the kept items of a feed, newest first; those of a feed that the settings no longer name as well."""
    store = feed_store(portal)
    tree = None if store is None or store.archive is None else store.archive.get(feed_id)
    for row in () if tree is None else tree.values():
        yield entry_of(row)


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


def _trees(portal: Any) -> list[Any]:
    store = feed_store(portal)
    return [] if store is None or store.archive is None else list(store.archive.values())


def _place(entry: Entry, key: str) -> str:
    return f"{_countdown(entry.when)}-{key}"


def _countdown(moment: datetime) -> str:
    return f"{_END - int(moment.timestamp()):010d}"


def _outlived(tree: Any, now: datetime) -> list[str]:
    return list(tree.keys(min=f"{_countdown(now - KEPT)}~"))


def _purge(tree: Any, now: datetime) -> int:
    gone = _outlived(tree, now)
    for key in gone:
        del tree[key]
    return len(gone)
