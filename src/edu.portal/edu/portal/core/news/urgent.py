"""How long an urgent item stands at the top of every page (S4: at once; an alarm that never ends is no alarm)."""

from datetime import datetime
from datetime import timedelta


TERM = timedelta(days=3)


def is_alarm(published: datetime, now: datetime) -> bool:
    """Return whether an urgent item published at ``published`` still stands at the top of every page."""
    return published <= now < published + TERM
