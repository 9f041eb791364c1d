"""Each unit type has a profile; a school of several levels installs several, in any order."""

from edu.portal.core.mandate.situation import Situation
from edu.portal.core.unit import KINDS
from edu.portal.mandate import service
from edu.portal.setuphandlers import HiddenProfiles
from itertools import permutations
from plone import api
from plone.app.portlets.utils import assignment_mapping_from_key
from plone.portlets.constants import CONTEXT_CATEGORY
from plone.portlets.interfaces import IPortletAssignmentSettings
import pytest


TYPES = [kind.id for kind in KINDS]
SCHOOLS = [("mam-non", "tieu-hoc"), ("thcs", "thpt"), ("tieu-hoc", "thcs", "thpt")]


def install(portal, *types):
    for site_type in types:
        portal.portal_setup.runAllImportStepsFromProfile(f"profile-edu.portal:{site_type}")


def section_folders():
    """Return the section ids of all marked folders, with repetitions."""
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(portal_type="Folder")
    return sorted(brain.edu_section for brain in brains if isinstance(brain.edu_section, str) and brain.edu_section)


def owed(portal):
    return sorted(section.id for section in service.resolved_sections(portal))


def test_every_kind_has_a_profile_that_the_panel_hides(portal):
    profiles = {info["id"] for info in portal.portal_setup.listProfileInfo()}
    hidden = HiddenProfiles().getNonInstallableProfiles()
    for site_type in TYPES:
        assert f"edu.portal:{site_type}" in profiles
        assert f"edu.portal:{site_type}" in hidden


@pytest.mark.parametrize("site_type", TYPES)
def test_a_profile_alone_brings_its_sections(portal, site_type):
    install(portal, site_type)
    assert api.portal.get_registry_record("edu.portal.site_types") == (site_type,)
    assert api.portal.get_registry_record("edu.portal.unit.kind") == site_type
    assert section_folders() == owed(portal)
    assert section_folders()
    assert service.plan_for(portal, service.resolved_mandate(portal)) == ()
    before = section_folders()
    install(portal, site_type)
    assert section_folders() == before


@pytest.mark.parametrize("types", SCHOOLS)
def test_a_second_level_adds_the_difference_only(portal, types):
    install(portal, types[0])
    first = {brain.UID for brain in api.portal.get_tool("portal_catalog").unrestrictedSearchResults(path="/plone")}
    alone = set(section_folders())
    install(portal, *types[1:])
    after = {brain.UID for brain in api.portal.get_tool("portal_catalog").unrestrictedSearchResults(path="/plone")}
    assert len(first) > len(alone) and first <= after
    together = section_folders()
    assert together == owed(portal)
    assert len(together) == len(set(together))
    assert alone <= set(together)
    assert api.portal.get_registry_record("edu.portal.unit.kind") == types[0]


@pytest.mark.parametrize("order", permutations(SCHOOLS[-1]))
def test_the_order_of_installation_does_not_matter(portal, order):
    install(portal, *order)
    assert set(api.portal.get_registry_record("edu.portal.site_types")) == set(order)
    sections = service.resolved_for(portal, Situation(tuple(sorted(order)))).sections
    assert section_folders() == sorted(section.id for section in sections)


def test_a_recorded_kind_stays(portal):
    api.portal.set_registry_record("edu.portal.unit.kind", "thpt")
    install(portal, "thcs")
    assert api.portal.get_registry_record("edu.portal.unit.kind") == "thpt"


@pytest.mark.parametrize("office", ["phong-gddt", "so-gddt", "ubnd-xa"])
def test_the_front_page_of_an_office_shows_its_own_notices(portal, office):
    install(portal, office)
    notices = assignment_mapping_from_key(portal, "edu.home.notices", CONTEXT_CATEGORY, "/")["thong-bao"]
    albums = assignment_mapping_from_key(portal, "edu.home.extra", CONTEXT_CATEGORY, "/")["hinh-anh"]
    assert (notices.section, notices.heading, notices.limit) == ("thong-bao-chung", "Thông báo", 5)
    assert "thong-bao-chung" in section_folders()
    assert not IPortletAssignmentSettings(albums)["visible"]
    links = assignment_mapping_from_key(portal, "edu.home.services", CONTEXT_CATEGORY, "/")["dich-vu"]
    assert set(links.sections) <= set(section_folders())
    assert {"thu-tuc-hanh-chinh", "dich-vu-truc-tuyen", "cong-cac-don-vi"} <= set(links.sections)


def test_the_quick_links_address_the_people_of_the_unit(portal):
    install(portal, "gdtx")
    links = assignment_mapping_from_key(portal, "edu.home.services", CONTEXT_CATEGORY, "/")["dich-vu"]
    assert links.title == "Dành cho học viên"
    links.heading = "Tiện ích"
    assert links.title == "Tiện ích"
