"""The types as installed: one row each."""

from plone.dexterity.interfaces import IDexterityFTI
from plone.dexterity.schema import SCHEMA_CACHE
import pytest
from zope.component import getUtility
from zope.interface import Interface
from zope.schema import getFieldsInOrder


# type, permission to add, view, children, behaviors that must be there
TYPES = (
    (
        "edu.Album",
        "edu.portal.AddAlbum",
        "edu-album",
        {"Image", "edu.Album"},
        {"plone.shortname", "plone.locking", "plone.publication", "plone.categorization", "edu.consent"},
    ),
    (
        "edu.Audio",
        "edu.portal.AddAudio",
        "edu-audio",
        set(),
        {"plone.shortname", "plone.locking", "plone.publication", "edu.consent"},
    ),
    (
        "edu.Video",
        "edu.portal.AddVideo",
        "edu-video",
        set(),
        {"plone.shortname", "plone.locking", "plone.publication", "edu.consent"},
    ),
    (
        "edu.LearningResource",
        "edu.portal.AddLearningResource",
        "edu-learning-resource",
        {"File", "Image"},
        {"plone.shortname", "plone.locking", "plone.publication", "plone.categorization", "edu.consent"},
    ),
    (
        "edu.LegalDocument",
        "edu.portal.AddLegalDocument",
        "edu-legal-document",
        {"File", "Image"},
        {"plone.shortname", "plone.locking", "plone.publication", "plone.categorization"},
    ),
    (
        "edu.OrgUnit",
        "edu.portal.AddOrgUnit",
        "edu-org-unit",
        {"edu.StaffMember", "edu.OrgUnit", "File", "Image"},
        {"plone.shortname", "plone.locking", "plone.constraintypes"},
    ),
    (
        "edu.Procurement",
        "edu.portal.AddProcurement",
        "edu-procurement",
        {"File", "Image"},
        {"plone.shortname", "plone.locking", "plone.publication", "plone.categorization"},
    ),
    (
        "edu.StaffMember",
        "edu.portal.AddStaffMember",
        "edu-staff-member",
        set(),
        {"plone.shortname", "plone.locking"},
    ),
    (
        "edu.MealMenu",
        "edu.portal.AddMealMenu",
        "edu-schedule-item",
        set(),
        {"plone.shortname", "plone.locking", "plone.publication"},
    ),
    (
        "edu.TeachingSchedule",
        "edu.portal.AddTeachingSchedule",
        "edu-schedule-item",
        set(),
        {"plone.shortname", "plone.locking", "plone.publication"},
    ),
    (
        "edu.Timetable",
        "edu.portal.AddTimetable",
        "edu-schedule-item",
        set(),
        {"plone.shortname", "plone.locking", "plone.publication"},
    ),
    (
        "edu.WeeklySchedule",
        "edu.portal.AddWeeklySchedule",
        "edu-schedule-item",
        set(),
        {"plone.shortname", "plone.locking", "plone.publication"},
    ),
    (
        "edu.WorkPlan",
        "edu.portal.AddWorkPlan",
        "edu-schedule-item",
        set(),
        {"plone.shortname", "plone.locking", "plone.publication"},
    ),
)
NAMES = [row[0] for row in TYPES]


@pytest.mark.parametrize(("name", "permission", "view", "children", "behaviors"), TYPES, ids=NAMES)
def test_type(portal, name, permission, view, children, behaviors):
    fti = getUtility(IDexterityFTI, name=name)
    assert fti.add_permission == permission
    assert fti.default_view == view
    assert view in fti.view_methods
    assert set(fti.allowed_content_types) == children
    assert fti.filter_content_types
    assert behaviors <= set(fti.behaviors)
    assert fti.lookupSchema().isOrExtends(Interface)
    assert portal.portal_registry[f"plone.icon.contenttype/{fti.icon_expr.rpartition('/')[2].rstrip()}"]


@pytest.mark.parametrize("name", NAMES)
def test_every_field_speaks_to_editors_through_the_catalogue(portal, name):
    for field_name, field in getFieldsInOrder(SCHEMA_CACHE.get(name)):
        assert field.title.domain == "edu.portal", field_name
        assert not field.description or field.description.domain == "edu.portal", field_name


@pytest.mark.parametrize("name", NAMES)
def test_a_bare_object_can_be_made_seen_and_indexed(portal, http_request, name):
    portal.invokeFactory(name, "bare", title="Bản thảo")
    content = portal["bare"]
    view = content.restrictedTraverse(f"@@{getUtility(IDexterityFTI, name=name).default_view}")
    assert "Bản thảo" in view()
    assert portal.portal_catalog(portal_type=name)[0].Title == "Bản thảo"


@pytest.mark.parametrize("vocabulary", ["edu.portal.DocumentTypes", "edu.portal.UnitKinds"])
def test_vocabularies_hold_public_ids_and_titles(portal, vocabulary):
    from zope.schema.interfaces import IVocabularyFactory

    terms = list(getUtility(IVocabularyFactory, name=vocabulary)(portal))
    assert len(terms) > 5
    assert all(term.value == term.token and term.title for term in terms)
