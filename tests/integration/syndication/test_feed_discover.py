"""Feeds are found from the address of a site."""

from edu.portal.core.feeds.model import Body
from edu.portal.core.feeds.model import Failure
from edu.portal.core.feeds.model import Request
from edu.portal.net.discovery import find_feeds
from edu.portal.net.opml import Outline
from edu.portal.net.opml import write_opml
from edu.portal.syndication.discover import Discovery
from edu.portal.syndication.discover import discover
from edu.portal.syndication.gateway import parse_body
from edu.portal.syndication.service import Gateway
from syndication_cases import NOW
from syndication_cases import rss
from typing import Any


FEED = rss(("Tin một", NOW))
SITE = "https://so.example.vn/"


class Web:
    """Answers from ``pages``; ``shy`` turns away who is no browser, ``broken`` has an incomplete chain."""

    def __init__(self, shy: bool = False, broken: bool = False, **pages: bytes) -> None:
        self.pages = {f"{SITE}{path.replace('_', '/')}": content for path, content in pages.items()}
        self.shy, self.broken = shy, broken

    def fetch(self, request: Request) -> Any:
        if self.broken and not request.chain_optional:
            return Failure("tls", "unable to get local issuer certificate")
        if self.shy and not request.as_browser:
            return Failure("http-403", "", 403)
        if request.url not in self.pages:
            return Failure("http-404", "", 404)
        return Body(self.pages[request.url], url=request.url)

    def find(self, address: str, hint: str = "") -> Discovery:
        return discover(address, Gateway(self.fetch, parse_body), find_feeds, NOW, hint)


def test_the_address_of_a_feed_is_the_feed() -> None:
    found = Web(rss=FEED).find(f"{SITE}rss").found
    assert [(feed.url, feed.inspection.total) for feed in found] == [(f"{SITE}rss", 1)]


def test_a_page_leads_to_its_feeds() -> None:
    page = b"<title>So</title><link rel=alternate type=application/rss+xml href=rss title=Tin><a href=/feed/>x</a>"
    result = Web(rss=FEED, **{"": page}).find("so.example.vn/")
    assert [(feed.url, feed.title) for feed in result.found] == [(f"{SITE}rss", "Tin")]
    assert result.page_title == "So"


def test_a_silent_page_is_tried_by_its_platform() -> None:
    page = b"<meta name=generator content='NukeViet 4'><title>So</title>"
    result = Web(news_rss_=FEED, **{"": page}).find(SITE)
    assert [feed.url for feed in result.found] == [f"{SITE}news/rss/"]
    assert result.platform == "NukeViet"
    hinted = Web(feed_=FEED, **{"": page}).find(SITE, "wordpress")
    assert [feed.url for feed in hinted.found] == [f"{SITE}feed/"]


def test_what_the_server_needs_is_found_out() -> None:
    feed = Web(shy=True, broken=True, rss=FEED).find(f"{SITE}rss").found[0]
    assert feed.as_browser and feed.chain_optional
    plain = Web(rss=FEED).find(f"{SITE}rss").found[0]
    assert not (plain.as_browser or plain.chain_optional)


def test_nothing_found_says_why() -> None:
    gone = Web().find("so.example.vn/x")
    assert gone.failure is not None and gone.failure.kind == "http-404"
    bare = Web(**{"": b"<title>So</title>"}).find(SITE)
    assert bare.failure is not None and bare.failure.kind == "not-a-feed"
    assert bare.found == ()


def test_a_portal_of_this_kind_says_itself_what_its_feeds_are() -> None:
    lines = [
        Outline(f"{SITE}tin-tuc/rss.xml", "Tin tức", "tin-tuc"),
        Outline(f"{SITE}moi/rss.xml", "Họp", "thu-moi"),
        Outline(f"{SITE}khac/rss.xml", "Khác"),
    ]
    page = b"<title>So</title><link rel=alternate type=text/x-opml href=/feeds.opml>"
    web = Web(**{"": page, "feeds.opml": write_opml("So", lines), "tin-tuc/rss.xml": FEED, "moi/rss.xml": FEED})
    assert [(feed.title, feed.category) for feed in web.find(SITE).found] == [
        ("Tin tức", "tin-tuc"),
        ("Họp", "thu-moi"),
    ]
    web.pages[f"{SITE}feeds.opml"] = b"<html>"
    assert web.find(SITE).found == ()
