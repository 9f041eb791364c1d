"""Items of disclosure: stamps, versions, what has to stay, releasing, waiting."""

from datetime import date
from datetime import datetime
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.disclosure.model import OUTDATED
from edu.portal.core.disclosure.model import PUBLISHED
from edu.portal.core.disclosure.model import WAITING
from edu.portal.disclosure import annual_report
from edu.portal.disclosure import service
from edu.portal.disclosure.content import IDisclosure
from edu.portal.disclosure.history import backdate
from edu.portal.disclosure.history import first_published
from edu.portal.disclosure.history import replaced_versions
from edu.portal.disclosure.history import updated
from edu.portal.disclosure.keeping import Kept
from edu.portal.disclosure.keeping import term_of
from edu.portal.disclosure.store import load_releases
from edu.portal.mandate.service import section_folder
from plone import api
from plone.app.testing import TEST_USER_ID
from plone.app.testing import logout
from plone.app.testing import setRoles
from plone.app.textfield.value import RichTextValue
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
import pytest
from z3c.form.interfaces import IManagerValidator
from zExceptions import Unauthorized
from zope.component import getMultiAdapter
from zope.lifecycleevent import modified


TODAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 12, tzinfo=VIETNAM)
LONG_AGO = datetime(2021, 5, 1, 9, tzinfo=VIETNAM)


@pytest.fixture(autouse=True)
def today(monkeypatch, school):
    monkeypatch.setattr("edu.portal.clock.now", lambda: NOON)
    school.portal_workflow.setDefaultChain("simple_publication_workflow")


def html(text):
    return RichTextValue(text, "text/html", "text/x-html-safe")


def paper(data=b"%PDF-1.4 a", name="khoan-thu.pdf"):
    return NamedBlobFile(data, "application/pdf", name)


@pytest.fixture
def folder(school):
    return section_folder(school, "ba-cong-khai")


@pytest.fixture
def item(folder):
    def make(name="tt09.su-mang", year=2026, *, published=True, **values):
        facts = {"text": html("<p>Sứ mạng</p>"), **values}
        content = createContentInContainer(folder, "edu.Disclosure", item=name, school_year=year, **facts)
        if published:
            api.content.transition(content, "publish")
        return content

    return make


def cell(school, name, year):
    for block in service.grid(school):
        for group in block.groups:
            for row in group.rows:
                if row.item.id == name:
                    return row.cells[block.years.index(year)]


def test_name_and_title_come_from_the_place_in_the_grid(item):
    content = item("tt09.su-mang", 2025)
    assert content.getId() == "2025-2026-su-mang-tam-nhin-muc-tieu"
    assert content.title == "Sứ mạng, tầm nhìn, mục tiêu (2025-2026)"


def test_the_first_publication_is_stamped_and_never_changes(item, monkeypatch):
    content = item(published=False)
    assert (first_published(content), updated(content)) == (None, None)
    api.content.transition(content, "publish")
    assert (first_published(content), updated(content)) == (TODAY, TODAY)
    monkeypatch.setattr("edu.portal.clock.now", lambda: datetime(2027, 1, 5, 8, tzinfo=VIETNAM))
    content.text = html("<p>Sứ mạng mới</p>")
    modified(content)
    assert (first_published(content), updated(content)) == (TODAY, date(2027, 1, 5))


def test_what_is_replaced_stays_readable_with_its_files(item, monkeypatch):
    content = item(file=paper(b"%PDF-1.4 first"))
    monkeypatch.setattr("edu.portal.clock.now", lambda: datetime(2027, 1, 5, 8, tzinfo=VIETNAM))
    content.file = paper(b"%PDF-1.4 second")
    modified(content)
    (old,) = replaced_versions(content)
    assert (old["number"], old["since"], old["until"].date()) == (1, NOON, date(2027, 1, 5))
    assert [(name, file.data) for name, file in old["files"]] == [("khoan-thu.pdf", b"%PDF-1.4 first")]


def test_saving_without_a_change_is_no_new_version(item):
    content = item()
    content.changed_on = date(2026, 11, 1)
    modified(content)
    assert replaced_versions(content) == ()


def test_a_file_inside_that_is_taken_away_stays_in_the_old_version(item):
    content = item()
    api.content.create(content, "File", id="phu-luc", file=paper(b"%PDF-1.4 annex", "phu-luc.pdf"))
    api.content.delete(content["phu-luc"])
    assert [[name for name, file in old["files"]] for old in replaced_versions(content)] == [[], ["phu-luc.pdf"]]


def test_a_copy_was_never_disclosed(item, folder):
    copy = api.content.copy(item(), folder)
    assert (first_published(copy), replaced_versions(copy), term_of(copy)) == (None, (), None)


def test_states_of_the_grid(item, school):
    item("tt09.su-mang", 2026)
    item("tt09.ten", 2026, changed_on=date(2026, 11, 19), published=False)
    item("tt09.tru-so", 2026, text=None, waiting_reason="Chờ quyết định", waiting_until=date(2026, 12, 1))
    assert cell(school, "tt09.su-mang", 2026).state == PUBLISHED
    assert cell(school, "tt09.ten", 2026).state == "draft"
    assert cell(school, "tt09.tru-so", 2026).state == WAITING
    assert cell(school, "tt09.tru-so", 2025).state == "empty"


