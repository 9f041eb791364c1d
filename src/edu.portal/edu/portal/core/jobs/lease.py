"""A lease: of several processes that could do the background work, exactly one does it."""

from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta


@dataclass(frozen=True)
class Lease:
    """Who may work, and until when. ``expires`` is an aware datetime."""

    owner: str
    expires: datetime


def decide_lease(current: Lease | None, owner: str, now: datetime, duration: timedelta) -> Lease | None:
    """Return the lease under which ``owner`` may work now, or ``None`` when somebody else holds it.

    The result *is* ``current`` while more than half of it is left, so that the caller writes nothing; otherwise it
    is a new lease of the full ``duration``. A lease that ends later than ``now + duration`` was written by a clock
    that ran ahead: it is not honoured, else one wrong clock would stop the work for ever.
    """
    alive = current is not None and now < current.expires <= now + duration
    if current is not None and alive:
        if current.owner != owner:
            return None
        if current.expires - now > duration / 2:
            return current
    return Lease(owner, now + duration)
