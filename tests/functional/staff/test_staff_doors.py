"""People through the publisher: import and undo, confirmation, cards for address books, the chart as a file."""

from edu.portal.content.people.confirming import read_confirmation
from edu.portal.settings.unit import unit_record
from edu.portal.sheets.writer import Sheet
from edu.portal.sheets.writer import write_xlsx
from edu.portal.testing.fixtures import browser_for
import io
from plone import api
import pytest
import re
import transaction


ROWS = (
    ("Họ và tên", "Ngày sinh", "Chức vụ", "Tổ", "Email"),
    ("Cô Lê Ân", "1/2/1990", "Giáo viên", "Tổ Toán", "lan@truong.edu.vn"),
)


@pytest.fixture
def section(functional_portal):
    functional_portal.portal_workflow.setDefaultChain("simple_publication_workflow")
    folder = api.content.create(functional_portal, "Folder", id="to-chuc", title="Cơ cấu tổ chức")
    folder.setLayout("edu-people")
    board = api.content.create(folder, "edu.OrgUnit", "bgh", title="Ban giám hiệu", kind="ban-giam-hieu")
    person = api.content.create(
        board,
        "edu.StaffMember",
        "an",
        title="Nguyễn Văn An",
        position="Hiệu trưởng",
        phone="028 3850 1234",
        mobile="0903 111 222",
        email="an@truong.edu.vn",
    )
    for content in (folder, board, person):
        api.content.transition(content, "publish")
    transaction.commit()
    return folder


def test_a_list_is_checked_imported_and_taken_back(section):
    browser = browser_for(section.aq_parent, manager=True)
    browser.open(f"{section.absolute_url()}/@@edu-staff-import")
    browser.getControl(name="sheet").add_file(io.BytesIO(write_xlsx([Sheet("A", ROWS)])), "x", "nhân sự.xlsx")
    browser.getControl(name="check").click()
    assert "Ngày sinh" in browser.contents
    # Marks of forms are hexadecimal and may hold any digits.
    assert not re.search(r"(?<![0-9a-f])1990(?![0-9a-f])|1/2/19|02/1990", browser.contents)
    assert section.objectIds() == ["bgh"]
    browser.getControl(name="publish").value = True
    browser.getControl(name="run").click()
    transaction.begin()
    assert section["to-toan"]["le-an"].email == "lan@truong.edu.vn"
    assert api.content.get_state(section["to-toan"]["le-an"]) == "published"
    browser.getControl(name="undo").click()
    transaction.begin()
    assert section.objectIds() == ["bgh"]


def test_no_file_is_a_sentence(section):
    browser = browser_for(section.aq_parent, manager=True)
    browser.open(f"{section.absolute_url()}/@@edu-staff-import")
    browser.getControl(name="check").click()
    assert 'role="alert"' in browser.contents


@pytest.mark.parametrize(
    "view",
    ["@@edu-staff-import", "@@edu-staff-pattern", "@@edu-staff-xlsx", "@@edu-staff-csv", "@@edu-staff-confirmations"],
)
def test_visitors_have_no_business_there(section, view):
    browser = browser_for(section.aq_parent)
    browser.handleErrors = True
    browser.raiseHttpErrors = False
    browser.open(f"{section.absolute_url()}/{view}")
    assert "0903 111 222" not in browser.contents
    assert "login" in browser.url or browser.headers["status"].startswith("401")


def test_one_button_confirms_an_entry(section):
    person = section["bgh"]["an"]
    browser = browser_for(section.aq_parent, manager=True)
    browser.open(f"{person.absolute_url()}/@@edu-confirm")
    transaction.begin()
    assert read_confirmation(person) is None
    browser.open(person.absolute_url())
    browser.getControl(name="confirm").click()
    transaction.begin()
    assert read_confirmation(person).user == "admin"


def test_a_card_is_offered_when_the_site_says_so_and_has_what_visitors_see(section):
    person = section["bgh"]["an"]
    browser = browser_for(section.aq_parent)
    browser.open(person.absolute_url())
    assert "@@edu-vcard" not in browser.contents
    browser.handleErrors = True
    browser.raiseHttpErrors = False
    browser.open(f"{person.absolute_url()}/@@edu-vcard")
    assert browser.headers["status"].startswith("404")
    unit_record().vcards = True
    transaction.commit()
    browser.open(person.absolute_url())
    assert "@@edu-vcard" in browser.contents
    browser.open(f"{person.absolute_url()}/@@edu-vcard")
    assert browser.headers["content-type"].startswith("text/vcard")
    assert "tel:+842838501234" in browser.contents
    assert "903" not in browser.contents


def test_the_chart_is_a_picture_on_the_page_and_a_file(section):
    browser = browser_for(section.aq_parent)
    browser.open(section.absolute_url())
    assert 'class="edu-org-tree"' in browser.contents
    assert "@@edu-confirm" not in browser.contents
    browser.open(f"{section.absolute_url()}/@@edu-org-chart")
    assert browser.headers["content-type"].startswith("image/svg+xml")
    assert "attachment" in browser.headers["content-disposition"]
    assert "Ban giám hiệu" in browser.contents


def test_the_directory_is_narrowed_and_ordered(section):
    folder = api.content.create(section.aq_parent, "Folder", id="danh-ba", title="Danh bạ")
    folder.setLayout("edu-people")
    office = api.content.create(section, "edu.OrgUnit", "van-phong", title="Văn phòng", kind="van-phong")
    first = api.content.create(office, "edu.StaffMember", "anh", title="Trần Ái", position="Văn thư", rank=1)
    for content in (folder, office, first):
        api.content.transition(content, "publish")
    transaction.commit()
    browser = browser_for(section.aq_parent)
    browser.open(folder.absolute_url())
    assert browser.contents.index("Trần Ái") < browser.contents.index("Nguyễn Văn An")
    browser.getControl(name="unit").value = ["bgh"]
    browser.getForm(action=folder.absolute_url()).submit()
    assert "Trần Ái" not in browser.contents
    assert "Nguyễn Văn An" in browser.contents
    browser.open(f"{folder.absolute_url()}?unit=<script>&sort=x")
    assert "<script>&" not in browser.contents
