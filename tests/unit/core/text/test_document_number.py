"""Document numbers: every form that the letters and NĐ 30/2020/NĐ-CP use, and anything else without an error."""

from edu.portal.core.text.document_number import DocumentNumber
from edu.portal.core.text.document_number import key_range
from edu.portal.core.text.document_number import number_key
from edu.portal.core.text.document_number import parse_number
from edu.portal.core.text.document_number import type_id_of
from hypothesis import given
from hypothesis import strategies as st
import json
from pathlib import Path
import pytest
import unicodedata


CORPUS = Path(__file__).parents[3] / "corpus" / "text" / "document_numbers.json"
CASES = json.loads(CORPUS.read_text(encoding="utf-8"))
EMPTY = {"number": None, "suffix": "", "year": None, "type_code": "", "symbol": "", "agency": "", "drafter": ""}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["raw"])
def test_parts(case):
    expected = {**EMPTY, **case}
    kind = expected.pop("kind")
    parsed = parse_number(case["raw"])
    assert parsed == DocumentNumber(**expected)
    assert type_id_of(parsed) == kind


@pytest.mark.parametrize("raw", [case["raw"] for case in CASES])
def test_the_unicode_form_does_not_matter(raw):
    assert number_key(unicodedata.normalize("NFD", raw)) == number_key(raw)


@given(st.text())
def test_parsing_never_raises(raw):
    parsed = parse_number(raw)
    assert parsed.raw == raw
    assert parsed.key == number_key(raw)


PIECES = ["289", "07", "/", " / ", "-", " – ", "&", "2020", "QĐ", "TT", "ttg", "**", "Số: ", " ngày ", ".", "Đ", "\n"]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_parsing_never_raises_on_near_numbers(raw):
    parsed = parse_number(raw)
    assert number_key(raw.upper()) == number_key(raw.lower()) == parsed.key


def in_range(number, searched):
    low, high = key_range(searched)
    return low <= number_key(number) <= high


def test_a_search_by_the_first_groups():
    assert in_range("289/VP-CNTT", "289")
    assert in_range("289/VP-CNTT", "289 / vp")
    assert in_range("37/2020/TT-BGDĐT", "37/2020")
    assert not in_range("2890/VP-CNTT", "289")
    assert not in_range("289/VPUB", "289/VP")
