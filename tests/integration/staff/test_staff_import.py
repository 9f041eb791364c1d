"""Lists of staff: what would happen, what happens, and all of it taken back; export and confirmation."""

from datetime import date
from edu.portal import clock
from edu.portal.bulk.store import find_import
from edu.portal.content.people.confirming import confirm
from edu.portal.content.people.confirming import read_confirmation
from edu.portal.core.people.confirmation import valid_until
from edu.portal.sheets.reader import read_table
from edu.portal.staff import service
from edu.portal.staff.lists import ConfirmationsView
from edu.portal.staff.store import KEY
import io
from openpyxl import Workbook
from plone import api
from plone.app.testing import logout
import pytest
from zope.annotation.interfaces import IAnnotations
from zope.lifecycleevent import modified


@pytest.fixture
def section(portal):
    portal.portal_workflow.setDefaultChain("simple_publication_workflow")
    folder = api.content.create(portal, "Folder", id="co-cau-to-chuc", title="Cơ cấu tổ chức")
    api.content.transition(folder, "publish")
    board = api.content.create(folder, "edu.OrgUnit", "bgh", title="Ban giám hiệu", kind="ban-giam-hieu")
    api.content.create(
        board,
        "edu.StaffMember",
        "an",
        title="Nguyễn Văn An",
        position="Phó Hiệu trưởng",
        email="nvan@truong.edu.vn",
        phone="028 3850 0001",
    )
    return folder


def workbook():
    """A list as schools keep it: titles over all columns, merged names of units, what must not be kept."""
    book = Workbook()
    page = book.active
    page.append(["TRƯỜNG THCS BỜ KÊNH"])
    page.append(["DANH SÁCH CÁN BỘ, GIÁO VIÊN, NHÂN VIÊN"])
    page.append([])
    page.append(["STT", "Họ và tên", "Ngày sinh", "Số CCCD", "Chức vụ", "Điện thoại", "Email", "Địa chỉ nhà"])
    page.append(["I. BAN GIÁM HIỆU"])
    page.append(
        [1, "Thầy Nguyễn Văn An", date(1975, 5, 12), "079075001234", "Hiệu trưởng", 903123456, None, "3 Lê Lai"]
    )
    page.append(["II. TỔ NGỮ VĂN"])
    page.append(
        [2, "Đinh Thục Uyên", date(1988, 1, 2), "079088001234", "Tổ trưởng", None, "dtuyen@truong.edu.vn", "x"]
    )
    page.append([3, "Lưu Hạnh Dung", date(1990, 3, 4), "079090001234", "Giáo viên", "02838500000", None, "y"])
    for row in (1, 2, 5, 7):
        page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=8)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def upload(section, data=None):
    return service.keep_list(section, "nhan-su.xlsx", data or workbook(), "admin", clock.now())


def everybody(section):
    return {
        brain.Title: brain.getObject() for brain in api.content.find(context=section, portal_type="edu.StaffMember")
    }


def test_nothing_happens_before_it_is_asked_for(section):
    plan = service.plan_list(section, upload(section))
    assert [(step.person.name, step.action) for step in plan.steps] == [
        ("Nguyễn Văn An", "changed"),
        ("Đinh Thục Uyên", "new"),
        ("Lưu Hạnh Dung", "new"),
    ]
    assert [(unit.title, unit.kind) for unit in plan.units] == [("Tổ Ngữ văn", "to-chuyen-mon")]
    assert list(everybody(section)) == ["Nguyễn Văn An"]


def test_what_must_not_be_kept_never_reaches_the_database(section):
    kept = upload(section)
    assert kept.read().private == ("Ngày sinh", "Số CCCD", "Địa chỉ nhà")
    stored = repr(kept.__dict__) + repr(kept.reading)
    for secret in ("1975", "079075001234", "Lê Lai"):
        assert secret not in stored, secret
    assert kept.sheet is None


