"""The HTTP side of the sample units."""

from collections.abc import Callable
from collections.abc import Mapping
from datetime import UTC
from datetime import datetime
from edu.portal.testing.feedserver.almanac import find_publication
from edu.portal.testing.feedserver.almanac import published
from edu.portal.testing.feedserver.almanac import read_units
from edu.portal.testing.feedserver.pages import article_page
from edu.portal.testing.feedserver.pages import index_page
from edu.portal.testing.feedserver.pages import missing_page
from edu.portal.testing.feedserver.pages import picture
from edu.portal.testing.feedserver.platforms import PLATFORMS
from edu.portal.testing.feedserver.platforms import Platform
from edu.portal.testing.feedserver.platforms import render_feed
from email.utils import format_datetime
from email.utils import parsedate_to_datetime
import gzip
import hashlib
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from http.server import ThreadingHTTPServer
import re
from typing import Any


SOFTWARE = "edu-portal-sample-feeds"
FEED_PATH = re.compile(r"/rss/([a-z-]+)/?")
PICTURE_PATH = re.compile(r"/uploads/news/anh-(\d)\.jpg")
NUMBER = re.compile(r"(?:-|[?&]ItemID=|[?&]p=)(\d{6})(?:\.html|/)?$")
CHUNK = 1000


def utc_now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


class SampleServer(ThreadingHTTPServer):
    """One sample unit on one port of the loopback interface."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, unit_id: str, port: int, clock: Callable[[], datetime] = utc_now) -> None:
        """Bind at once; raises OSError when the port is taken. Port 0 takes a free one."""
        self.unit_id = unit_id
        self.unit: Mapping[str, Any] = read_units()[unit_id]
        self.clock = clock
        super().__init__(("127.0.0.1", port), _Handler)

    @property
    def base(self) -> str:
        """The address of the first page, without a slash at the end."""
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: SampleServer
    protocol_version = "HTTP/1.1"
    server_version = SOFTWARE
    sys_version = ""
    timeout = 30

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        feed, image = FEED_PATH.fullmatch(path), PICTURE_PATH.fullmatch(path)
        if feed and feed[1] in {known["id"] for known in self.server.unit["feeds"]}:
            self._send_feed(feed[1])
        elif image:
            self._send(HTTPStatus.OK, "image/jpeg", picture(int(image[1])))
        else:
            self._send_page(path)

    do_HEAD = do_GET

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the name is the base class's)
        """Keep the terminal of ``make start`` for the portal."""

    def _send_page(self, path: str) -> None:
        unit_id, unit, now = self.server.unit_id, self.server.unit, self.server.clock()
        number = NUMBER.search(self.path)
        item = find_publication(unit, int(number[1]), now) if number else None
        if path == "/":
            status, page = HTTPStatus.OK, index_page(unit_id, unit, now)
        elif item:
            status, page = HTTPStatus.OK, article_page(unit_id, unit, item)
        else:
            status, page = HTTPStatus.NOT_FOUND, missing_page(unit_id, unit)
        self._send(status, "text/html; charset=utf-8", page.encode("utf-8"))

    def _send_feed(self, feed_id: str) -> None:
        unit = self.server.unit
        feed = next(known for known in unit["feeds"] if known["id"] == feed_id)
        platform = PLATFORMS[feed["shape"]]
        items = published(unit, feed_id, self.server.clock())
        content = render_feed(unit, feed, items, self.server.base)
        etag = f'"{hashlib.sha256(content).hexdigest()[:24]}"'
        validators = {"ETag": etag}
        if items:
            validators["Last-Modified"] = format_datetime(items[0].published.astimezone(UTC), usegmt=True)
        if self._is_known(etag, items[0].published if items else None):
            self._send(HTTPStatus.NOT_MODIFIED, "", b"", validators)
        elif platform.chunked:
            self._send_chunked(platform, content, validators)
        else:
            self._send_whole(platform, content, validators)

    def _is_known(self, etag: str, modified: datetime | None) -> bool:
        asked = self.headers.get("If-None-Match", "")
        if asked:
            return etag in asked
        since = self.headers.get("If-Modified-Since", "")
        try:
            return bool(since) and modified is not None and parsedate_to_datetime(since) >= modified
        except (TypeError, ValueError):
            return False

    def _send_whole(self, platform: Platform, content: bytes, headers: dict[str, str]) -> None:
        if platform.gzip and "gzip" in self.headers.get("Accept-Encoding", ""):
            content, headers = gzip.compress(content), headers | {"Content-Encoding": "gzip"}
        self._send(HTTPStatus.OK, platform.content_type, content, headers)

    def _send_chunked(self, platform: Platform, content: bytes, headers: dict[str, str]) -> None:
        self._send_head(HTTPStatus.OK, platform.content_type, headers | {"Transfer-Encoding": "chunked"})
        if self.command == "HEAD":
            return
        for start in range(0, len(content), CHUNK):
            chunk = content[start : start + CHUNK]
            self.wfile.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))
        self.wfile.write(b"0\r\n\r\n")

    def _send(self, status: HTTPStatus, content_type: str, content: bytes, headers: Any = None) -> None:
        extra = dict(headers or {})
        if status is not HTTPStatus.NOT_MODIFIED:
            extra["Content-Length"] = str(len(content))
        self._send_head(status, content_type, extra)
        if self.command != "HEAD":
            self.wfile.write(content)

    def _send_head(self, status: HTTPStatus, content_type: str, headers: dict[str, str]) -> None:
        self.send_response(status)
        if content_type:
            self.send_header("Content-Type", content_type)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def handle(self) -> None:
        try:
            super().handle()
        except (TimeoutError, ConnectionError):
            self.close_connection = True
