"""Looking at a site writes nothing: every page of visitors, every screen of editors, asked by address alone."""

from edu.portal.demo.service import create_demo
from edu.portal.testing.fixtures import browser_for
from plone.portlets.interfaces import IPortletAssignment
from plone.scale.storage import ScalesDict
import pytest
import transaction
from zope.component import getGlobalSiteManager
from ZPublisher.interfaces import IPubBeforeCommit


SCREENS = ("edit", "folder_contents", "@@sharing", "@@manage-portlets", "@@historyview", "select_default_page")
PANELS = ("@@edu-unit", "@@edu-superiors", "@@edu-setup", "@@edu-home-edit", "@@overview-controlpanel")
VIEWS = ("@@edu-csv", "@@edu-table", "@@edu-cards", "@@edu-page", "@@edu-links", "@@edu-overview", "@@edu-people")
VIEWS += ("@@edu-contact", "@@edu-feeds")
PANELS += ("@@edu-feed-add", "@@edu-feed-lists", "@@edu-feed-health", "@@edu-jobs", "edu-superiors.opml")
PANELS += ("@@edu-feed-source?nguon=so-gddt.tin-tuc",)


@pytest.fixture
def demo(functional_school):
    create_demo(functional_school)
    transaction.commit()
    return functional_school


@pytest.fixture
def changed():
    """What the requests changed, as pairs of address and changed objects."""
    found = []

    def note(event):
        (connection,) = event.request["PARENTS"][-1]._p_jar.connections.values()
        # Plone's own portlets, sizes of pictures and edit locks: plone.protect lets them through.
        harmless = event.request.environ.get("plone.protect.safe_oids", ())
        objects = [
            repr(item)
            for item in connection._registered_objects
            if not (IPortletAssignment.providedBy(item) or isinstance(item, ScalesDict) or item._p_oid in harmless)
        ]
        if objects:
            found.append((event.request["URL"], objects))

    manager = getGlobalSiteManager()
    manager.registerHandler(note, [IPubBeforeCommit])
    yield found
    manager.unregisterHandler(note, [IPubBeforeCommit])


def sections(portal):
    return [brain.getURL() for brain in portal.portal_catalog.unrestrictedSearchResults(portal_type="Folder")]


def one_of_each_type(portal):
    brains = portal.portal_catalog.unrestrictedSearchResults(path="/".join(portal.getPhysicalPath()))
    return list({brain.portal_type: brain.getURL() for brain in brains}.values())


def open_all(browser, urls):
    browser.handleErrors = True
    browser.raiseHttpErrors = False
    browser.followRedirects = False
    stumbled = []
    for url in urls:
        browser.open(url)
        status, target = browser.headers["Status"], browser.headers.get("Location", "")
        if status.startswith("5") or "confirm-action" in target:
            stumbled.append((url, status, target))
    return stumbled


def test_visitors_change_nothing(demo, changed):
    top = [url for url in sections(demo) if url.count("/") == 4]
    urls = [*sections(demo), *one_of_each_type(demo), *(f"{url}/{view}" for url in top for view in VIEWS)]
    assert open_all(browser_for(demo), urls) == []
    assert changed == []


def test_screens_of_editors_change_nothing(demo, changed):
    urls = [f"{url}/edit" for url in sections(demo)]
    urls += [f"{url}/{screen}" for url in one_of_each_type(demo) for screen in SCREENS]
    urls += [f"{demo.absolute_url()}/{panel}" for panel in PANELS]
    assert open_all(browser_for(demo, manager=True), urls) == []
    assert changed == []