def test_visitors_see_what_is_public_only(item, school):
    item("tt09.su-mang", 2026)
    item("tt09.ten", 2026, published=False)
    logout()
    assert cell(school, "tt09.su-mang", 2026).state == PUBLISHED
    assert cell(school, "tt09.ten", 2026).state == "empty"


def test_facts_that_changed_make_it_outdated_until_the_update(item, school, monkeypatch):
    content = item("tt09.su-mang", 2026)
    monkeypatch.setattr("edu.portal.clock.now", lambda: datetime(2026, 12, 5, 8, tzinfo=VIETNAM))
    content.changed_on = date(2026, 12, 1)
    modified(content)
    assert cell(school, "tt09.su-mang", 2026).state == OUTDATED
    content.text = html("<p>Sứ mạng mới</p>")
    modified(content)
    assert cell(school, "tt09.su-mang", 2026).state == PUBLISHED


# What has to stay


def test_it_stays_for_five_years(item):
    content = item()
    assert term_of(content) == date(2031, 11, 20)
    backdate(content, LONG_AGO)
    assert term_of(content) is None
    api.content.delete(content)


def test_a_draft_may_go(item):
    api.content.delete(item(published=False))


@pytest.mark.parametrize("role", ["Manager", "Editor"])
def test_it_cannot_be_deleted(item, folder, school, role):
    content = item()
    setRoles(school, TEST_USER_ID, [role])
    with pytest.raises(Kept, match="20/11/2031"):
        folder.manage_delObjects([content.getId()])
    assert content.getId() in folder


def test_nor_with_the_folders_around_it(item, folder, school):
    item()
    with pytest.raises(Kept):
        school.manage_delObjects(["cong-khai"])


def test_it_cannot_be_hidden(item):
    content = item()
    with pytest.raises(Kept, match="20/11/2031"):
        api.portal.get_tool("portal_workflow").doActionFor(content, "retract")
    assert api.content.get_state(content) == "published"


def test_it_cannot_be_moved_out_of_its_section_but_inside_and_with_it(item, folder, school):
    content = item()
    elsewhere = createContentInContainer(school, "Folder", checkConstraints=False, id="khac", title="Khác")
    with pytest.raises(Kept):
        api.content.move(content, elsewhere)
    api.content.rename(content, new_id="su-mang")
    assert "su-mang" in folder
    year = createContentInContainer(folder, "Folder", checkConstraints=False, id="nam", title="Năm")
    api.content.move(folder["su-mang"], year)
    with pytest.raises(Kept):
        api.content.move(year, elsewhere)
    api.content.move(folder, elsewhere)
    assert "su-mang" in elsewhere["ba-cong-khai"]["nam"]


def test_an_expiry_date_hides_nothing(item, school):
    content = item("tt09.su-mang", 2026)
    content.setExpirationDate("2020/01/01")
    content.reindexObject()
    logout()
    assert cell(school, "tt09.su-mang", 2026).state == PUBLISHED


@pytest.mark.parametrize("action", ["retract", "delete"])
def test_it_is_released_with_a_reason_that_stays(item, folder, school, action):
    content = item("tt09.su-mang", 2026)
    service.release(content, action, "Lộ số điện thoại riêng của giáo viên", "hieu-truong", NOON)
    (note,) = load_releases(school, "tt09.su-mang", 2026)
    assert (note["action"], note["by"], note["reason"]) == (
        action,
        "hieu-truong",
        "Lộ số điện thoại riêng của giáo viên",
    )
    assert cell(school, "tt09.su-mang", 2026).state == ("draft" if action == "retract" else "empty")


@pytest.mark.parametrize(
    ("action", "reason"), [("delete", " "), ("delete", "vì sai"), ("burn", "Một lý do đủ dài"), ("delete", "x" * 1001)]
)
def test_not_without_a_reason(item, school, action, reason):
    content = item()
    with pytest.raises(ValueError):
        service.release(content, action, reason, "hieu-truong", NOON)
    assert load_releases(school, content.item, content.school_year) == ()


def test_a_table_tells_other_items_too(item, school):
    figures = {"doi-ngu": {"giao-vien": {"tong": "57", "dat-chuan": "57"}}}
    content = item("tt09.pt-doi-ngu", 2026, text=None, published=False)
    content.tables = figures
    modified(content)
    assert cell(school, "tt09.pt-chuan-nghe-nghiep", 2026).state == "empty"
    api.content.transition(content, "publish")
    found = cell(school, "tt09.pt-chuan-nghe-nghiep", 2026)
    assert (found.state, found.record.ref.UID) == (PUBLISHED, content.UID())
    assert cell(school, "tt09.pt-boi-duong", 2026).state == "empty"


