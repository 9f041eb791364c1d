"""Disclosure through the publisher: every door that deletes, hides or moves; the forms; the files of old versions."""

from base64 import b64encode
from datetime import date
from edu.portal import clock
from edu.portal.core.disclosure.retention import kept_until
from edu.portal.core.text.dates import format_date
from edu.portal.disclosure.history import first_published
from edu.portal.disclosure.history import replaced_versions
from edu.portal.disclosure.store import load_releases
from edu.portal.mandate.service import section_folder
from edu.portal.sheets.writer import Sheet
from edu.portal.sheets.writer import write_xlsx
from edu.portal.testing.fixtures import browser_for
import io
import json
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.app.textfield.value import RichTextValue
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from plone.testing.zope import Browser
import pytest
import transaction
from zope.lifecycleevent import modified


ITEM = "tt09.pt-quy-mo"


def school_year():
    today = clock.today()
    return today.year if today.month >= 9 else today.year - 1


def term():
    return format_date(kept_until(clock.today(), 5))


@pytest.fixture
def school(functional_school):
    functional_school.portal_workflow.setDefaultChain("simple_publication_workflow")
    transaction.commit()
    return functional_school


@pytest.fixture
def folder(school):
    return section_folder(school, "ba-cong-khai")


@pytest.fixture
def content(folder):
    made = createContentInContainer(
        folder,
        "edu.Disclosure",
        item=ITEM,
        school_year=school_year(),
        text=RichTextValue("<p>1.292 học sinh</p>", "text/html", "text/x-html-safe"),
        file=NamedBlobFile(b"%PDF-1.4 first", "application/pdf", "quy-mo.pdf"),
    )
    api.content.transition(made, "publish")
    transaction.commit()
    return made


@pytest.fixture
def editor(school):
    return browser_for(school, manager=True)


def token_of(browser, url):
    browser.open(url)
    return browser.getForm(index=1).getControl(name="_authenticator").value


def rest(content, method, path="", **data):
    """Send a request as programs do and return status and answer."""
    browser = Browser(content.getPhysicalRoot())
    browser.raiseHttpErrors = False
    login = b64encode(f"{SITE_OWNER_NAME}:{SITE_OWNER_PASSWORD}".encode()).decode()
    browser.addHeader("Authorization", f"Basic {login}")
    browser.addHeader("Accept", "application/json")
    app = browser.testapp
    headers = {"Authorization": f"Basic {login}", "Accept": "application/json", "Content-Type": "application/json"}
    answer = app.request(
        f"{content.absolute_url()}{path}",
        method=method,
        headers=headers,
        body=json.dumps(data).encode(),
        expect_errors=True,
    )
    transaction.begin()
    return answer.status_int, answer.text


def stays(folder, content):
    transaction.begin()
    return content.getId() in folder and api.content.get_state(content) == "published"


# Doors of programs


def test_rest_does_not_delete(content, folder):
    status, answer = rest(content, "DELETE")
    assert status == 403
    assert term() in json.loads(answer)["message"]
    assert stays(folder, content)


def test_rest_does_not_delete_the_folder_around_it(content, folder):
    status, answer = rest(folder, "DELETE")
    assert (status, term() in answer) == (403, True)
    assert stays(folder, content)


def test_rest_does_not_retract(content, folder):
    status, answer = rest(content, "POST", "/@workflow/retract")
    assert (status, term() in answer) == (400, True)
    assert stays(folder, content)


def test_rest_does_not_move_it_away(content, folder, school):
    elsewhere = api.content.create(school, "Folder", id="khac", title="Khác")
    transaction.commit()
    status, answer = rest(elsewhere, "POST", "/@move", source="/".join(["", *content.getPhysicalPath()[2:]]))
    assert (status, term() in answer) == (403, True)
    assert stays(folder, content)


def test_rest_writes_neither_stamps_nor_place(content):
    before = first_published(content)
    status, _answer = rest(content, "PATCH", first_published="2001-01-01", updated="2001-01-01")
    assert (status, first_published(content)) == (204, before)
    status, answer = rest(content, "PATCH", school_year=school_year() - 1)
    assert (status, content.school_year) == (400, school_year())
    assert "stay as they are" in answer or "đã phát hành" in json.loads(answer)["message"]


# Doors of people


