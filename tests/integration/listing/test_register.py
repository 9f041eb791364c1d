"""The register: documents with number, dates and validity, out of the catalogue alone."""

from DateTime import DateTime
from datetime import date
from datetime import timedelta
from edu.portal.core.listing.query import ListingQuery
from edu.portal.interfaces import IEduPortalLayer
from edu.portal.listing.service import newest_items
from edu.portal.listing.service import read_listing
from edu.portal.sheets.reader import read_table
from plone import api
from plone.app.testing import logout
from plone.namedfile.file import NamedBlobFile
import pytest
from xml.etree import ElementTree
from z3c.relationfield import RelationValue
from zope.component import getUtility
from zope.event import notify
from zope.interface import alsoProvides
from zope.intid.interfaces import IIntIds
from zope.lifecycleevent import ObjectModifiedEvent


TODAY = date(2026, 11, 20)
TYPES = ("edu.LegalDocument", "File")


@pytest.fixture
def register(portal):
    portal.portal_workflow.setDefaultChain("simple_publication_workflow")
    section = api.content.create(portal, "Folder", id="van-ban-truong", title="Văn bản trường")
    api.content.transition(section, "publish")
    return section


def add(container, title, number="", issued=date(2026, 11, 2), **fields):
    fields = {"document_type": "thong-bao", "issuing_body": "Trường THCS Bờ Kênh", **fields}
    item = api.content.create(
        container, "edu.LegalDocument", title=title, number_raw=number, issued_on=issued, **fields
    )
    api.content.transition(item, "publish")
    return item


def replaces(new, old):
    new.replaces = [RelationValue(getUtility(IIntIds).getId(old))]
    notify(ObjectModifiedEvent(new))


def found(register, **asked):
    listing = read_listing(register, ListingQuery(**asked), TODAY, TYPES)
    return [brain.Title for brain in listing.brains]


def view_of(context, name="edu-table", **form):
    request = context.REQUEST.clone()
    request.form.update(form)
    alsoProvides(request, IEduPortalLayer)
    view = api.content.get_view(name, context, request)
    view.today = TODAY
    view.update()
    return view


def cells(view, title):
    for row in view.cells():
        values = {column.id: entry["cell"] for column, entry in zip(view.columns, row, strict=True)}
        if values["title"].text == title:
            return values
    raise AssertionError(title)


def test_validity_is_computed_today(register):
    add(register, "Hiện hành", "1/QC-THCSBK")
    add(register, "Sắp tới", "2/KH-THCSBK", effective_on=TODAY + timedelta(days=1))
    add(register, "Đã hết", "3/TB-THCSBK", issued=date(2024, 1, 1), expires_on=TODAY - timedelta(days=1))
    add(register, "Ngày cuối", "4/TB-THCSBK", issued=date(2024, 1, 2), expires_on=TODAY)
    old = add(register, "Bị thay", "5/TB-THCSBK", issued=date(2024, 1, 3))
    replaces(add(register, "Thay thế", "101/TB-THCSBK", issued=date(2026, 1, 3)), old)

    assert sorted(found(register)) == ["Hiện hành", "Ngày cuối", "Sắp tới", "Thay thế"]
    assert sorted(found(register, validity="ended")) == ["Bị thay", "Đã hết"]
    assert found(register, validity="not-yet") == ["Sắp tới"]
    assert "Sắp tới" not in found(register, validity="current")
    assert len(found(register, validity="all")) == 6

    view = view_of(register, validity="all")
    assert cells(view, "Hiện hành")["validity"].state == "edu-state--ok"
    assert cells(view, "Sắp tới")["validity"].state == "edu-state--soon"
    assert "21/11/2026" in cells(view, "Sắp tới")["validity"].text
    assert "101/TB-THCSBK" in cells(view, "Bị thay")["validity"].text
    assert "19/11/2026" in cells(view, "Đã hết")["validity"].text


def test_numbers(register):
    add(register, "Trường", "07/QC-THCSBK")
    add(register, "Phòng", "289/VP-CNTT", issuing_body="Văn phòng", document_type="cong-van")
    add(register, "Sở", "295/SGD&ĐT-CNTT", issuing_body="Sở", document_type="cong-van")
    add(register, "Nhắc 289/VP-CNTT", "1/TB-THCSBK")
    assert found(register, number="7/qc-thcsbk") == ["Trường"]
    assert found(register, number="289") == ["Phòng"]
    assert found(register, number="295/SGD & ĐT - CNTT") == ["Sở"]
    assert found(register, text="289/VP-CNTT") == ["Phòng", "Nhắc 289/VP-CNTT"]
    assert found(register, document_type="cong-van", issuing_body="Sở") == ["Sở"]


