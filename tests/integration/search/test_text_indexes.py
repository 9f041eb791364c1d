"""The text indexes find Vietnamese words in every writing, know the diacritics, and are Plone's again afterwards."""

from edu.portal.search.indexes import LEXICON
from edu.portal.search.indexes import STOCK_LEXICON
from edu.portal.search.indexes import TEXT_INDEXES
from edu.portal.search.indexes import use_own_lexicon
from edu.portal.search.indexes import use_stock_lexicon
from plone import api
import pytest


def found(**query):
    return {brain.getId for brain in api.portal.get_tool("portal_catalog")(**query)}


def page(portal, name, title, description=""):
    return api.content.create(portal, "Document", id=name, title=title, description=description)


@pytest.fixture
def pages(portal):
    page(portal, "hoa-huyen", "Trường Hòa Bình")
    page(portal, "hoa-bang", "Vườn hoa của trường")
    page(portal, "uy-ban", "Ủy ban nhân dân", "Ảnh của Ấn")
    return portal


@pytest.mark.parametrize("typed", ["hòa bình", "hoà bình", "HOA BINH", "ho\u0300a bi\u0300nh", "Hòa*"])
def test_every_writing_finds(pages, typed):
    assert "hoa-huyen" in found(SearchableText=typed)
    assert "hoa-huyen" in found(Title=typed)


@pytest.mark.parametrize("typed", ["uỷ ban", "ủy ban", "uy ban", "UỶ", "anh", "ấn", "an"])
def test_words_that_begin_with_a_marked_vowel_are_found(pages, typed):
    assert found(SearchableText=typed) == {"uy-ban"}


def test_the_exact_form_can_be_asked_for(pages):
    assert found(SearchableText="hoa") == {"hoa-huyen", "hoa-bang"}
    assert found(SearchableText="_hoà") == found(SearchableText="_hòa") == {"hoa-huyen"}
    assert found(Title="_hoa") == {"hoa-bang"}


def test_a_phrase_is_found_and_only_together(pages):
    assert found(SearchableText='"hoa binh"') == {"hoa-huyen"}
    assert found(SearchableText='"hoa truong"') == set()


def test_parts_of_file_names_are_words(portal):
    page(portal, "tep", "de_thi_hoc_ky_1.docx")
    assert found(SearchableText="hoc ky") == {"tep"}
    assert found(SearchableText="de_thi") == {"tep"}


def test_broken_text_can_be_saved_and_searched(portal):
    page(portal, "hong", "Hỏng \udcff rồi")
    assert found(SearchableText="hong \udcff") == {"hong"}


def lexicons(portal):
    return [portal.portal_catalog._catalog.getIndex(name).lexicon_id for name in TEXT_INDEXES]


def test_a_second_import_of_the_profile_changes_nothing(pages):
    portal = pages
    assert lexicons(portal) == [LEXICON] * 3
    words = portal.portal_catalog[LEXICON].length()
    portal.portal_setup.runImportStepFromProfile("profile-edu.portal:default", "catalog", run_dependencies=False)
    assert use_own_lexicon(portal) == 0
    assert portal.portal_catalog[LEXICON].length() == words > 3
    assert found(SearchableText="uy ban") == {"uy-ban"}


def test_plones_own_lexicon_comes_back_with_what_is_there(pages):
    portal = pages
    assert use_stock_lexicon(portal) == 3
    assert lexicons(portal) == [STOCK_LEXICON] * 3
    assert LEXICON not in portal.portal_catalog.objectIds()
    assert found(SearchableText="hoa binh") == {"hoa-huyen"}
    assert found(SearchableText="_hoà") == set()


def test_an_index_with_another_lexicon_is_left_alone(portal):
    use_stock_lexicon(portal)
    index = portal.portal_catalog._catalog.getIndex("Description")
    index.lexicon_id = "plaintext_lexicon"
    portal.portal_setup.runImportStepFromProfile("profile-edu.portal:default", "catalog", run_dependencies=False)
    assert use_own_lexicon(portal) == 2
    assert index.lexicon_id == "plaintext_lexicon"
