"""Read a JSON Feed (jsonfeed.org, versions 1 and 1.1) out of bytes."""

from edu.portal.core.feeds.model import FailureKind
from edu.portal.core.feeds.model import RawEntry
from edu.portal.net.charset import decode_feed
from edu.portal.net.feedxml import MAX_ITEMS
from edu.portal.net.feedxml import NotAFeed
import json
from typing import Any


VERSION = "https://jsonfeed.org/version/"
# Without the marks that may stand before it.
BEGINNING = b"{"
_BLANKS = b" \t\r\n\xef\xbb\xbf"


def looks_like_json(content: bytes) -> bool:
    """Tell whether the bytes begin as a JSON object does."""
    return content.lstrip(_BLANKS).startswith(BEGINNING)


def read_json_feed(content: bytes, content_type: str) -> tuple[RawEntry, ...]:
    """Return the entries as they are, in their order, at most MAX_ITEMS. Raises NotAFeed for anything else."""
    try:
        feed = json.loads(decode_feed(content, content_type).lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise NotAFeed(FailureKind.NOT_A_FEED, f"{type(error).__name__} while parsing JSON") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or not _text(feed, "version").startswith(VERSION):
        raise NotAFeed(FailureKind.NOT_A_FEED, "JSON, but no JSON Feed")
    return tuple(_raw_entry(item) for item in items[:MAX_ITEMS] if isinstance(item, dict))


def _raw_entry(item: dict[str, Any]) -> RawEntry:
    guid = item.get("id")
    return RawEntry(
        guid=str(guid) if isinstance(guid, str | int | float) else "",
        link=_text(item, "url") or _text(item, "external_url"),
        title=_text(item, "title"),
        summary=_text(item, "summary") or _text(item, "content_text") or _text(item, "content_html"),
        published=_text(item, "date_published") or _text(item, "date_modified"),
        picture=_text(item, "image") or _text(item, "banner_image"),
    )


def _text(values: dict[str, Any], name: str) -> str:
    value = values.get(name)
    return value if isinstance(value, str) else ""
