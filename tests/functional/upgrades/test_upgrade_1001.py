"""A site of the first profile is brought up to date by the Add-ons panel's own means, and keeps what it has set."""

from plone import api
from plone.portlets.interfaces import IPortletManager
from plone.registry.interfaces import IRegistry
import transaction
from zope.component import getSiteManager
from zope.component import getUtility
from zope.component import queryUtility


DEFAULT = "edu.portal:default"
NEW_RECORDS = (
    "edu.portal.unit.ownership",
    "edu.portal.unit.palette",
    "edu.portal.unit.tax_code",
    "edu.portal.unit.invoice_email",
    "edu.portal.unit.vcards",
    "edu.portal.features",
    "edu.portal.calendar.closures",
    "edu.portal.calendar.hours",
)
NEW_TYPES = (
    "edu.Album",
    "edu.Audio",
    "edu.Video",
    "edu.Disclosure",
    "edu.LearningResource",
    "edu.MealMenu",
    "edu.Procurement",
    "edu.StatisticsYearbook",
    "edu.TeachingSchedule",
    "edu.Timetable",
    "edu.WeeklySchedule",
    "edu.WorkPlan",
)
NEW_COLUMNS = (
    "edu_album",
    "edu_alt",
    "edu_media",
    "edu_rank",
    "edu_confirmed",
    "edu_yearbook",
    "edu_procurement",
    "edu_disclosure",
    "edu_learning",
    "edu_schedule",
)
NEW_INDEXES = (
    "edu_field",
    "edu_signer",
    "edu_subject",
    "edu_school_year",
    "edu_weeks",
    "edu_valid_from",
    "edu_valid_to",
)
NEW_PLACE = "edu.home.today"


def older(portal):
    """Take from the site what the first profile did not have."""
    registry = getUtility(IRegistry)
    for name in NEW_RECORDS:
        del registry.records[name]
    api.portal.get_tool("portal_types").manage_delObjects(list(NEW_TYPES))
    catalog = api.portal.get_tool("portal_catalog")
    for name in NEW_COLUMNS:
        catalog.delColumn(name)
    for name in NEW_INDEXES:
        catalog.delIndex(name)
    api.portal.get_tool("portal_controlpanel").unregisterConfiglet("edu-mandate")
    getSiteManager().unregisterUtility(provided=IPortletManager, name=NEW_PLACE)
    portal.portal_setup.setLastVersionForProfile(DEFAULT, "1000")


def test_an_older_site_gets_what_is_new_and_keeps_what_it_set(functional_school):
    portal = functional_school
    setup = portal.portal_setup
    api.portal.set_registry_record("edu.portal.unit.name", "Trường THCS Bờ Kênh")
    api.portal.set_registry_record("plone.site_title", "Bờ Kênh")
    sections = sorted(portal.objectIds())
    older(portal)
    transaction.commit()

    assert setup.hasPendingUpgrades(DEFAULT)
    setup.upgradeProfile(DEFAULT)
    transaction.commit()

    assert not setup.hasPendingUpgrades(DEFAULT)
    registry = getUtility(IRegistry)
    assert [name for name in NEW_RECORDS if name not in registry.records] == []
    assert set(NEW_TYPES) <= set(api.portal.get_tool("portal_types").objectIds())
    catalog = api.portal.get_tool("portal_catalog")
    assert set(NEW_COLUMNS) <= set(catalog.schema())
    assert set(NEW_INDEXES) <= set(catalog.indexes())
    assert queryUtility(IPortletManager, name=NEW_PLACE) is not None
    entries = {action.id for action in api.portal.get_tool("portal_controlpanel").listActions()}
    assert {"edu-mandate", "edu-attestations"} <= entries
    assert registry["edu.portal.unit.name"] == "Trường THCS Bờ Kênh"
    assert registry["plone.site_title"] == "Bờ Kênh"
    assert sorted(portal.objectIds()) == sections


def test_the_upgraded_site_opens_the_panel_of_the_unit(functional_school):
    older(functional_school)
    functional_school.portal_setup.upgradeProfile(DEFAULT)
    page = functional_school.restrictedTraverse("@@edu-unit")()
    assert "form.widgets.ownership" in page
