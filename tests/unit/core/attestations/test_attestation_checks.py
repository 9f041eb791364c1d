"""What is typed about a statement: refused with the name of what is wrong, or cleaned and kept."""

from datetime import date
from datetime import datetime
from edu.portal.core.attestations.checks import Typed
from edu.portal.core.attestations.checks import Upload
from edu.portal.core.attestations.checks import problems_of
from edu.portal.core.attestations.checks import statement_of
from edu.portal.core.attestations.evidence import KINDS
from edu.portal.core.attestations.evidence import LARGEST_FILE
from edu.portal.core.attestations.evidence import kind_of
from edu.portal.core.attestations.evidence import safe_name
from edu.portal.core.calendar.zone import VIETNAM
from hypothesis import given
from hypothesis import strategies as st
import json
from pathlib import Path
import pytest


CORPUS = Path(__file__).parents[3] / "corpus" / "attestations"
TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 40, tzinfo=VIETNAM)
TYPED = json.loads((CORPUS / "typed.json").read_text(encoding="utf-8"))
NAMES = json.loads((CORPUS / "names.json").read_text(encoding="utf-8"))
FILES = {
    "pdf": "hop-dong.pdf",
    "docx": "quyet-dinh.docx",
    "xlsx": "kinh-phi.xlsx",
    "jpg": "con-dau.jpg",
    "png": "con-dau.png",
}
PDF = (CORPUS / "files" / "hop-dong.pdf").read_bytes()
DOCX = (CORPUS / "files" / "quyet-dinh.docx").read_bytes()
REFUSED = {
    "svg": (CORPUS / "files" / "svg-gia-png.png").read_bytes(),
    "zip": (CORPUS / "files" / "goi.zip").read_bytes(),
    "html": (CORPUS / "files" / "trang.html").read_bytes(),
    "docx with macros": (CORPUS / "files" / "co-macro.docx").read_bytes(),
    "docx cut off": DOCX[: len(DOCX) // 2],
    "pdf further down": b"<script>alert(1)</script>\n" + PDF,
    "png by three letters": b"PNG<svg/>",
    "gif": b"GIF89a" + b"\0" * 20,
    "exe": b"MZ" + b"\0" * 200,
    "text": "Hợp đồng".encode(),
}


@pytest.mark.parametrize("case", TYPED, ids=[case["says"] for case in TYPED])
def test_what_is_typed(case):
    values = dict(case["typed"])
    repeat = values.pop("repeat", 1)
    typed = Typed(**{**values, "text": values.get("text", "") * repeat})
    assert problems_of(typed, None, TODAY) == case["problems"]


@pytest.mark.parametrize("kind", FILES)
def test_files_are_known_by_their_content(kind):
    assert kind_of((CORPUS / "files" / FILES[kind]).read_bytes()) == kind
    assert set(FILES) == set(KINDS)


@pytest.mark.parametrize("name", REFUSED)
def test_other_content_is_refused_whatever_its_name(name):
    upload = Upload("hop-dong.png", len(REFUSED[name]), REFUSED[name])
    typed = Typed("2026-11-20", text="a")
    assert problems_of(typed, upload, TODAY) == {"file": "file-kind"}


def test_empty_and_huge_files_are_refused():
    typed = Typed("2026-11-20", text="a")
    assert problems_of(typed, Upload("a.pdf", 0, b""), TODAY) == {"file": "file-empty"}
    assert problems_of(typed, Upload("a.pdf", LARGEST_FILE + 1, b""), TODAY) == {"file": "file-too-large"}
    assert problems_of(typed, Upload("a.pdf", LARGEST_FILE, PDF), TODAY) == {}


@pytest.mark.parametrize("case", NAMES, ids=[case["name"][:20] or "none" for case in NAMES])
def test_names_can_be_saved_anywhere(case):
    assert safe_name(case["name"], case["kind"]) == case["safe"]


@given(st.text(), st.sampled_from(sorted(KINDS)))
def test_no_name_leads_out_of_a_folder(name, kind):
    safe = safe_name(name, kind)
    assert not set(safe) & set('/\\\r\n\0":') and not safe.startswith(".")
    assert len(safe) <= 110


@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"%PDF-", DOCX[:200], DOCX[-200:]]))
def test_no_content_breaks_the_look_at_it(tail, head):
    assert kind_of(head + tail) in ("", *KINDS)


def test_a_good_statement_is_cleaned_and_complete():
    typed = Typed(" 5/9/2026 ", "31/12/2027", " 12/HĐ  THCS\n", "Công ty", "Hợp đồng\r\nmột năm \u202e")
    made = statement_of(typed, Upload("C:\\hop dong.PDF", len(PDF), PDF), 3, "van-thu", NOW)
    assert (made.number, made.stated_on, made.expires) == (3, date(2026, 9, 5), date(2027, 12, 31))
    assert (made.reference, made.issuer, made.text) == ("12/HĐ THCS", "Công ty", "Hợp đồng\nmột năm")
    assert (made.by, made.recorded, made.revocation) == ("van-thu", NOW, None)
    assert (made.evidence.name, made.evidence.kind, made.evidence.size) == ("hop dong.pdf", "pdf", len(PDF))


def test_a_bad_statement_is_not_made():
    with pytest.raises(ValueError, match="text-missing"):
        statement_of(Typed("2026-11-20"), None, 1, "van-thu", NOW)
