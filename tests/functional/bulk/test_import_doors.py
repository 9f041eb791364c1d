"""Importing, taking back and copying through the publisher: forms, refusals, and the panel of issuing bodies."""

from edu.portal.settings.bodies import load_bodies
from edu.portal.sheets.writer import Sheet
from edu.portal.sheets.writer import write_xlsx
from edu.portal.testing.fixtures import browser_for
import io
from plone import api
import pytest
import transaction


HEAD = ("Số ký hiệu", "Trích yếu", "Ngày ban hành", "Loại", "Cơ quan ban hành")
ROWS = (HEAD, ("1/KH-A", "Kế hoạch một", "5/10/2026", "KH", "Trường A"), ("2/KH-A", "", "5/10/2026", "KH", "Trường A"))


@pytest.fixture
def section(functional_portal):
    functional_portal.portal_workflow.setDefaultChain("simple_publication_workflow")
    folder = api.content.create(functional_portal, "Folder", id="van-ban", title="Văn bản")
    api.content.transition(folder, "publish")
    transaction.commit()
    return folder


def uploaded(section):
    browser = browser_for(section.aq_parent, manager=True)
    browser.open(f"{section.absolute_url()}/@@edu-import")
    browser.getControl(name="sheet").add_file(io.BytesIO(write_xlsx([Sheet("Sổ", ROWS)])), "x", "sổ.xlsx")
    browser.getControl(name="check").click()
    return browser


def test_check_import_and_take_back(section):
    browser = uploaded(section)
    assert "Thiếu trích yếu" in browser.contents or "The summary is missing" in browser.contents
    transaction.begin()
    assert section.objectIds() == []
    browser.getControl(name="publish").value = True
    browser.getControl(name="run").click()
    transaction.begin()
    (document,) = section.objectValues()
    assert (document.number_raw, api.content.get_state(document)) == ("1/KH-A", "published")
    browser.getControl(name="undo").click()
    transaction.begin()
    assert section.objectIds() == []
    assert 'name="undo"' not in browser.contents


def test_another_table_may_be_chosen(section):
    browser = uploaded(section)
    browser.getControl(name="drop").click()
    assert 'name="sheet"' in browser.contents
    browser.getControl(name="check").click()
    assert 'role="alert"' in browser.contents


def test_the_pattern_is_a_workbook(section):
    browser = browser_for(section.aq_parent, manager=True)
    browser.open(f"{section.absolute_url()}/@@edu-import-pattern")
    assert browser.contents.startswith(b"PK")


@pytest.mark.parametrize("name", ["edu-import", "edu-import-pattern", "edu-same-number?number=1"])
def test_visitors_stay_outside(section, name):
    browser = browser_for(section.aq_parent)
    browser.raiseHttpErrors = False
    browser.handleErrors = True
    browser.open(f"{section.absolute_url()}/@@{name}")
    assert "/login" in browser.url


def test_nothing_is_written_without_the_token(section):
    browser = browser_for(section.aq_parent, manager=True)
    browser.raiseHttpErrors = False
    browser.handleErrors = True
    browser.post(f"{section.absolute_url()}/@@edu-import", "check=1")
    assert browser.headers["Status"].startswith("403")
    browser.post(f"{section.aq_parent.absolute_url()}/@@edu-bodies", "body-count=0&save=1")
    assert browser.headers["Status"].startswith("403")


def test_a_copy_opens_in_the_form(section):
    browser = uploaded(section)
    browser.getControl(name="run").click()
    browser.open(f"{section.absolute_url()}/{section.objectIds()[0]}")
    browser.getForm(action=f"{section['ke-hoach-mot'].absolute_url()}/@@edu-copy").submit()
    assert browser.url.endswith("/edit")
    assert browser.getControl(name="form.widgets.title").value == "Kế hoạch một"
    assert browser.getControl(name="form.widgets.number_raw").value == ""
    assert "edu-taken" in browser.contents


def test_an_address_alone_makes_no_copy(section):
    browser = uploaded(section)
    browser.getControl(name="run").click()
    browser.open(f"{section.absolute_url()}/{section.objectIds()[0]}")
    token = browser.getControl(name="_authenticator", index=0).value
    before = section.objectIds()
    browser.open(f"{section['ke-hoach-mot'].absolute_url()}/@@edu-copy?_authenticator={token}")
    assert not browser.url.endswith("/edit")
    assert section.objectIds() == before


def test_the_register_of_bodies_is_edited_in_its_panel(section):
    portal = section.aq_parent
    browser = browser_for(portal, manager=True)
    browser.open(f"{portal.absolute_url()}/@@edu-bodies")
    browser.getControl(name="add").click()
    browser.getControl(name="body-0-name").value = "Phòng GDĐT quận 8"
    browser.getControl(name="body-0-until").value = "hôm qua"
    browser.getControl(name="save", index=0).click()
    assert "body-0-until-error" in browser.contents
    assert browser.getControl(name="body-0-until").value == "hôm qua"
    browser.getControl(name="body-0-until").value = "30/06/2025"
    browser.getControl(name="body-0-signers").value = "Nguyễn Văn An; Trưởng phòng"
    browser.getControl(name="save", index=0).click()
    transaction.begin()
    (body,) = load_bodies()
    assert (body.id, body.signers[0].name) == ("phong-gddt-quan-8", "Nguyễn Văn An")
    browser.getControl(name="remove").click()
    browser.getControl(name="save", index=0).click()
    transaction.begin()
    assert load_bodies() == ()


def test_the_register_is_offered_as_workbook_and_feed(section):
    uploaded(section).getControl(name="run").click()
    transaction.begin()
    api.content.transition(section["ke-hoach-mot"], "publish")
    transaction.commit()
    browser = browser_for(section.aq_parent)
    browser.open(f"{section.absolute_url()}/@@edu-rss?text=k%E1%BA%BF+ho%E1%BA%A1ch")
    assert browser.headers["Content-Type"].lower().startswith("application/rss+xml")
    assert "1/KH-A" in browser.contents
    browser.open(f"{section.absolute_url()}/@@edu-xlsx?type=ke-hoach")
    assert "attachment" in browser.headers["Content-Disposition"]
    assert browser.headers["X-Robots-Tag"] == "noindex"
