"""What a search finds and in which order."""

from datetime import date
from edu.portal.core.text.question import read_question
from edu.portal.search.service import Wish
from edu.portal.search.service import find
from edu.portal.search.service import suggest
from edu.portal.search.service import titles_above
import json
from pathlib import Path
from plone import api
from plone.app.testing import TEST_USER_NAME
from plone.app.testing import login
from plone.app.testing import logout
from plone.app.textfield.value import RichTextValue
import pytest


HOSTILE = json.loads((Path(__file__).parents[2] / "corpus" / "text" / "searching.json").read_text(encoding="utf-8"))


def names(text, **wish):
    results = find(read_question(text), Wish(**wish))
    return [brain.getId for brain in results.brains(0, 100)]


def page(where, name, title, body="", kind="Document"):
    item = api.content.create(where, kind, id=name, title=title, text=RichTextValue(f"<p>{body}</p>", "text/html"))
    api.content.transition(item, "publish")
    return item


def document(where, name, number, title):
    item = api.content.create(
        where,
        "edu.LegalDocument",
        id=name,
        title=title,
        number_raw=number,
        document_type="cong-van",
        issuing_body="Văn phòng",
        issued_on=date(2026, 10, 9),
    )
    api.content.transition(item, "publish")
    return item


@pytest.fixture
def site(portal):
    portal.portal_workflow.setDefaultChain("simple_publication_workflow")
    folder = api.content.create(portal, "Folder", id="muc", title="Mục lục")
    api.content.transition(folder, "publish")
    page(folder, "p1", "Bài viết", "Nhà trường tổ chức thi hoá học ở lớp 289")
    page(folder, "p2", "Bài viết khác", "Hội hoa xuân hòa bình")
    page(folder, "p3", "Hòa bình", "Một bài")
    page(folder, "p4", "Họa sĩ", "Vẽ tranh")
    document(folder, "v1", "289/VP-CNTT", "Về việc cập nhật")
    document(folder, "v2", "2890/VP-CNTT", "Về việc khác")
    document(folder, "v3", "289/2026/QĐ-UBND", "Ban hành quy định")
    return portal


def test_exact_diacritics_stand_first(site):
    assert names("hòa")[:2] == names("hoà")[:2] == ["p3", "p2"]
    assert names("hoạ")[0] == names("họa")[0] == "p4"
    assert names("hóa")[0] == names("hoá")[0] == "p1"
    assert set(names("hoa")) == {"p1", "p2", "p3", "p4"}


def test_a_title_stands_before_a_text(site):
    assert names("hoà bình") == ["p3", "p2"]


@pytest.mark.parametrize("typed", ["289/VP-CNTT", "289 / VP – CNTT", "289/vp-cntt", "công văn số 289/VP-CNTT"])
def test_a_document_number_is_the_first_hit(site, typed):
    assert names(typed)[0] == "v1"


def test_a_number_without_its_symbol_finds_all_documents_of_it_and_then_texts(site):
    found = names("số 289")
    assert found[:2] == ["v1", "v3"]
    assert "v2" not in found[:2]
    assert names("289")[:2] == ["v1", "v3"]
    assert "p1" in names("289")


def test_the_last_word_may_be_begun(site):
    assert set(names("bài viế")) == {"p1", "p2"}
    assert set(names("289")) == {"v1", "v3", "p1"}


def test_a_search_can_be_narrowed_and_counts_types_before_it_is(site):
    results = find(read_question("289"), Wish(types=("Document",)))
    assert [brain.getId for brain in results.brains(0, 9)] == ["p1"]
    assert results.type_counts == {"Document": 1, "edu.LegalDocument": 2}
    assert names("289", types=("Nonsense",)) == []
    assert names("hoa", path="/plone/other") == []
    assert names("hoa", since=date(2100, 1, 1)) == []
    assert len(names("hoa", since=date(2000, 1, 1))) == 4


def test_other_orders(site):
    assert names("hoa", sort="sortable_title") == ["p1", "p2", "p3", "p4"]
    days = [brain.Date for brain in find(read_question("hoa"), Wish(sort="Date")).brains(0, 9)]
    assert days == sorted(days, reverse=True)
    assert len(days) == 4


def test_visitors_find_what_is_public_only(site):
    api.content.create(site, "Document", id="nhap", title="Hòa bình nháp")
    assert "nhap" in names("hoa binh nhap")
    logout()
    assert names("hoa binh nhap") == []
    assert suggest(read_question("hoa binh nhap")) == []
    assert names("hoa binh") == ["p3", "p2"]
    login(site, TEST_USER_NAME)


def test_what_has_not_begun_or_is_over_is_not_found(site):
    item = site["muc"]["p3"]
    item.expiration_date = api.portal.get_tool("portal_catalog").getPhysicalRoot().ZopeTime() - 1
    item.reindexObject()
    assert "p3" not in names("hoa binh")


@pytest.mark.parametrize("typed", [*HOSTILE["hostile"], "", None, "x" * 5000, "a " * 500, "e*", "hoa AND NOT"])
def test_nothing_typed_is_an_error(site, typed):
    question = read_question(typed)
    find(question, Wish())
    suggest(question)


def test_suggestions_begin_with_the_number_then_the_exact_title(site):
    assert [brain.getId for brain in suggest(read_question("289"))] == ["v1", "v3"]
    assert suggest(read_question("họa"))[0].getId == "p4"
    assert suggest(read_question("hòa"))[0].getId == "p3"
    assert {brain.getId for brain in suggest(read_question("ho"))} == {"p3", "p4"}
    assert suggest(read_question("h")) == []
    assert len(suggest(read_question("ba"), limit=1)) == 1


def test_the_place_of_a_hit_is_told_without_waking_it(site):
    brains = find(read_question("hoa binh"), Wish()).brains(0, 10)
    assert titles_above(brains)["/plone/muc/p3"] == [("Mục lục", "http://nohost/plone/muc")]