def test_the_annual_report_is_kept_with_its_item(item, school):
    item("tt09.su-mang", 2026)
    state = annual_report.state_of(school, 2026)
    assert (state.owed - state.gaps, state.recorded) == (1, None)
    content = annual_report.put(school, 2026)
    assert content.file.filename == "bao-cao-thuong-nien-2026-2027.pdf"
    assert content.file.data.startswith(b"%PDF")
    assert content["bao-cao-docx"].file.data.startswith(b"PK")
    assert first_published(content) is None
    api.content.transition(content, "publish")
    annual_report.put(school, 2026)
    assert [name for name, _file in replaced_versions(content)[0]["files"]] == [
        "bao-cao-thuong-nien-2026-2027.pdf",
        "bao-cao-thuong-nien-2026-2027.docx",
    ]


def test_a_draft_does_not_come_into_the_report(item, school):
    item("tt09.su-mang", 2026, published=False)
    state = annual_report.state_of(school, 2026)
    assert state.owed == state.gaps


@pytest.mark.parametrize(("year", "kind"), [(2022, "pdf"), (1990, "pdf"), (2026, "exe")])
def test_no_report_where_none_is_owed(school, year, kind):
    with pytest.raises(LookupError):
        annual_report.write(school, year, kind)


# Waiting


def test_waiting_is_said_in_public_without_a_stamp(school):
    content = service.mark_waiting(school, "tt09.tai-chinh", 2025, "Chờ  phê duyệt quyết toán", date(2027, 6, 30))
    assert content.aq_parent.getId() == "cong-khai-thu-chi"
    assert first_published(content) is None
    found = cell(school, "tt09.tai-chinh", 2025)
    assert (found.state, found.record.waiting_reason) == (WAITING, "Chờ phê duyệt quyết toán")
    service.mark_waiting(school, "tt09.tai-chinh", 2025, "Chờ kiểm toán", date(2027, 7, 31))
    assert cell(school, "tt09.tai-chinh", 2025).record.waiting_until == date(2027, 7, 31)


def test_who_may_only_add_changes_no_item_of_others(item, school):
    wait = ("Chờ quyết toán", date(2027, 6, 30))
    waiting = service.mark_waiting(school, "tt09.tai-chinh", 2025, *wait)
    report = annual_report.put(school, 2026)
    before = report.file
    api.user.create(email="b@example.org", username="cong-tac-vien", password="Mật khẩu dài 1", roles=("Contributor",))
    with api.env.adopt_user("cong-tac-vien"):
        with pytest.raises(Unauthorized):
            service.mark_waiting(school, "tt09.tai-chinh", 2025, "Sửa lén", date(2028, 6, 30))
        with pytest.raises(Unauthorized):
            annual_report.put(school, 2026)
    assert waiting.waiting_reason == wait[0]
    assert report.file is before


def test_a_file_that_is_hidden_from_readers_comes_into_no_version(item):
    content = item(file=paper(), published=False)
    api.content.create(content, "File", id="mo", file=paper(name="mo.pdf"))
    hidden = api.content.create(content, "File", id="kin", file=paper(name="kin.pdf"))
    hidden.manage_permission("View", ["Manager"], acquire=0)
    api.content.transition(content, "publish")
    content.file = paper(name="moi.pdf")
    modified(content)
    names = [name for name, _file in replaced_versions(content)[0]["files"]]
    assert names == ["khoan-thu.pdf", "mo.pdf"]


def test_what_is_there_or_not_owed_does_not_wait(item, school):
    item("tt09.su-mang", 2026)
    for name, year in (("tt09.su-mang", 2026), ("tt36.bm09", 2026), ("khong-co", 2026)):
        with pytest.raises(ValueError):
            service.mark_waiting(school, name, year, "Chờ quyết toán", date(2027, 6, 30))


# The form


def problems(context, **values):
    validator = getMultiAdapter((context, context.REQUEST, None, IDisclosure, None), IManagerValidator)
    return [str(error.args[0]) for error in validator.validate(values)]


def test_one_place_for_each_item_of_a_year(item, folder):
    content = item("tt09.su-mang", 2026)
    values = {"waiting_reason": None, "waiting_until": None}
    assert "recorded" in problems(folder, item="tt09.su-mang", school_year=2026, **values)[0]
    assert problems(folder, item="tt09.su-mang", school_year=2025, **values) == []
    assert problems(content, item="tt09.su-mang", school_year=2026, **values) == []


def test_what_was_published_keeps_its_place(item, folder):
    content = item("tt09.su-mang", 2026)
    draft = item("tt09.ten", 2026, published=False)
    assert "stay as they are" in problems(content, school_year=2025)[0]
    assert problems(draft, school_year=2025) == []


def test_each_year_takes_the_items_of_its_circular(folder):
    assert "not owed" in problems(folder, item="tt36.bm09", school_year=2026, waiting_reason="", waiting_until=None)[0]
    assert problems(folder, item="tt36.bm09", school_year=2022, waiting_reason="", waiting_until=None) == []


def test_a_reason_needs_a_day(folder):
    found = problems(folder, item="tt09.ten", school_year=2026, waiting_reason="Chờ", waiting_until=None)
    assert found == ["Please give both what is awaited and the day by which it is expected."]
