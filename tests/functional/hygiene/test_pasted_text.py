"""An editor who pastes TCVN3 or VNI text is told, and gets it in Unicode; nothing typed is lost."""

from edu.portal.hygiene.command import mend_text
from edu.portal.testing.fixtures import browser_for
from plone import api
import pytest
import transaction


TYPED = "Th«ng b¸o vÒ viÖc nghØ hÌ"
READ = "Thông báo về việc nghỉ hè"


@pytest.fixture
def form(functional_portal):
    browser = browser_for(functional_portal, manager=True)
    browser.open(f"{functional_portal.absolute_url()}/++add++Document")
    return browser


def titles():
    transaction.begin()
    return [brain.Title for brain in api.portal.get_tool("portal_catalog")(portal_type="Document")]


def test_the_form_comes_back_in_unicode_and_can_be_saved(functional_portal, form):
    form.getControl(name="form.widgets.IDublinCore.title").value = TYPED
    form.getControl(name="form.widgets.IDublinCore.description").value = "Coäng hoøa xaõ hoäi"
    form.getControl(name="form.widgets.IRichTextBehavior.text").value = f"<p>{TYPED}</p>"
    form.getControl(name="form.buttons.save").click()
    assert titles() == []
    assert "TCVN3 (ABC)" in form.contents
    assert TYPED in form.contents
    assert form.getControl(name="form.widgets.IDublinCore.title").value == READ
    assert form.getControl(name="form.widgets.IDublinCore.description").value == "Cộng hòa xã hội"
    assert form.getControl(name="form.widgets.IRichTextBehavior.text").value == f"<p>{READ}</p>"
    form.getControl(name="form.buttons.save").click()
    assert titles() == [READ]


def test_what_was_typed_can_be_kept(functional_portal, form):
    form.getControl(name="form.widgets.IDublinCore.title").value = TYPED
    form.getControl(name="form.buttons.save").click()
    form.getControl(name="form.widgets.IDublinCore.title-edu-keep").controls[0].selected = True
    form.getControl(name="form.buttons.save").click()
    assert titles() == [TYPED]


def test_plain_text_is_saved_at_once(functional_portal, form):
    form.getControl(name="form.widgets.IDublinCore.title").value = "Café, naïve và Ủy ban"
    form.getControl(name="form.buttons.save").click()
    assert titles() == ["Café, naïve và Ủy ban"]


def test_an_error_of_another_field_stays(functional_portal, form):
    form.getControl(name="form.widgets.IDublinCore.description").value = TYPED
    form.getControl(name="form.buttons.save").click()
    assert titles() == []
    assert form.getControl(name="form.widgets.IDublinCore.description").value == READ


def test_an_edit_form_offers_it_too(functional_portal):
    api.content.create(functional_portal, "Document", id="trang", title="Trang")
    transaction.commit()
    browser = browser_for(functional_portal, manager=True)
    browser.open(f"{functional_portal.absolute_url()}/trang/edit")
    browser.getControl(name="form.widgets.IDublinCore.title").value = TYPED
    browser.getControl(name="form.buttons.save").click()
    assert browser.getControl(name="form.widgets.IDublinCore.title").value == READ
    browser.getControl(name="form.buttons.save").click()
    assert titles() == [READ]


def test_the_command_stores_what_it_mends(functional_portal):
    page = api.content.create(functional_portal, "Document", id="cu", title="Trang")
    page.title = TYPED
    transaction.commit()
    assert mend_text(functional_portal, {})["mended"] == 1
    transaction.abort()
    assert titles() == [READ]
    assert functional_portal["cu"].title == READ
