"""The confirmation of one unit or person, stored with it: the day, the user, and a mark of what the entry said."""

from Acquisition import aq_base
from datetime import date
from edu.portal.core.people.confirmation import Confirmation
from edu.portal.core.people.confirmation import mark
from typing import Any


# What makes the entry of a person, of a unit, another one when it changes.
FACTS = ("title", "position", "kind")
CHANGED = "changed"


def read_confirmation(content: Any) -> Confirmation | None:
    """Return the stored confirmation, None when there is none; it may be of what the entry said before."""
    stored = getattr(aq_base(content), "_confirmation", None)
    if stored is None:
        return None
    day, user, of = stored
    return Confirmation(date.fromisoformat(day), user, of)


def confirm(content: Any, user: str, day: date) -> None:
    """Store that ``user`` found the entry right on ``day``; the time of the last change stays as it is."""
    content._confirmation = (day.isoformat(), user, _mark(content))
    content.reindexObject(idxs=["edu_confirmed"])


def stored_state(content: Any) -> str:
    """Return the day (ISO) of the confirmation, ``changed`` when person or post changed since, or ""."""
    found = read_confirmation(content)
    if found is None:
        return ""
    return found.day.isoformat() if found.mark == _mark(content) else CHANGED


def _mark(content: Any) -> str:
    return mark(str(getattr(aq_base(content), name, None) or "") for name in FACTS)
