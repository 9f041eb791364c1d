"""Editors arrange the front page in the browser with the ordinary controls of Plone's portlets."""

from edu.portal.testing.fixtures import browser_for
from plone import api
import pytest
import transaction


@pytest.fixture
def school(functional_school):
    functional_school.portal_workflow.setDefaultChain("simple_publication_workflow")
    transaction.commit()
    return functional_school


def test_a_visitor_reads_the_page_and_may_not_arrange_it(school):
    browser = browser_for(school)
    browser.open(school.absolute_url())
    assert "template-edu-home" in browser.contents
    assert "@@edu-home-edit" not in browser.contents
    browser.handleErrors = True
    browser.raiseHttpErrors = False
    browser.open(f"{school.absolute_url()}/@@edu-home-edit")
    assert "edu-home-place" not in browser.contents


def test_all_places_stand_on_one_screen(school):
    browser = browser_for(school, manager=True)
    browser.open(school.absolute_url())
    assert "@@edu-home-edit" in browser.contents
    browser.open(f"{school.absolute_url()}/@@edu-home-edit")
    assert browser.contents.count('class="edu-home-place"') == 8
    assert "Sửa trang chủ" in browser.contents


def test_a_block_is_hidden_shown_and_removed(school):
    section = api.content.create(school, "Folder", title="x")
    transaction.commit()
    assert section
    browser = browser_for(school, manager=True)
    address = f"{school.absolute_url()}/@@edu-home-edit"
    browser.open(address)
    browser.getControl(name="dich-vu-hide").click()
    assert browser.url.startswith(address.replace("@@", "")) or "edu-home-edit" in browser.url
    visitor = browser_for(school)
    visitor.open(school.absolute_url())
    assert "edu-tiles" not in visitor.contents
    browser.open(address)
    browser.getControl(name="dich-vu-show").click()
    visitor.open(school.absolute_url())
    assert "edu-tiles" in visitor.contents
    browser.open(address)
    browser.getControl(name="dich-vu-remove").click()
    visitor.open(school.absolute_url())
    assert "edu-tiles" not in visitor.contents


def test_a_block_is_changed_and_the_editor_comes_back(school):
    browser = browser_for(school, manager=True)
    browser.open(f"{school.absolute_url()}/@@edu-home-edit")
    browser.getLink("Dành cho cha mẹ và học sinh").click()
    browser.getControl(name="form.widgets.heading").value = "Tiện ích của phụ huynh"
    browser.getControl("Lưu").click()
    assert "edu-home-edit" in browser.url
    browser.open(school.absolute_url())
    assert "Tiện ích của phụ huynh" in browser.contents


def test_blocks_are_added_to_any_column(school):
    browser = browser_for(school, manager=True)
    for place, name in (("edu.home.extra", "section"), ("plone.rightcolumn", "services"), ("edu.home.extra", "lead")):
        browser.open(f"{school.absolute_url()}/++contextportlets++{place}/+/edu.portal.portlet.{name}")
        if name == "section":
            browser.getControl(name="form.widgets.section:list").value = ["thong-bao"]
            browser.getControl(name="form.widgets.look:list").value = ["dates"]
        browser.getControl("Lưu").click()
    browser.open(school.absolute_url())
    assert "edu-home-extra" in browser.contents


def test_a_block_without_a_section_is_refused_with_a_sentence(school):
    browser = browser_for(school, manager=True)
    browser.open(f"{school.absolute_url()}/++contextportlets++edu.home.extra/+/edu.portal.portlet.section")
    browser.getControl(name="form.widgets.limit").value = "0"
    browser.getControl("Lưu").click()
    assert "portlet.section" in browser.url
    assert "invalid-feedback" in browser.contents
