"""What may be public of something that may show children, and until when.

Luật 91/2025/QH15 Điều 24, NĐ 56/2017/NĐ-CP Điều 33 and 36, Luật Trẻ em Điều 6.11: name, picture, class and results of
a child are published only with the consent of the parents, from seven years on also with the child's own; when the
consent ends, so does the publication.
"""

from datetime import date
from datetime import timedelta
from enum import Enum


class Consent(Enum):
    """What editors state. The value is what is stored, indexed and sent through REST."""

    NONE_SHOWN = "none-shown"
    NOT_NEEDED = "not-needed"
    PARENTS = "parents"
    PARENTS_AND_CHILD = "parents-and-child"
    MISSING = "missing"


class Refusal(Enum):
    """Why something may not be public."""

    MISSING = "missing"
    NOT_STATED = "not-stated"
    TAKEN_DOWN = "taken-down"


# How long before the day editors are told.
NEAR = timedelta(days=14)


def consent_of(text: str | None) -> Consent | None:
    """Return the consent that ``text`` states, None for nothing or for a word of no meaning."""
    try:
        return Consent(text or "")
    except ValueError:
        return None


def refusal(consent: Consent | None, take_down: date | None, must_state: bool, today: date) -> Refusal | None:
    """Return why it may not be public on ``today``, None when it may.

    ``take_down`` is the first day on which it is not shown any more, None for never. ``must_state``: what shows
    children by its nature needs a statement, silence is no consent.
    """
    if consent is Consent.MISSING:
        return Refusal.MISSING
    if consent is None and must_state:
        return Refusal.NOT_STATED
    if is_over(take_down, today):
        return Refusal.TAKEN_DOWN
    return None


def is_over(take_down: date | None, today: date) -> bool:
    """Return whether the day has come."""
    return take_down is not None and take_down <= today


def is_near(take_down: date | None, today: date) -> bool:
    """Return whether the day comes soon enough for editors to be told, and has not come yet."""
    return take_down is not None and today < take_down <= today + NEAR
