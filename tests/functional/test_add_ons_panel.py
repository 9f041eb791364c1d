"""A stock site with 200 objects gets the add-on through the Add-ons panel, loses it, and gets it again."""

from edu.portal.testing.fixtures import browser_for
from plone import api
from plone.app.viewletmanager.interfaces import IViewletSettingsStorage
import pytest
import re
import transaction
from zope.component import getUtility


SKIN = "Plone Default"
OUR_RECORD = re.compile(r"\bedu[.-]")
HIDDEN_BY_STOCK = ("plone.colophon", "plone.site_actions")


@pytest.fixture
def old_site(functional_stock_portal):
    """A stock site of 200 objects that lived before the add-on came."""
    portal = functional_stock_portal
    portal.portal_workflow.setDefaultChain("simple_publication_workflow")
    portal.portal_setup.runAllImportStepsFromProfile("profile-plonetheme.barceloneta:default")
    for number in range(10):
        folder = api.content.create(portal, "Folder", id=f"thu-muc-{number}", title=f"Thư mục {number}")
        for child in range(19):
            kind = ("Document", "News Item", "Event", "Link")[child % 4]
            api.content.create(folder, kind, id=f"muc-{child}", title=f"Bài số {child}", description="Có từ trước")
        api.content.transition(folder, "publish")
    transaction.commit()
    return portal


def fingerprint(portal):
    """Return what must stay as it is for each object: path -> UID, title, type, state, view, modification date."""
    found = {}
    for brain in api.portal.get_tool("portal_catalog").unrestrictedSearchResults(path={"query": "/plone", "depth": 9}):
        if brain.portal_type == "Plone Site":
            continue
        item = brain._unrestrictedGetObject()
        found[brain.getPath()] = (
            brain.UID,
            item.title,
            item.portal_type,
            api.content.get_state(item),
            item.getLayout(),
            item.modified().ISO8601(),
        )
    return found


def press(browser, url, action, field, product):
    """Press the button of ``product`` in the Add-ons panel's form ``action``."""
    browser.open(url)
    for index in range(100):
        form = browser.getForm(index=index)
        if form.action.endswith(action) and form.getControl(name=field).value == product:
            form.submit()
            return
    raise AssertionError(f"{product} has no button {action}")


def install(portal):
    browser = browser_for(portal, manager=True)
    panel = f"{portal.absolute_url()}/prefs_install_products_form"
    press(browser, panel, "install_products", "install_product", "edu.portal")
    return browser


def uninstall(portal):
    browser = browser_for(portal, manager=True)
    panel = f"{portal.absolute_url()}/prefs_install_products_form"
    press(browser, panel, "uninstall_products", "uninstall_product", "edu.portal")


def is_installed(portal):
    return portal.portal_setup.getLastVersionForProfile("edu.portal:default") != "unknown"


def test_nothing_is_lost_moved_or_renamed_and_the_panel_leads_to_the_wizard(old_site):
    before = fingerprint(old_site)
    assert len(before) == 200
    browser = install(old_site)
    transaction.begin()
    assert is_installed(old_site)
    assert fingerprint(old_site) == before
    browser.open(old_site.absolute_url())
    browser.getLink(url="@@edu-setup").click()
    assert browser.url.endswith("@@edu-setup")


def test_the_unit_type_profile_leaves_old_content_alone_too(old_site):
    before = fingerprint(old_site)
    old_site.portal_setup.runAllImportStepsFromProfile("profile-edu.portal:thcs")
    after = fingerprint(old_site)
    assert {path: after.get(path) for path in before} == before
    assert len(after) > len(before) + 30


def ours(portal):
    """Return every trace of the add-on in the registries and tools of the site, by place."""
    setup = portal.portal_setup
    manager = portal.getSiteManager()
    catalog = api.portal.get_tool("portal_catalog")
    folder = portal.portal_types["Folder"]
    traces = {
        "registry": [name for name in portal.portal_registry.records if OUR_RECORD.search(name)],
        "types": [name for name in portal.portal_types.objectIds() if name.startswith("edu.")],
        "indexes": [name for name in catalog.indexes() if name.startswith("edu_")],
        "columns": [name for name in catalog.schema() if name.startswith("edu_")],
        "lexicons": [
            *(name for name in catalog.objectIds() if name.startswith("edu_")),
            *(i.id for i in catalog.index_objects() if getattr(i, "lexicon_id", "").startswith("edu_")),
        ],
        "news": [
            name
            for kind in ("News Item", "Event")
            for name in portal.portal_types[kind].behaviors
            if name.startswith("edu.")
        ],
        "files": [name for name in portal.portal_types["File"].behaviors if name.startswith("edu.")],
        "configlets": [a.id for a in portal.portal_controlpanel.listActions() if a.id.startswith("edu-")],
        "actions": [
            name
            for category in ("object", "user")
            for name in portal.portal_actions[category].objectIds()
            if name.startswith("edu_")
        ],
        "permissions": [name for name in portal.__dict__ if name.startswith("_edu_portal")],
        "folder": [name for name in (*folder.behaviors, *folder.view_methods) if name.startswith(("edu.", "edu-"))],
        "site": [name for name in portal.portal_types["Plone Site"].view_methods if name.startswith("edu-")],
        "annotations": [key for key in portal.__annotations__ if key.startswith("edu.portal")],
        "components": [
            str(found)
            for found in (*manager.registeredUtilities(), *manager.registeredAdapters())
            if "edu." in str(found.name) or "edu.portal" in str(found.provided)
        ],
        "theme": [api.portal.get_registry_record("plone.app.theming.interfaces.IThemeSettings.currentTheme")],
        "layout": [portal.getLayout()] if portal.getLayout().startswith("edu-") else [],
    }
    viewlets = getUtility(IViewletSettingsStorage)
    traces["viewlets"] = [
        name
        for manager_name in ("plone.portaltop", "plone.portalheader", "plone.mainnavigation", "plone.portalfooter")
        for name in (
            *(name for name in viewlets.getOrder(manager_name, SKIN) if name.startswith("edu.")),
            *(name for name in viewlets.getHidden(manager_name, SKIN) if name not in HIDDEN_BY_STOCK),
        )
    ]
    traces["theme"] = [name for name in traces["theme"] if name == "edu.portal"]
    assert setup
    return {place: found for place, found in traces.items() if found}


def test_install_uninstall_install(old_site):
    before = fingerprint(old_site)
    assert ours(old_site) == {}
    install(old_site)
    transaction.begin()
    old_site.portal_setup.runAllImportStepsFromProfile("profile-edu.portal:thcs")
    transaction.commit()
    with_school = set(fingerprint(old_site))
    assert set(ours(old_site)) >= {
        "registry",
        "types",
        "indexes",
        "configlets",
        "components",
        "annotations",
        "actions",
        "permissions",
    }

    uninstall(old_site)
    transaction.begin()
    assert not is_installed(old_site)
    assert ours(old_site) == {}
    assert set(fingerprint(old_site)) == with_school
    browser = browser_for(old_site)
    browser.open(old_site.absolute_url())
    browser.open(f"{old_site.absolute_url()}/van-ban")

    install(old_site)
    transaction.begin()
    old_site.portal_setup.runAllImportStepsFromProfile("profile-edu.portal:thcs")
    transaction.commit()
    assert set(fingerprint(old_site)) == with_school
    after = fingerprint(old_site)
    assert {path: after.get(path) for path in before} == before
