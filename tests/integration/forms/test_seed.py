"""The forms of the add-on come once and stay the school's."""

from edu.portal.forms import service
from edu.portal.forms import store
from edu.portal.forms.action import tracked_action
from plone import api
import pytest


@pytest.fixture
def section(portal):
    """A folder that is the section of the form, on a site with a workflow as schools have it."""
    portal.portal_workflow.setDefaultChain("simple_publication_workflow")
    folder = api.content.create(portal, "Folder", "y-kien", title="Y kien")
    folder.edu_section = "gop-y"
    folder.reindexObject(idxs=["edu_section"])
    return folder


def test_the_form_is_created_published_and_shown_in_its_section(portal, section):
    assert service.seed_forms(portal) == ("gop-y",)
    form = section["gui-gop-y"]
    assert form.portal_type == "EasyForm"
    assert api.content.get_state(form) == "published"
    assert section.getDefaultPage() == "gui-gop-y"


def test_seeding_twice_changes_nothing(portal, section):
    service.seed_forms(portal)
    assert service.seed_forms(portal) == ()
    assert list(section.objectIds()) == ["gui-gop-y"]


def test_an_edited_renamed_and_moved_form_is_left_alone(portal, section):
    service.seed_forms(portal)
    form = section["gui-gop-y"]
    form.title, form.fields_model = "Other", form.fields_model.replace("<max_length>150", "<max_length>99")
    elsewhere = api.content.create(portal, "Folder", "elsewhere", title="Elsewhere")
    moved = api.content.move(form, elsewhere, "renamed")
    assert service.seed_forms(portal) == ()
    assert (moved.title, "<max_length>99" in moved.fields_model) == ("Other", True)


def test_a_page_of_the_section_stays_the_first_page(portal, section):
    api.content.create(section, "Document", "trang", title="Page")
    section.setDefaultPage("trang")
    service.seed_forms(portal)
    assert section.getDefaultPage() == "trang"


def test_a_taken_name_and_restricted_types_are_no_obstacle(portal, section):
    api.content.create(section, "Document", "gui-gop-y", title="Taken")
    section.constrain_types_mode, section.locally_allowed_types = 1, ["Document"]
    assert service.seed_forms(portal) == ("gop-y",)
    assert len(section.objectIds()) == 2


def test_without_the_section_nothing_is_done(portal):
    assert service.seed_forms(portal) == ()


def test_without_the_type_nothing_is_done(portal, section):
    portal.portal_types.manage_delObjects(["EasyForm"])
    assert service.seed_forms(portal) == ()


def test_a_school_has_the_form(school):
    folder = service.section_folder(school, "gop-y")
    assert store.load_shipped_id(folder["gui-gop-y"]) == "gop-y"


def test_the_action_survives_the_editor_of_models(portal, section):
    from collective.easyform.api import get_actions
    from collective.easyform.api import get_schema
    from collective.easyform.api import set_actions
    from collective.easyform.api import set_fields

    service.seed_forms(portal)
    form = section["gui-gop-y"]
    set_actions(form, get_actions(form))
    set_fields(form, get_schema(form))
    action = tracked_action(form)
    assert (action.prefix, action.working_days, action.retention_months) == ("GY", 5, 24)
    assert "honeypot.Honeypot" in form.fields_model and "NameFieldWidget" in form.fields_model
