"""Find the feeds of a site from its address, for a person who knows nothing of feeds. Reads the network only."""

from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from edu.portal.core.feeds.inspect import Inspection
from edu.portal.core.feeds.inspect import inspect
from edu.portal.core.feeds.model import CATEGORIES
from edu.portal.core.feeds.model import Body
from edu.portal.core.feeds.model import Failure
from edu.portal.core.feeds.model import FailureKind
from edu.portal.core.feeds.model import Parsed
from edu.portal.core.feeds.model import Request
from edu.portal.core.feeds.platforms import candidates
from edu.portal.core.feeds.platforms import guess_category
from edu.portal.core.feeds.platforms import platform_of
from edu.portal.net.discovery import FoundPage
from edu.portal.net.opml import NotOpml
from edu.portal.net.opml import read_opml
from edu.portal.syndication.service import Gateway
from time import monotonic
from typing import NamedTuple


MOST_FOUND = 8
MOST_TRIED = 14
# Seconds for everything: a person waits.
PATIENCE = 45.0
# What servers answer that know browsers only.
TURNED_AWAY = frozenset(("http-401", "http-403", "http-406", "http-429", "connection-lost"))


class Named(NamedTuple):
    """An address that may be a feed, with what the site says of it."""

    url: str
    title: str = ""
    category: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A feed that answers: its address, the words of the page for it, what it needs, and what it says.

    ``category`` is one of the four kinds: as the site says, else as its words suggest.
    """

    url: str
    title: str
    category: str
    as_browser: bool
    chain_optional: bool
    inspection: Inspection


@dataclass(frozen=True, slots=True)
class Discovery:
    """What was found at an address. ``failure`` is why nothing was, None when something was."""

    address: str
    page_title: str = ""
    platform: str = ""
    found: tuple[Candidate, ...] = ()
    failure: Failure | None = None


Look = Callable[[bytes, str, str], FoundPage]


def discover(address: str, gateway: Gateway, look: Look, now: datetime, hint: str = "") -> Discovery:
    """Return the feeds of the site or the one feed at ``address``; ``hint`` is a platform that a person chose.

    ``look`` reads a page. An address without a scheme is tried with https first. What the server needs (a browser's
    headers, an excuse for its chain of certificates) is found out on the way and told with each feed.
    """
    finder = _Finder(gateway, now)
    for start in _starts(address):
        result = finder.ask(Request(start))
        if isinstance(result, (Body, Parsed)):
            break
    if isinstance(result, Failure):
        return Discovery(address, failure=result)
    if isinstance(result, Parsed):
        return Discovery(address, found=finder.found("", [Named(result.url)]))
    page = look(result.content, result.content_type, result.url)
    platform = platform_of(page.generator, result.url, hint)
    found: tuple[Candidate, ...] = ()
    if not hint:
        found = finder.found(page.title, finder.listed(page) or [Named(feed.url, feed.title) for feed in page.feeds])
    if not found:
        found = finder.found(page.title, [Named(url) for url in candidates(result.url, platform)])
    failure = None if found else Failure(FailureKind.NOT_A_FEED, "the page names no feed")
    return Discovery(address, page.title, platform.title, found, failure)


class _Finder:
    """Asks, remembers what this server needs, and stops when the time is over."""

    def __init__(self, gateway: Gateway, now: datetime) -> None:
        self._gateway = gateway
        self._now = now
        self._end = monotonic() + PATIENCE
        self._as_browser = self._chain_optional = False
        self._tried = 0

    def ask(self, request: Request) -> Body | Parsed | Failure:
        """Return a feed, the body of something else, or why there was no answer."""
        result = self._fetch(request)
        if isinstance(result, Failure) and result.kind == FailureKind.TLS and not self._chain_optional:
            self._chain_optional = True
            result = self._fetch(request)
            self._chain_optional = not isinstance(result, Failure) or result.kind != FailureKind.TLS
        if isinstance(result, Failure) and result.kind in TURNED_AWAY and not self._as_browser:
            self._as_browser = True
            result = self._fetch(request)
            self._as_browser = isinstance(result, Body)
        if isinstance(result, Failure):
            return result
        parsed = self._gateway.parse(result)
        return parsed if isinstance(parsed, Parsed) else result

    def listed(self, page: FoundPage) -> list[Named]:
        """Return the feeds of the list that a page names, those of the four kinds only; none without such a list."""
        for address in page.lists[:1]:
            result = self.ask(Request(address))
            try:
                outlines = read_opml(result.content) if isinstance(result, Body) else ()
            except NotOpml:
                outlines = ()
            return [Named(line.url, line.title, line.category) for line in outlines if line.category in CATEGORIES]
        return []

    def found(self, page_title: str, named: Iterable[Named]) -> tuple[Candidate, ...]:
        """Return those of the addresses that are feeds with items."""
        found: list[Candidate] = []
        for feed in named:
            if len(found) >= MOST_FOUND or self._tried >= MOST_TRIED or monotonic() > self._end:
                break
            self._tried += 1
            result = self.ask(Request(feed.url))
            if isinstance(result, Parsed) and result.entries:
                title = feed.title or page_title
                category = feed.category or guess_category(feed.title, feed.url)
                inspection = inspect(result, self._now)
                found.append(Candidate(feed.url, title, category, self._as_browser, self._chain_optional, inspection))
        return tuple(found)

    def _fetch(self, request: Request) -> Body | Failure:
        result = self._gateway.fetch(
            replace(request, as_browser=self._as_browser, chain_optional=self._chain_optional)
        )
        if isinstance(result, (Body, Failure)):
            return result
        return Failure(FailureKind.EMPTY, "not modified, although nothing was known")


def _starts(address: str) -> tuple[str, ...]:
    plain = "".join(address.split())
    if plain.casefold().startswith(("http://", "https://")):
        return (plain,)
    bare = plain.removeprefix("feed:").removeprefix("//")
    return f"https://{bare}", f"http://{bare}"
