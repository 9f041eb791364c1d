"""Changes of the record ``edu.portal.superiors``: pure, what a change does not name stays as it was written."""

from collections.abc import Iterable
from collections.abc import Mapping
from edu.portal.core.text.unicode import fold
from edu.portal.syndication.sources import LONGEST_AGE
from typing import Any


Record = dict[str, Any]
# What a feed may hold beside its category, title and address, with what is meant when nothing is written.
OPTIONS: Mapping[str, Any] = {
    "paused": False,
    "as_browser": False,
    "chain_optional": False,
    "include": [],
    "exclude": [],
    "max_age": 0,
}
# Of the options those that are about the server at the address.
OF_THE_SERVER = frozenset(("as_browser", "chain_optional"))

# Ids that say what the unit is; the number of a second unit of the same kind is put behind.
_ID_OF_KIND = {"so": "so-gddt", "phong": "phong-gddt", "ubnd": "ubnd", "khac": "don-vi"}
_WORDS_OF_KIND = (("so", ("so ",)), ("phong", ("phong ",)), ("ubnd", ("ubnd", "uy ban")))
MOST_WORDS = 40


class CategoryTaken(ValueError):
    """The unit has a feed of this kind already."""


def free_id(kind: str, taken: Iterable[str]) -> str:
    """Return an id for a new unit of ``kind`` that none of ``taken`` has."""
    used, wanted, number = set(taken), _ID_OF_KIND[kind], 2
    candidate = wanted
    while candidate in used:
        candidate = f"{wanted}-{number}"
        number += 1
    return candidate


def kind_by_name(name: str) -> str:
    """Return which kind of superior unit a name speaks of: "so", "phong", "ubnd", else "khac"."""
    folded = f"{fold(name).strip()} "
    return next((kind for kind, starts in _WORDS_OF_KIND if folded.startswith(starts)), "khac")


def with_unit(records: Iterable[Record], kind: str, name: str, url: str) -> tuple[list[Record], str]:
    """Return the records with one more unit, and its id."""
    stored = _copied(records)
    unit_id = free_id(kind, (str(record.get("id")) for record in stored))
    return [*stored, {"id": unit_id, "kind": kind, "name": name, "url": url, "feeds": []}], unit_id


def with_feed(records: Iterable[Record], unit_id: str, feed: Record) -> list[Record]:
    """Return the records with a feed added to a unit. Raises CategoryTaken, and KeyError for an unknown unit."""
    result = _copied(records)
    feeds = _unit(result, unit_id)["feeds"]
    if any(stored.get("category") == feed["category"] and stored.get("url") for stored in feeds):
        raise CategoryTaken(feed["category"])
    feeds[:] = [stored for stored in feeds if stored.get("category") != feed["category"]]
    feeds.append(without_defaults(feed))
    return result


def with_options(records: Iterable[Record], feed_id: str, options: Mapping[str, Any]) -> list[Record]:
    """Return the records with these OPTIONS of a feed written anew. Raises KeyError for an unknown feed."""
    result = _copied(records)
    unit_id, _dot, category = feed_id.rpartition(".")
    feed = next((row for row in _unit(result, unit_id)["feeds"] if row.get("category") == category), None)
    if feed is None:
        raise KeyError(feed_id)
    changed = without_defaults({**feed, **{name: options[name] for name in OPTIONS if name in options}})
    feed.clear()
    feed.update(changed)
    return result


def without_feed(records: Iterable[Record], feed_id: str) -> list[Record]:
    """Return the records without a feed; its unit stays."""
    result = _copied(records)
    unit_id, _dot, category = feed_id.rpartition(".")
    feeds = _unit(result, unit_id)["feeds"]
    feeds[:] = [row for row in feeds if row.get("category") != category]
    return result


def kept_options(records: Iterable[Record], unit_id: str, category: str, url: str) -> Record:
    """Return the options (and a title of its own) that a feed keeps when the form gives it the address ``url``.

    What is about the server goes with the server: an excuse for one host must not reach another.
    """
    for record in _copied(records):
        for feed in record["feeds"] if unit_id and record.get("id") == unit_id else ():
            if feed.get("category") == category:
                same = _host(feed.get("url")) == _host(url)
                return {name: feed[name] for name in OPTIONS if name in feed and (same or name not in OF_THE_SERVER)}
    return {}


def read_words(text: str) -> list[str]:
    """Return the words or phrases of a text, one on each line or between commas, each once."""
    parts = (" ".join(part.split()) for line in text.splitlines() for part in line.split(","))
    return list(dict.fromkeys(part for part in parts if part))[:MOST_WORDS]


def read_days(text: str) -> int | None:
    """Return a number of days, 0 for an empty text, None for one that is no number from 1 to LONGEST_AGE."""
    plain = text.strip()
    if not plain:
        return 0
    # isdecimal() lets digits of other scripts through, int() reads them.
    days = int(plain) if plain.isdecimal() and len(plain) < 6 else -1
    return days if 0 <= days <= LONGEST_AGE else None


def feeds_of(record: Record) -> list[Record]:
    """Return the feeds of a unit's record; what somebody wrote by hand and is no feed is left out."""
    feeds = record.get("feeds")
    return [feed for feed in feeds if isinstance(feed, dict)] if isinstance(feeds, list | tuple) else []


def without_defaults(feed: Record) -> Record:
    """Return a feed's record without the options that say what is meant anyway."""
    return {name: value for name, value in feed.items() if name not in OPTIONS or value != OPTIONS[name]}


def _copied(records: Iterable[Record]) -> list[Record]:
    copies = [dict(record) for record in records if isinstance(record, dict)]
    for record in copies:
        record["feeds"] = [dict(feed) for feed in feeds_of(record)]
    return copies


def _unit(records: list[Record], unit_id: str) -> Record:
    for record in records:
        if record.get("id") == unit_id:
            return record
    raise KeyError(unit_id)


def _host(url: Any) -> str:
    return str(url).partition("://")[2].partition("/")[0].casefold()
