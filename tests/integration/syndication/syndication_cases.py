"""Superior units, and a gateway that answers from a dict."""

from datetime import datetime
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.feeds.decide import hash_of
from edu.portal.core.feeds.model import Body
from edu.portal.core.feeds.model import Failure
from edu.portal.core.feeds.model import FetchResult
from edu.portal.core.feeds.model import Request
from edu.portal.syndication.gateway import parse_body
from edu.portal.syndication.service import Gateway
from email.utils import format_datetime
from xml.sax.saxutils import escape


NOW = datetime(2026, 11, 20, 9, 40, tzinfo=VIETNAM)
SO = "https://so.example.vn/rss"
PHONG = "https://phong.example.vn/rss"

SUPERIORS = [
    {
        "id": "so-gddt",
        "kind": "so",
        "name": "Sở GD&ĐT",
        "url": "https://so.example.vn",
        "feeds": [
            {"category": "tin-tuc", "title": "Tin tức", "url": f"{SO}/tin"},
            {"category": "van-ban", "title": "Văn bản", "url": f"{SO}/van-ban"},
        ],
    },
    {
        "id": "ubnd",
        "kind": "ubnd",
        "name": "UBND phường",
        "url": "",
        "feeds": [{"category": "tin-tuc", "title": "Tin tức", "url": f"{PHONG}/tin"}],
    },
]


def rss(*items: tuple[str, datetime], link: str = "https://so.example.vn/bai") -> bytes:
    """Return an RSS document with items (title, date)."""
    body = "".join(
        f"<item><title>{escape(title)}</title><link>{link}/{place}-{abs(hash(title))}</link>"
        f"<pubDate>{format_datetime(moment)}</pubDate></item>"
        for place, (title, moment) in enumerate(items)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{body}</channel></rss>'.encode()


class FakeNetwork:
    """Answers from ``pages``; an address that is not there refuses the connection. Counts what it was asked."""

    def __init__(self) -> None:
        self.pages: dict[str, bytes] = {}
        self.asked: list[str] = []

    def fetch(self, request: Request) -> FetchResult:
        self.asked.append(request.url)
        if request.url not in self.pages:
            return Failure("refused", "connection refused")
        content = self.pages[request.url]
        return Body(content=content, content_type="text/xml", etag=hash_of(content), url=request.url)

    @property
    def gateway(self) -> Gateway:
        return Gateway(fetch=self.fetch, parse=parse_body)
