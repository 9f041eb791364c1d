"""Text is stored in NFC whatever its type; old text in a site is found and mended."""

from edu.portal.hygiene.cli import as_text
from edu.portal.hygiene.command import as_reply
from edu.portal.hygiene.command import check_text
from edu.portal.hygiene.service import check
from edu.portal.hygiene.service import mend
import json
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
import pytest
import unicodedata
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


COMPOSED = "Thông báo về kỳ nghỉ hè"
DECOMPOSED = unicodedata.normalize("NFD", COMPOSED)
TCVN3 = "Th«ng b¸o vÒ kú nghØ hÌ"


def new_file(portal):
    return createContentInContainer(portal, "File", file=NamedBlobFile(b"x", "text/plain", f"{DECOMPOSED}.txt"))


@pytest.mark.parametrize("kind", ["Document", "News Item", "Event", "Folder", "Link", "Collection"])
def test_every_type_is_stored_composed(portal, kind):
    item = api.content.create(portal, kind, title=DECOMPOSED, description=DECOMPOSED, subject=(DECOMPOSED,))
    assert (item.title, item.description, item.Subject()) == (COMPOSED, COMPOSED, (COMPOSED,))
    item.title = DECOMPOSED
    notify(ObjectModifiedEvent(item))
    assert item.title == COMPOSED


def test_rich_text_and_file_names_too(portal):
    body = RichTextValue(f"<p>{DECOMPOSED}</p>", "text/html", "text/x-html-safe")
    page = api.content.create(portal, "Document", title="Trang", text=body)
    assert page.text.raw == f"<p>{COMPOSED}</p>"
    assert page.text.outputMimeType == "text/x-html-safe"
    file = new_file(portal)
    assert file.file.filename == f"{COMPOSED}.txt"


def test_ids_are_the_same_from_both_forms(portal):
    one = api.content.create(portal, "Document", title=DECOMPOSED)
    other = api.content.create(portal, "Document", title=COMPOSED)
    assert one.getId() == "thong-bao-ve-ky-nghi-he"
    assert other.getId().startswith("thong-bao-ve-ky-nghi-he")
    assert new_file(portal).getId().startswith("thong-bao-ve-ky-nghi-he")


def test_text_that_is_right_is_not_written(portal):
    page = api.content.create(portal, "Document", title=COMPOSED, text=RichTextValue("<p>a</p>", "text/html"))
    before = page.text
    notify(ObjectModifiedEvent(page))
    assert page.text is before


@pytest.fixture
def old(portal):
    page = api.content.create(portal, "Document", id="cu", title="Trang")
    page.title = TCVN3
    page.description = DECOMPOSED
    page.text = RichTextValue('<p class="lead">Coäng hoøa xaõ hoäi</p>', "text/html", "text/x-html-safe")
    page.reindexObject()
    return page


def test_a_look_finds_everything_and_changes_nothing(portal, old):
    report = check(portal)
    assert report.counts == {"tcvn3": 1, "nfc": 1, "vni": 1}
    assert {(b.path, b.field) for b in report.blemishes} == {
        ("/plone/cu", "title"),
        ("/plone/cu", "description"),
        ("/plone/cu", "text"),
    }
    assert (report.mended, old.title) == (0, TCVN3)


def test_mending_changes_the_text_and_the_catalogue_but_no_date(portal, old):
    before = old.modified()
    stored = []
    report = mend(portal, commit=lambda: stored.append(True))
    assert (report.mended, old.title, old.description) == (1, COMPOSED, COMPOSED)
    assert old.text.raw == '<p class="lead">Cộng hòa xã hội</p>'
    assert stored == [True]
    assert old.modified() == before
    [brain] = api.portal.get_tool("portal_catalog")(SearchableText="cong hoa xa hoi")
    assert brain.Title == COMPOSED
    assert check(portal).blemishes == ()


def test_the_console_tells_what_is_wrong_and_what_to_do(portal, old):
    reply = check_text(portal, {})
    json.dumps(reply)
    said = as_text(reply)
    assert "/plone/cu [title]: bảng mã TCVN3 (ABC)" in said
    assert f"-> {COMPOSED}" in said
    assert "edu-portal text mend" in said
    assert "Đã sửa 1 mục." in as_text(as_reply(mend(portal, commit=lambda: None)))
    assert "mọi văn bản đều đúng" in as_text(check_text(portal, {}))
