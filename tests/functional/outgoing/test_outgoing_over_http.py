"""The feeds of one portal as another portal and a browser find them, over a real HTTP server."""

from collections.abc import Iterator
from DateTime import DateTime
from datetime import datetime
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.feeds.model import CATEGORIES
from edu.portal.mandate.sections import public_sections
from edu.portal.net.discovery import find_feeds
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
ITEMS = {
    "hoat-dong-chung": "News Item",
    "thong-bao-chung": "News Item",
    "van-ban-don-vi": "edu.LegalDocument",
    "thu-moi": "Event",
}


@pytest.fixture
def office(functional_portal: Any) -> Any:
    """The portal of an office with a public item in each of the sections that schools read."""
    install_profiles(functional_portal, ("phong-gddt",))
    functional_portal.portal_workflow.setDefaultChain("simple_publication_workflow")
    sections = public_sections(functional_portal)
    for name, kind in ITEMS.items():
        folder = sections[name].getObject()
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
    registry = getUtility(IRegistry).forInterface(ISiteSyndicationSettings)
    registry.default_enabled = True
    registry.site_rss_items = ("/plone/tin-tuc",)
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
        assert {address.rpartition("/")[2] for address in addresses} == {
            "rss.xml",
            "atom.xml",
            "feed.json",
            "feeds.opml",
        }
    # Whoever knows the names of stock Plone gets ours.
    browser.open(f"{section.absolute_url()}/RSS")
    ours = browser.contents
    browser.open(f"{section.absolute_url()}/rss.xml")
    assert ours.replace("/RSS", "/rss.xml") == browser.contents
