"""The pages that a sample unit's links lead to."""

from collections.abc import Mapping
from datetime import datetime
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.testing.feedserver.almanac import Publication
from edu.portal.testing.feedserver.almanac import published
from edu.portal.testing.feedserver.platforms import PLATFORMS
from html import escape
from pathlib import Path
from string import Template
from typing import Any


PAGE = Template(Path(__file__).with_name("page.html").read_text(encoding="utf-8"))
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
ALTERNATE = '<link rel="alternate" type="application/rss+xml" title="{title}" href="/rss/{id}">\n'
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="130" viewBox="0 0 200 130">'
    '<rect width="200" height="130" fill="{colour}"/>'
    '<path d="M0 100q50-30 100 0t100 0v30H0z" fill="#fff" opacity=".4"/></svg>'
)
COLOURS = {"so": "#9c2a1f", "phong": "#1f5f4a"}
PICTURE_COLOURS = ("#c9d8c5", "#d8c9b0", "#b9cfdb")


def index_page(unit_id: str, unit: Mapping[str, Any], now: datetime) -> str:
    """Return the first page: every feed with its address and newest items."""
    parts = []
    for feed in unit["feeds"]:
        rows = "".join(_row(feed, item) for item in published(unit, feed["id"], now)[:4])
        address = f'<a href="/rss/{feed["id"]}">/rss/{feed["id"]}</a>'
        parts.append(f"<h2>{escape(feed['title'])}</h2>\n<p>Nguồn tin: {address}</p>\n<ul>{rows}</ul>\n")
    return _page(unit_id, unit, "Tin và nguồn tin RSS", "".join(parts))


def article_page(unit_id: str, unit: Mapping[str, Any], item: Publication) -> str:
    """Return the page of one item."""
    number = f"<p>Số, ký hiệu: <strong>{escape(item.document)}</strong></p>\n" if item.document else ""
    content = (
        f'<p><time datetime="{item.published.isoformat()}">{_moment(item.published)}</time></p>\n{number}'
        f"<p><strong>{escape(item.summary)}</strong></p>\n<p>{escape(item.body)}</p>\n"
        f'<p><a href="/">Tất cả nguồn tin của {escape(unit["name"])}</a></p>\n'
    )
    return _page(unit_id, unit, item.title, content)


def missing_page(unit_id: str, unit: Mapping[str, Any]) -> str:
    """Return the page for an address that leads nowhere."""
    return _page(
        unit_id, unit, "Không tìm thấy trang", '<p>Địa chỉ này không có nội dung. <a href="/">Về trang đầu</a></p>\n'
    )


def picture(number: int) -> str:
    """Return a plain drawing that stands for a news picture."""
    return PICTURE.format(colour=PICTURE_COLOURS[number % len(PICTURE_COLOURS)])


def _page(unit_id: str, unit: Mapping[str, Any], heading: str, content: str) -> str:
    return PAGE.substitute(
        heading=escape(heading),
        site=escape(unit["name"]),
        note=escape(unit["note"]),
        colour=COLOURS[unit_id],
        alternates="".join(ALTERNATE.format(title=escape(feed["title"]), id=feed["id"]) for feed in unit["feeds"]),
        content=content,
    )


def _row(feed: Mapping[str, Any], item: Publication) -> str:
    link = escape(PLATFORMS[feed["shape"]].link(item))
    return f'<li><a href="{link}">{escape(item.title)}</a> <time>{item.published:%d/%m/%Y}</time></li>'


def _moment(moment: datetime) -> str:
    local = moment.astimezone(VIETNAM)
    return f"{WEEKDAYS[local.weekday()]}, {local:%d/%m/%Y %H:%M}"
