"""Feed states as plain dicts and back, for stores that must outlive a change of classes."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from edu.portal.core.feeds.model import Entry
from edu.portal.core.feeds.model import FeedState
from typing import Any


MOMENTS = frozenset(("last_attempt", "last_success", "last_full", "next_attempt", "published", "first_seen"))


def state_to_plain(state: FeedState) -> dict[str, Any]:
    """Return the state as a dict of strings, numbers, None and one tuple of such dicts (``entries``)."""
    plain = _to_plain(state)
    plain["entries"] = tuple(_to_plain(entry) for entry in state.entries)
    return plain


def state_from_plain(plain: Mapping[str, Any]) -> FeedState:
    """Return the state that ``state_to_plain`` wrote; keys of other releases are left out. Raises ValueError or
    TypeError when the dict is not a state."""
    known = _from_plain(plain, FeedState)
    known["entries"] = tuple(Entry(**_from_plain(entry, Entry)) for entry in plain.get("entries", ()))
    return FeedState(**known)


def _to_plain(value: FeedState | Entry) -> dict[str, Any]:
    pairs = ((field.name, getattr(value, field.name)) for field in fields(value))
    return {name: item.isoformat() if isinstance(item, datetime) else item for name, item in pairs}


def _from_plain(plain: Mapping[str, Any], kind: type[FeedState] | type[Entry]) -> dict[str, Any]:
    names = {field.name for field in fields(kind)}
    return {name: _value(name, item) for name, item in plain.items() if name in names}


def _value(name: str, item: Any) -> Any:
    return datetime.fromisoformat(item) if name in MOMENTS and item is not None else item
