"""The queue and what it leaves beside the objects, with the real reader of files and with one that fails."""

from datetime import UTC
from datetime import datetime
from datetime import timedelta
from edu.portal.preview import legacy
from edu.portal.preview.model import PreviewError
from edu.portal.preview.runner import convert
from edu.portal.renditions import service
from edu.portal.renditions import store
from edu.portal.testing import sample_files
from pathlib import Path
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.namedfile.file import NamedBlobFile
import pytest
from zope.lifecycleevent import modified


NOW = datetime(2040, 1, 1, tzinfo=UTC)
REAL = Path(__file__).parents[2] / "corpus" / "preview" / "real"


def stored(data=None, name="ke-hoach.pdf"):
    return NamedBlobFile(sample_files.pdf(2) if data is None else data, "", name)


@pytest.fixture
def file_item(portal):
    """A function that makes a File, by default with a PDF of two pages."""

    def make(data=None, name="ke-hoach.pdf"):
        return api.content.create(portal, "File", id="tep", title="Tệp", file=stored(data, name))

    return make


@pytest.fixture
def work(portal):
    """Take one object through the queue inside the test's transaction, as the job does with commits."""

    def run(content, reader=convert, now=NOW):
        taken = service.take(portal, content.UID())
        if taken is None:
            return None
        try:
            result = reader(taken.data, taken.name)
        except PreviewError as error:
            result = error
        return service.finish(portal, taken, result, now)

    return run


def failing(code):
    def reader(data, name):
        raise PreviewError(code)

    return reader


def test_an_upload_is_queued_and_the_page_says_so(portal, file_item):
    content = file_item()
    assert service.list_due(portal, NOW) == [content.UID()]
    assert service.rendition(content)["state"] == "waiting"
    assert service.text_of(content) == ""


def test_a_file_is_read_once_and_found_by_its_words(portal, file_item, work):
    content = file_item()
    assert work(content) is True
    shown = service.rendition(content)
    assert (shown["state"], shown["kind"], shown["pages"], shown["shown"], shown["text"]) == (
        "ready",
        "pages",
        2,
        2,
        True,
    )
    assert "phòng chống đuối nước" in service.text_of(content)
    assert service.list_due(portal, NOW) == []
    assert service.take(portal, content.UID()) is None


@pytest.mark.skipif(not legacy.office_program(), reason="this host has no LibreOffice (soffice)")
@pytest.mark.parametrize(
    ("name", "state", "note"), [("ke-hoach.doc", "ready", ""), ("khoa.doc", "failed", "encrypted")]
)
def test_an_old_word_file_goes_through_libreoffice(portal, file_item, work, name, state, note):
    content = file_item((REAL / name).read_bytes(), name)
    assert work(content) is True
    shown = service.rendition(content)
    assert (shown["state"], shown["note"]) == (state, note)
    assert ("Nguyễn Trường Tộ" in service.text_of(content)) is (state == "ready")


def test_pictures_are_read_from_the_blob(file_item, work):
    content = file_item()
    work(content)
    source = service.rendition(content)["source"]
    for name in ("1-large", "2-small", "thumbnail"):
        data, media_type = service.picture_of(content, source, name)
        assert data[:4] == b"RIFF"
        assert media_type == "image/webp"


@pytest.mark.parametrize("name", ["0-large", "3-large", "1-huge", "1", "i0", "-1-large", "١-large", "", "x"])
def test_there_are_no_other_pictures(file_item, work, name):
    content = file_item()
    work(content)
    with pytest.raises(KeyError):
        service.picture_of(content, service.rendition(content)["source"], name)


def test_the_document_of_the_register_has_its_preview_too(portal, work):
    document = api.content.create(portal, "edu.LegalDocument", id="vb", title="Thông báo", file=stored())
    work(document)
    assert service.rendition(document)["pages"] == 2


def test_an_edit_that_keeps_the_file_queues_nothing(portal, file_item, work):
    content = file_item()
    work(content)
    content.title = "Tên khác"
    modified(content)
    assert service.list_due(portal, NOW) == []
    assert service.rendition(content)["state"] == "ready"


def test_a_new_file_is_read_again_and_the_old_pictures_are_gone(portal, file_item, work):
    content = file_item()
    work(content)
    old = service.rendition(content)["source"]
    content.file = stored(sample_files.pdf(3), "moi.pdf")
    modified(content)
    assert service.rendition(content)["state"] == "waiting"
    assert service.text_of(content) == ""
    work(content)
    assert service.rendition(content)["pages"] == 3
    with pytest.raises(KeyError):
        service.picture_of(content, old, "1-large")


