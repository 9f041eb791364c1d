"""Whether a document is in force: a function of its dates, its relations and today. Computed, never stored."""

from datetime import date
from enum import Enum


class Validity(Enum):
    """State of a document on a day. The value is what URLs and style sheets use."""

    CURRENT = "current"
    NOT_YET = "not-yet"
    EXPIRED = "expired"
    REPLACED = "replaced"
    UNKNOWN = "unknown"


# What the expiry index holds for a document without an end.
NO_EXPIRY = date.max


def validity(effective: date | None, expiry: date | None, replaced: bool, today: date) -> Validity:
    """Return the state on ``today``.

    ``expiry`` is the last day in force, None or NO_EXPIRY for none; for a replaced document it is the eve of the
    replacement (see ``last_day``): a replacement that starts next month leaves the old document in force until then.
    ``effective`` None: nobody knows when it begins.
    """
    if expiry is not None and expiry < NO_EXPIRY:
        if today > expiry:
            return Validity.REPLACED if replaced else Validity.EXPIRED
    elif replaced:
        return Validity.REPLACED
    if effective is None:
        return Validity.UNKNOWN
    return Validity.CURRENT if effective <= today else Validity.NOT_YET


def last_day(expiry: date | None, replacement_starts: tuple[date, ...]) -> date:
    """Return the last day in force: the stated one or the eve of the first replacement; NO_EXPIRY for none."""
    eves = [date.fromordinal(max(start.toordinal() - 1, 1)) for start in replacement_starts]
    return min([*eves, expiry or NO_EXPIRY])
