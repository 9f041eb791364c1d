"""The superior units and their feeds, as the settings name them (S0-05..07, S2-22).

The record ``edu.portal.superiors`` can be written by profiles, by other add-ons and by hand. What in it makes no sense
is left out; it never breaks a page.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from edu.portal.core.feeds.model import CATEGORIES
from edu.portal.core.feeds.model import FeedSource
from edu.portal.settings.site import read_site
import re
from typing import Any


UNIT_KINDS = ("so", "phong", "ubnd", "khac")
# Days. Older items are in no archive.
LONGEST_AGE = 3650
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Superior:
    """A superior unit with its feeds in the order of the categories."""

    id: str
    kind: str
    name: str
    url: str
    feeds: tuple[FeedSource, ...]


def parse_superiors(records: Any) -> tuple[Superior, ...]:
    """Return the superior units of a list of dicts ``{"id", "kind", "name", "url", "feeds": [...]}``.

    A feed is ``{"category", "title", "url"}`` and whatever differs from the default of ``paused``, ``as_browser``,
    ``chain_optional``, ``include``, ``exclude`` (lists of words) and ``max_age`` (days).

    Left out are records without a usable id, second records of the same id, feeds of no known category, second feeds
    of a category, and feeds without an address. Raises nothing, whatever ``records`` is.
    """
    found: dict[str, Superior] = {}
    for record in _dicts(records):
        superior_id = _text(record, "id")
        if superior_id in found or not _ID.fullmatch(superior_id):
            continue
        name = _text(record, "name") or superior_id
        kind = _text(record, "kind")
        found[superior_id] = Superior(
            id=superior_id,
            kind=kind if kind in UNIT_KINDS else "khac",
            name=name,
            url=_text(record, "url"),
            feeds=tuple(_feeds(superior_id, name, record.get("feeds"))),
        )
    return tuple(found.values())


def read_superiors() -> tuple[Superior, ...]:
    """Return the superior units of the current site; an empty tuple outside of a site or without the add-on."""
    try:
        records = read_site().superiors
    except (AttributeError, KeyError, LookupError):
        return ()
    return parse_superiors(records)


def read_sources() -> tuple[FeedSource, ...]:
    """Return all feeds of the current site, by superior unit and category."""
    return tuple(feed for superior in read_superiors() for feed in superior.feeds)


def superior_id(feed_id: str) -> str:
    """Return the id of the superior unit that a feed belongs to."""
    return feed_id.rpartition(".")[0]


def _feeds(unit_id: str, name: str, records: Any) -> Iterator[FeedSource]:
    by_category: dict[str, dict[str, Any]] = {}
    for record in _dicts(records):
        by_category.setdefault(_text(record, "category"), record)
    for category in CATEGORIES:
        record = by_category.get(category, {})
        url = _text(record, "url")
        if url:
            yield FeedSource(
                id=f"{unit_id}.{category}",
                title=_text(record, "title"),
                url=url,
                superior=name,
                category=category,
                is_paused=record.get("paused") is True,
                as_browser=record.get("as_browser") is True,
                chain_optional=record.get("chain_optional") is True,
                include=_words(record, "include"),
                exclude=_words(record, "exclude"),
                max_age=_days(record, "max_age"),
            )


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list | tuple) else []


def _words(record: dict[str, Any], key: str) -> tuple[str, ...]:
    value = record.get(key)
    words = value if isinstance(value, list | tuple) else ()
    return tuple(word.strip() for word in words if isinstance(word, str) and word.strip())


def _days(record: dict[str, Any], key: str) -> int:
    value = record.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 < value <= LONGEST_AGE else 0


def _text(record: dict[str, Any], key: str) -> str:
    value = record.get(key)
    return value.strip() if isinstance(value, str) else ""
