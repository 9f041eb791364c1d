"""A server that does to its clients what servers out there do. It counts every request."""

from collections import Counter
from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import datetime
from datetime import timedelta
from edu.portal.core.calendar.zone import VIETNAM
from email.utils import format_datetime
import gzip
from http.server import BaseHTTPRequestHandler
from http.server import ThreadingHTTPServer
import socket
from ssl import SSLContext
import struct
from threading import Event
from threading import Lock
from threading import Thread
from types import TracebackType
from typing import Any
from urllib.parse import unquote
from urllib.parse import urlsplit
import zlib


FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Nguồn thử</title><link>http://127.0.0.1/</link><description>Thử</description>
<item><title>Tin thứ nhất</title><link>/tin/1</link><guid>tin_1</guid><description>Tóm tắt</description>
<pubDate>Thu, 19 Nov 2026 08:00:00 +0700</pubDate></item>
<item><title>Tin thứ hai</title><link>/tin/2</link><guid>tin_2</guid><description>Tóm tắt</description>
<pubDate>Wed, 18 Nov 2026 08:00:00 +0700</pubDate></item>
</channel></rss>
""".encode()
ERROR_PAGE = """<!DOCTYPE html><html lang="vi"><head><title>Lỗi hệ thống</title></head>
<body><h1>Đã có lỗi xảy ra</h1></body></html>""".encode()
PAGE = """<!DOCTYPE html><html lang="vi"><head><title>Cổng thông tin</title>
<link rel="alternate" type="application/rss+xml" title="Tin tức" href="/feed"></head><body><h1>Tin</h1></body></html>
""".encode()
HOUR = timedelta(hours=1)
STEP = 0.05
LONGEST_WAIT = 60
RSS = "application/rss+xml"


@dataclass(frozen=True)
class Answer:
    """A plain answer; its head says ``too_long`` bytes more than are sent."""

    content: bytes = FEED
    content_type: str = RSS
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    too_long: int = 0


def bomb(size: int) -> bytes:
    """Return gzip that unpacks to ``size`` bytes of blanks."""
    machine = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(machine.compress(b" " * 65536) for _ in range(size // 65536)) + machine.flush()


def many_items(count: int) -> bytes:
    """Return a feed of so many items, the newest first, one for each hour before the morning of 20/11/2026."""
    first = datetime(2026, 11, 20, 8, 0, tzinfo=VIETNAM)
    items = "".join(
        f"<item><title>Tin số {number}</title><link>/tin/{number}</link>"
        f"<pubDate>{format_datetime(first - number * HOUR)}</pubDate></item>"
        for number in range(count)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Nhiều tin</title>{items}</channel></rss>'.encode()


PLAIN: dict[str, Answer] = {
    "/feed": Answer(),
    "/html": Answer(ERROR_PAGE, "text/html; charset=utf-8"),
    "/wrong-type": Answer(content_type="text/html"),
    "/empty": Answer(b""),
    "/gone": Answer(b"", status=410),
    "/too-many": Answer(b"", status=429, headers={"Retry-After": "120"}),
    "/busy": Answer(b"", status=503, headers={"Retry-After": "Fri, 20 Nov 2026 09:00:00 GMT"}),
    "/gzip": Answer(gzip.compress(FEED), headers={"Content-Encoding": "gzip"}),
    "/gzip-unsaid": Answer(gzip.compress(FEED)),
    "/gzip-said-only": Answer(headers={"Content-Encoding": "gzip"}),
    "/deflate": Answer(zlib.compress(FEED), headers={"Content-Encoding": "deflate"}),
    "/deflate-bare": Answer(zlib.compress(FEED)[2:-4], headers={"Content-Encoding": "deflate"}),
    "/gzip-cut": Answer(gzip.compress(FEED)[:-12], headers={"Content-Encoding": "gzip"}),
    "/gzip-said-longer": Answer(gzip.compress(FEED), headers={"Content-Encoding": "gzip"}, too_long=500),
    "/gzip-said-shorter": Answer(gzip.compress(FEED), headers={"Content-Encoding": "gzip"}, too_long=-12),
    "/byte-order-mark": Answer(b"\xef\xbb\xbf" + FEED),
    "/page-with-feed": Answer(PAGE, "text/html; charset=utf-8"),
    "/oversized": Answer(FEED + b" " * 3_000_000),
    "/3000-items": Answer(many_items(3000)),
}


class HostileServer:
    """A context with the server on a free port of loopback: ``with HostileServer() as server: server.url("/hang")``.

    Paths: those of ``PLAIN``; ``/status/<code>``; ``/hang`` ``/drip`` ``/drip-head`` ``/reset`` ``/cut`` ``/endless``
    ``/drip-chunk-size`` ``/bomb`` ``/chunked`` ``/chunked-gzip`` ``/validators`` ``/poisoned`` ``/browsers-only``
    ``/loop`` ``/hop/<n>`` ``/moved`` ``/to?<url>`` ``/for-good?<url>`` and what ``serve`` was given. With ``tls`` it
    speaks https.
    """

    def __init__(self, tls: SSLContext | None = None) -> None:
        self.hits: Counter[str] = Counter()
        self.requests: list[dict[str, str]] = []
        self.closing = Event()
        self._lock = Lock()
        self._answers = {path: [answer] for path, answer in PLAIN.items()}
        self._server = _Server(self)
        if tls:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)

    def __enter__(self) -> "HostileServer":
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": STEP}, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()

    @property
    def port(self) -> int:
        """The port of the server."""
        return int(self._server.server_address[1])

    @property
    def host(self) -> str:
        """Host and port, as an allow-list names them."""
        return f"127.0.0.1:{self.port}"

    def url(self, path: str) -> str:
        """Return the full address of a path."""
        return f"http://{self.host}{path}"

    def serve(self, path: str, *answers: Answer) -> str:
        """Let ``path`` give these answers from now on, one after the other, the last for ever; returns its address."""
        self._answers[path] = list(answers)
        return self.url(path)

    def answer(self, path: str) -> Answer | None:
        """Return the plain answer of a path, None when its answer is an act."""
        if path.startswith("/status/"):
            return Answer(b"", status=int(path.rpartition("/")[2]))
        with self._lock:
            answers = self._answers.get(path)
            if not answers:
                return None
            return answers.pop(0) if len(answers) > 1 else answers[0]

    def count(self, path: str, headers: Mapping[str, str]) -> None:
        """Note a request."""
        with self._lock:
            self.hits[path] += 1
            self.requests.append(dict(headers))


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # A client that gave up must not hold the end of a test.
    block_on_close = False

    def __init__(self, hostile: HostileServer) -> None:
        self.hostile = hostile
        super().__init__(("127.0.0.1", 0), _Handler)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.close_connection = True
        path = urlsplit(self.path).path
        self.server.hostile.count(path, {name.casefold(): value for name, value in self.headers.items()})
        answer = self.server.hostile.answer(path)
        if answer:
            self._send(answer)
            return
        act: Callable[[], None] = getattr(self, f"_act_{path.split('/')[1].replace('-', '_')}", self._act_missing)
        try:
            act()
        except OSError:
            # The client has had enough.
            return

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the name is the base class's)
        """Say nothing."""

    def _send(self, answer: Answer) -> None:
        length = len(answer.content) + answer.too_long
        self._head(answer.status, {"Content-Type": answer.content_type, **answer.headers}, length)
        self.wfile.write(answer.content)

    def _head(self, status: int, headers: Mapping[str, str], length: int | None = None) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def _redirect(self, target: str, status: int = 302) -> None:
        self._head(status, {"Location": target}, 0)

    def _wait(self, seconds: float) -> bool:
        return self.server.hostile.closing.wait(seconds)

    def _act_missing(self) -> None:
        self._send(Answer(ERROR_PAGE, "text/html; charset=utf-8", status=404))

    def _act_hang(self) -> None:
        self._wait(LONGEST_WAIT)

    def _act_drip(self) -> None:
        self._head(200, {"Content-Type": RSS}, len(FEED) * 100)
        for byte in FEED * 100:
            self.wfile.write(bytes([byte]))
            if self._wait(STEP):
                return

    def _act_drip_head(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Filler: ")
        while not self._wait(STEP):
            self.wfile.write(b"x")

    def _act_drip_chunk_size(self) -> None:
        self._head(200, {"Content-Type": RSS, "Transfer-Encoding": "chunked"})
        while not self._wait(STEP):
            self.wfile.write(b"0")

    def _act_reset(self) -> None:
        # With a linger time of 0 the system sends RST in place of FIN.
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def _act_cut(self) -> None:
        self._head(200, {"Content-Type": RSS}, len(FEED) + 1000)
        self.wfile.write(FEED)

    def _act_endless(self) -> None:
        self._head(200, {"Content-Type": RSS})
        while not self.server.hostile.closing.is_set():
            self.wfile.write(b" " * 65536)

    def _act_bomb(self) -> None:
        self._send(Answer(bomb(200 * 1024 * 1024), headers={"Content-Encoding": "gzip"}))

    def _act_chunked(self) -> None:
        self._in_chunks(FEED, {})

    def _act_chunked_gzip(self) -> None:
        self._in_chunks(gzip.compress(FEED), {"Content-Encoding": "gzip"})

    def _in_chunks(self, content: bytes, headers: Mapping[str, str]) -> None:
        self._head(200, {"Content-Type": RSS, "Transfer-Encoding": "chunked", **headers})
        for start in range(0, len(content), 100):
            chunk = content[start : start + 100]
            self.wfile.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))
        self.wfile.write(b"0\r\n\r\n")

    def _act_validators(self) -> None:
        etag, date = '"v1"', "Thu, 19 Nov 2026 01:00:00 GMT"
        if self.headers.get("If-None-Match") == etag or self.headers.get("If-Modified-Since") == date:
            self._head(304, {"ETag": etag})
        else:
            self._send(Answer(headers={"ETag": etag, "Last-Modified": date}))

    def _act_poisoned(self) -> None:
        if "If-Modified-Since" in self.headers:
            self._head(304, {})
        else:
            number = self.server.hostile.hits["/poisoned"]
            content = FEED.replace("Tin thứ nhất".encode(), f"Tin của lần đọc thứ {number}".encode())
            self._send(Answer(content, headers={"Last-Modified": "Wed, 20 Nov 2041 08:00:00 GMT"}))

    def _act_browsers_only(self) -> None:
        is_browser = "Chrome/" in self.headers.get("User-Agent", "") and self.headers.get("Referer")
        self._send(Answer() if is_browser else Answer(ERROR_PAGE, "text/html", status=403))

    def _act_loop(self) -> None:
        self._redirect("/loop")

    def _act_hop(self) -> None:
        left = int(self.path.rpartition("/")[2])
        self._redirect(f"/hop/{left - 1}" if left > 1 else "/feed")

    def _act_moved(self) -> None:
        self._redirect("/feed", 301)

    def _act_to(self) -> None:
        self._redirect(unquote(urlsplit(self.path).query))

    def _act_for_good(self) -> None:
        self._redirect(unquote(urlsplit(self.path).query), 301)
