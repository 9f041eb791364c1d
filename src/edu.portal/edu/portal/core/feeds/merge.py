"""Join what a feed says now with what it said before: identity, order and cap."""

from collections import Counter
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.feeds.model import Entry


Key = Callable[[Entry], str]


def merge_entries(old: Sequence[Entry], read: Iterable[Entry], cap: int) -> tuple[Entry, ...]:
    """Return the entries to keep, newest first, at most ``cap``.

    An entry that was known keeps the moment it was first seen. One that the feed no longer lists is kept only when it
    is older than all that the feed lists: then it fell off the end, otherwise the source withdrew it.
    """
    # The cap comes first: entries beyond it would look new at every reading.
    present = _newest(_without_repeats(read), cap)
    matches = match_entries(present, old)
    merged = [_remember(entry, old, matches.get(place)) for place, entry in enumerate(present)]
    claimed = set(matches.values())
    oldest = min((entry.when for entry in merged), default=None)
    rest = [
        entry for place, entry in enumerate(old) if place not in claimed and (oldest is None or entry.when < oldest)
    ]
    return order_entries(_newest([*merged, *rest], cap))


def match_entries(new: Sequence[Entry], old: Sequence[Entry]) -> dict[int, int]:
    """Return for places in ``new`` the place of the same item in ``old``: by guid, else by link, else by title.

    A guid or link that several items share names none of them; a title names an item only where guid and link are
    missing, because two notices may well bear the same title.
    """
    matches: dict[int, int] = {}
    for key_of in (_exact_key, _distinct(_guid, new, old), _distinct(_link, new, old), _bare_title):
        claimed = set(matches.values())
        free = {key_of(entry): place for place, entry in reversed(list(enumerate(old))) if place not in claimed}
        for place, entry in enumerate(new):
            key = key_of(entry)
            if key and place not in matches and key in free:
                matches[place] = free.pop(key)
    return matches


def order_entries(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries newest first; those of the same moment in the order of the feed."""
    listed = list(entries)
    moment = _hour_of if has_month_as_minutes(listed) else _moment_of
    return tuple(sorted(listed, key=lambda entry: (-moment(entry).timestamp(), entry.position)))


def has_month_as_minutes(entries: Iterable[Entry]) -> bool:
    """Tell whether the feed writes the month where the minutes belong, as NukeViet 4 does.

    Then minutes and seconds say nothing, and inside one hour the feed's own order is the better witness.
    """
    dates = [entry.published.astimezone(VIETNAM) for entry in entries if entry.published is not None]
    return len(dates) > 1 and all(date.minute == date.month for date in dates)


def _newest(entries: Sequence[Entry], cap: int) -> Sequence[Entry]:
    if len(entries) <= cap:
        return entries
    return sorted(entries, key=lambda entry: (-entry.when.timestamp(), entry.position))[:cap]


def _remember(entry: Entry, old: Sequence[Entry], place: int | None) -> Entry:
    if place is None:
        return entry
    known = old[place]
    return replace(entry, first_seen=known.first_seen, published=entry.published or known.published)


def _without_repeats(entries: Iterable[Entry]) -> list[Entry]:
    listed = list(entries)
    guid, link = _distinct(_guid, listed), _distinct(_link, listed)
    seen: set[tuple[str, str]] = set()
    kept = []
    for entry in listed:
        identity = ("guid", guid(entry)) if guid(entry) else ("link", link(entry)) if link(entry) else _loose(entry)
        if identity not in seen:
            seen.add(identity)
            kept.append(entry)
    return kept


def _distinct(key: Key, *lists: Sequence[Entry]) -> Key:
    """Return ``key`` with the values left out that stand for entries of different titles inside one list."""
    shared: set[str] = set()
    for entries in lists:
        titles = {(key(entry), entry.title) for entry in entries}
        shared.update(value for value, count in Counter(value for value, _title in titles).items() if count > 1)
    return lambda entry: "" if key(entry) in shared else key(entry)


def _guid(entry: Entry) -> str:
    return entry.guid


def _link(entry: Entry) -> str:
    return entry.link


def _exact_key(entry: Entry) -> str:
    return f"{entry.guid}\n{entry.link}\n{entry.title}"


def _bare_title(entry: Entry) -> str:
    return "" if entry.guid or entry.link else entry.title


def _loose(entry: Entry) -> tuple[str, str]:
    return entry.link, entry.title


def _moment_of(entry: Entry) -> datetime:
    return entry.when


def _hour_of(entry: Entry) -> datetime:
    return entry.when.astimezone(VIETNAM).replace(minute=0, second=0, microsecond=0)
