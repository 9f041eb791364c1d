"""The feeds of one portal as another portal and a browser find them, over a real HTTP server."""

from collections.abc import Iterator
from DateTime import DateTime
from datetime import datetime
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.feeds.model import CATEGORIES
from edu.portal.listing.service import display_of
from edu.portal.listing.service import listed_types
from edu.portal.mandate.sections import public_sections
from edu.portal.net.discovery import find_feeds
from edu.portal.outgoing.service import kind_of
from edu.portal.setup.service import install_profiles
from edu.portal.syndication.discover import Discovery
from edu.portal.syndication.discover import discover
from edu.portal.syndication.gateway import guarded_gateway
from edu.portal.testing.fixtures import browser_for
from lxml import html
from plone import api
from plone.registry.interfaces import IRegistry
from Products.CMFPlone.interfaces.syndication import IFeedSettings
from Products.CMFPlone.interfaces.syndication import ISiteSyndicationSettings
import pytest
import transaction
from typing import Any
from webtest.http import StopableWSGIServer
from zope.component import getUtility
from ZPublisher.WSGIPublisher import publish_module


NOW = datetime(2026, 11, 20, 9, 0, tzinfo=VIETNAM)
OURS = {"rss.xml", "atom.xml", "feed.json", "feeds.opml"}
TYPES = ("News Item", "Event", "edu.LegalDocument")


def place_for(path: str, sections: dict[str, Any]) -> tuple[Any, str]:
    """Return the first section at or below ``path`` that lists one of the types, and that type."""
    for name, brain in sections.items():
        for kind in TYPES:
            if f"{brain.getPath()}/".startswith(f"{path}/") and kind in listed_types(display_of(name)):
                folder = brain.getObject()
                if kind in [allowed.getId() for allowed in folder.allowedContentTypes()]:
                    return folder, kind
    raise AssertionError(path)


@pytest.fixture
def office(functional_portal: Any) -> Any:
    """The portal of an office with a public item in each of the sections that schools read."""
    install_profiles(functional_portal, ("phong-gddt",))
    functional_portal.portal_workflow.setDefaultChain("simple_publication_workflow")
    sections = public_sections(functional_portal)
    for brain in [brain for name, brain in sections.items() if kind_of(name)]:
        folder, kind = place_for(brain.getPath(), sections)
        item = api.content.create(folder, kind, id="mot", title=f"Tin mới nhất của mục {folder.title}")
        api.content.transition(item, "publish")
        item.setEffectiveDate(DateTime("2026/11/19 08:00:00 GMT+7"))
        item.reindexObject()
    transaction.commit()
    return functional_portal


@pytest.fixture
def address(office: Any) -> Iterator[str]:
    """The address of that portal on a server of its own."""
    server = StopableWSGIServer.create(publish_module, host="127.0.0.1")
    yield f"http://127.0.0.1:{server.effective_port}/plone"
    server.shutdown()


def found_at(address: str) -> Discovery:
    return discover(address, guarded_gateway(["127.0.0.1"]), find_feeds, NOW)


@pytest.mark.parametrize("below", ["", "/van-ban", "/@@edu-rss"])
def test_a_school_that_names_its_office_gets_the_four_feeds(office: Any, address: str, below: str) -> None:
    found = found_at(f"{address}{below}").found
    kinds = [candidate.category for candidate in found]
    assert set(kinds) == {*CATEGORIES}
    assert len(kinds) == len(set(kinds))
    for candidate in found:
        assert candidate.inspection.entries[0].title.startswith("Tin mới nhất của mục")
        assert candidate.inspection.entries[0].link.startswith(address)
        assert not candidate.as_browser
        assert set(candidate.inspection.problems) <= {"plain-http"}


def test_no_page_offers_the_feeds_of_stock_plone_as_well(office: Any) -> None:
    getUtility(IRegistry).forInterface(ISiteSyndicationSettings).default_enabled = True
    section = office["tin-tuc"]
    settings = IFeedSettings(section)
    settings.enabled = True
    settings.feed_types = ("RSS", "rss.xml", "atom.xml", "itunes.xml")
    transaction.commit()
    for context in (office, section):
        browser = browser_for(office)
        browser.open(context.absolute_url())
        links = html.document_fromstring(browser.contents).xpath("//link[@rel='alternate']")
        addresses = [link.get("href") for link in links]
        assert len(addresses) == len(set(addresses))
        assert {address.rpartition("/")[2] for address in addresses} <= OURS
        assert f"{section.absolute_url()}/rss.xml" in addresses
    # Whoever knows the names of stock Plone gets ours.
    browser.open(f"{section.absolute_url()}/RSS")
    ours = browser.contents
    browser.open(f"{section.absolute_url()}/rss.xml")
    assert ours.replace("/RSS", "/rss.xml") == browser.contents
