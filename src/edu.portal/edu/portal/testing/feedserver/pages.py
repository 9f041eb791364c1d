"""The pages that a sample unit's links lead to."""

from collections.abc import Mapping
from datetime import datetime
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.testing.feedserver.almanac import Publication
from edu.portal.testing.feedserver.almanac import published
from edu.portal.testing.feedserver.platforms import PLATFORMS
from functools import cache
from html import escape
from io import BytesIO
from pathlib import Path
from PIL import Image
from PIL import ImageDraw
from string import Template
from typing import Any


PAGE = Template(Path(__file__).with_name("page.html").read_text(encoding="utf-8"))
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
ALTERNATE = '<link rel="alternate" type="application/rss+xml" title="{title}" href="/rss/{id}">\n'
PICTURE_SIZE = (960, 600)
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


@cache
def picture(number: int) -> bytes:
    """Return a plain drawing of hills as JPEG; it stands for a news picture."""
    width, height = PICTURE_SIZE
    image = Image.new("RGB", PICTURE_SIZE, PICTURE_COLOURS[number % len(PICTURE_COLOURS)])
    brush = ImageDraw.Draw(image)
    brush.ellipse((width * 0.7, height * 0.12, width * 0.82, height * 0.32), fill="#fff3d6")
    for layer, colour in enumerate(("#7f9f8b", "#5d8471", "#3f6a59")):
        left, top = width * (0.35 * layer - 0.3), height * (0.5 + 0.14 * layer)
        brush.ellipse((left, top, left + width * 1.1, top + height), fill=colour)
    written = BytesIO()
    image.save(written, "JPEG", quality=80)
    return written.getvalue()


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
