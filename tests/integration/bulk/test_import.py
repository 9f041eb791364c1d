"""Many documents from a table and an archive: what would happen, what happens, and all of it taken back."""

from datetime import date
from edu.portal import clock
from edu.portal.bulk import service
from edu.portal.bulk.archive import Archive
from edu.portal.bulk.archive import ArchiveError
from edu.portal.bulk.store import find_import
from edu.portal.bulk.store import list_imports
from edu.portal.sheets.writer import Sheet
from edu.portal.sheets.writer import write_xlsx
import io
from plone import api
import pytest
import zipfile
from zope.lifecycleevent import modified


HEAD = ("Số ký hiệu", "Trích yếu", "Ngày ban hành", "Loại", "Cơ quan ban hành", "Lĩnh vực", "Thay thế", "Tệp")


@pytest.fixture
def section(portal):
    portal.portal_workflow.setDefaultChain("simple_publication_workflow")
    folder = api.content.create(portal, "Folder", id="van-ban-truong", title="Văn bản trường")
    api.content.transition(folder, "publish")
    return folder


def archive(**files):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for name, content in files.items():
            file.writestr(f"tep/{name.replace('_', '.')}", content)
    return ("tep.zip", data.getvalue())


def upload(section, *rows, files=None):
    sheet = ("so.xlsx", write_xlsx([Sheet("Sổ", (HEAD, *rows))]))
    return service.keep_upload(section, sheet, files, "admin", clock.now())


FIRST = ("1/QC-A", "Quy chế", date(2024, 1, 5), "Quy chế", "Trường A", "Công khai", "", "mot.pdf; phu-luc.txt")
SECOND = ("2/QC-A", "Quy chế mới", date(2026, 1, 5), "QC", "Trường A", "", "1/QC-A", "")


def test_nothing_happens_before_it_is_asked_for(section):
    kept = upload(section, FIRST, SECOND)
    plan = service.plan_upload(kept)
    assert [problem.code for problem in plan.problems] == ["no-file", "no-file"]
    assert [row.number for row in plan.rows] == ["2/QC-A"]
    assert section.objectIds() == []


def test_documents_files_and_relations_are_made(section):
    kept = upload(section, FIRST, SECOND, files=archive(mot_pdf=b"%PDF-1.4", **{"phu-luc_txt": b"abc"}))
    assert service.run_import(section, kept, publish=True) == 2
    old, new = sorted(section.objectValues(), key=lambda document: document.number_raw)
    assert (old.title, old.document_type, old.field_of_work) == ("Quy chế", "quy-che", "cong-khai")
    assert old.file.filename == "mot.pdf"
    assert [child.file.data for child in old.objectValues()] == [b"abc"]
    assert [relation.to_object for relation in new.replaces] == [old]
    assert {api.content.get_state(document) for document in (old, new)} == {"published"}
    (brain,) = api.content.find(UID=old.UID())
    assert brain.edu_replaced_by == "2/QC-A"
    assert (kept.state, kept.sheet) == ("done", None)


def test_an_import_is_taken_back_but_not_what_was_changed_since(section):
    kept = upload(section, FIRST[:-1], SECOND)
    assert service.run_import(section, kept) == 2
    changed = next(document for document in section.objectValues() if document.number_raw == "2/QC-A")
    changed.setModificationDate(changed.modified() + 1)
    changed.title = "Khác"
    assert service.undo_import(kept) == (1, 1)
    assert [document.title for document in section.objectValues()] == ["Khác"]
    assert kept.state == "undone"


def test_publishing_is_no_change_of_content_that_hinders(section):
    kept = upload(section, FIRST[:-1])
    service.run_import(section, kept, publish=True)
    assert service.undo_import(kept) == (1, 0)


def test_a_number_of_the_register_is_told(section):
    service.run_import(section, upload(section, FIRST[:-1]))
    plan = service.plan_upload(upload(section, FIRST[:-1]))
    assert [(problem.code, problem.is_error) for problem in plan.problems] == [("taken", False)]


def test_one_upload_waits_in_a_section(section, portal):
    first = upload(section, FIRST)
    second = upload(section, SECOND)
    assert [kept.id for kept in list_imports(portal, section.UID())] == [second.id]
    assert find_import(portal, first.id, section.UID()) is None
    assert find_import(portal, second.id, "khac") is None


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "sheet-empty"), (b"%PDF-1.4 nothing", "sheet-not-a-sheet"), (b"PK\x03\x04 broken", "sheet-broken")],
)
def test_a_table_that_cannot_be_read_is_a_problem(section, data, code):
    kept = service.keep_upload(section, ("a.xlsx", data), None, "admin", clock.now())
    assert [problem.code for problem in service.plan_upload(kept).problems] == [code]


def test_an_archive_that_cannot_be_read_is_a_problem(section):
    kept = upload(section, FIRST, files=("a.zip", b"Rar! nothing"))
    assert [problem.code for problem in service.plan_upload(kept).problems] == ["archive-broken"]


def test_a_damaged_file_in_the_archive_is_refused():
    name, data = archive(mot_pdf=b"0123456789" * 50)
    good = Archive(data)
    assert good.names() == ("tep/mot.pdf",)
    place = data.index(b"0123456789")
    with pytest.raises(ArchiveError):
        Archive(data[:place] + b"x" + data[place + 1 :]).read("tep/mot.pdf")
    assert name


def test_a_file_named_in_every_line_does_not_fill_the_disk(monkeypatch):
    monkeypatch.setattr("edu.portal.bulk.archive.LARGEST_ALL", 1200)
    _name, data = archive(mot_pdf=b"0123456789" * 50)
    opened = Archive(data)
    assert len(opened.read("tep/mot.pdf") + opened.read("tep/mot.pdf")) == 1000
    with pytest.raises(ArchiveError) as told:
        opened.read("tep/mot.pdf")
    assert told.value.code == "too-large"


def test_hidden_files_of_other_systems_are_no_files():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for entry in ("a/", "__MACOSX/a.pdf", "a/.DS_Store", "a/~$b.docx", "a/b.docx"):
            file.writestr(entry, b"x")
    assert Archive(data.getvalue()).names() == ("a/b.docx",)


def test_a_copy_carries_what_recurs(section):
    kept = upload(section, FIRST[:-1])
    service.run_import(section, kept, publish=True)
    (document,) = section.objectValues()
    document.signer = "Nguyễn Văn An"
    modified(document)
    copied = service.copy_document(document)
    assert (copied.title, copied.signer, copied.issuing_body) == ("Quy chế", "Nguyễn Văn An", "Trường A")
    assert (copied.number_raw, copied.issued_on, copied.file) == (None, None, None)
    assert api.content.get_state(copied) == "private"
    assert copied.aq_parent.getId() == section.getId()
