"""One fetch against a real server that behaves as servers do. The server's counter is part of what is asserted."""

from datetime import UTC
from datetime import datetime
from datetime import timedelta
from edu.portal.core.feeds.model import Body
from edu.portal.core.feeds.model import Failure
from edu.portal.core.feeds.model import FailureKind
from edu.portal.core.feeds.model import NotModified
from edu.portal.net.client import Limits
from edu.portal.net.client import fetch
from edu.portal.net.client import read_retry_after
from edu.portal.net.inflate import BodyTooLarge
from edu.portal.net.inflate import inflate
from edu.portal.testing.feedserver.hostile import FEED
from edu.portal.testing.feedserver.hostile import Answer
from edu.portal.testing.feedserver.hostile import HostileServer
from edu.portal.testing.feedserver.hostile import bomb
import gzip
from hypothesis import given
from hypothesis import strategies as st
import pytest
import socket
import threading
import time
import zlib


NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
SHORT = Limits(seconds=0.6)
SAME = ["/feed", "/chunked", "/wrong-type", "/gzip", "/gzip-unsaid", "/gzip-said-only", "/deflate", "/deflate-bare"]
SAME += ["/cut", "/validators"]


@pytest.fixture(scope="module")
def running():
    with HostileServer() as server:
        yield server


@pytest.fixture
def server(running):
    running.hits.clear()
    running.requests.clear()
    return running


def ask(server, path, **options):
    return fetch(server.url(path), allowed=[server.host], clock=lambda: NOW, **options)


@pytest.mark.parametrize("path", SAME)
def test_the_same_bytes_whatever_the_way(server, path):
    answer = ask(server, path)
    assert isinstance(answer, Body)
    assert answer.content == FEED
    assert server.hits[path] == 1


def test_what_the_answer_tells(server):
    answer = ask(server, "/validators")
    assert (answer.etag, answer.last_modified) == ('"v1"', "Thu, 19 Nov 2026 01:00:00 GMT")
    assert (answer.content_type, answer.url, answer.moved_to) == (
        "application/rss+xml",
        server.url("/validators"),
        "",
    )


def test_what_the_request_tells(server):
    ask(server, "/feed")
    sent = server.requests[0]
    assert "edu.portal" in sent["user-agent"]
    assert "xml" in sent["accept"]
    assert not {"if-none-match", "if-modified-since", "cookie", "authorization"} & set(sent)


@pytest.mark.parametrize("validators", [{"etag": '"v1"'}, {"last_modified": "Thu, 19 Nov 2026 01:00:00 GMT"}])
def test_conditional_get(server, validators):
    assert ask(server, "/validators", **validators) == NotModified()


def test_gzip_that_was_cut_gives_what_came_through(server):
    answer = ask(server, "/gzip-cut")
    assert FEED.startswith(answer.content)
    assert len(answer.content) > len(FEED) // 2


@pytest.mark.parametrize("path", ["/hang", "/drip", "/drip-head", "/drip-chunk-size"])
def test_the_deadline_holds_for_the_whole_exchange(server, path):
    start = time.monotonic()
    assert ask(server, path, limits=SHORT).kind == FailureKind.TIMEOUT
    assert time.monotonic() - start < SHORT.seconds + 0.5
    assert server.hits[path] == 1


def test_a_deadline_leaves_no_thread_behind(server):
    before = threading.active_count()
    for _time in range(5):
        ask(server, "/status/500")
    # A thread that was told to end still needs its turn.
    end = time.monotonic() + 5
    while threading.active_count() > before + 1 and time.monotonic() < end:
        time.sleep(0.02)
    assert threading.active_count() <= before + 1


@pytest.mark.parametrize("path", ["/endless", "/oversized", "/bomb"])
def test_the_limit_of_size_holds_before_and_after_decompression(server, path):
    assert ask(server, path).kind == FailureKind.TOO_LARGE


