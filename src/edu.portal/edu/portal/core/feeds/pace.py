"""When a feed is asked again. Nothing here reads a clock.

A feed that is well is asked at an even beat from its last change: ``next_attempt``, and whole intervals after it. What
was done is one moment for all feeds (``done``: everything due until then was asked), so a reading that brings nothing
new leaves nothing to remember of the feed itself.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from datetime import datetime
from datetime import timedelta
from edu.portal.core.feeds.model import FeedSource
from edu.portal.core.feeds.model import FeedState
from edu.portal.core.feeds.model import Timing
from zlib import crc32


# A pause after failures is lengthened by up to this share: sources that broke together are not asked together.
JITTER = 0.2
# So often what was done is written down while there is work; a process that takes over repeats no more than this.
HEARTBEAT = timedelta(minutes=5)
_SHARES = 1000
DEFAULT_TIMING = Timing()


@dataclass(frozen=True, slots=True)
class Progress:
    """What was done: everything that was due until ``done``, and since then the feeds of ``asked``."""

    done: datetime | None = None
    asked: Mapping[str, datetime] = field(default_factory=dict)

    def of(self, feed_id: str) -> datetime | None:
        """Return the moment until which this feed is done."""
        moment = self.asked.get(feed_id)
        return moment if self.done is None or (moment is not None and moment > self.done) else self.done


def pause_after(feed_id: str, failures: int, timing: Timing) -> timedelta:
    """Return how long to wait after the ``failures``-th failure in a row, 1 for the first: doubling, with jitter.

    The jitter is a function of the feed and the number, so that the same situation gives the same pause. Never longer
    than ``timing.longest``.
    """
    # The exponent is capped so that years of failures do not overflow a timedelta.
    pause: timedelta = timing.interval * 2 ** min(max(failures, 1) - 1, 16)
    share = crc32(f"{feed_id}/{failures}".encode()) % _SHARES / _SHARES
    return min(pause * (1 + JITTER * share), timing.longest)


def next_attempt(state: FeedState, done: datetime | None, timing: Timing) -> datetime | None:
    """Return when the feed is to be asked, None for at once."""
    first = state.next_attempt
    if first is None or done is None or first > done or state.failures:
        return first
    return first + ((done - first) // timing.interval + 1) * timing.interval


def as_done(state: FeedState, done: datetime | None, timing: Timing) -> FeedState:
    """Return the state with the times that it would have if every reading were written down."""
    coming = next_attempt(state, done, timing)
    if coming is None or coming == state.next_attempt:
        return state
    last = coming - timing.interval
    return replace(state, next_attempt=coming, last_attempt=last, last_success=last)


def due(
    sources: Iterable[FeedSource],
    states: Mapping[str, FeedState],
    now: datetime,
    progress: Progress = Progress(),
    timing: Timing = DEFAULT_TIMING,
) -> tuple[FeedSource, ...]:
    """Return the sources that are to be asked now, the longest waiting first.

    A paused one never is. A source without state, or one whose address was changed since, is due at once.
    """
    waiting = [
        (next_attempt(state_for(source, states.get(source.id)), progress.of(source.id), timing), source)
        for source in sources
        if source.url and not source.is_paused
    ]
    ready = [(moment, source) for moment, source in waiting if moment is None or moment <= now]
    return tuple(source for _moment, source in sorted(ready, key=lambda pair: _waiting_since(pair[0])))


def state_for(source: FeedSource, state: FeedState | None) -> FeedState:
    """Return the state that belongs to the source's present address, an empty one when there is none."""
    if state is None or state.url != source.url:
        return FeedState(url=source.url)
    return state


def is_to_write(written: datetime | None, done: datetime, upcoming: Sequence[datetime | None]) -> bool:
    """Tell whether ``done`` must be written down although nothing else is.

    It must when the last writing is a heartbeat ago, and when no work follows within one: another process may take
    over as soon as this one falls silent.
    """
    if written is None or done - written >= HEARTBEAT:
        return True
    soonest = min((moment for moment in upcoming if moment is not None), default=None)
    return soonest is None or soonest - done > HEARTBEAT


def _waiting_since(moment: datetime | None) -> float:
    return float("-inf") if moment is None else moment.timestamp()
