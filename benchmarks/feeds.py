"""What reading the feeds costs, and what a dead source costs a page.

First our whole way from bytes to what would be stored (character set, cleaning, feedparser, plain text, dates, links,
identity, order) against ``feedparser.parse`` on the same bytes of the sample Sở and Phòng; then the portlet with all
sources alive against the portlet with one unit gone and its last good items kept. Run with ``make bench``.
"""

from contextlib import ExitStack
from edu.portal import clock
from edu.portal.core.feeds.decide import decide
from edu.portal.core.feeds.model import Body
from edu.portal.core.feeds.model import FeedSource
from edu.portal.core.feeds.model import Parsed
from edu.portal.settings.site import read_site
from edu.portal.syndication.gateway import parse_body
from edu.portal.syndication.gateway import site_gateway
from edu.portal.syndication.portlet import Assignment
from edu.portal.syndication.portlet import Renderer
from edu.portal.syndication.service import refresh_all
from edu.portal.syndication.shown import describe_feeds
from edu.portal.syndication.sources import read_sources
from edu.portal.syndication.store import load_state
from edu.portal.syndication.store import save_state
from edu.portal.testing.feedserver.almanac import published
from edu.portal.testing.feedserver.almanac import read_units
from edu.portal.testing.feedserver.platforms import render_feed
from edu.portal.testing.feedserver.server import SampleServer
from edu.portal.testing.layers import SCHOOL_FUNCTIONAL
import feedparser
from measure import Work
from measure import fresh_request
from measure import milliseconds
from measure import site_of
from measure import tell
from plone.app.testing import logout
import threading
from time import process_time
import transaction
from typing import Any


BASE = "http://so.example.vn"
PORTLET_ROUNDS = 200
READING_ROUNDS = 60
UNITS = ("so", "phong")


def sample_feeds() -> list[bytes]:
    """Return the documents of all sample feeds as they would be sent now."""
    now = clock.now()
    units = [read_units()[name] for name in UNITS]
    return [
        render_feed(unit, feed, published(unit, feed["id"], now), BASE) for unit in units for feed in unit["feeds"]
    ]


def measure_reading() -> None:
    """Compare our way from bytes to what is stored with feedparser's from bytes to its entries."""
    feeds, now = sample_feeds(), clock.now()
    source = FeedSource(id="so.tin-tuc", title="Tin", url=f"{BASE}/rss")

    def read(content: bytes) -> object:
        parsed = parse_body(Body(content, "text/xml", url=source.url))
        assert isinstance(parsed, Parsed)
        return decide(source, None, parsed, now)

    times = shortest(
        {
            "ours": lambda: [read(feed) for feed in feeds],
            "feedparser": lambda: [feedparser.parse(feed) for feed in feeds],
        }
    )
    ratio = times["ours"] / times["feedparser"]
    print(f"read and decide {times['ours']:6.1f} ms, feedparser alone {times['feedparser']:6.1f} ms")
    tell("feeds_reading", f"Reading {len(feeds)} feeds takes {ratio:.2f} times feedparser alone.", ratio=ratio)


def shortest(works: dict[str, Work]) -> dict[str, float]:
    """Return the least processor time of each work in milliseconds; they take turns."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for _round in range(READING_ROUNDS):
        for name, work in works.items():
            start = process_time()
            work()
            times[name].append((process_time() - start) * 1000)
    return {name: min(measured) for name, measured in times.items()}


def declare(portal: Any, servers: dict[str, SampleServer]) -> None:
    """Write the units and their feeds into the settings and let the guard connect to them."""
    site = read_site()
    site.feed_allowed_hosts = tuple(f"127.0.0.1:{server.server_port}" for server in servers.values())
    site.superiors = [
        {
            "id": name,
            "kind": name,
            "name": server.unit["name"],
            "feeds": [
                {"category": feed["id"], "title": feed["title"], "url": f"{server.base}/rss/{feed['id']}"}
                for feed in server.unit["feeds"]
            ],
        }
        for name, server in servers.items()
    ]
    transaction.commit()


def portlet(portal: Any) -> Work:
    """Return what renders the portlet as a visitor gets it."""

    def render() -> str:
        renderer = Renderer(portal, fresh_request(portal), None, None, Assignment())
        renderer.update()
        return str(renderer.render())

    return render


def remembered(portal: Any) -> Work:
    """Return what puts the feeds back into the state in which they are now, without a commit."""
    states = {source.id: load_state(portal, source.id) for source in read_sources()}

    def put_back() -> None:
        for feed_id, state in states.items():
            save_state(portal, feed_id, state)

    return put_back


def measure_portlet() -> None:
    """Compare the portlet with living sources and with a dead one."""
    portal = site_of(SCHOOL_FUNCTIONAL)
    with ExitStack() as stack:
        servers = {name: stack.enter_context(SampleServer(name, 0)) for name in UNITS}
        for server in servers.values():
            threading.Thread(target=server.serve_forever, daemon=True).start()
        declare(portal, servers)
        refresh_all(portal, site_gateway(), clock.now())
        alive = remembered(portal)
        servers["phong"].shutdown()
        servers["phong"].server_close()
        refresh_all(portal, site_gateway(), clock.now())
        servers["so"].shutdown()
    logout()
    statuses = [feed["status"] for feed in describe_feeds(portal, clock.now())]
    works = {"alive": portlet(portal), "dead": portlet(portal)}
    times = milliseconds(works, PORTLET_ROUNDS, {"alive": alive, "dead": remembered(portal)})
    ratio = times["dead"] / times["alive"]
    print(
        f"all sources alive {times['alive']:6.1f} ms, "
        f"{statuses.count('failing')} of {len(statuses)} dead {times['dead']:6.1f} ms"
    )
    tell("feeds_portlet", f"With a dead unit the portlet takes {ratio:.2f} times as long.", ratio=ratio)


def main() -> None:
    """Measure both, print."""
    measure_reading()
    measure_portlet()


if __name__ == "__main__":
    main()