def test_appendices_belong_to_their_document(register):
    document = add(register, "Kế hoạch", "9/KH-THCSBK", file=NamedBlobFile(b"%PDF-1.4", filename="ke-hoach.pdf"))
    file = NamedBlobFile(b"a" * 2048, "text/plain", filename="phu-luc.txt")
    api.content.create(document, "File", title="Phụ lục lúa nước", file=file)
    document.reindexObject()
    add(register, "Khác", "10/KH-THCSBK")
    assert sorted(found(register)) == ["Khác", "Kế hoạch"]
    assert found(register, text="lua nuoc") == ["Kế hoạch"]
    files = cells(view_of(register), "Kế hoạch")["files"].files
    assert [link.kind for link in files] == ["PDF", "TXT"]
    assert files[1].size == "2 KB"
    assert files[0].href == f"{document.absolute_url()}/@@download/file/ke-hoach.pdf"
    assert files[1].href.startswith(f"{document.absolute_url()}/")


def test_a_file_in_the_register(register):
    file = NamedBlobFile(b"%PDF-1.4", filename="quyet-toan.pdf")
    item = api.content.create(register, "File", title="Quyết toán", file=file)
    assert item.getId()
    add(register, "Khác", "10/KH-THCSBK")
    assert sorted(found(register)) == ["Khác", "Quyết toán"]
    row = cells(view_of(register), "Quyết toán")
    assert row["issued"].text == ""
    assert row["validity"].text == ""
    assert [link.kind for link in row["files"].files] == ["PDF"]


def test_facets_hold_what_exists(register):
    add(register, "A", "1/TB", document_type="thong-bao")
    add(register, "B", "2/TB", document_type="thong-bao", issued=date(2025, 1, 1))
    add(register, "C", "3/KH", document_type="ke-hoach", issuing_body="Sở")
    choices = {choice.name: choice.options for choice in view_of(register).choices()}
    assert [option.title for option in choices["type"]][1:] == ["Thông báo (2)", "Kế hoạch (1)"]
    assert [option.title for option in choices["year"]][1:] == ["2026 (2)", "2025 (1)"]
    choices = {choice.name: choice.options for choice in view_of(register, year="2025").choices()}
    assert [option.title for option in choices["type"]][1:] == ["Thông báo (1)"]
    assert [option.title for option in choices["year"]][1:] == ["2026 (2)", "2025 (1)"]
    assert [option.value for option in choices["year"] if option.selected] == ["2025"]
    absent = view_of(register, year="1999").year_choice()
    assert [option.value for option in absent.options if option.selected] == ["1999"]
    assert view_of(register).is_register


def test_conditions_are_folded_until_one_is_used(register):
    add(register, "A", "1/TB")
    assert "<details" in view_of(register, text="A", number="1").index()
    assert not view_of(register, text="A", number="1").is_narrowed
    assert 'open="open"' in view_of(register, validity="all").index()


def test_a_section_with_ended_documents_only_says_so(register):
    add(register, "Đã hết", "3/TB", issued=date(2024, 1, 1), expires_on=date(2024, 2, 1))
    view = view_of(register)
    html = view.index()
    assert view.all_url in html
    assert "edu-empty" in html
    assert "<table" not in html


def test_export_carries_the_question(register):
    add(register, "Một", "1/TB-THCSBK")
    add(register, "Hai", "2/KH-THCSBK", document_type="ke-hoach")
    rows = view_of(register, "edu-csv", type="ke-hoach").export_rows()
    assert len(rows) == 2
    assert rows[1][:4] == ["2/KH-THCSBK", "02/11/2026", "Hai", "Kế hoạch"]
    assert rows[1][-1].startswith("http")


def test_newest_documents_by_day_of_issue(register):
    add(register, "Cũ", "1/TB", issued=date(2020, 1, 1))
    add(register, "Mới", "2/TB", issued=date(2026, 1, 1))
    path = "/".join(register.getPhysicalPath())
    assert [brain.Title for brain in newest_items(path, TYPES, 1)] == ["Mới"]


def test_fields_and_signers(register):
    add(register, "A", "1/TB", field_of_work="chuyen-truong", signer="Nguyễn Văn An")
    add(register, "B", "2/TB", field_of_work="tuyen-sinh", signer="Trần Thị Bình")
    add(register, "C", "3/TB", field_of_work="thi")
    assert sorted(found(register, field="tuyen-sinh")) == ["A", "B"]
    assert found(register, field="chuyen-truong") == ["A"]
    assert found(register, signer="Trần Thị Bình") == ["B"]
    choices = {choice.name: choice.options for choice in view_of(register, signer="Trần Thị Bình").choices()}
    assert [option.value for option in choices["field"]] == ["", "tuyen-sinh"]
    assert [
        option.title.strip("\u00a0") for option in {c.name: c for c in view_of(register).choices()}["field"].options
    ][1:] == ["Chuyên môn (1)", "Thi, học sinh giỏi (1)", "Tuyển sinh (2)", "Chuyển trường, tiếp nhận (1)"]