def test_a_file_that_was_replaced_while_it_was_read_keeps_its_turn(portal, file_item):
    content = file_item()
    taken = service.take(portal, content.UID())
    content.file = stored(sample_files.pdf(3), "moi.pdf")
    assert service.finish(portal, taken, convert(taken.data, taken.name), NOW) is False
    assert service.list_due(portal, NOW) == [content.UID()]


def test_a_file_that_was_deleted_while_it_was_read_is_forgotten(portal, file_item):
    content = file_item()
    taken = service.take(portal, content.UID())
    api.content.delete(content)
    assert service.finish(portal, taken, convert(taken.data, taken.name), NOW) is True
    assert service.standing(portal) == (0, 0, (), ())


def test_without_its_file_an_object_has_no_preview(portal, file_item, work):
    content = file_item()
    work(content)
    content.file = None
    modified(content)
    assert service.rendition(content)["state"] == "none"
    assert store.load_rendition(content) is None


def test_a_copy_brings_its_preview(portal, file_item, work):
    content = file_item()
    work(content)
    copy = api.content.copy(content, portal, id="ban-sao")
    assert service.rendition(copy)["state"] == "ready"
    assert copy.UID() not in service.list_due(portal, NOW)


def test_what_will_not_change_fails_at_once(portal, file_item, work):
    content = file_item(sample_files.pdf(password="x"))
    assert work(content) is True
    assert service.rendition(content)["state"] == "failed"
    assert service.rendition(content)["note"] == "encrypted"
    assert service.standing(portal).failed == ((content.UID(), "encrypted"),)


def test_a_bad_day_of_the_host_is_tried_again_later_and_later(portal, file_item, work):
    content, uid = file_item(), None
    uid, now, pauses = content.UID(), NOW, []
    while work(content, failing("memory"), now) is False:
        moment = store.load_queue(portal).waiting[uid][0]
        pauses.append(moment - now)
        assert service.list_due(portal, now) == []
        assert service.rendition(content)["state"] == "waiting"
        now = moment
    assert pauses == sorted(pauses)
    assert len(pauses) == 3
    assert pauses[0] >= timedelta(minutes=1)
    assert service.rendition(content)["note"] == "memory"


def test_failed_files_are_tried_again_when_somebody_asks(portal, file_item, work):
    content = file_item()
    work(content, failing("no-converter"))
    assert service.put_failed(portal, NOW) == 1
    assert service.rendition(content)["state"] == "waiting"
    work(content)
    assert service.rendition(content)["state"] == "ready"


def test_a_scan_is_remembered_until_a_better_file_comes(portal, file_item, work):
    content = file_item(sample_files.scanned_pdf(1))
    work(content)
    assert service.standing(portal).scans == (content.UID(),)
    assert "scan" in service.rendition(content)["note"]
    content.file = stored()
    modified(content)
    work(content)
    assert service.standing(portal).scans == ()


def test_files_from_before_the_add_on_are_found(portal, file_item):
    content = file_item()
    store.settle(portal, content.UID())
    assert service.rendition(content)["state"] == "none"
    assert service.put_stale(portal, NOW) == 1
    assert service.list_due(portal, NOW) == [content.UID()]


def test_saving_never_fails_for_the_queue(portal, file_item, monkeypatch):
    def broken(*anything):
        raise OSError("no space")

    monkeypatch.setattr(store, "put", broken)
    assert file_item().id == "tep"


def test_a_page_without_files_is_left_alone(portal):
    page = api.content.create(portal, "Document", id="trang", title="Trang", text=RichTextValue("<p>x</p>"))
    assert service.rendition(page)["state"] == "none"
    assert service.list_due(portal, NOW) == []


def test_a_file_that_is_too_large_is_not_loaded(portal, file_item, monkeypatch):
    content = file_item()
    monkeypatch.setattr(service, "MAX_BYTES", 10)
    assert service.take(portal, content.UID()).data is None


def test_sound_and_film_are_played_not_read(portal, file_item):
    content = file_item(b"ID3" + bytes(50), "truyen-thong.mp3")
    assert service.list_due(portal, NOW) == []
    assert service.rendition(content)["state"] == "none"


def test_a_page_does_not_borrow_the_file_of_its_folder(portal, file_item):
    file_item()
    folder = api.content.create(portal, "Folder", id="file", title="Thư mục")
    page = api.content.create(folder, "Document", id="trang", title="Trang")
    assert service.rendition(page)["state"] == "none"
