"""Files are found by their name at once and by their text when it has been read."""

from edu.portal.content.interfaces import IExtractedText
from edu.portal.search import indexers
from plone import api
from plone.namedfile.file import NamedBlobFile


def found(text):
    return {brain.getId for brain in api.portal.get_tool("portal_catalog")(SearchableText=text)}


def new_file(portal, data, media_type, name):
    return api.content.create(portal, "File", id="tep", title="Tệp", file=NamedBlobFile(data, media_type, name))


def test_a_plain_text_is_found_at_once(portal):
    new_file(portal, "Nội quy Ủy ban".encode(), "text/plain", "noi_quy_lop_hoc.txt")
    assert found("uy ban") == found("lop hoc") == {"tep"}


def test_the_text_that_was_read_is_found(portal, monkeypatch):
    monkeypatch.setattr(indexers, "text_of", lambda content: "Quy chế thi Olympic" if content.getId() == "tep" else "")
    file = new_file(portal, b"%PDF-1.4 broken", "application/pdf", "a.pdf")
    assert IExtractedText(file).text() == "Quy chế thi Olympic"
    assert found("olympic") == {"tep"}
    document = api.content.create(
        portal,
        "edu.LegalDocument",
        id="van-ban",
        title="Quyết định",
        document_type="quyet-dinh",
        issuing_body="Trường",
        file=NamedBlobFile(b"%PDF-1.4 broken", "application/pdf", "b.pdf"),
    )
    assert found("olympic") == {"tep"}
    monkeypatch.setattr(indexers, "text_of", lambda content: "Đã đọc Olympic")
    document.reindexObject(idxs=["SearchableText"])
    assert found("olympic") == {"tep", "van-ban"}


def test_an_old_file_is_found_in_unicode(portal, monkeypatch):
    monkeypatch.setattr(indexers, "text_of", lambda content: "C¨n cø QuyÕt ®Þnh cña Uû ban nh©n d©n")
    new_file(portal, b"%PDF-1.4", "application/pdf", "cu.pdf")
    assert found("quyết định ủy ban") == {"tep"}


def test_a_broken_file_is_still_saved_and_found_by_its_title(portal):
    new_file(portal, b"\x00\xff" * 100, "application/pdf", "hong.pdf")
    assert found("hong") == {"tep"}


def test_an_empty_file_type_has_its_title(portal):
    api.content.create(portal, "File", id="trong", title="Chưa có tệp")
    assert found("chua co tep") == {"trong"}
