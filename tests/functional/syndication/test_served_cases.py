"""Every row of the table of served cases, from the server to the page: tests/corpus/feeds/served.toml."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from edu.portal import clock
from edu.portal.core.feeds.model import FailureKind
from edu.portal.net.client import DEFAULT_LIMITS
from edu.portal.net.client import Limits
from edu.portal.settings.site import read_site
from edu.portal.syndication.gateway import site_gateway
from edu.portal.syndication.portlet import Assignment
from edu.portal.syndication.service import refresh_due
from edu.portal.syndication.wording import failure_sentence
from edu.portal.testing.certificates import issue
from edu.portal.testing.certificates import server_context
from edu.portal.testing.feedserver.hostile import HostileServer
from edu.portal.testing.feedserver.served import NOW
from edu.portal.testing.feedserver.served import Case
from edu.portal.testing.feedserver.served import read_cases
from edu.portal.testing.fixtures import browser_for
from lxml import html
from pathlib import Path
from plone.portlets.interfaces import IPortletAssignmentMapping
from plone.portlets.interfaces import IPortletManager
import pytest
import socket
import transaction
from typing import Any
from urllib.parse import urlsplit
from zope.component import getMultiAdapter
from zope.component import getUtility
from zope.i18n import translate


CORPUS = Path(__file__).parents[2] / "corpus" / "feeds"
CASES = read_cases(CORPUS / "served.toml", CORPUS / "documents")
QUICK = Limits(seconds=1.0)
MOST_IN_PORTLET = 30
Row = tuple[str, str, str]


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with HostileServer() as running:
        yield running


@pytest.fixture(scope="module")
def secure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HostileServer]:
    """A server whose certificate nobody can follow to a root."""
    leaf = issue("Sở", issue("Trung gian", issue("Gốc")), "so.noi-bo")
    with HostileServer(server_context(tmp_path_factory.mktemp("tls"), leaf)) as running:
        yield running


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[tuple[str, ...]]]:
    """Names that resolve as a case says, one answer after the other."""
    real = socket.getaddrinfo
    known: dict[str, list[tuple[str, ...]]] = {}

    def getaddrinfo(host: Any, port: Any, *args: Any, **options: Any) -> Any:
        if host not in known:
            return real(host, port, *args, **options)
        addresses = known[host].pop(0) if len(known[host]) > 1 else known[host][0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return known


@pytest.fixture
def site(functional_portal: Any, server: HostileServer, secure: HostileServer) -> Any:
    """A site with the portlet, which may talk to both servers and to nobody else on the loopback."""
    read_site().feed_allowed_hosts = (server.host, secure.host)
    column = getUtility(IPortletManager, name="plone.leftcolumn")
    assignments = getMultiAdapter((functional_portal, column), IPortletAssignmentMapping)
    assignments["tin"] = Assignment(limit=MOST_IN_PORTLET, display="list")
    transaction.commit()
    secure.hits.clear()
    return functional_portal


def declare(case: Case, addresses: tuple[str, ...]) -> None:
    feeds = [
        {"category": category, "url": address, **case.settings}
        for category, address in zip(("tin-tuc", "thong-bao"), addresses, strict=False)
    ]
    read_site().superiors = [{"id": "so-gddt", "kind": "so", "name": "Sở mẫu", "feeds": feeds}]
    transaction.commit()


def rows_of(page: str, of: str) -> list[Row]:
    """Return title, address and day of the items on a page, and see to it that nothing of theirs runs."""
    tree = html.document_fromstring(page)
    found = []
    for item in tree.xpath(f"//{of}[contains(concat(' ', @class, ' '), ' edu-feed ')]//ol/li[.//time]"):
        assert not item.xpath(".//script|.//iframe|.//@onerror|.//@onclick|.//@onload|.//@style"), page
        links = item.xpath(".//a[1]")
        address = links[0].get("href") if links else ""
        assert not links or (urlsplit(address).scheme in ("http", "https") and "noopener" in links[0].get("rel"))
        text = " ".join((links[0].text_content() if links else item.text or "").split())
        found.append((text, address, item.xpath("string(.//time/@datetime)")[:10]))
    return found


def archive_of(site: Any) -> list[Row]:
    """Return what all pages of the archive list."""
    browser, found = browser_for(site), []
    for number in range(1, 9):
        browser.open(f"{site.absolute_url()}/@@edu-feeds?trang={number}")
        rows = rows_of(browser.contents, "div")
        if rows and rows == found[-len(rows) :]:
            break
        found += rows
        if f"trang={number + 1}" not in browser.contents:
            break
    return found


def compare(case: Case, found: list[Row], bases: tuple[str, ...]) -> None:
    assert len(found) == case.count, found
    for (text, address, day), shown in zip(found, case.shows, strict=False):
        # The words for screen readers stand behind the title.
        assert text.startswith(shown.title), case.does
        assert day == shown.day.isoformat(), case.does
        if shown.link is not None:
            relative = shown.link.startswith("/")
            assert address in ([f"{base}{shown.link}" for base in bases] if relative else [shown.link])


def test_every_document_of_the_corpus_is_served() -> None:
    assert {path.stem for path in CORPUS.glob("documents/*.xml")} <= {case.id for case in CASES}
    assert len({case.id for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_what_the_page_shows(
    case: Case,
    site: Any,
    server: HostileServer,
    secure: HostileServer,
    names: dict[str, list[tuple[str, ...]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if case.host:
        names[case.host] = list(case.resolves)
    declare(case, case.start(server, secure))
    for number in range(case.readings):
        moment = NOW + number * timedelta(minutes=case.pause)
        monkeypatch.setattr(clock, "now", lambda moment=moment: moment)
        limits = QUICK if case.failure == FailureKind.TIMEOUT else DEFAULT_LIMITS
        gateway = replace(site_gateway(limits), rest=lambda: None)
        refresh_due(site, gateway, moment)
    asked = dict(server.hits) | {f"secure:{path}": count for path, count in secure.hits.items()}
    assert asked == dict(case.asked)

    archive = archive_of(site)
    compare(case, archive, (case.base(server, False), case.base(secure, True)))
    browser = browser_for(site)
    browser.open(site.absolute_url())
    assert rows_of(browser.contents, "section") == archive[:MOST_IN_PORTLET]
    assert ("tạm thời không trả lời" in browser.contents) == bool(case.failure and case.count)
    told = browser_for(site, manager=True)
    told.open(f"{site.absolute_url()}/@@edu-superiors")
    sentence = translate(failure_sentence(case.failure), target_language="vi") if case.failure else ""
    assert sentence in html.document_fromstring(told.contents).text_content()
    # Whatever the pages showed, nobody was asked for it.
    assert dict(server.hits) | {f"secure:{path}": count for path, count in secure.hits.items()} == asked