def test_folder_contents_say_what_has_to_stay(content, folder, editor):
    token = token_of(editor, f"{folder.absolute_url()}/@@edu-disclosure-waiting?muc=tt09.ten&nam={school_year()}")
    for view, extra in (("fc-delete", ""), ("fc-workflow", "&transition=retract")):
        path = "/".join(folder.getPhysicalPath()[2:])
        selection = f'["{content.UID()}"]'
        editor.post(
            f"{folder.absolute_url()}/@@{view}", f"_authenticator={token}&folder=/{path}&selection={selection}{extra}"
        )
        answer = json.loads(editor.contents)
        assert (answer["status"], term() in answer["msg"]) == ("warning", True)
        assert stays(folder, content)


def test_a_draft_is_deleted_from_the_folder_contents(folder, editor):
    draft = createContentInContainer(folder, "edu.Disclosure", item="tt09.ten", school_year=school_year())
    transaction.commit()
    token = token_of(editor, f"{folder.absolute_url()}/@@edu-disclosure-waiting?muc=tt09.tru-so&nam={school_year()}")
    path = "/".join(folder.getPhysicalPath()[2:])
    selection = f'["{draft.UID()}"]'
    editor.post(f"{folder.absolute_url()}/@@fc-delete", f"_authenticator={token}&folder=/{path}&selection={selection}")
    transaction.begin()
    assert json.loads(editor.contents)["status"] == "success"
    assert draft.getId() not in folder


def test_deleting_on_the_page_is_answered_in_a_sentence(content, folder, editor):
    editor.open(f"{content.absolute_url()}/delete_confirmation")
    editor.handleErrors, editor.raiseHttpErrors = True, False
    editor.addHeader("Accept", "text/html")
    editor.getControl(name="form.buttons.Delete").click()
    assert editor.headers["status"].startswith("403")
    assert term() in editor.contents
    assert stays(folder, content)


def test_released_with_a_reason_and_noted(content, folder, editor, school):
    name, year, url = content.getId(), content.school_year, content.absolute_url()
    editor.open(f"{url}/@@edu-disclosure-release")
    editor.getControl(name="action").value = ["delete"]
    editor.getControl(name="reason").value = "sai"
    editor.getForm(index=1).submit()
    assert "câu trọn vẹn" in editor.contents
    assert editor.getControl(name="reason").value == "sai"
    editor.getControl(name="reason").value = "Có họ tên học sinh trong phụ lục"
    editor.getForm(index=1).submit()
    transaction.begin()
    assert name not in folder
    (note,) = load_releases(school, ITEM, year)
    assert (note["by"], note["reason"]) == (SITE_OWNER_NAME, "Có họ tên học sinh trong phụ lục")


def test_release_is_for_those_entitled(content, school):
    visitor = browser_for(school)
    visitor.handleErrors, visitor.raiseHttpErrors = True, False
    visitor.open(f"{content.absolute_url()}/@@edu-disclosure-release")
    assert 'name="reason"' not in visitor.contents


def test_waiting_is_asked_told_and_shown(folder, editor, school):
    url = f"{folder.absolute_url()}/@@edu-disclosure-waiting?muc=tt09.lanh-dao&nam={school_year()}"
    editor.open(url)
    editor.getControl(name="reason").value = "Chờ quyết định bổ nhiệm"
    editor.getControl(name="until").value = "31/02/2099"
    editor.getForm(index=1).submit()
    assert "Hãy ghi hạn dự kiến" in editor.contents
    assert editor.getControl(name="reason").value == "Chờ quyết định bổ nhiệm"
    editor.getControl(name="until").value = "30/06/2099"
    editor.getForm(index=1).submit()
    visitor = browser_for(school)
    visitor.open(folder.absolute_url())
    assert "Chờ quyết định bổ nhiệm" in visitor.contents
    assert "30/06/2099" in visitor.contents


@pytest.mark.parametrize(
    "query", ["", "?muc=tt09.ten", "?muc=khong-co&nam=2026", "?muc=tt36.bm09&nam=2026", "?muc=%ff&nam=%D9%A2"]
)
def test_waiting_for_nothing_is_not_found(folder, editor, query):
    editor.handleErrors, editor.raiseHttpErrors = True, False
    editor.open(f"{folder.absolute_url()}/@@edu-disclosure-waiting{query}")
    assert editor.headers["status"].startswith("404")