def test_a_repealed_document_ends_without_a_successor(register):
    old = add(register, "Bị bãi bỏ", "5/TB-THCSBK", issued=date(2024, 1, 3))
    new = add(register, "Bãi bỏ", "6/QĐ-THCSBK", issued=date(2026, 1, 3))
    new.repeals = [RelationValue(getUtility(IIntIds).getId(old))]
    notify(ObjectModifiedEvent(new))
    assert found(register) == ["Bãi bỏ"]
    assert found(register, validity="ended") == ["Bị bãi bỏ"]
    api.content.delete(new)
    assert found(register) == ["Bị bãi bỏ"]


def test_orders(register):
    add(register, "Ấn phẩm", "10/TB", issued=date(2026, 1, 1))
    add(register, "Đề án", "9/KH", issued=date(2026, 3, 1))
    add(register, "An toàn", "101/TB", issued=date(2026, 2, 1))
    assert found(register, sort="title") == ["An toàn", "Ấn phẩm", "Đề án"]
    assert found(register, sort="title", descending=True) == ["Đề án", "Ấn phẩm", "An toàn"]
    assert found(register, sort="number") == ["Đề án", "Ấn phẩm", "An toàn"]
    assert found(register, sort="day") == ["Ấn phẩm", "An toàn", "Đề án"]


def test_what_is_announced_for_later_appears_on_its_day(register):
    item = add(register, "Sau này", "1/TB")
    item.setEffectiveDate(DateTime() + 1)
    item.reindexObject()
    assert found(register) == ["Sau này"]
    logout()
    assert found(register) == []
    item.setEffectiveDate(DateTime() - 1)
    item.reindexObject()
    assert found(register) == ["Sau này"]


def test_the_day_of_a_file_is_that_of_its_publication(register):
    file = NamedBlobFile(b"%PDF-1.4", filename="quyet-toan.pdf")
    item = api.content.create(register, "File", title="Quyết toán", file=file)
    item.setEffectiveDate(DateTime("2025/12/31 23:30:00 Asia/Ho_Chi_Minh"))
    item.reindexObject()
    add(register, "Khác", "10/KH-THCSBK", issued=date(2026, 1, 1))
    assert found(register, year=2025) == ["Quyết toán"]
    assert found(register) == ["Khác", "Quyết toán"]


def test_the_workbook_carries_dates_and_further_columns(register):
    add(register, "Một", "1/TB-THCSBK", signer="Nguyễn Văn An", field_of_work="chuyen-truong")
    add(register, "=1+1", "2/KH-THCSBK", document_type="ke-hoach")
    view = view_of(register, "edu-xlsx", type="thong-bao")
    head, row = view.sheet_rows()
    assert row[:3] == ["1/TB-THCSBK", date(2026, 11, 2), "Một"]
    assert row[-3:-1] == ["Tuyển sinh › Chuyển trường, tiếp nhận", "Nguyễn Văn An"]
    assert len(head) == len(row)
    table = read_table(view_of(register, "edu-xlsx")(), "a.xlsx")
    assert {row[2].value for row in table.rows[1:]} == {"Một", "=1+1"}


def test_a_question_can_be_followed(register):
    add(register, 'Một <b> & "hai"', "1/TB-THCSBK")
    add(register, "Ba", "2/KH-THCSBK", document_type="ke-hoach")
    view = view_of(register, "edu-rss", type="thong-bao", b_start="20", sort="number")
    channel = ElementTree.fromstring(view())[0]
    titles = [item.findtext("title") for item in channel.findall("item")]
    assert titles == ['1/TB-THCSBK – Một <b> & "hai"']
    assert channel.findtext("item/pubDate") == "Mon, 02 Nov 2026 00:00:00 +0700"
    assert "type=thong-bao" in channel.findtext("link")
    assert view.request.response.getHeader("Content-Type").startswith("application/rss+xml")


def test_a_change_in_the_catalogue_is_seen_at_once(register):
    add(register, "A", "1/TB")
    assert found(register) == ["A"]
    item = add(register, "B", "2/TB")
    assert sorted(found(register)) == ["A", "B"]
    api.content.transition(item, "retract")
    assert sorted(found(register)) == ["A", "B"]
    logout()
    assert found(register) == ["A"]