def test_people_are_made_and_mended_by_key(section):
    kept = upload(section)
    assert service.run_list(section, kept, ["Tổ Ngữ văn"], publish=True) == (2, 1)
    people = everybody(section)
    an = people["Nguyễn Văn An"]
    assert (an.position, an.mobile, an.phone, an.email) == (
        "Hiệu trưởng",
        "0903 123 456",
        "028 3850 0001",
        "nvan@truong.edu.vn",
    )
    uyen = people["Đinh Thục Uyên"]
    assert (uyen.aq_parent.title, uyen.aq_parent.kind) == ("Tổ Ngữ văn", "to-chuyen-mon")
    assert api.content.get_state(uyen) == "published"
    assert not uyen.publish_mobile
    assert people["Lưu Hạnh Dung"].phone == "028 3850 0000"
    assert kept.reading is None
    assert find_import(api.portal.get(), kept.id, section.UID(), KEY) is kept
    assert service.plan_list(section, upload(section)).count("same") == 3


def test_people_of_a_unit_nobody_agreed_to_are_left_out(section):
    assert service.run_list(section, upload(section), []) == (0, 1)
    assert list(everybody(section)) == ["Nguyễn Văn An"]
    assert section.objectIds() == ["bgh"]


def test_an_import_is_taken_back(section):
    kept = upload(section)
    service.run_list(section, kept, ["Tổ Ngữ văn"])
    assert service.undo_list(kept) == (3, 1, 0)
    an = everybody(section)["Nguyễn Văn An"]
    assert (an.position, an.mobile) == ("Phó Hiệu trưởng", None)
    assert section.objectIds() == ["bgh"]
    assert kept.state == "undone"


def test_what_was_changed_since_stays(section):
    kept = upload(section)
    service.run_list(section, kept, ["Tổ Ngữ văn"])
    uyen = everybody(section)["Đinh Thục Uyên"]
    uyen.duties = "Chủ nhiệm 9/3"
    uyen.setModificationDate(uyen.modified() + 1)
    gone, restored, stay = service.undo_list(kept)
    assert (gone, restored, stay) == (1, 1, 2)
    assert set(everybody(section)) == {"Nguyễn Văn An", "Đinh Thục Uyên"}


def test_somebody_who_moved_is_moved_and_back(section):
    unit = api.content.create(section, "edu.OrgUnit", "van-phong", title="Văn phòng", kind="van-phong")
    data = "Họ và tên,Chức vụ,Tổ,Email\nNguyễn Văn An,Phó Hiệu trưởng,Văn phòng,nvan@truong.edu.vn\n".encode()
    kept = upload(section, data)
    assert service.run_list(section, kept, []) == (0, 1)
    assert unit.objectIds() == ["an"]
    service.undo_list(kept)
    assert (unit.objectIds(), section["bgh"].objectIds()) == ([], ["an"])


@pytest.mark.parametrize(
    ("data", "error"),
    [(b"%PDF-1.4", "sheet-not-a-sheet"), (b"a,b\n1,2\n", "no-head"), (b" ", "sheet-empty")],
)
def test_files_that_are_no_list(section, data, error):
    assert upload(section, data).read().error == error


def page(section, http_request, name, **form):
    http_request.form.clear()
    http_request.form.update(form)
    return section.restrictedTraverse(name)


def test_the_page_shows_every_doubt_before_anything_is_stored(section, http_request):
    kept = upload(section)
    text = page(section, http_request, "@@edu-staff-import", **{"import": kept.id})()
    for expected in (
        "Ngày sinh; Số CCCD; Địa chỉ nhà",
        "Tổ Ngữ văn",
        "0903 123 456",
        'name="units:list"',
        'name="run"',
    ):
        assert expected in text, expected
    for secret in ("1975", "079075001234", "Lê Lai"):
        assert secret not in text, secret


def test_a_list_that_cannot_be_used_says_why(section, http_request):
    kept = upload(section, b"a,b\n1,2\n")
    text = page(section, http_request, "@@edu-staff-import", **{"import": kept.id})()
    assert 'role="alert"' in text
    assert 'name="sheet"' in text


