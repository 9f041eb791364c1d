"""How a feed is doing, judged from its state and the time."""

from datetime import datetime
from datetime import timedelta
from edu.portal.core.feeds.model import FeedState


OLD_AFTER = timedelta(hours=24)


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
