"""Find the feeds that a web page names: by its head (autodiscovery), then by links that look like feeds."""

from dataclasses import dataclass
from edu.portal.core.feeds.normalise import safe_link
from edu.portal.core.feeds.plaintext import plain_text
from edu.portal.core.feeds.plaintext import shorten
from edu.portal.net.charset import decode_feed
from html.parser import HTMLParser
import re


FEED_TYPES = frozenset(("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"))
LIST_TYPES = frozenset(("text/x-opml", "text/x-opml+xml", "application/opml+xml"))
# Words in the address of a link that stand for a feed: /rss/, feed.xml, RSS.aspx?..., ?feed=rss2.
FEED_ADDRESS = re.compile(r"(?:^|[/?&=._-])(?:rss|rss2|feed|feeds|atom)(?:$|[/?&=._-])", re.IGNORECASE)
GENERATOR = re.compile(r"nukeviet|wordpress|plone|sharepoint|drupal|joomla|vnpt|liferay", re.IGNORECASE)
MOST = 20
LONGEST_PAGE = 500_000
TITLE_LENGTH = 100


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that a page names: absolute address, and the words of the page for it."""

    url: str
    title: str


@dataclass(frozen=True, slots=True)
class FoundPage:
    """What a page says of itself: its feeds, declared ones first, its title, and the program that made it.

    ``lists`` are the addresses of lists of feeds (OPML) that it names.
    """

    feeds: tuple[FoundFeed, ...]
    title: str
    generator: str
    lists: tuple[str, ...] = ()


def find_feeds(content: bytes, content_type: str, url: str) -> FoundPage:
    """Return what the page at ``url`` says of feeds. Never raises."""
    reader = _Reader()
    reader.feed(decode_feed(content[:LONGEST_PAGE], content_type))
    base = safe_link(reader.base, url) or url
    feeds: dict[str, FoundFeed] = {}
    for address, title in [*reader.declared, *reader.linked]:
        absolute = safe_link(address, base)
        if absolute and len(feeds) < MOST:
            feeds.setdefault(absolute, FoundFeed(absolute, shorten(plain_text(title), TITLE_LENGTH)))
    return FoundPage(
        tuple(feeds.values()),
        shorten(plain_text(reader.title), TITLE_LENGTH),
        reader.generator.casefold(),
        tuple(dict.fromkeys(filter(None, (safe_link(address, base) for address in reader.lists)))),
    )


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.declared: list[tuple[str, str]] = []
        self.linked: list[tuple[str, str]] = []
        self.lists: list[str] = []
        self.title = self.base = self.generator = ""
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "link":
            self._link(values)
        elif tag == "a" and FEED_ADDRESS.search(values.get("href", "")) and len(self.linked) < MOST:
            self.linked.append((values["href"], values.get("title", "")))
            self._inside = "a"
        elif tag == "base":
            self.base = self.base or values.get("href", "")
        elif tag == "meta" and values.get("name", "").casefold() == "generator":
            found = GENERATOR.search(values.get("content", ""))
            self.generator = self.generator or (found.group() if found else "")
        elif tag == "title":
            self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "title" and len(self.title) < TITLE_LENGTH * 2:
            self.title += data
        elif self._inside == "a" and self.linked and not self.linked[-1][1].strip():
            self.linked[-1] = (self.linked[-1][0], data)

    def _link(self, values: dict[str, str]) -> None:
        rel = values.get("rel", "").casefold().split()
        kind = values.get("type", "").partition(";")[0].strip().casefold()
        if "alternate" not in rel:
            return
        if kind in FEED_TYPES and len(self.declared) < MOST:
            self.declared.append((values.get("href", ""), values.get("title", "")))
        elif kind in LIST_TYPES and len(self.lists) < MOST:
            self.lists.append(values.get("href", ""))
