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
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.feeds.decide import decide
from edu.portal.core.feeds.decide import is_same_content
from edu.portal.core.feeds.decide import plan_request
from edu.portal.core.feeds.model import Body
from edu.portal.core.feeds.model import Failure
from edu.portal.core.feeds.model import FeedSource
from edu.portal.core.feeds.model import FeedState
from edu.portal.core.feeds.model import FetchResult
from edu.portal.core.feeds.model import NotModified
from edu.portal.core.feeds.model import Parsed
from edu.portal.core.feeds.model import Reading
from edu.portal.core.feeds.model import Request
from edu.portal.core.feeds.pace import DEFAULT_TIMING
from edu.portal.core.feeds.pace import as_done
from edu.portal.core.feeds.pace import due
from edu.portal.core.feeds.pace import is_to_write
from edu.portal.core.feeds.pace import next_attempt
from edu.portal.core.feeds.pace import state_for
from edu.portal.syndication.archive import add_entries
from edu.portal.syndication.progress import note_asked
from edu.portal.syndication.progress import note_done
from edu.portal.syndication.progress import progress_of
from edu.portal.syndication.shown import error_of
from edu.portal.syndication.sources import read_sources
from edu.portal.syndication.store import load_done
from edu.portal.syndication.store import load_state
from edu.portal.syndication.store import load_status
from edu.portal.syndication.store import save_done
from edu.portal.syndication.store import save_state
import logging
from time import monotonic
import transaction
from typing import Any
from urllib.parse import urlsplit


logger = logging.getLogger("edu.portal.syndication")

MOST_READERS = 8
MOST_ATTEMPTS = 5
# So many states are in memory at a time, and are written together.
BATCH = 64
# Seconds. The lease of the scheduler lasts ten minutes; the last batch of a round may take some of them.
BUDGET = 240.0
LONG_AGO = datetime(2000, 1, 1, tzinfo=VIETNAM)


@dataclass(frozen=True, slots=True)
class Gateway:
    """The way to the sources: ``fetch`` asks, ``parse`` understands the answer; neither raises.

    ``rest`` waits between two questions to one host.
    """

    fetch: Callable[[Request], FetchResult]
    parse: Callable[[Body], Parsed | Failure]
    rest: Callable[[], None] = lambda: None


def list_due(portal: Any, now: datetime) -> tuple[FeedSource, ...]:
    """Return the sources that are to be read at ``now``, the longest waiting first."""
    sources = read_sources()
    return due(sources, {source.id: load_status(portal, source.id) for source in sources}, now, progress_of(portal))


def next_due(portal: Any) -> datetime | None:
    """Return when the next feed is to be read, None without feeds; a feed that was never asked is due since ever."""
    return min((moment or LONG_AGO for moment in _upcoming(portal)), default=None)


def refresh_due(portal: Any, gateway: Gateway, now: datetime, budget: float = BUDGET) -> list[dict[str, Any]]:
    """Read the feeds that are due, a batch after the other, for ``budget`` seconds at most; see ``refresh``.

    What finds no place stays due. When nothing new was found nothing is written but the moment until which all
    was done, and that only now and then.
    """
    waiting = list_due(portal, now)
    started = monotonic()
    report: list[dict[str, Any]] = []
    for place in range(0, len(waiting), BATCH):
        batch = waiting[place : place + BATCH]
        report += refresh(portal, batch, gateway, now)
        note_asked(portal, tuple(source.id for source in batch), now)
        if monotonic() - started > budget and place + BATCH < len(waiting):
            return report
    note_done(portal, now)
    if waiting and is_to_write(load_done(portal), now, _upcoming(portal)):
        _commit("edu.portal: all feeds asked", lambda: save_done(portal, now))
    return report


def refresh_all(portal: Any, gateway: Gateway, now: datetime) -> list[dict[str, Any]]:
    """Read every feed that is not paused, due or not, and write down that it was; see ``refresh``."""
    asked = [source for source in read_sources() if not source.is_paused]
    return refresh(portal, asked, gateway, now, write_all=True)


