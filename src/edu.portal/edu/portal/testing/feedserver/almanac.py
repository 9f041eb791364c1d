"""Which items a sample unit has published by now.

Every feed goes through its pool of items without end, one on every so many weekdays. An item therefore keeps its
number, link and date while the clock runs on, new ones come and old ones leave, as with a real source.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from edu.portal.core.calendar.zone import VIETNAM
from functools import cache
import json
from pathlib import Path
import re
from typing import Any
import unicodedata


ITEMS = Path(__file__).with_name("items.json")
FIRST_MONDAY = date(2024, 1, 1)
WEEKDAYS = 5
MOST_SHOWN = 10
NUMBERS_PER_FEED = 100_000
WEEKDAYS_OF_NOTICE = 4


@dataclass(frozen=True, slots=True)
class Publication:
    """One published item; ``number`` is unique within its unit."""

    number: int
    feed: str
    title: str
    summary: str
    body: str
    document: str
    published: datetime

    @property
    def slug(self) -> str:
        """The title as a path segment."""
        letters = unicodedata.normalize("NFD", self.title.casefold().replace("đ", "d"))
        plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
        return "-".join(re.findall(r"[a-z0-9]+", plain))[:80].rstrip("-")


@cache
def read_units() -> Mapping[str, Any]:
    """Return the sample units as the data file describes them."""
    units: Mapping[str, Any] = json.loads(ITEMS.read_text(encoding="utf-8"))
    return units


def published(unit: Mapping[str, Any], feed_id: str, now: datetime) -> list[Publication]:
    """Return what the feed shows at ``now``, newest first. Raises KeyError for an unknown feed."""
    place, feed = _feed(unit, feed_id)
    last = _weekdays_before(now.astimezone(VIETNAM).date()) // feed["every"]
    shown = min(MOST_SHOWN, len(feed["items"]))
    # One more than shown: today's item may not be out yet.
    candidates = [_publication(unit, place, last - back) for back in range(shown + 1)]
    return [item for item in candidates if item.published <= now][:shown]


def find_publication(unit: Mapping[str, Any], number: int, now: datetime) -> Publication | None:
    """Return the item of that number, also one that left its feed, or None when it was not published by ``now``."""
    place, index = divmod(number, NUMBERS_PER_FEED)
    if not 1 <= place <= len(unit["feeds"]) or index > _weekdays_before(now.astimezone(VIETNAM).date()):
        return None
    item = _publication(unit, place, index)
    return item if item.published <= now else None


def _feed(unit: Mapping[str, Any], feed_id: str) -> tuple[int, Any]:
    for place, feed in enumerate(unit["feeds"], start=1):
        if feed["id"] == feed_id:
            return place, feed
    raise KeyError(feed_id)


def _publication(unit: Mapping[str, Any], place: int, index: int) -> Publication:
    feed = unit["feeds"][place - 1]
    item = feed["items"][index % len(feed["items"])]
    day = _weekday(index * feed["every"])
    values = {
        "han": f"{_weekday(index * feed['every'] + WEEKDAYS_OF_NOTICE):%d/%m/%Y}",
        "hom_nay": f"{day:%d/%m/%Y}",
        "thang": f"{day:%m/%Y}",
        "nam_hoc": f"{day.year}-{day.year + 1}" if day.month >= 8 else f"{day.year - 1}-{day.year}",
        "n": str(10 + day.timetuple().tm_yday * unit["documents_a_day"] + index % unit["documents_a_day"]),
    }
    return Publication(
        number=place * NUMBERS_PER_FEED + index,
        feed=feed["id"],
        title=item["title"].format_map(values),
        summary=item["summary"].format_map(values),
        body=item["body"].format_map(values),
        document=item.get("number", "").format_map(values),
        published=datetime.combine(day, time.fromisoformat(item["time"]), VIETNAM),
    )


def _weekday(count: int) -> date:
    return FIRST_MONDAY + timedelta(weeks=count // WEEKDAYS, days=count % WEEKDAYS)


def _weekdays_before(day: date) -> int:
    """Return the number of the last weekday up to ``day``."""
    weeks, rest = divmod((day - FIRST_MONDAY).days, 7)
    return weeks * WEEKDAYS + min(rest, WEEKDAYS - 1)