def test_the_pattern_can_be_imported(section, http_request):
    data = page(section, http_request, "@@edu-staff-pattern")()
    reading = upload(section, data).read()
    assert [person.name for person in reading.people] == ["Nguyễn Văn An", "Trần Thị Ánh"]
    assert (reading.notes, reading.private, reading.ignored) == ((), (), ())


def test_the_export_has_internal_fields_for_those_who_may_edit(section, http_request):
    an = section["bgh"]["an"]
    an.mobile = "0903 111 222"
    an.publish_phone = False
    cells = [
        cell.text for row in read_table(page(section, http_request, "@@edu-staff-xlsx")(), "x").rows for cell in row
    ]
    assert "0903 111 222" in cells
    assert "028 3850 0001" in cells
    data = page(section, http_request, "@@edu-staff-csv")()
    assert data.startswith(b"\xef\xbb\xbf")
    assert "Nguyễn Văn An" in data.decode("utf-8-sig")


def test_who_may_add_people_but_not_edit_one_gets_what_visitors_see(section, http_request):
    an = section["bgh"]["an"]
    an.mobile = "0903 111 222"
    api.content.transition(an, "publish")
    api.content.transition(section["bgh"], "publish")
    an.manage_permission("Modify portal content", [], acquire=False)
    text = page(section, http_request, "@@edu-staff-csv")().decode()
    assert "028 3850 0001" in text
    assert "0903 111 222" not in text


def entries(section, http_request):
    IAnnotations(http_request).clear()
    view = ConfirmationsView(section, http_request)
    return {entry["title"]: entry for entry in view.entries()}


def test_entries_wait_after_a_year_and_after_a_change_of_person(section, http_request, monkeypatch):
    an = section["bgh"]["an"]
    assert not entries(section, http_request)["Nguyễn Văn An"]["is_due"]
    today = clock.today()
    monkeypatch.setattr(clock, "today", lambda: valid_until(today))
    assert not entries(section, http_request)["Nguyễn Văn An"]["is_due"]
    monkeypatch.setattr(clock, "today", lambda: date(today.year + 2, 1, 1))
    assert entries(section, http_request)["Nguyễn Văn An"]["is_due"]
    uid = an.UID()
    assert service.confirm_entries([uid, uid, "no-such"], "ban-bien-tap", date(today.year + 2, 1, 1)) == 1
    assert not entries(section, http_request)["Nguyễn Văn An"]["is_due"]
    an.phone = "028 3850 9999"
    modified(an)
    assert not entries(section, http_request)["Nguyễn Văn An"]["is_due"]
    an.title = "Lê Thị Mới"
    modified(an)
    assert entries(section, http_request)["Lê Thị Mới"]["is_due"]


def test_who_confirmed_is_kept_but_not_in_the_catalogue(section):
    an = section["bgh"]["an"]
    before = an.modified()
    confirm(an, "co-lan", date(2026, 11, 20))
    found = read_confirmation(an)
    assert (found.day, found.user) == (date(2026, 11, 20), "co-lan")
    assert an.modified() == before
    (brain,) = api.content.find(UID=an.UID())
    assert brain.edu_confirmed == "2026-11-20"
    catalog = api.portal.get_tool("portal_catalog")
    assert "co-lan" not in repr(catalog.getMetadataForRID(brain.getRID()))


def test_confirming_needs_the_right_to_edit(section):
    uid = section["bgh"]["an"].UID()
    logout()
    assert service.confirm_entries([uid], "", date(2026, 11, 20)) == 0


def test_units_are_made_once_for_each_kind(section):
    made = service.make_units(section, ["van-phong", "van-phong", "no-such", "to-bao-ve"])
    assert [(unit.title, unit.kind, api.content.get_state(unit)) for unit in made] == [
        ("Văn phòng", "van-phong", "private"),
        ("Tổ bảo vệ", "to-bao-ve", "private"),
    ]


def test_imports_are_no_business_of_another_folder(section):
    kept = upload(section)
    assert find_import(api.portal.get(), kept.id, section["bgh"].UID(), KEY) is None
    assert KEY in IAnnotations(api.portal.get())
