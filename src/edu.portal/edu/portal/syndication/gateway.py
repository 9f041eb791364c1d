"""The gateway of the live site: fetches through the guard, which lets the hosts of the settings through."""

from collections.abc import Iterable
from edu.portal.core.feeds.decide import hash_of
from edu.portal.core.feeds.model import Body
from edu.portal.core.feeds.model import Failure
from edu.portal.core.feeds.model import FailureKind
from edu.portal.core.feeds.model import FetchResult
from edu.portal.core.feeds.model import Parsed
from edu.portal.core.feeds.model import Request
from edu.portal.net.client import DEFAULT_LIMITS
from edu.portal.net.client import Limits
from edu.portal.net.client import fetch
from edu.portal.net.discovery import find_feeds
from edu.portal.net.feedxml import NotAFeed
from edu.portal.net.feedxml import read_feed
from edu.portal.net.jsonfeed import looks_like_json
from edu.portal.net.jsonfeed import read_json_feed
from edu.portal.settings.site import read_site
from edu.portal.syndication.service import Gateway
from functools import partial
from time import sleep


# Seconds between two questions to one host: a small server of a commune is not to notice us.
BETWEEN_QUESTIONS = 1.0


def site_gateway(limits: Limits = DEFAULT_LIMITS) -> Gateway:
    """Return the gateway for the current site. The settings are read now, in the caller's thread and transaction."""
    return guarded_gateway(read_site().feed_allowed_hosts or (), limits)


def guarded_gateway(allowed: Iterable[str], limits: Limits = DEFAULT_LIMITS) -> Gateway:
    """Return a gateway that reads public addresses and, of the others, only the hosts ``allowed``."""
    hosts = tuple(allowed)

    def ask(request: Request) -> FetchResult:
        return fetch(
            request.url,
            request.etag,
            request.last_modified,
            hosts,
            limits,
            as_browser=request.as_browser,
            chain_optional=request.chain_optional,
        )

    return Gateway(fetch=ask, parse=parse_body, rest=partial(sleep, BETWEEN_QUESTIONS))


def parse_body(body: Body) -> Parsed | Failure:
    """Return what a body says, or why it is no feed."""
    try:
        read = read_json_feed if looks_like_json(body.content) else read_feed
        entries = read(body.content, body.content_type)
    except NotAFeed as error:
        return Failure(error.kind, _named_feed(body) if error.kind == FailureKind.HTML_PAGE else error.detail)
    return Parsed(
        entries=entries,
        url=body.url,
        content_hash=hash_of(body.content),
        etag=body.etag,
        last_modified=body.last_modified,
        moved_to=body.moved_to,
    )


def _named_feed(body: Body) -> str:
    """Return what a page in place of a feed says of feeds."""
    feeds = find_feeds(body.content, body.content_type, body.url).feeds
    return f"the page names the feed {feeds[0].url}" if feeds else "the page names no feed"
