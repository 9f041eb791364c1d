"""LibreOffice, ocrmypdf and tesseract, played by small programs: how they are called, and what becomes of failures."""

from edu.portal.preview.model import Limits
from edu.portal.preview.model import PreviewError
from edu.portal.preview.process import run_tool
from edu.portal.preview.runner import convert
from edu.portal.testing import sample_files
import os
import pytest
import sys
import time


@pytest.fixture
def host(monkeypatch, tmp_path):
    """A host on which only the programs exist that the test puts there, written in Python."""
    monkeypatch.setenv("PATH", str(tmp_path))

    def put(name, source):
        program = tmp_path / name
        program.write_text(f"#!{sys.executable}\nimport sys, pathlib\n{source}\n", encoding="utf-8")
        program.chmod(0o755)

    return put


@pytest.fixture
def ready(tmp_path):
    """A PDF that the programs hand out."""
    folder = tmp_path / "ready"
    folder.mkdir()
    (folder / "text.pdf").write_bytes(sample_files.pdf(2, text="Văn bản nhận dạng được từ máy quét của nhà trường"))
    return folder / "text.pdf"


def test_an_old_word_file_goes_through_the_office_program(host, ready):
    host(
        "soffice",
        f"""
out = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
profile = [word for word in sys.argv if word.startswith("-env:UserInstallation=file://")]
settings = pathlib.Path(profile[0].split("file://")[1]) / "user" / "registrymodifications.xcu"
assert "DisableMacrosExecution" in settings.read_text()
out.mkdir()
(out / "source.pdf").write_bytes(pathlib.Path({str(ready)!r}).read_bytes())
""",
    )
    shown = convert(sample_files.compound("WordDocument"), "cu.doc")
    assert (shown.values["kind"], shown.values["total"]) == ("pages", 2)
    assert "nhận dạng" in shown.values["text"]


def test_an_office_program_that_fails_leaves_a_word(host):
    host("soffice", "sys.exit(3)")
    with pytest.raises(PreviewError) as told:
        convert(sample_files.compound("WordDocument"), "cu.doc")
    assert told.value.code == "broken"


def test_an_office_program_that_hangs_is_killed_with_its_children(host, tmp_path):
    host("soffice", "import os, time\nos.fork()\ntime.sleep(60)")
    begin = time.monotonic()
    with pytest.raises(PreviewError) as told:
        convert(sample_files.compound("WordDocument"), "cu.doc", Limits(office_seconds=1))
    assert told.value.code == "time"
    assert time.monotonic() - begin < 20


def test_ocrmypdf_gives_a_scan_its_text(host, ready):
    host("ocrmypdf", f"pathlib.Path(sys.argv[-1]).write_bytes(pathlib.Path({str(ready)!r}).read_bytes())")
    shown = convert(sample_files.scanned_pdf(2), "quet.pdf")
    assert shown.values["has_text"]
    assert "nhận dạng" in shown.values["text"]
    assert shown.values["notes"] == []


def test_tesseract_gives_a_scan_its_text(host):
    host("tesseract", 'print("\\t".join(["5", "1", "1", "1", "1", "1", "100", "50", "300", "20", "96", "Thông báo"]))')
    shown = convert(sample_files.scanned_pdf(1), "quet.pdf")
    assert shown.values["has_text"]
    assert shown.values["pages"][0]["lines"][0]["text"] == "Thông báo"


def test_a_program_that_cannot_read_the_scan_leaves_it_a_scan(host):
    host("tesseract", "sys.exit(1)")
    shown = convert(sample_files.scanned_pdf(1), "quet.pdf")
    assert shown.values["notes"] == ["scan"]


def test_a_pdf_with_text_is_not_read_by_ocr(host):
    host("ocrmypdf", "sys.exit(1)")
    assert convert(sample_files.pdf(), "chu.pdf").values["has_text"]


def test_a_program_knows_little_of_the_process_that_starts_it(host, tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_PASSWORD", "bi-mat")
    host("show", "import os\nprint(sorted(os.environ))")
    printed = run_tool([str(tmp_path / "show")], tmp_path, 10).decode()
    assert "DATABASE_PASSWORD" not in printed
    assert "HOME" in printed
    assert os.environ["DATABASE_PASSWORD"] == "bi-mat"
