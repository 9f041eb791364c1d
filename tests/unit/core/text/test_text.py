"""The text room against its corpus; the cases are data in tests/corpus/text."""

from datetime import date
from datetime import datetime
from edu.portal.core.text.dates import format_date
from edu.portal.core.text.dates import format_full
from edu.portal.core.text.dates import format_moment
from edu.portal.core.text.dates import format_time
from edu.portal.core.text.dates import relative
from edu.portal.core.text.dates import short_month
from edu.portal.core.text.document_types import DOCUMENT_TYPES
from edu.portal.core.text.document_types import type_by_abbreviation
from edu.portal.core.text.document_types import type_by_id
from edu.portal.core.text.names import initials
from edu.portal.core.text.names import sort_key
from edu.portal.core.text.unicode import fold
from edu.portal.core.text.unicode import slug
from edu.portal.core.text.unicode import to_nfc
from edu.portal.core.validity import NO_EXPIRY
from edu.portal.core.validity import last_day
from edu.portal.core.validity import validity
from hypothesis import given
from hypothesis import strategies as st
import json
from pathlib import Path
import pytest
import time
import unicodedata


CORPUS = Path(__file__).parents[3] / "corpus" / "text"


def corpus(name):
    return json.loads((CORPUS / name).read_text(encoding="utf-8"))


FOLDING = corpus("folding.json")
DATES = corpus("dates.json")


@pytest.mark.parametrize(("text", "folded"), FOLDING["fold"])
def test_fold(text, folded):
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


@given(st.text())
def test_fold_is_idempotent(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(("text", "expected"), FOLDING["slug"])
def test_slug(text, expected):
    assert slug(text) == expected


@given(st.text(), st.integers(min_value=1, max_value=40))
def test_a_slug_is_a_legal_id(text, length):
    result = slug(text, length)
    assert len(result) <= length
    assert set(result) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not result.startswith("-")
    assert not result.endswith("-")


def test_a_long_slug_is_cut_between_words():
    assert slug("Kế hoạch tổ chức các hoạt động ngoại khóa", 20) == "ke-hoach-to-chuc-cac"
    assert slug("a" * 50, 10) == "a" * 10


def test_nfc():
    assert to_nfc("e\u0302\u0301") == "ế"


@pytest.mark.parametrize("names", corpus("names_in_order.json"))
def test_names_are_sorted_by_given_name(names):
    assert sorted(set(names), key=sort_key) == names
    decomposed = [unicodedata.normalize("NFD", name) for name in names]
    assert sorted(set(decomposed), key=sort_key) == decomposed


@given(st.text())
def test_a_sort_key_is_ascii(name):
    assert sort_key(name).isascii()


def test_a_sort_key_ignores_case_and_brackets():
    assert sort_key("NGUYỄN VĂN AN") == sort_key("Nguyễn Văn An (–)") == sort_key(" Nguyễn  Văn An ")
    assert sort_key("") == ""


@pytest.mark.parametrize(
    ("name", "expected"), [("Nguyễn Thị Ánh", "NÁ"), ("Đỗ", "Đ"), ("", ""), ("(–)", ""), ("lê đạt", "LĐ")]
)
def test_initials(name, expected):
    assert initials(name) == expected


@given(st.text())
def test_initials_never_raise(name):
    assert len(initials(name)) <= 6


@pytest.mark.parametrize(("day", "short", "full", "month"), DATES["written"])
def test_written_dates(day, short, full, month):
    value = date.fromisoformat(day)
    assert (format_date(value), format_full(value), short_month(value)) == (short, full, month)


def test_a_moment_is_told_in_vietnam():
    assert format_moment(datetime.fromisoformat("2026-11-19T18:05:59+00:00")) == "1:05 20/11/2026"


@pytest.mark.parametrize(("moment", "words"), DATES["relative_to_2026-11-20T09:40+07:00"])
def test_relative(moment, words):
    now = datetime.fromisoformat("2026-11-20T09:40:00+07:00")
    assert relative(datetime.fromisoformat(moment), now) == words


def test_relative_without_zones():
    now = datetime(2026, 11, 20, 9, 40)
    assert relative(datetime(2026, 11, 20, 8, 0), now) == "1 giờ trước"
    assert format_time(now) == "9:40"


def test_the_kinds_of_documents_are_unambiguous():
    ids = [kind.id for kind in DOCUMENT_TYPES]
    abbreviations = [kind.abbreviation for kind in DOCUMENT_TYPES if kind.abbreviation]
    assert len(set(ids)) == len(ids)
    assert len({abbreviation.casefold() for abbreviation in abbreviations}) == len(abbreviations)
    assert all(slug(kind.title) == kind.id for kind in DOCUMENT_TYPES if kind.id != "khac")
    assert all(kind.title == to_nfc(kind.title) for kind in DOCUMENT_TYPES)


def test_kinds_are_found():
    assert type_by_id("thong-tu").title == "Thông tư"
    assert type_by_id("nothing") is None
    assert type_by_abbreviation("qd").id == "quyet-dinh"
    assert type_by_abbreviation("HD").id == "huong-dan"
    assert type_by_abbreviation("HĐ").id == "hop-dong"
    assert type_by_abbreviation("XYZ") is None


def day_or_none(text):
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize("case", corpus("validity.json"), ids=lambda case: case["case"])
def test_validity(case):
    today = date(2026, 11, 20)
    state = validity(day_or_none(case["effective"]), day_or_none(case["expiry"]), case["replaced"], today)
    assert state.value == case["state"]


def test_last_day():
    assert last_day(None, ()) == NO_EXPIRY
    assert last_day(date(2026, 12, 31), ()) == date(2026, 12, 31)
    assert last_day(date(2026, 12, 31), (date(2026, 11, 1), date(2027, 1, 1))) == date(2026, 10, 31)
    assert last_day(None, (date.min,)) == date.min


@pytest.mark.parametrize("change", [to_nfc, fold, slug])
def test_a_run_of_marks_without_end_is_cut_off(change):
    endless = "a" + "\u0301" * 300_000 + "\u0323" * 300_000 + "b"
    start = time.process_time()
    assert len(change(endless)) < 40
    assert time.process_time() - start < 2


@given(st.text())
def test_marks_of_real_texts_are_kept(text):
    assert to_nfc(text) == unicodedata.normalize("NFC", text)
