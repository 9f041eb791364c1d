"""Documents: what the catalogue knows, relations and validity, files, ids, texts."""

from content_builders import brain_of
from content_builders import publish
from content_builders import relate
from content_builders import stored_file
from datetime import date
from edu.portal.content.legal_document.content import ILegalDocument
from edu.portal.content.legal_document.relations import validity_of
from edu.portal.core.text.document_number import key_range
from edu.portal.core.validity import NO_EXPIRY
from edu.portal.core.validity import Validity
from plone import api
from plone.dexterity.utils import createContentInContainer
import pytest
from types import SimpleNamespace
import unicodedata
from zope.component import getUtility
from zope.interface import Invalid
from zope.lifecycleevent import modified
from zope.schema.interfaces import IVocabularyFactory


TODAY = date(2026, 11, 20)


def test_facts_in_the_catalogue(document):
    brain = brain_of(document("**289** /VP-CNTT", document_type="cong-van", effective_on=date(2026, 12, 1)))
    assert brain.edu_number == "**289** /VP-CNTT"
    assert brain.edu_document_type == "cong-van"
    assert brain.edu_issuing_body == "Trường THCS Bờ Kênh"
    assert brain.edu_issued == date(2026, 11, 2)
    assert brain.edu_effective == date(2026, 12, 1)
    assert brain.edu_expiry == NO_EXPIRY
    assert brain.edu_replaced_by == ""
    assert brain.edu_files == ()


def test_a_document_without_a_stated_start_is_in_force_from_its_issue(document):
    content = document()
    assert brain_of(content).edu_effective == date(2026, 11, 2)
    assert validity_of(content, TODAY) is Validity.CURRENT


def test_missing_facts_are_not_indexed(document):
    content = document(None, issued_on=None)
    assert not list(api.content.find(portal_type="edu.LegalDocument", sort_on="edu_issued"))
    assert brain_of(content).Title == content.title
    assert validity_of(content, TODAY) is Validity.UNKNOWN


def test_found_by_number_in_any_writing(document):
    document("289/VP-CNTT")
    document("2890/VP-CNTT")
    for typed, count in (("289", 1), ("289 / vp-cntt", 1), ("289/VP", 1), ("28", 0)):
        found = api.content.find(edu_number_key={"query": key_range(typed), "range": "min:max"})
        assert len(found) == count, typed


@pytest.mark.parametrize("text", ["đuối nước", "duoi nuoc", "DUOI NUOC", "101/TB", "tb-thcsbk", "thong bao"])
def test_found_by_text_with_and_without_diacritics(document, text):
    content = document("101/TB-THCSBK")
    assert [brain.UID for brain in api.content.find(SearchableText=text)] == [content.UID()]


def test_found_by_the_words_in_a_text_file(document):
    document(file=stored_file("lich.txt", "Lịch kiểm tra cuối kì".encode(), "text/plain"))
    assert len(api.content.find(SearchableText="kiem tra cuoi ki")) == 1


def test_a_damaged_file_does_not_hinder_saving(document):
    content = document(file=stored_file(data=b"\x00 no pdf"))
    assert brain_of(content).edu_files[0][:3] == ("van-ban.pdf", "application/pdf", 8)


def test_the_id_is_made_from_number_and_summary(portal):
    content = createContentInContainer(
        portal, "edu.LegalDocument", title="Về việc đuối nước", number_raw="289/VP-CNTT"
    )
    assert content.getId() == "289-vp-cntt-ve-viec-duoi-nuoc"
    assert createContentInContainer(portal, "edu.StaffMember", title="Đặng Thị Ánh").getId() == "dang-thi-anh"


def test_texts_and_file_names_are_stored_in_nfc(document):
    decomposed = unicodedata.normalize("NFD", "Tiếng Việt")
    content = document(title=decomposed, file=stored_file(f"{decomposed}.pdf"))
    assert content.title == "Tiếng Việt"
    assert content.file.filename == "Tiếng Việt.pdf"
    content.signer = unicodedata.normalize("NFD", "Lê Ánh")
    modified(content)
    assert content.signer == "Lê Ánh"


def test_a_replacement_ends_the_old_document_on_its_eve(document):
    old, new = document("100/TB"), document("101/TB", effective_on=date(2026, 11, 15))
    relate(new, "replaces", old)
    brain = brain_of(old)
    assert brain.edu_replaced_by == "101/TB"
    assert brain.edu_expiry == date(2026, 11, 14)
    assert validity_of(old, TODAY) is Validity.REPLACED
    assert validity_of(old, date(2026, 11, 14)) is Validity.CURRENT
    assert [found.UID for found in api.content.find(edu_replaced=True)] == [old.UID()]


def test_a_draft_replaces_nothing_until_it_is_published(document):
    old, new = document("100/TB"), document("101/TB", draft=True)
    relate(new, "replaces", old)
    assert brain_of(old).edu_replaced_by == ""
    publish(new)
    assert brain_of(old).edu_replaced_by == "101/TB"


def test_a_withdrawn_relation_and_a_deleted_replacement_give_the_old_document_back(document):
    first, second, new = document("98/TB"), document("99/TB"), document("101/TB")
    relate(new, "replaces", first, second)
    relate(new, "replaces", second)
    assert brain_of(first).edu_replaced_by == ""
    assert brain_of(second).edu_replaced_by == "101/TB"
    api.content.delete(new)
    assert brain_of(second).edu_replaced_by == ""
    assert brain_of(second).edu_expiry == NO_EXPIRY


