"""Every hostile file ends in a word, in the child process as it runs on a site."""

from edu.portal.preview import legacy
from edu.portal.preview import ocr
from edu.portal.preview.model import Limits
from edu.portal.preview.model import PreviewError
from edu.portal.preview.runner import convert
from edu.portal.testing import sample_files
import json
from pathlib import Path
import pytest
import time


CASES = json.loads((Path(__file__).parents[2] / "corpus" / "preview" / "hostile.json").read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def bare_host(monkeypatch, tmp_path):
    """A host without office programs, whatever the one has that runs the tests."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not legacy.office_program()
    assert not ocr.ocr_program()


def built(case):
    if "text" in case:
        return case["text"].encode()
    data = getattr(sample_files, case["make"])(**case["with"])
    if "doctype" in case:
        data = sample_files.with_part(data, case["doctype"], sample_files.DOCTYPE)
    if "doctype16" in case:
        data = sample_files.with_part(data, case["doctype16"], sample_files.DOCTYPE.decode().encode("utf-16"))
    return data[: case.get("cut")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_it_ends_in_a_word(case):
    with pytest.raises(PreviewError) as told:
        convert(built(case), case["name"])
    assert told.value.code == case["code"]


def test_a_file_of_ten_thousand_pages_shows_its_beginning():
    shown = convert(sample_files.empty_pages_pdf(10_000), "lon.pdf", Limits(pages=5, text_pages=20))
    assert (shown.values["total"], len(shown.values["pages"])) == (10_000, 5)
    assert "cut-pages" in shown.values["notes"]


def test_scripts_and_programs_of_a_pdf_are_not_run():
    shown = convert(sample_files.pdf_with_script(), "script.pdf")
    assert shown.values["total"] == 1


def test_macros_are_ignored():
    data = sample_files.with_part(sample_files.docx(), "word/vbaProject.bin", b"Auto_Open")
    assert convert(data, "macro.docm").values["kind"] == "html"


def test_what_takes_too_long_is_killed():
    begin = time.monotonic()
    with pytest.raises(PreviewError) as told:
        convert(sample_files.pdf(), "a.pdf", Limits(hard_seconds=0.01))
    assert told.value.code == "time"
    assert time.monotonic() - begin < 5


def test_what_needs_too_much_memory_ends():
    picture = sample_files.png(6000, 6000)
    with pytest.raises(PreviewError) as told:
        convert(picture, "a.png", Limits(memory=120 * 1024 * 1024))
    assert told.value.code in ("memory", "crash")


def test_what_writes_too_much_ends():
    with pytest.raises(PreviewError) as told:
        convert(sample_files.large_pdf(3), "a.pdf", Limits(output=100_000))
    assert told.value.code == "crash"


def test_a_file_beyond_the_limit_is_not_even_opened():
    with pytest.raises(PreviewError) as told:
        convert(b"%PDF-1.4" + bytes(100), "a.pdf", Limits(bytes=50))
    assert told.value.code == "too-large"


@pytest.mark.parametrize(
    ("name", "around"),
    [("so.csv", "a;{};c\nd;e;f\n"), ("bang.xls", "<html><body><p>{}</p></body></html>"), ("chu.txt", "{}")],
)
def test_a_sign_that_melts_into_the_end_of_a_tag_does_not_open_it(name, around):
    # U+003E and U+0338 are U+226F in NFC: ``<p>`` would become a tag that goes on into the text.
    sign = "&#x338;" if name == "bang.xls" else "\u0338"
    words = " onfocus=alert(1) autofocus tabindex=0 x"
    shown = convert(around.format(sign + words).encode(), name).values["html"]
    assert f">\u0338{words}<" in shown
