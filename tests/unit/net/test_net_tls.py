"""Certificates: a chain that a server left incomplete can be excused, nothing else."""

from collections.abc import Callable
from collections.abc import Iterator
from edu.portal.core.feeds.model import Body
from edu.portal.core.feeds.model import FailureKind
from edu.portal.net.client import fetch
from edu.portal.testing.certificates import Issued
from edu.portal.testing.certificates import issue
from edu.portal.testing.certificates import server_context
from http.server import BaseHTTPRequestHandler
from http.server import ThreadingHTTPServer
from pathlib import Path
import pytest
import socket
import threading
from typing import Any


HOST = "so.noi-bo"
Start = Callable[..., int]


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.server.asked.append(dict(self.headers))  # type: ignore[attr-defined]
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"<rss version='2.0'><channel><title>x</title></channel></rss>")

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the name is the base class's)
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that turns away is what these tests are about."""


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Start servers with certificates; every name leads to them."""
    running = []

    def begin(leaf: Issued, *more: Issued) -> Any:
        server = _Server(("127.0.0.1", 0), _Handler)
        server.asked = []  # type: ignore[attr-defined]
        server.socket = server_context(tmp_path, leaf, *more).wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        running.append(server)
        return server

    def getaddrinfo(host: str, port: int, *args: Any, **options: Any) -> Any:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    yield begin
    for server in running:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def middle() -> Issued:
    return issue("Trung gian", issue("Gốc"))


def ask(server: Any, host: str = HOST, **options: Any) -> Any:
    return fetch(f"https://{host}:{server.server_port}/rss", allowed=["127.0.0.1"], **options)


def test_an_incomplete_chain_is_refused_and_can_be_excused(start: Start, middle: Issued) -> None:
    server = start(issue("Sở", middle, HOST))
    assert ask(server).kind == FailureKind.TLS
    assert isinstance(ask(server, chain_optional=True), Body)


@pytest.mark.parametrize(("host", "days"), [(HOST, -2), ("khac.noi-bo", 30)])
def test_what_else_is_wrong_is_not_excused(start: Start, middle: Issued, host: str, days: int) -> None:
    answer = ask(start(issue("Sở", middle, host, days)), chain_optional=True)
    assert answer.kind == FailureKind.TLS
    assert "certificate" in answer.detail


def test_a_server_that_vouches_for_itself_is_not_excused(start: Start) -> None:
    assert ask(start(issue("Sở", None, HOST)), chain_optional=True).kind == FailureKind.TLS


def test_a_browser_is_imitated_only_where_it_is_wanted(start: Start, middle: Issued) -> None:
    server = start(issue("Sở", middle, HOST))
    ask(server, chain_optional=True)
    ask(server, chain_optional=True, as_browser=True)
    ours, browser = server.asked
    assert "edu.portal" in ours["User-Agent"] and "Referer" not in ours
    assert "Chrome" in browser["User-Agent"] and browser["Referer"] == f"https://{HOST}:{server.server_port}/"
