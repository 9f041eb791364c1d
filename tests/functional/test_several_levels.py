"""A school of three levels on a site with content: set up, uninstalled, and set up again by the wizard's way."""

from edu.portal.setup.service import install_profiles
from edu.portal.testing.fixtures import browser_for
from plone import api
import pytest
import transaction


LEVELS = ("tieu-hoc", "thcs", "thpt")
PROFILES = [f"edu.portal:{name}" for name in (*LEVELS, "theme", "forms")]


@pytest.fixture
def school(functional_portal):
    """A site that became a school of three levels beside a page of its own."""
    api.content.create(functional_portal, "Document", id="tu-truoc", title="Bài có từ trước")
    install_profiles(functional_portal, LEVELS)
    transaction.commit()
    return functional_portal


def paths():
    return {
        brain.getPath() for brain in api.portal.get_tool("portal_catalog").unrestrictedSearchResults(path="/plone")
    }


def uninstall(portal):
    portal.portal_setup.runAllImportStepsFromProfile("profile-edu.portal:uninstall")
    portal.portal_setup.unsetLastVersionForProfile("edu.portal:default")
    transaction.commit()


def test_uninstalling_leaves_the_content_and_forgets_the_levels(school):
    before = paths()
    assert "/plone/tu-truoc" in before and len(before) > 30
    uninstall(school)
    assert paths() == before
    tool = school.portal_setup
    assert {tool.getLastVersionForProfile(profile) for profile in PROFILES} == {"unknown"}
    assert not [name for name in school.portal_registry.records if name.startswith("edu.portal.")]
    browser = browser_for(school)
    browser.open(school.absolute_url())


def test_the_wizard_sets_the_levels_up_again(school):
    before = paths()
    uninstall(school)
    school.portal_setup.runAllImportStepsFromProfile("profile-edu.portal:default")
    install_profiles(school, LEVELS)
    transaction.commit()
    assert paths() == before
    assert api.portal.get_registry_record("edu.portal.site_types") == LEVELS
    assert api.portal.get_registry_record("plone.app.theming.interfaces.IThemeSettings.currentTheme") == "edu.portal"
    browser = browser_for(school)
    browser.open(school.absolute_url())
    assert 'class="edu-tiles"' in browser.contents
