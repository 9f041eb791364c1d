"""How a feed is doing, judged from its state and the time."""

from datetime import datetime
from datetime import timedelta
from edu.portal.core.feeds.model import FailureKind
from edu.portal.core.feeds.model import FeedState


OLD_AFTER = timedelta(hours=24)
# Failures of a server that did answer: what it sent was of no use.
_ANSWERED = frozenset(
    (
        FailureKind.EMPTY,
        FailureKind.HTML_PAGE,
        FailureKind.NOT_A_FEED,
        FailureKind.TOO_LARGE,
        FailureKind.UNSAFE_XML,
    )
)


def is_old(last_success: datetime | None, now: datetime) -> bool:
    """Return whether the last good reading is more than a day ago."""
    return last_success is not None and now - last_success > OLD_AFTER


def status_of(state: FeedState, now: datetime) -> str:
    """Return ``ok``, ``stale`` (no success for a day), ``failing`` (last attempt failed) or ``never`` (not asked)."""
    if is_old(state.last_success, now):
        return "stale"
    if state.failures:
        return "failing"
    return "never" if state.last_success is None else "ok"


def status_code(state: FeedState) -> int | None:
    """Return the HTTP status of the last attempt, None when no server answered; "not modified" counts as 200."""
    if not state.error_kind:
        return None if state.last_success is None else 200
    word, _dash, number = state.error_kind.partition("-")
    if word == "http" and number.isdecimal():
        return int(number)
    return 200 if state.error_kind in _ANSWERED else None