@pytest.mark.parametrize("path", ["/status/404", "/status/500", "/gone", "/missing", "/status/403"])
def test_status_codes_are_kinds(server, path):
    answer = ask(server, path)
    assert answer.kind == f"http-{answer.status}"
    assert answer.status == int({"/gone": "410", "/missing": "404"}.get(path, path[-3:]))


def test_retry_after_in_seconds_and_as_a_date(server):
    assert ask(server, "/too-many").retry_after == timedelta(seconds=120)
    assert ask(server, "/busy").retry_after == timedelta(hours=1)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", None),
        ("soon", None),
        ("-5", None),
        ("0", timedelta(0)),
        ("9" * 400, timedelta(days=1)),
        ("Fri, 20 Nov 2020 08:00:00 GMT", timedelta(0)),
        ("Fri, 20 Nov 2026 08:00:30", timedelta(seconds=30)),
        ("Wed, 20 Nov 2041 08:00:00 GMT", timedelta(days=1)),
    ],
)
def test_read_retry_after(value, expected):
    assert read_retry_after(value, NOW) == expected


@given(st.text(max_size=40))
def test_read_retry_after_never_raises(value):
    assert read_retry_after(value, NOW) is None or read_retry_after(value, NOW) <= timedelta(days=1)


def test_empty_and_reset(server):
    assert ask(server, "/empty").kind == FailureKind.EMPTY
    assert ask(server, "/reset").kind == FailureKind.CONNECTION_LOST


def test_a_connection_is_not_used_again(server):
    for _time in range(20):
        assert isinstance(ask(server, "/hop/2"), Body)


def test_redirects_are_followed_up_to_three(server):
    assert ask(server, "/hop/3").url == server.url("/feed")
    assert server.hits.total() == 4
    assert ask(server, "/hop/4").kind == FailureKind.TOO_MANY_REDIRECTS
    server.hits.clear()
    assert ask(server, "/loop").kind == FailureKind.TOO_MANY_REDIRECTS
    assert server.hits["/loop"] == 4


def test_only_a_permanent_move_is_remembered(server):
    assert ask(server, "/moved").moved_to == server.url("/feed")
    assert ask(server, "/hop/1").moved_to == ""


def test_a_redirect_with_vietnamese_letters_in_its_target(server):
    server.serve("/tin-t%E1%BB%A9c", Answer())
    target = "/tin-tức".encode().decode("latin-1")
    server.serve("/vn", Answer(b"", status=302, headers={"Location": target}))
    assert isinstance(ask(server, "/vn"), Body)


def test_refused_unknown_and_no_tls(server):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    assert fetch(f"http://127.0.0.1:{port}/", allowed=["127.0.0.1"]).kind == FailureKind.REFUSED
    assert fetch("http://khong-co.invalid/").kind == FailureKind.DNS
    assert fetch(f"https://{server.host}/feed", allowed=[server.host]).kind == FailureKind.TLS


def test_a_server_that_speaks_no_http():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

        def talk():
            connection, _address = listener.accept()
            with connection:
                connection.recv(1000)
                connection.sendall(b"220 mail ready\r\n" * 3)

        threading.Thread(target=talk, daemon=True).start()
        answer = fetch(f"http://127.0.0.1:{port}/", allowed=["127.0.0.1"])
    assert isinstance(answer, Failure)
    assert answer.kind == FailureKind.CONNECTION_LOST


@given(st.binary(max_size=300), st.sampled_from(["", "gzip", "deflate", "br", "gzip, deflate"]))
def test_inflate_takes_any_bytes(content, encoding):
    try:
        assert len(inflate(content, encoding, 1000)) <= 1000
    except BodyTooLarge:
        assert len(content) < 1000


@given(st.binary(max_size=300))
def test_inflate_undoes_compression(content):
    assert inflate(gzip.compress(content), "gzip", 1000) == content
    assert inflate(zlib.compress(content), "deflate", 1000) == content or not content


def test_inflate_stops_at_the_limit():
    start = time.process_time()
    with pytest.raises(BodyTooLarge):
        inflate(bomb(500 * 1024 * 1024), "gzip", 1000)
    assert time.process_time() - start < 3
