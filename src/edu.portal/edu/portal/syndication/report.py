"""The health of the feeds as JSON: the same for REST and for the console command."""

from datetime import datetime
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.syndication.shown import describe_feeds
from edu.portal.syndication.wording import category_title
from typing import Any
from zope.globalrequest import getRequest
from zope.i18n import translate


def feeds_as_json(portal: Any, now: datetime, base_url: str) -> dict[str, Any]:
    """Return ``{"items", "items_total"}``; ``base_url`` is the address of the site, the feeds' ``@id`` start with it.

    Times are ISO 8601 in Vietnam's zone, ``null`` when there was none; ``error`` is ``null`` or ``<kind>: <detail>``.
    """
    items = [_feed_as_json(feed, base_url) for feed in describe_feeds(portal, now)]
    return {"items": items, "items_total": len(items)}


def _feed_as_json(feed: dict[str, Any], base_url: str) -> dict[str, Any]:
    title = feed["title"] or translate(category_title(feed["category"]), context=getRequest(), target_language="vi")
    return {
        "@id": f"{base_url}/@edu-feeds/{feed['id']}",
        "id": feed["id"],
        "title": title,
        "url": feed["url"],
        "superior": feed["superior"],
        "category": feed["category"],
        "status": feed["status"],
        "last_attempt": _moment(feed["last_attempt"]),
        "last_success": _moment(feed["last_success"]),
        "next_attempt": _moment(feed["next_attempt"]),
        "item_count": feed["item_count"],
        "error": feed["error"],
        "http_status": feed["http_status"],
        "failures": feed["failures"],
        "moved_to": feed["moved_to"] or None,
        "paused": feed["is_paused"],
        "as_browser": feed["as_browser"],
        "chain_optional": feed["chain_optional"],
    }


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(VIETNAM).isoformat(timespec="seconds")
