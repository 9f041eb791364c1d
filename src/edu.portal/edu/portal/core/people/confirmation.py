"""The yearly word of an editor that an entry is still right (Letter 289/VP-CNTT, I.2: nothing may be out of date)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
import hashlib


MONTHS = 12
CONFIRMED, NEVER, CHANGED, OLD = "confirmed", "never", "changed", "old"


@dataclass(frozen=True)
class Confirmation:
    """Who confirmed an entry, on which day, and what the entry said then (see ``mark``)."""

    day: date
    user: str
    mark: str


def mark(facts: Iterable[str]) -> str:
    """Return a short mark of the facts that make an entry what it is: another person, another post, another mark."""
    joined = "\x1f".join(" ".join(fact.split()) for fact in facts)
    return hashlib.sha256(joined.encode()).hexdigest()[:16]


def valid_until(day: date) -> date:
    """Return the last day on which a confirmation of ``day`` counts: twelve months later."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 2, 28)


def state_of(confirmed: date | None, created: date, today: date, was_changed: bool = False) -> str:
    """Return how sure an entry is on a day.

    An entry counts from the day on which it was made, for who typed it vouched for it; a change of person or post
    ends the confirmation at once. The states are ``confirmed``, ``never``, ``changed`` and ``old``.
    """
    if was_changed:
        return CHANGED
    if confirmed is not None:
        return CONFIRMED if today <= valid_until(confirmed) else OLD
    return CONFIRMED if today <= valid_until(created) else NEVER
