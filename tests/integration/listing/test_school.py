"""The lists of a real school: what the mandate says of a section decides types and columns."""

from edu.portal.interfaces import IEduPortalLayer
from plone import api
import pytest
from zope.interface import alsoProvides


OURS = ("edu-table", "edu-cards", "edu-page", "edu-links", "edu-overview")


def view_of(section, name):
    request = section.REQUEST.clone()
    alsoProvides(request, IEduPortalLayer)
    return api.content.get_view(name, section, request)


def sections(school):
    return [brain.getObject() for brain in school.portal_catalog(portal_type="Folder") if brain.edu_section]


def test_every_section_of_ours_renders_empty(school):
    rendered = 0
    for section in sections(school):
        if section.getLayout() in OURS:
            assert "edu-listing" in view_of(section, section.getLayout())()
            rendered += 1
    assert rendered > 20


@pytest.mark.parametrize(
    ("section_id", "columns", "additions"),
    [
        ("van-ban-truong", "legal", ["edu.LegalDocument", "File"]),
        ("nien-giam-thong-ke", "files", ["File"]),
    ],
)
def test_the_mandate_decides_columns_and_buttons(school, section_id, columns, additions):
    section = school.portal_catalog(edu_section=section_id)[0].getObject()
    view = view_of(section, "edu-table")
    view.update()
    assert view.column_set == columns
    assert [addition["url"].rpartition("++add++")[2] for addition in view.additions] == additions


def test_the_school_finds_its_news_below_the_parent(school):
    child = school.portal_catalog(edu_section="hoat-dong-chung")[0].getObject()
    api.content.create(child, "News Item", title="Lễ kỷ niệm")
    view = view_of(child.aq_parent, "edu-overview")
    html = view()
    assert "Lễ kỷ niệm" in html
