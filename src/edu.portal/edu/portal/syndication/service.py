"""Use cases of the feeds: read what is due from the network, and hand out what is stored.

The two halves never meet: what hands out only reads the store, what fetches is called by the scheduler, the console
command or a button, and gets its gateway as an argument.
"""

from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from edu.portal.core.feeds.decide import decide
from edu.portal.core.feeds.decide import due
from edu.portal.core.feeds.decide import is_invitation
from edu.portal.core.feeds.decide import is_same_content
from edu.portal.core.feeds.decide import plan_request
from edu.portal.core.feeds.decide import state_for
from edu.portal.core.feeds.model import CATEGORIES
from edu.portal.core.feeds.model import Body
from edu.portal.core.feeds.model import Entry
from edu.portal.core.feeds.model import Failure
from edu.portal.core.feeds.model import FeedSource
from edu.portal.core.feeds.model import FeedState
from edu.portal.core.feeds.model import FetchResult
from edu.portal.core.feeds.model import NotModified
from edu.portal.core.feeds.model import Parsed
from edu.portal.core.feeds.model import Reading
from edu.portal.core.feeds.model import Request
from edu.portal.syndication.health import status_of
from edu.portal.syndication.sources import read_sources
from edu.portal.syndication.sources import superior_id
from edu.portal.syndication.store import count_entries
from edu.portal.syndication.store import load_entries
from edu.portal.syndication.store import load_state
from edu.portal.syndication.store import load_status
from edu.portal.syndication.store import save_state
from heapq import merge
import logging
import transaction
from typing import Any


logger = logging.getLogger("edu.portal.syndication")

INVITATIONS = "thu-moi"
MOST_READERS = 8
MOST_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Gateway:
    """The way to the sources: ``fetch`` asks, ``parse`` understands the answer. Neither raises."""

    fetch: Callable[[Request], FetchResult]
    parse: Callable[[Body], Parsed | Failure]


def list_due(portal: Any, now: datetime) -> tuple[FeedSource, ...]:
    """Return the sources that are to be read at ``now``, the longest waiting first."""
    sources = read_sources()
    return due(sources, {source.id: load_status(portal, source.id) for source in sources}, now)


def refresh_due(portal: Any, gateway: Gateway, now: datetime) -> list[dict[str, Any]]:
    """Read every feed that is due; see ``refresh``."""
    return refresh(portal, list_due(portal, now), gateway, now)


def refresh_all(portal: Any, gateway: Gateway, now: datetime) -> list[dict[str, Any]]:
    """Read every feed, due or not; see ``refresh``."""
    return refresh(portal, read_sources(), gateway, now)


def refresh(portal: Any, sources: Collection[FeedSource], gateway: Gateway, now: datetime) -> list[dict[str, Any]]:
    """Read ``sources`` and commit what they brought; return ``{"id", "outcome", "item_count", "error"}`` for each.

    ``outcome`` is ``updated``, ``unchanged`` or ``failed``. No transaction is open while the network is read: the
    running one is aborted first, so the caller must have written nothing. The results are written in one short
    transaction which is repeated on conflict. Raises ``ConflictError`` when it still collides after five attempts.
    """
    states = {source.id: load_state(portal, source.id) for source in sources}
    transaction.abort()
    readings = read_all(sources, states, gateway, now)
    report: list[dict[str, Any]] = []
    if readings:
        for attempt in transaction.manager.attempts(MOST_ATTEMPTS):
            with attempt as current:
                current.note("edu.portal: feeds refreshed")
                report = record(portal, sources, readings, now)
    _log_changes(states, report)
    return report


def read_all(
    sources: Collection[FeedSource], states: Mapping[str, FeedState], gateway: Gateway, now: datetime
) -> dict[str, Reading]:
    """Ask the sources, several at a time, and return what each brought. Touches no database and raises nothing."""
    if not sources:
        return {}
    with ThreadPoolExecutor(
        max_workers=min(MOST_READERS, len(sources)), thread_name_prefix="edu.portal.feeds"
    ) as pool:
        readings = pool.map(lambda source: _read(source, states[source.id], gateway, now), sources)
        return {source.id: reading for source, reading in zip(sources, readings, strict=True)}


def record(
    portal: Any, sources: Iterable[FeedSource], readings: Mapping[str, Reading], now: datetime
) -> list[dict[str, Any]]:
    """Store the readings in the running transaction and return the report of ``refresh``.

    A source that was removed or got another address while it was being read is left out.
    """
    present = set(read_sources())
    report = []
    for source in sources:
        if source not in present:
            continue
        old = load_state(portal, source.id)
        new = decide(source, old, readings[source.id], now).state
        save_state(portal, source.id, new)
        changed = "unchanged" if old.entries == new.entries else "updated"
        report.append(
            {
                "id": source.id,
                "outcome": "failed" if new.failures else changed,
                "item_count": len(new.entries),
                "error": error_of(new),
            }
        )
    return report


def ask_again(portal: Any) -> None:
    """Make every feed due whose last attempt failed; for when an administrator has changed something."""
    for source in read_sources():
        state = load_state(portal, source.id)
        if state.failures:
            save_state(portal, source.id, replace(state, next_attempt=None))


