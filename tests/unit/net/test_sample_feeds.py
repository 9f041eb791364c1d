"""The sample Sở and Phòng, read the way the portal reads: over HTTP, through the guard, to showable entries."""

from argparse import ArgumentParser
from datetime import datetime
from datetime import timedelta
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.feeds.decide import decide
from edu.portal.core.feeds.decide import hash_of
from edu.portal.core.feeds.decide import is_invitation
from edu.portal.core.feeds.decide import plan_request
from edu.portal.core.feeds.model import CATEGORIES
from edu.portal.core.feeds.model import Body
from edu.portal.core.feeds.model import FeedSource
from edu.portal.core.feeds.model import NotModified
from edu.portal.core.feeds.model import Parsed
from edu.portal.net.client import fetch
from edu.portal.net.feedxml import read_feed
from edu.portal.testing import cli
from edu.portal.testing.feedserver.almanac import published
from edu.portal.testing.feedserver.almanac import read_units
from edu.portal.testing.feedserver.server import SampleServer
import http.client
import http.server
import pytest
import threading


FRIDAY = datetime(2026, 11, 20, 17, 0, tzinfo=VIETNAM)
FEEDS = [(unit, category) for unit in ("so", "phong") for category in CATEGORIES]


class Clock:
    now = FRIDAY

    def __call__(self):
        return self.now


@pytest.fixture(scope="module")
def servers():
    clock = Clock()
    running = {unit: SampleServer(unit, 0, clock) for unit in ("so", "phong")}
    for server in running.values():
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield running
    for server in running.values():
        server.shutdown()
        server.server_close()


@pytest.fixture(autouse=True)
def friday(servers):
    servers["so"].clock.now = FRIDAY


def ask(url, **validators):
    return fetch(url, allowed=["127.0.0.1"], **validators)


def refresh(source, state, now):
    request = plan_request(source, state, now)
    answer = ask(request.url, etag=request.etag, last_modified=request.last_modified)
    if isinstance(answer, Body):
        answer = Parsed(
            read_feed(answer.content, answer.content_type),
            answer.url,
            hash_of(answer.content),
            answer.etag,
            answer.last_modified,
        )
    return answer, decide(source, state, answer, now)


def source_of(servers, unit, category):
    return FeedSource(f"{unit}.{category}", category, f"{servers[unit].base}/rss/{category}", unit, category)


@pytest.mark.parametrize(("unit", "category"), FEEDS)
def test_every_feed_gives_what_was_published(servers, unit, category):
    _answer, update = refresh(source_of(servers, unit, category), None, FRIDAY)
    expected = published(servers[unit].unit, category, FRIDAY)
    assert 8 <= len(update.state.entries) <= 12
    for entry, item in zip(update.state.entries, expected, strict=True):
        assert item.title in entry.title
        assert item.document in entry.title
        assert item.summary == entry.summary
        assert abs(entry.published - item.published) < timedelta(hours=1)
        assert entry.published <= FRIDAY
    assert update.state.entries[0].published > FRIDAY - timedelta(days=7)


@pytest.mark.parametrize(("unit", "category"), FEEDS)
def test_every_link_leads_to_its_article(servers, unit, category):
    _answer, update = refresh(source_of(servers, unit, category), None, FRIDAY)
    for entry in update.state.entries:
        page = ask(entry.link)
        assert page.content_type == "text/html; charset=utf-8"
        assert entry.summary in page.content.decode()


@pytest.mark.parametrize(("unit", "category"), FEEDS)
def test_nothing_new_is_not_sent_again(servers, unit, category):
    source = source_of(servers, unit, category)
    first, update = refresh(source, None, FRIDAY)
    assert refresh(source, update.state, FRIDAY + timedelta(minutes=30))[0] == NotModified()
    assert ask(source.url, last_modified=first.last_modified) == NotModified()


@pytest.mark.parametrize(("unit", "category"), FEEDS)
def test_items_come_and_go_with_the_clock(servers, unit, category):
    source = source_of(servers, unit, category)
    _answer, before = refresh(source, None, FRIDAY)
    later = servers["so"].clock.now = FRIDAY + timedelta(days=7)
    _answer, after = refresh(source, before.state, later)
    assert after.changed
    assert after.state.entries[0].published > FRIDAY
    assert after.state.entries[0] not in before.state.entries
    known = {entry.guid for entry in before.state.entries}
    assert {entry.guid for entry in after.state.entries if entry.first_seen == FRIDAY} <= known
    assert {entry.guid for entry in after.state.entries if entry.first_seen == later}.isdisjoint(known)


def test_the_shapes_on_the_wire(servers):
    def raw(unit, category):
        server = servers[unit]
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
        connection.request("GET", f"/rss/{category}", headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        return answer, answer.read()

    answer, _content = raw("so", "tin-tuc")
    assert answer.getheader("Content-Encoding") == "gzip"
    answer, content = raw("so", "thong-bao")
    assert content.startswith(b"\xef\xbb\xbf")
    assert b" SA</pubDate>" in content
    assert answer.getheader("Content-Type").startswith("text/html")
    answer, content = raw("phong", "tin-tuc")
    assert answer.getheader("Transfer-Encoding") == "chunked"
    assert b"content:encoded" in content
    assert b"<rdf:RDF" in raw("phong", "thong-bao")[1]
    assert b"http://www.w3.org/2005/Atom" in raw("phong", "van-ban")[1]


def test_invitations_are_invitations():
    for unit in read_units().values():
        assert all(is_invitation(item.title) for item in published(unit, "thu-moi", FRIDAY))


def test_pages(servers):
    for server in servers.values():
        page = ask(f"{server.base}/").content.decode()
        assert all(f'href="/rss/{category}"' in page for category in CATEGORIES)
        assert ask(f"{server.base}/khong-co").kind == "http-404"
        assert ask(f"{server.base}/rss/khong-co").kind == "http-404"
        assert ask(f"{server.base}/tin-tuc/chua-dang-199999.html").kind == "http-404"


def test_the_ports_come_from_the_environment(monkeypatch):
    monkeypatch.setenv("EDU_SAMPLE_SO_PORT", "18190")
    parser = ArgumentParser()
    cli.add_commands(parser.add_subparsers())
    options = parser.parse_args(["sample-feeds", "--port-phong", "18191"])
    assert (options.port_so, options.port_phong) == (18190, 18191)


def test_ports_that_are_taken(servers, capsys):
    ours = {unit: server.server_port for unit, server in servers.items()}
    options = ArgumentParser().parse_args([])
    options.port_so, options.port_phong = ours["so"], ours["phong"]
    assert cli.run_sample_feeds(options) == 0
    with http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler) as foreign:
        options.port_phong = foreign.server_port
        options.port_so = ours["so"]
        assert cli.run_sample_feeds(options) == 1
    assert str(ours["so"]) in capsys.readouterr().err