def test_a_get_writes_nothing(content, editor, school):
    for view in ("edu-disclosure-release", "edu-disclosure-table", "edu-disclosure-sheet"):
        editor.open(f"{content.absolute_url()}/@@{view}?reason=a+reason+long+enough&action=delete&save=1")
    transaction.begin()
    assert (content.tables, load_releases(school, ITEM, content.school_year)) == (None, ())


def test_the_form_of_a_new_item_knows_its_cell(folder, editor):
    editor.open(f"{folder.absolute_url()}/++add++edu.Disclosure?muc=tt09.lanh-dao&nam={school_year() - 1}")
    assert editor.getControl(name="form.widgets.item:list").value == ["tt09.lanh-dao"]
    assert editor.getControl(name="form.widgets.school_year:list").value == [str(school_year() - 1)]


# Structured tables


def test_figures_are_typed_corrected_and_shown(content, editor, school):
    editor.open(f"{content.absolute_url()}/@@edu-disclosure-table?bang=hoc-sinh")
    editor.getControl(name="o.khoi-6.hoc-sinh").value = "1.349"
    editor.getControl(name="o.khoi-6.lop").value = "tám"
    editor.getControl(name="save").click()
    assert "không phải là số" in editor.contents
    assert editor.getControl(name="o.khoi-6.lop").value == "tám"
    editor.getControl(name="o.khoi-6.lop").value = "38"
    editor.getControl(name="save").click()
    transaction.begin()
    assert content.tables == {"hoc-sinh": {"khoi-6": {"lop": "38", "hoc-sinh": "1349"}}}
    visitor = browser_for(school)
    visitor.open(content.absolute_url())
    assert "1.349" in visitor.contents
    assert "35,5" in visitor.contents
    assert len(replaced_versions(content)) == 1


def test_a_sheet_is_looked_over_before_it_is_stored(content, editor):
    editor.open(f"{content.absolute_url()}/@@edu-disclosure-table?bang=hoc-sinh")
    rows = (("Khối, nhóm", "Số lớp, nhóm", "Số học sinh"), ("Khối 6", 8, "nhiều"), ("Khối 13", 1, 2))
    data = write_xlsx([Sheet("Học sinh", rows)])
    editor.getControl(name="sheet").add_file(io.BytesIO(data), "application/octet-stream", "hs.xlsx")
    editor.getControl(name="import").click()
    transaction.begin()
    assert content.tables is None
    assert "[C2]" in editor.contents
    assert "Khối 13" in editor.contents
    assert editor.getControl(name="o.khoi-6.lop").value == "8"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "Tệp không có nội dung"),
        (b"   ", "Tệp không có nội dung"),
        (b"%PDF-1.4 no sheet", "không phải bảng tính"),
        (b"PK\x03\x04 broken", "bị hỏng"),
        ("Họ và tên,Điểm\nAn,10\n".encode(), "không có các cột"),
    ],
)
def test_files_that_are_no_such_table(content, editor, data, says):
    editor.open(f"{content.absolute_url()}/@@edu-disclosure-table?bang=hoc-sinh")
    editor.getControl(name="sheet").add_file(io.BytesIO(data), "application/octet-stream", "tep.xlsx")
    editor.getControl(name="import").click()
    assert says in editor.contents


def test_a_table_of_another_item_is_not_found(content, editor):
    editor.handleErrors, editor.raiseHttpErrors = True, False
    editor.open(f"{content.absolute_url()}/@@edu-disclosure-table?bang=quy")
    assert editor.headers["status"].startswith("404")


# Old versions


def test_a_replaced_file_stays_reachable_by_everybody(content, school):
    content.file = NamedBlobFile(b"%PDF-1.4 second", "application/pdf", "quy-mo.pdf")
    modified(content)
    transaction.commit()
    visitor = browser_for(school)
    visitor.open(content.absolute_url())
    visitor.getLink("quy-mo.pdf", url="edu-disclosure-version").click()
    assert visitor.contents == b"%PDF-1.4 first"
    visitor.handleErrors, visitor.raiseHttpErrors = True, False
    for path in ("", "/1", "/2/0/x", "/1/7/x", "/x/y/z", "/1/0/x/y", "/-1/0/x"):
        visitor.open(f"{content.absolute_url()}/@@edu-disclosure-version{path}")
        assert visitor.headers["status"].startswith("404"), path


def test_dates_of_the_page(content, school):
    visitor = browser_for(school)
    visitor.open(content.absolute_url())
    assert format_date(clock.today()) in visitor.contents
    assert first_published(content) == clock.today() >= date(2026, 1, 1)
