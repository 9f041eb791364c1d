"""Asking whether an address answers, against a real server that is polite, rude, slow or gone."""

from collections.abc import Iterator
from edu.portal.core.links.model import Answer
from edu.portal.net.probe import probe
from http.server import BaseHTTPRequestHandler
from http.server import ThreadingHTTPServer
import pytest
import socket
import threading
import time


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_HEAD(self):
        self.server.asked.append((self.command, self.path))
        if self.path == "/no-head":
            self.connection.close()
        elif self.path == "/head-is-an-error":
            self.answer(405 if self.command == "HEAD" else 200)
        elif self.path == "/slow":
            time.sleep(3)
        elif self.path == "/endless" and self.command == "GET":
            self.send_response(200)
            self.send_header("Content-Length", str(10**12))
            self.end_headers()
            self.wfile.write(b"x" * 4096)
        elif self.path == "/endless":
            self.answer(501)
        elif self.path.startswith("/to/"):
            status, target = self.path.removeprefix("/to/").split("/", 1)
            self.answer(int(status), target if "://" in target else f"/{target}")
        else:
            self.answer(int(self.path.strip("/") or 200))

    do_GET = do_HEAD

    def answer(self, status, location=""):
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    found = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found.asked = []
    found.base = f"http://127.0.0.1:{found.server_port}"
    threading.Thread(target=found.serve_forever, daemon=True).start()
    yield found
    found.shutdown()
    found.server_close()


def ask(server, path, seconds=5.0):
    return probe(f"{server.base}{path}", ["127.0.0.1"], seconds)


def test_head_is_enough_where_it_is_answered(server):
    assert ask(server, "/") == Answer(200)
    assert server.asked == [("HEAD", "/")]


@pytest.mark.parametrize("status", [403, 404, 410, 500, 503])
def test_an_error_is_asked_once_more_with_get(server, status):
    assert ask(server, f"/{status}") == Answer(status)
    assert [method for method, _path in server.asked] == ["HEAD", "GET"]


@pytest.mark.parametrize("path", ["/no-head", "/head-is-an-error"])
def test_servers_that_do_not_know_head(server, path):
    answer = ask(server, path)
    assert [method for method, _path in server.asked] == ["HEAD", "GET"]
    assert answer.status == 200 if path == "/head-is-an-error" else answer.kind == "connection-lost"


def test_a_body_is_not_read(server):
    start = time.monotonic()
    assert ask(server, "/endless") == Answer(200)
    assert time.monotonic() - start < 2


def test_time_is_limited(server):
    start = time.monotonic()
    assert ask(server, "/slow", seconds=0.4).kind == "timeout"
    assert time.monotonic() - start < 2


def test_a_move_for_good_is_told_and_another_one_is_not(server):
    assert ask(server, "/to/301/200") == Answer(200, moved_to=f"{server.base}/200")
    assert ask(server, "/to/302/200") == Answer(200)
    assert ask(server, "/to/301/to/302/200") == Answer(200, moved_to=f"{server.base}/to/302/200")
    assert ask(server, "/to/302/to/301/200") == Answer(200)


def test_a_redirect_into_the_intranet_is_refused(server):
    with socket.socket() as other:
        other.bind(("127.0.0.2", 0))
        other.listen()
        target = f"http://127.0.0.2:{other.getsockname()[1]}/secret"
        assert ask(server, f"/to/302/{target}").kind == "blocked-address"
        other.settimeout(0.2)
        with pytest.raises(TimeoutError):
            other.accept()


def test_going_round_in_circles_ends(server):
    assert ask(server, "/" + "to/302/" * 12 + "200").kind == "too-many-redirects"


def test_what_is_not_public_is_not_asked_without_permission(server):
    assert probe(f"{server.base}/").kind == "blocked-address"
    assert server.asked == []


def test_nobody_there():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert probe(f"http://127.0.0.1:{port}/", ["127.0.0.1"]).kind == "refused"


@pytest.mark.parametrize(
    "url", ["", "javascript:alert(1)", "file:///etc/passwd", "http://", "http://user@a.vn", "http://a.vn:0/"]
)
def test_what_is_no_address_on_the_web(url):
    assert probe(url).kind == "bad-url"
