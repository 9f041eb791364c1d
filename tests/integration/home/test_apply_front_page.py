"""A site gets its front page once, and only when nobody has designed one."""

from Acquisition import aq_base
from edu.portal.home.apply import LAYOUT
from edu.portal.home.apply import apply_front_page
from edu.portal.home.apply import remove_front_page
from edu.portal.home.places import PLACES
from plone import api
from plone.app.portlets.portlets import navigation
from plone.app.textfield.value import RichTextValue
from plone.portlets.interfaces import IPortletAssignmentMapping
from plone.portlets.interfaces import IPortletAssignmentSettings
from plone.portlets.interfaces import IPortletManager
import pytest
from zope.component import getMultiAdapter
from zope.component import getUtility


def mapping(portal, place):
    return getMultiAdapter((portal, getUtility(IPortletManager, name=place)), IPortletAssignmentMapping)


def names(portal):
    return {place.name: list(mapping(portal, place.name).keys()) for place in PLACES}


def undress(portal):
    del portal.layout
    remove_front_page(portal)


def test_a_new_school_has_the_front_page_with_a_block_in_every_place(school):
    assert school.getLayout() == LAYOUT
    assert all(len(blocks) == 1 for blocks in names(school).values())


def test_applying_again_neither_doubles_nor_restores(school):
    del mapping(school, "edu.home.extra")["hinh-anh"]
    mapping(school, "edu.home.notices")["thong-bao"].limit = 9
    before = names(school)
    school.portal_setup.runAllImportStepsFromProfile("profile-edu.portal:theme")
    assert names(school) == before
    assert mapping(school, "edu.home.notices")["thong-bao"].limit == 9


def test_hiding_one_block_hides_no_other(school):
    blocks = [block for place in PLACES for block in mapping(school, place.name).values()]
    hidden = mapping(school, "edu.home.extra")["hinh-anh"]
    IPortletAssignmentSettings(hidden)["visible"] = False
    assert [block.__name__ for block in blocks if not IPortletAssignmentSettings(block).get("visible", True)] == [
        "hinh-anh"
    ]
    assert "__annotations__" in vars(aq_base(hidden))


def test_removing_and_applying_gives_the_blocks_again(school):
    before = names(school)
    remove_front_page(school)
    assert not any(names(school).values())
    apply_front_page(school)
    assert names(school) == before


@pytest.mark.parametrize(("place", "name"), [("plone.leftcolumn", "navigation"), ("plone.rightcolumn", "events")])
def test_the_boxes_of_plone_are_hidden_and_given_back(school, place, name):
    undress(school)
    column = mapping(school, place)
    if name not in column:
        column[name] = navigation.Assignment()
    apply_front_page(school)
    assert IPortletAssignmentSettings(column[name])["visible"] is False
    remove_front_page(school)
    assert IPortletAssignmentSettings(column[name])["visible"] is True


def test_a_default_page_stays(school):
    undress(school)
    api.content.create(school, "Document", id="trang-dau", title="Trang đầu")
    school.setDefaultPage("trang-dau")
    apply_front_page(school)
    assert school.getProperty("default_page") == "trang-dau"
    assert school.getLayout() != LAYOUT


def test_another_view_stays(school):
    undress(school)
    school.setLayout("summary_view")
    apply_front_page(school)
    assert school.getLayout() == "summary_view"


def test_a_text_that_somebody_wrote_stays(school):
    undress(school)
    school.text = RichTextValue("<p>Lời chào của nhà trường</p>", "text/html", "text/x-html-safe")
    apply_front_page(school)
    assert school.getLayout() != LAYOUT


def test_the_welcome_text_of_a_new_plone_gives_way(school):
    undress(school)
    school.text = RichTextValue("<a>Learn more about Plone</a>", "text/html", "text/x-html-safe")
    apply_front_page(school)
    assert school.getLayout() == LAYOUT


def test_the_view_is_offered_in_the_display_menu(school):
    assert LAYOUT in [view_id for view_id, _title in school.getAvailableLayouts()]