def test_a_deleted_old_document_leaves_its_replacement_whole(document):
    old, new = document("100/TB"), document("101/TB")
    relate(new, "replaces", old)
    api.content.delete(old, check_linkintegrity=False)
    assert "101/TB" in new.restrictedTraverse("@@edu-legal-document")()


def test_a_document_cannot_replace_itself(document):
    content = document()
    relate(content, "replaces", content)
    assert brain_of(content).edu_replaced_by == ""
    assert validity_of(content, TODAY) is Validity.CURRENT


def test_files_inside_follow_the_main_file(document):
    content = document(file=stored_file("Thông báo.pdf"))
    attached = api.content.create(content, "File", "phu-luc", file=stored_file("phụ lục.docx"))
    assert brain_of(content).edu_files == (
        ("Thông báo.pdf", "application/pdf", 13, "@@download/file/Th%C3%B4ng%20b%C3%A1o.pdf"),
        ("phụ lục.docx", "application/pdf", 13, "phu-luc/@@download/file/ph%E1%BB%A5%20l%E1%BB%A5c.docx"),
    )
    api.content.delete(attached)
    assert len(brain_of(content).edu_files) == 1


def test_a_file_that_is_hidden_from_readers_is_not_named_to_them(portal, document):
    content = document(file=stored_file("Thông báo.pdf"))
    portal.portal_workflow.setChainForPortalTypes(["File"], "simple_publication_workflow")
    attached = api.content.create(content, "File", "nhap", file=stored_file("nháp.docx"))
    assert len(brain_of(content).edu_files) == 1
    assert "nháp.docx" not in content.restrictedTraverse("@@edu-legal-document")()
    api.content.transition(attached, "publish")
    assert len(brain_of(content).edu_files) == 2


def test_stock_files_stand_in_the_same_lists(portal):
    content = api.content.create(portal, "File", "bieu-mau", file=stored_file("mau.docx"))
    assert brain_of(content).edu_files == (("mau.docx", "application/pdf", 13, "@@download/file/mau.docx"),)


@pytest.mark.parametrize(
    ("issued", "effective", "expires", "accepted"),
    [
        (date(2026, 1, 1), None, None, True),
        (date(2026, 1, 1), date(2025, 1, 1), None, True),
        (date(2026, 1, 1), None, date(2026, 1, 1), True),
        (date(2026, 1, 1), None, date(2025, 12, 31), False),
        (date(2026, 1, 1), date(2026, 2, 1), date(2026, 1, 31), False),
        (None, None, date(2026, 1, 1), True),
    ],
)
def test_the_dates_must_fit(issued, effective, expires, accepted):
    data = SimpleNamespace(issued_on=issued, effective_on=effective, expires_on=expires)
    if accepted:
        ILegalDocument.validateInvariants(data)
    else:
        with pytest.raises(Invalid):
            ILegalDocument.validateInvariants(data)


def test_suggested_bodies(portal, document):
    portal.portal_registry["edu.portal.superiors"] = [{"id": "so", "kind": "so", "name": "Sở GDĐT", "feeds": []}]
    document(issuing_body="UBND phường Bờ Kênh")
    document(issuing_body="Sở GDĐT")
    terms = getUtility(IVocabularyFactory, name="edu.portal.IssuingBodies")(portal)
    titles = [term.title for term in terms]
    assert titles[-2:] == ["Sở GDĐT", "UBND phường Bờ Kênh"]


def test_the_page_tells_number_dates_files_and_relations(document):
    old = document("100/TB", title="Thông báo cũ")
    new = document("101/TB", file=stored_file("101.pdf"), signer="Lê Ánh", signer_title="Hiệu trưởng")
    relate(new, "replaces", old)
    page = new.restrictedTraverse("@@edu-legal-document")()
    for expected in ("101/TB", "Thứ Hai, 02/11/2026", "Lê Ánh, Hiệu trưởng", "101.pdf", "100/TB", "edu-state--ok"):
        assert expected in page, expected
    assert "@@display-file/file/101.pdf" in page
    old_page = old.restrictedTraverse("@@edu-legal-document")()
    assert "edu-banner--warn" in old_page
    assert new.absolute_url() in old_page


def test_the_page_advises_editors(document):
    content = document("12/QĐ-THCSBK", document_type="thong-bao")
    view = content.restrictedTraverse("@@edu-legal-document")
    assert len(view.advice()) == 2
    assert view.advice()[0].mapping == {"kind": "Quyết định"}
    content.number_raw = "hỏa tốc"
    assert "does not look like" in view.advice()[0]


def test_reading_writes_nothing(portal, document):
    old, new = document("100/TB"), document("101/TB", file=stored_file())
    relate(new, "replaces", old)
    portal._p_jar.savepoint()
    before = list(portal._p_jar._registered_objects)
    for content in (old, new):
        view = content.restrictedTraverse("@@edu-legal-document")
        assert all((view.facts(), view.relations(), view.modified()))
        assert view.files() or view.ending() or view.advice()
    assert portal._p_jar._registered_objects == before
