"""What a person should know of a feed before it is added: its newest items, and what is odd about it."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from edu.portal.core.feeds.merge import has_month_as_minutes
from edu.portal.core.feeds.merge import order_entries
from edu.portal.core.feeds.model import Entry
from edu.portal.core.feeds.model import Parsed
from edu.portal.core.feeds.normalise import normalise_all


SHOWN = 5
ASLEEP_AFTER = timedelta(days=90)
# What is told of a feed; doors have a sentence for each.
PROBLEMS = (
    "no-items",
    "no-dates",
    "some-dates-missing",
    "future-dates",
    "month-as-minutes",
    "asleep",
    "no-links",
    "repeated-guids",
    "moved",
    "plain-http",
)


@dataclass(frozen=True, slots=True)
class Inspection:
    """The newest items as the portal would show them, how many there are, and the codes of what is odd."""

    entries: tuple[Entry, ...]
    total: int
    problems: tuple[str, ...]


def inspect(parsed: Parsed, now: datetime) -> Inspection:
    """Return what is to be told of a feed that was read at ``now``."""
    entries = normalise_all(parsed.entries, parsed.url, now)
    undated = sum(entry.published is None for entry in entries)
    newest = max((entry.published for entry in entries if entry.published is not None), default=None)
    guids = Counter(raw.guid for raw in parsed.entries if raw.guid)
    told = {
        "no-items": not entries,
        "no-dates": bool(entries) and undated == len(entries),
        "some-dates-missing": 0 < undated < len(entries),
        "future-dates": any(entry.published is not None and entry.published > now for entry in entries),
        "month-as-minutes": has_month_as_minutes(entries),
        "asleep": newest is not None and now - newest > ASLEEP_AFTER,
        "no-links": bool(entries) and not any(entry.link for entry in entries),
        "repeated-guids": any(count > 1 for count in guids.values()),
        "moved": bool(parsed.moved_to),
        "plain-http": (parsed.moved_to or parsed.url).startswith("http://"),
    }
    return Inspection(order_entries(entries)[:SHOWN], len(entries), tuple(code for code in PROBLEMS if told[code]))
