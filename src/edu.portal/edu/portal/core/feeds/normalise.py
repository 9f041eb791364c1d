"""From an entry as the feed wrote it to one that a page may show."""

from calendar import timegm
from collections.abc import Iterable
from datetime import UTC
from datetime import datetime
from datetime import timedelta
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.feeds.dates import EARLIEST
from edu.portal.core.feeds.dates import read_feed_date
from edu.portal.core.feeds.model import Entry
from edu.portal.core.feeds.model import RawEntry
from edu.portal.core.feeds.plaintext import plain_text
from edu.portal.core.feeds.plaintext import shorten
from edu.portal.core.text.unicode import to_nfc
from edu.portal.core.text.unicode import without_unseen
import re
from urllib.parse import quote
from urllib.parse import urljoin
from urllib.parse import urlsplit


TITLE_LENGTH = 250
# Title, short summary, source and link only: more would make the site a press aggregator (ND 147/2024).
SUMMARY_LENGTH = 300
GUID_LENGTH = 500
LINK_LENGTH = 2000
TOLERANCE = timedelta(days=1)
# What platforms add by themselves: the laws module of NukeViet in front, WordPress at the end.
PLATFORM_HEAD = re.compile(r"^publtime:\s*[\d/]*\.?\s*introtext:\s*", re.IGNORECASE)
PLATFORM_TAIL = re.compile(
    r"\s*(?:\[…\]|\[\.\.\.\])?\s*(?:The post .{1,300} (?:appeared first on|first appeared on) .{1,200}|"
    r"Bài viết .{1,300} đã xuất hiện đầu tiên .{1,200})?$"
)
BREAKS = re.compile("[\t\n\r\u200b\ufeff]+")
# Characters that a link may keep as they are; all others, Vietnamese letters too, are percent-encoded.
LINK_CHARACTERS = "%/:?#[]@!$&'()*+,;=~-._"


def normalise_all(raw_entries: Iterable[RawEntry], feed_url: str, now: datetime) -> tuple[Entry, ...]:
    """Return the showable ones of a feed's entries, with their place in the feed. Never raises."""
    entries = (normalise(raw, feed_url, now, position) for position, raw in enumerate(raw_entries))
    return tuple(entry for entry in entries if entry is not None)


def normalise(raw: RawEntry, feed_url: str, now: datetime, position: int = 0) -> Entry | None:
    """Return the entry as plain text with an absolute link, or None when it has no text to show. Never raises.

    A date more than a day ahead of ``now`` is not believed: such an entry counts from the moment it is first seen.
    """
    summary = PLATFORM_TAIL.sub("", PLATFORM_HEAD.sub("", plain_text(raw.summary)))
    title = plain_text(raw.title) or summary
    if not title:
        return None
    return Entry(
        guid=_identifier(raw.guid),
        link=safe_link(raw.link, feed_url) or safe_link(raw.guid, ""),
        title=shorten(title, TITLE_LENGTH),
        summary="" if summary == title else shorten(summary, SUMMARY_LENGTH),
        published=_believable(_published(raw), now),
        first_seen=now,
        position=position,
        picture=safe_link(raw.picture, feed_url),
    )


def safe_link(link: str, feed_url: str) -> str:
    """Return an absolute http or https link without user name, or "" when there is none to be had."""
    cleaned = BREAKS.sub("", link).strip()
    if not cleaned:
        return ""
    try:
        absolute = quote(urljoin(feed_url, cleaned), safe=LINK_CHARACTERS)
        parts = urlsplit(absolute)
        is_safe = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc
    except ValueError:
        return ""
    return absolute if is_safe and len(absolute) <= LINK_LENGTH else ""


def _identifier(guid: str) -> str:
    return " ".join(without_unseen(to_nfc(guid)).split())[:GUID_LENGTH]


def _published(raw: RawEntry) -> datetime | None:
    read = read_feed_date(raw.published)
    if read is not None or raw.published_struct is None:
        return read
    try:
        return datetime.fromtimestamp(timegm(raw.published_struct), UTC).astimezone(VIETNAM)
    except (ValueError, OverflowError, OSError):
        return None


def _believable(moment: datetime | None, now: datetime) -> datetime | None:
    if moment is None or moment.year < EARLIEST or moment > now + TOLERANCE:
        return None
    return moment
