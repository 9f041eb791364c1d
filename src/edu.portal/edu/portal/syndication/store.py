"""What is remembered of the feeds: an annotation of the portal with two small persistent objects for each feed.

The items and the bookkeeping are apart: an attempt that brought nothing new writes a few hundred bytes, never the
items. Everything inside is plain (dicts, tuples, strings, datetimes), so that the classes of ``core.feeds`` may change
without touching what is stored. Order, identity and the number of items are decided in ``core.feeds``.
"""

from BTrees.OOBTree import OOBTree
from collections.abc import Iterable
from dataclasses import asdict
from dataclasses import fields
from datetime import datetime
from edu.portal.core.feeds.model import Entry
from edu.portal.core.feeds.model import FeedState
from persistent import Persistent
from typing import Any
from zope.annotation.interfaces import IAnnotations


ANNOTATION_KEY = "edu.portal.feeds"

_STATUS_FIELDS = tuple(field.name for field in fields(FeedState) if field.name != "entries")
_ENTRY_FIELDS = tuple(field.name for field in fields(Entry))


class FeedStatus(Persistent):
    """The bookkeeping of one feed: when it was asked, with what result, and the validators of its last answer."""

    values: dict[str, Any]

    def __init__(self, values: dict[str, Any]) -> None:
        self.values = values


class FeedItems(Persistent):
    """The last good items of one feed, newest first."""

    entries: tuple[dict[str, Any], ...]

    def __init__(self, entries: tuple[dict[str, Any], ...]) -> None:
        self.entries = entries


class FeedClock(Persistent):
    """The moment until which every feed that was due has been asked, an object of its own: it changes the most."""

    done: datetime | None = None


class FeedStore(Persistent):
    """Both kinds of object by feed id; ``archive`` (see there) and ``choices`` (pinned, hidden) begin when needed."""

    # Stores written before these existed have none of them.
    clock = None
    archive = None
    pinned = None
    hidden = None
    pictures = None
    made = None
    alarm = None

    def __init__(self) -> None:
        self.status = OOBTree()
        self.items = OOBTree()


def load_state(portal: Any, feed_id: str) -> FeedState:
    """Return the state of a feed with its items; the empty state when it was never asked."""
    status = load_status(portal, feed_id)
    return FeedState(**{**_plain(status), "entries": load_entries(portal, feed_id)})


def load_status(portal: Any, feed_id: str) -> FeedState:
    """Return the state of a feed without its items, which stay asleep in the database."""
    store = feed_store(portal)
    stored = None if store is None else store.status.get(feed_id)
    if stored is None:
        return FeedState()
    return FeedState(**{name: stored.values[name] for name in _STATUS_FIELDS if name in stored.values})


def load_entries(portal: Any, feed_id: str) -> tuple[Entry, ...]:
    """Return the last good items of a feed, newest first."""
    store = feed_store(portal)
    stored = None if store is None else store.items.get(feed_id)
    if stored is None:
        return ()
    return tuple(entry_of(row) for row in stored.entries)


def entry_of(row: dict[str, Any]) -> Entry:
    """Return an item as it was stored, by this release or an older one."""
    return Entry(**{name: row[name] for name in _ENTRY_FIELDS if name in row})


def save_state(portal: Any, feed_id: str, state: FeedState) -> None:
    """Store a state; an object whose content is the same is not written."""
    store = writable_store(portal)
    values = _plain(state)
    status = store.status.get(feed_id)
    if status is None:
        store.status[feed_id] = FeedStatus(values)
    elif status.values != values:
        status.values = values
    entries = tuple(asdict(entry) for entry in state.entries)
    items = store.items.get(feed_id)
    if items is None:
        if entries:
            store.items[feed_id] = FeedItems(entries)
    elif items.entries != entries:
        items.entries = entries


def load_done(portal: Any) -> datetime | None:
    """Return the moment until which everything was asked, None when nobody wrote one down."""
    store = feed_store(portal)
    return None if store is None or store.clock is None else store.clock.done


def save_done(portal: Any, done: datetime) -> None:
    """Write down the moment until which everything was asked."""
    store = writable_store(portal)
    if store.clock is None:
        store.clock = FeedClock()
    store.clock.done = done


def count_entries(portal: Any, feed_id: str) -> int:
    """Return how many items of a feed are stored."""
    store = feed_store(portal)
    stored = None if store is None else store.items.get(feed_id)
    return 0 if stored is None else len(stored.entries)


def forget_others(portal: Any, feed_ids: Iterable[str]) -> None:
    """Drop what is remembered of all feeds but ``feed_ids``; writes nothing when there are no others."""
    store = feed_store(portal)
    if store is None:
        return
    kept = set(feed_ids)
    for tree in (store.status, store.items):
        for feed_id in [stored for stored in tree if stored not in kept]:
            del tree[feed_id]


def feed_store(portal: Any) -> FeedStore | None:
    """Return the store of a site, None when nothing was ever stored."""
    store: FeedStore | None = IAnnotations(portal).get(ANNOTATION_KEY)
    return store


def writable_store(portal: Any) -> FeedStore:
    """Return the store of a site; the first call writes it."""
    store = feed_store(portal)
    if store is None:
        store = IAnnotations(portal)[ANNOTATION_KEY] = FeedStore()
    return store


def _plain(state: FeedState) -> dict[str, Any]:
    return {name: getattr(state, name) for name in _STATUS_FIELDS}
