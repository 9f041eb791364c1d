"""No page fetches anything while it is rendered: every kind of page, as everybody and as a manager."""

from collections.abc import Iterator
from edu.portal import clock
from edu.portal.demo.service import create_demo
from edu.portal.settings.site import read_site
from edu.portal.syndication.gateway import site_gateway
from edu.portal.syndication.portlet import Assignment
from edu.portal.syndication.service import refresh_all
from edu.portal.testing.feedserver.server import SampleServer
from edu.portal.testing.fixtures import browser_for
import importlib.util
from pathlib import Path
from plone.portlets.interfaces import IPortletAssignmentMapping
from plone.portlets.interfaces import IPortletManager
import pytest
import socket
from threading import Thread
import transaction
from types import ModuleType
from typing import Any
from zope.component import getMultiAdapter
from zope.component import getUtility


# Beside the pages of the browser tests, which are read by people.
MACHINES = (
    "/feeds.opml",
    "/tin-tuc/rss.xml",
    "/tin-tuc/atom.xml",
    "/tin-tuc/feed.json",
    "/search_rss?SearchableText=tin",
)
FEED_SCREENS = ("/@@edu-rss", "/@@edu-superiors", "/@@edu-feed-health", "/@@edu-feed-add", "/@@edu-feed-lists")
FEED_KINDS = ("tin-tuc", "thong-bao", "van-ban", "thu-moi")
WAYS_OUT = ("connect", "connect_ex", "sendto", "bind")


def browser_pages() -> ModuleType:
    """Return the table of pages that the browser tests visit."""
    path = Path(__file__).parents[2] / "browser" / "pages.py"
    spec = importlib.util.spec_from_file_location("pages_of_browser_tests", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def so() -> Iterator[SampleServer]:
    server = SampleServer("so", 0)
    Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def demo(functional_school: Any, so: SampleServer) -> Any:
    """The demonstration school with feeds that were read, and the portlet beside every page."""
    create_demo(functional_school)
    site = read_site()
    site.feed_allowed_hosts = (f"127.0.0.1:{so.server_port}",)
    feeds = [{"category": kind, "url": f"{so.base}/rss/{kind}"} for kind in FEED_KINDS]
    site.superiors = [{"id": "so-gddt", "kind": "so", "name": "Sở mẫu", "url": so.base, "feeds": feeds}]
    column = getUtility(IPortletManager, name="plone.leftcolumn")
    getMultiAdapter((functional_school, column), IPortletAssignmentMapping)["nguon"] = Assignment()
    transaction.commit()
    report = refresh_all(functional_school, site_gateway(), clock.now())
    assert {row["outcome"] for row in report} == {"updated"}
    return functional_school


def test_no_page_opens_a_socket(demo: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    # An attempt is noted, not only refused: code that expects networks to fail would swallow the refusal.
    attempts: list[tuple[str, str]] = []
    current = ""

    def refuse(*arguments: Any, **_options: Any) -> Any:
        attempts.append((current, str(arguments)[:200]))
        raise OSError("pages do not ask the network")

    for way in WAYS_OUT:
        monkeypatch.setattr(socket.socket, way, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)

    broken, with_feeds = [], 0
    for manager, paths in visits():
        browser = browser_for(demo, manager=manager)
        browser.handleErrors = True
        browser.raiseHttpErrors = False
        for current in paths:
            browser.open(f"{demo.absolute_url()}{current}")
            with_feeds += so_is_on(browser.contents)
            if int(browser.headers["status"][:3]) >= 500:
                broken.append((current, browser.headers["status"]))
    assert not attempts
    assert not broken
    assert with_feeds > 20


def visits() -> list[tuple[bool, list[str]]]:
    """Return who visits what: everybody the public pages, a manager all."""
    table = browser_pages()
    public = [path for _name, path, _text in table.PUBLIC]
    own = [path for _name, path, _text in table.EDITOR]
    return [
        (False, list(dict.fromkeys((*public, *MACHINES)))),
        (True, list(dict.fromkeys((*public, *own, *FEED_SCREENS)))),
    ]


def so_is_on(page: Any) -> bool:
    """Tell whether the items of the Sở stand on a page: otherwise its silence says nothing."""
    return isinstance(page, str) and "Sở mẫu" in page and 'rel="noopener' in page
