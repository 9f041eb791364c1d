"""What is stored of the feeds, for pages and reports. Reads the store, nothing else."""

from collections.abc import Collection
from collections.abc import Iterable
from datetime import datetime
from edu.portal.core.feeds.choose import is_wanted
from edu.portal.core.feeds.choose import item_key
from edu.portal.core.feeds.choose import pinned_first
from edu.portal.core.feeds.choose import same_item
from edu.portal.core.feeds.decide import is_invitation
from edu.portal.core.feeds.model import CATEGORIES
from edu.portal.core.feeds.model import Entry
from edu.portal.core.feeds.model import FeedSource
from edu.portal.core.feeds.model import FeedState
from edu.portal.core.feeds.pace import DEFAULT_TIMING
from edu.portal.core.feeds.pace import as_done
from edu.portal.core.feeds.pace import state_for
from edu.portal.syndication.choices import read_hidden
from edu.portal.syndication.choices import read_pinned
from edu.portal.syndication.health import status_code
from edu.portal.syndication.health import status_of
from edu.portal.syndication.progress import progress_of
from edu.portal.syndication.sources import read_sources
from edu.portal.syndication.sources import superior_id
from edu.portal.syndication.store import count_entries
from edu.portal.syndication.store import load_entries
from edu.portal.syndication.store import load_status
from heapq import merge
from typing import Any


INVITATIONS = "thu-moi"


def describe_feeds(portal: Any, now: datetime) -> list[dict[str, Any]]:
    """Return the health of every feed as a dict, in the order of the settings; reads only.

    Keys: id, title, url, superior, category, status, last_attempt, last_success, next_attempt (aware datetimes or
    ``None``), item_count, error (``None`` or ``<kind>: <detail>``), error_kind, http_status (see ``status_code``),
    failures (in a row), moved_to, and of the settings is_paused, as_browser, chain_optional. A paused feed has no
    next attempt.
    """
    return [_describe(portal, source, now) for source in read_sources()]


def shown_items(
    portal: Any, feed_ids: Collection[str], now: datetime, limit: int | None = None, category: str = ""
) -> list[dict[str, Any]]:
    """Return the stored items of the feeds, pinned ones first, then newest first, at most ``limit``; reads only.

    Each is ``{"key", "keys", "feed", "title", "url", "superior", "also", "category", "published", "summary",
    "picture", "is_pinned"}``; ``published`` is the moment to show, the earlier of the feed's date and our first sight,
    ``also`` the names of other units that list the same item, ``keys`` its names in all feeds. Unknown ids give
    nothing. Left out is what the words and the age
    of a source do not want and what editors have hidden. ``category`` chooses: the invitations of a unit that has no
    feed of them are those items of its other feeds whose title says so (S0-06).
    """
    stored = _stored(portal, feed_ids, now)
    with_invitations = units_with_invitations(stored)
    lists = [
        [(entry, source) for entry in entries if is_in(source, entry, category, with_invitations)]
        for source, entries in stored.items()
    ]
    # merge() keeps the order that the core gave each feed, even where a feed's dates do not fall steadily.
    return joined(portal, merge(*lists, key=lambda pair: -pair[0].when.timestamp()), limit)


def shown_categories(portal: Any, feed_ids: Collection[str], now: datetime) -> tuple[str, ...]:
    """Return the categories of which the feeds have something to show, in the official order."""
    stored = _stored(portal, feed_ids, now)
    with_invitations = units_with_invitations(stored)
    pairs = [(source, entry) for source, entries in stored.items() for entry in entries]
    return tuple(
        category
        for category in CATEGORIES
        if any(is_in(source, entry, category, with_invitations) for source, entry in pairs)
    )


def freshness(portal: Any, feed_ids: Collection[str]) -> datetime | None:
    """Return when the latest good reading of these feeds was, ``None`` when there was none; reads only."""
    moments = [_status(portal, feed_id).last_success for feed_id in feed_ids]
    return max((moment for moment in moments if moment is not None), default=None)


def error_of(state: FeedState) -> str | None:
    """Return the failure of the last attempt as ``<kind>: <detail>``, ``None`` when it went well."""
    if not state.error_kind:
        return None
    return f"{state.error_kind}: {state.error_detail}" if state.error_detail else state.error_kind