def describe_feeds(portal: Any, now: datetime) -> list[dict[str, Any]]:
    """Return the health of every feed as a dict, in the order of the settings; reads only.

    Keys: id, title, url, superior, category, status, last_attempt, last_success, next_attempt (aware datetimes or
    ``None``), item_count, error (``None`` or ``<kind>: <detail>``), error_kind.
    """
    return [_describe(portal, source, now) for source in read_sources()]


def shown_items(
    portal: Any, feed_ids: Collection[str], limit: int | None = None, category: str = ""
) -> list[dict[str, Any]]:
    """Return the stored items of the feeds, newest first, at most ``limit``; reads only.

    Each is ``{"feed", "title", "url", "superior", "category", "published", "summary"}``; ``published`` is the moment
    to show, the earlier of the feed's date and our first sight. Unknown ids give nothing. An item that several feeds
    of one unit list is given once. ``category`` chooses: the invitations of a unit that has no feed of them are those
    items of its other feeds whose title says so (S0-06).
    """
    stored = _stored(portal, feed_ids)
    with_invitations = _with_invitations(stored)
    lists = [
        [(entry, source) for entry in entries if _is_in(source, entry, category, with_invitations)]
        for source, entries in stored.items()
    ]
    found: list[dict[str, Any]] = []
    seen: set[tuple[str, str]] = set()
    # merge() keeps the order that the core gave each feed, even where a feed's dates do not fall steadily.
    for entry, source in merge(*lists, key=lambda pair: -pair[0].when.timestamp()):
        identity = (superior_id(source.id), entry.link)
        if entry.link and identity in seen:
            continue
        seen.add(identity)
        found.append(_item(entry, source))
        if limit is not None and len(found) >= limit:
            break
    return found


def shown_categories(portal: Any, feed_ids: Collection[str]) -> tuple[str, ...]:
    """Return the categories of which the feeds have something to show, in the official order."""
    stored = _stored(portal, feed_ids)
    with_invitations = _with_invitations(stored)
    pairs = [(source, entry) for source, entries in stored.items() for entry in entries]
    return tuple(
        category
        for category in CATEGORIES
        if any(_is_in(source, entry, category, with_invitations) for source, entry in pairs)
    )


def freshness(portal: Any, feed_ids: Collection[str]) -> datetime | None:
    """Return when the latest good reading of these feeds was, ``None`` when there was none; reads only."""
    moments = [load_status(portal, feed_id).last_success for feed_id in feed_ids]
    return max((moment for moment in moments if moment is not None), default=None)


def error_of(state: FeedState) -> str | None:
    """Return the failure of the last attempt as ``<kind>: <detail>``, ``None`` when it went well."""
    if not state.error_kind:
        return None
    return f"{state.error_kind}: {state.error_detail}" if state.error_detail else state.error_kind


def _read(source: FeedSource, state: FeedState, gateway: Gateway, now: datetime) -> Reading:
    try:
        result = gateway.fetch(plan_request(source, state, now))
        if not isinstance(result, Body):
            return result
        if is_same_content(state_for(source, state), result.content, now):
            return NotModified()
        return gateway.parse(result)
    except Exception as error:
        # One source must not keep the others from being read.
        logger.exception("Reading the feed %s failed", source.id)
        return Failure("internal", type(error).__name__)


def _describe(portal: Any, source: FeedSource, now: datetime) -> dict[str, Any]:
    state = state_for(source, load_status(portal, source.id))
    return {
        "id": source.id,
        "title": source.title,
        "url": source.url,
        "superior": source.superior,
        "category": source.category,
        "status": status_of(state, now),
        "last_attempt": state.last_attempt,
        "last_success": state.last_success,
        "next_attempt": state.next_attempt,
        "item_count": count_entries(portal, source.id) if state.last_success else 0,
        "error": error_of(state),
        "error_kind": state.error_kind,
    }


def _stored(portal: Any, feed_ids: Collection[str]) -> dict[FeedSource, tuple[Entry, ...]]:
    """Return what is stored of the feeds; of one that has another address now nothing."""
    return {
        source: load_entries(portal, source.id) if load_status(portal, source.id).url == source.url else ()
        for source in read_sources()
        if source.id in feed_ids
    }


def _with_invitations(sources: Iterable[FeedSource]) -> set[str]:
    """Return the units that have a feed of invitations."""
    return {superior_id(source.id) for source in sources if source.category == INVITATIONS}


def _is_in(source: FeedSource, entry: Entry, category: str, with_invitations: set[str]) -> bool:
    if not category or source.category == category:
        return True
    derived = category == INVITATIONS and superior_id(source.id) not in with_invitations
    return derived and is_invitation(entry.title)


def _item(entry: Entry, source: FeedSource) -> dict[str, Any]:
    return {
        "feed": source.id,
        "title": entry.title,
        "url": entry.link,
        "superior": source.superior,
        "category": source.category,
        "published": entry.when,
        "summary": entry.summary,
    }


def _log_changes(before: Mapping[str, FeedState], report: Iterable[dict[str, Any]]) -> None:
    for row in report:
        failed_before = bool(before[row["id"]].failures)
        if row["error"] and not failed_before:
            logger.warning("The feed %s cannot be read: %s", row["id"], row["error"])
        elif failed_before and not row["error"]:
            logger.info("The feed %s can be read again", row["id"])