def refresh(
    portal: Any, sources: Collection[FeedSource], gateway: Gateway, now: datetime, write_all: bool = False
) -> list[dict[str, Any]]:
    """Read ``sources`` and commit what they brought; return ``{"id", "outcome", "item_count", "error"}`` for each.

    ``outcome`` is ``updated``, ``unchanged`` or ``failed``. No transaction is open while the network is read: the
    running one is aborted first, so the caller must have written nothing. The results are written in one short
    transaction which is repeated on conflict; a feed that brought nothing new is not written, unless ``write_all``.
    Raises ``ConflictError`` when it still collides after five attempts.
    """
    states = {source.id: load_state(portal, source.id) for source in sources}
    transaction.abort()
    readings = read_all(sources, states, gateway, now)
    report: list[dict[str, Any]] = []
    if readings:
        report = _commit("edu.portal: feeds refreshed", lambda: record(portal, sources, readings, now, write_all))
    _log_changes(states, report)
    return report


def read_all(
    sources: Collection[FeedSource], states: Mapping[str, FeedState], gateway: Gateway, now: datetime
) -> dict[str, Reading]:
    """Ask the sources, several hosts at a time, and return what each brought. Touches no database, raises nothing.

    The feeds of one host are asked one after the other, with a rest between them.
    """
    hosts: dict[str, list[FeedSource]] = {}
    for source in sources:
        hosts.setdefault(_host(source, states[source.id]), []).append(source)
    if not hosts:
        return {}

    def read_host(found: list[FeedSource]) -> list[tuple[str, Reading]]:
        readings = []
        for place, source in enumerate(found):
            if place:
                gateway.rest()
            readings.append((source.id, _read(source, states[source.id], gateway, now)))
        return readings

    with ThreadPoolExecutor(max_workers=min(MOST_READERS, len(hosts)), thread_name_prefix="edu.portal.feeds") as pool:
        return dict(reading for readings in pool.map(read_host, hosts.values()) for reading in readings)


def record(
    portal: Any,
    sources: Iterable[FeedSource],
    readings: Mapping[str, Reading],
    now: datetime,
    write_all: bool = False,
) -> list[dict[str, Any]]:
    """Store the readings that changed something, or all, in the running transaction; return the report of ``refresh``.

    A source that was removed or got another address while it was being read is left out.
    """
    present = set(read_sources())
    progress = progress_of(portal)
    report = []
    for source in sources:
        if source not in present:
            continue
        old = load_state(portal, source.id)
        # Good readings without news are not written: as_done() knows when the last one was.
        known = as_done(old, progress.of(source.id), DEFAULT_TIMING)
        update = decide(source, known, readings[source.id], now)
        new = update.state
        if update.changed or write_all:
            save_state(portal, source.id, new)
        if old.entries != new.entries:
            add_entries(portal, source.id, old.entries, new.entries, now)
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


def _upcoming(portal: Any) -> list[datetime | None]:
    progress = progress_of(portal)
    asked = [source for source in read_sources() if not source.is_paused]
    states = [(source, state_for(source, load_status(portal, source.id))) for source in asked]
    return [next_attempt(state, progress.of(source.id), DEFAULT_TIMING) for source, state in states]


def _host(source: FeedSource, state: FeedState) -> str:
    url = state_for(source, state).moved_to or source.url
    try:
        return urlsplit(url).hostname or url
    except ValueError:
        return url


def _commit(note: str, write: Callable[[], Any]) -> Any:
    for attempt in transaction.manager.attempts(MOST_ATTEMPTS):
        with attempt as current:
            current.note(note)
            result = write()
    return result


def _log_changes(before: Mapping[str, FeedState], report: Iterable[dict[str, Any]]) -> None:
    for row in report:
        failed_before = bool(before[row["id"]].failures)
        if row["error"] and not failed_before:
            logger.warning("The feed %s cannot be read: %s", row["id"], row["error"])
        elif failed_before and not row["error"]:
            logger.info("The feed %s can be read again", row["id"])
