"""Finding the folders of the sections: whose view, which of several, and how often the catalogue is asked."""

from edu.portal.mandate import sections
from edu.portal.mandate import service
from plone import api
from plone.app.testing import logout
import pytest


@pytest.fixture
def searches(monkeypatch):
    """Count how often the catalogue is asked for the sections."""
    asked = []
    original = sections._by_section
    monkeypatch.setattr(sections, "_by_section", lambda brains: asked.append(1) or original(brains))
    return asked


def test_one_request_asks_once_until_something_changes(school, searches):
    for section in ("van-ban", "tin-tuc", "khong-co"):
        service.section_brain(school, section)
    assert len(searches) == 1
    school["tin-tuc"].title = "Tin"
    school["tin-tuc"].reindexObject()
    assert service.section_brain(school, "tin-tuc").Title == "Tin"
    assert len(searches) == 2


def test_each_visitor_gets_what_he_may_see(school):
    folder = service.section_folder(school, "lien-he")
    folder.manage_permission("Access contents information", ["Manager"], acquire=False)
    folder.reindexObjectSecurity()
    assert service.section_brain(school, "lien-he") is not None
    assert "lien-he" not in sections.public_sections(school)
    logout()
    assert service.section_brain(school, "lien-he") is None
    assert service.section_folder(school, "lien-he") == folder


def test_of_several_folders_the_nearest_to_the_root_is_the_section(school):
    other = api.content.create(school["tin-tuc"], "Folder", "a-lien-he", title="Khác", edu_section="lien-he")
    other.reindexObject()
    assert len(school.portal_catalog(edu_section="lien-he")) == 2
    assert service.section_brain(school, "lien-he").getPath() == "/plone/lien-he"
