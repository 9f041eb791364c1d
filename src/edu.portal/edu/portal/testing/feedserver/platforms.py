"""The shapes in which the platforms of Vietnamese offices really serve feeds, their defects included."""

from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC
from datetime import datetime
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.testing.feedserver.almanac import Publication
from email.utils import format_datetime
from functools import cache
from html import escape
from pathlib import Path
from string import Template
from typing import Any


SHAPES = Path(__file__).with_name("shapes")
ENGLISH_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
ENGLISH_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Platform:
    """How a platform writes: content type, dates, links, and its ways on the wire."""

    content_type: str
    date: Callable[[datetime], str]
    link: Callable[[Publication], str]
    byte_order_mark: bool = False
    gzip: bool = False
    chunked: bool = False


def month_as_minutes(moment: datetime) -> str:
    """Write as NukeViet 4 does: the day unpadded, the month where the minutes belong."""
    local = moment.astimezone(VIETNAM)
    day, month = ENGLISH_DAYS[local.weekday()], ENGLISH_MONTHS[local.month - 1]
    return f"{day}, {local.day} {month} {local.year} {local.hour:02}:{local.month:02}:{local.second:02} +0700"


def morning_or_afternoon(moment: datetime) -> str:
    """Write as SharePoint does under a Vietnamese locale: SA for sáng, CH for chiều."""
    local = moment.astimezone(VIETNAM)
    return f"{local:%d/%m/%Y} {local.hour % 12 or 12:02}:{local:%M} {'SA' if local.hour < 12 else 'CH'}"


def universal(moment: datetime) -> str:
    """Write RFC 822 in UTC, as WordPress does."""
    return format_datetime(moment.astimezone(UTC))


def iso(moment: datetime) -> str:
    """Write ISO 8601, as Plone does."""
    return moment.astimezone(VIETNAM).isoformat()


PLATFORMS = {
    "nukeviet": Platform(
        "text/xml", month_as_minutes, lambda item: f"/{item.feed}/{item.slug}-{item.number}.html", gzip=True
    ),
    "laws": Platform(
        "application/xml; charset=utf-8",
        month_as_minutes,
        lambda item: f"/laws/detail/{item.slug}-{item.number}/",
        gzip=True,
    ),
    "sharepoint": Platform(
        "text/html; charset=utf-8",
        morning_or_afternoon,
        lambda item: f"/Pages/chi-tiet.aspx?CateID=54&ItemID={item.number}",
        byte_order_mark=True,
    ),
    "wordpress": Platform(
        "application/rss+xml; charset=UTF-8",
        universal,
        lambda item: f"/{item.published:%Y/%m}/{item.slug}-{item.number}/",
        chunked=True,
    ),
    "rdf": Platform("application/rdf+xml", iso, lambda item: f"/{item.feed}/{item.slug}-{item.number}"),
    "atom": Platform("application/atom+xml", iso, lambda item: f"/{item.feed}/{item.slug}-{item.number}"),
}


def render_feed(unit: Any, feed: Any, items: Sequence[Publication], base: str) -> bytes:
    """Return the feed's document in the shape of its platform, with links under ``base``."""
    platform = PLATFORMS[feed["shape"]]
    common = {
        "site": escape(unit["name"]),
        "note": escape(unit["note"]),
        "category": escape(feed["title"]),
        "base": base,
        "self": f"{base}/rss/{feed['id']}",
        "feed": feed["id"],
    }
    links = [escape(base + platform.link(item)) for item in items]
    rows = [
        _template(f"{feed['shape']}.item").substitute(common, **_values(item, platform), link=link)
        for item, link in zip(items, links, strict=True)
    ]
    document = _template(feed["shape"]).substitute(
        common,
        title=escape(feed["title"]),
        updated=platform.date(items[0].published) if items else "",
        items="".join(rows),
        resources="".join(f'      <rdf:li rdf:resource="{link}"/>\n' for link in links),
    )
    return (b"\xef\xbb\xbf" if platform.byte_order_mark else b"") + document.encode("utf-8")


def _values(item: Publication, platform: Platform) -> dict[str, str]:
    return {
        "id": str(item.number),
        "uid": f"{item.number:032x}",
        "title": escape(item.title),
        "summary": escape(item.summary, quote=False),
        "body": escape(item.body, quote=False),
        "number": escape(item.document),
        "date": platform.date(item.published),
        "day": f"{item.published:%d/%m/%Y}",
        "picture": str(item.number % 3 + 1),
    }


@cache
def _template(name: str) -> Template:
    return Template((SHAPES / f"{name}.xml").read_text(encoding="utf-8"))