def _status(portal: Any, feed_id: str) -> FeedState:
    return as_done(load_status(portal, feed_id), progress_of(portal).of(feed_id), DEFAULT_TIMING)


def _describe(portal: Any, source: FeedSource, now: datetime) -> dict[str, Any]:
    state = state_for(source, _status(portal, source.id))
    return {
        "id": source.id,
        "title": source.title,
        "url": source.url,
        "superior": source.superior,
        "category": source.category,
        "status": status_of(state, now),
        "last_attempt": state.last_attempt,
        "last_success": state.last_success,
        "next_attempt": None if source.is_paused else state.next_attempt,
        "item_count": count_entries(portal, source.id) if state.last_success else 0,
        "error": error_of(state),
        "error_kind": state.error_kind,
        "http_status": status_code(state),
        "failures": state.failures,
        "moved_to": state.moved_to,
        "is_paused": source.is_paused,
        "as_browser": source.as_browser,
        "chain_optional": source.chain_optional,
    }


def _stored(portal: Any, feed_ids: Collection[str], now: datetime) -> dict[FeedSource, tuple[Entry, ...]]:
    """Return what is stored of the feeds and may be shown; of one that has another address now nothing."""
    hidden = read_hidden(portal)
    return {source: _entries(portal, source, now, hidden) for source in read_sources() if source.id in feed_ids}


def _entries(portal: Any, source: FeedSource, now: datetime, hidden: Collection[str]) -> tuple[Entry, ...]:
    if load_status(portal, source.id).url != source.url:
        return ()
    wanted = (entry for entry in load_entries(portal, source.id) if is_wanted(source, entry, now))
    return tuple(entry for entry in wanted if item_key(source.id, entry) not in hidden)


def joined(portal: Any, pairs: Iterable[tuple[Entry, FeedSource]], limit: int | None) -> list[dict[str, Any]]:
    """Return the items with those that several feeds list joined into one, the pinned ones first."""
    pinned = read_pinned(portal)
    most = None if limit is None or pinned else limit
    found: list[dict[str, Any]] = []
    seen: dict[tuple[str, ...], dict[str, Any]] = {}
    for entry, source in pairs:
        marks = same_item(entry)
        known = [seen[mark] for mark in marks if mark in seen]
        # What one feed lists twice, with one link for all, was told apart when it was read.
        same = next((item for item in known if item["feed"] != source.id), None)
        if same is not None:
            _join(same, entry, source, pinned)
            continue
        if most is not None and len(found) >= most:
            break
        item = item_of(entry, source, pinned)
        found.append(item)
        seen.update(dict.fromkeys(marks, item))
    first = {item["key"] for item in found if item["is_pinned"]}
    return pinned_first([(item["key"], item) for item in found], first)[:limit]


def _join(same: dict[str, Any], entry: Entry, source: FeedSource, pinned: Collection[str]) -> None:
    if source.superior not in (same["superior"], *same["also"]):
        same["also"].append(source.superior)
    key = item_key(source.id, entry)
    same["keys"].append(key)
    same["is_pinned"] = same["is_pinned"] or key in pinned
    same["picture"] = same["picture"] or entry.picture


def units_with_invitations(sources: Iterable[FeedSource]) -> set[str]:
    """Return the units that have a feed of invitations."""
    return {superior_id(source.id) for source in sources if source.category == INVITATIONS}


def is_in(source: FeedSource, entry: Entry, category: str, with_invitations: set[str]) -> bool:
    """Tell whether an item belongs to ``category``, "" for all; see ``shown_items`` for invitations."""
    if not category or source.category == category:
        return True
    derived = category == INVITATIONS and superior_id(source.id) not in with_invitations
    return derived and is_invitation(entry.title)


def item_of(entry: Entry, source: FeedSource, pinned: Collection[str]) -> dict[str, Any]:
    """Return an item as ``shown_items`` describes it."""
    key = item_key(source.id, entry)
    return {
        "key": key,
        "keys": [key],
        "feed": source.id,
        "title": entry.title,
        "url": entry.link,
        "superior": source.superior,
        "also": [],
        "category": source.category,
        "published": entry.when,
        "summary": entry.summary,
        "picture": entry.picture,
        "is_pinned": key in pinned,
    }
