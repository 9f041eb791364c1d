from collections.abc import Callable
from edu.portal.core.forms.case_code import ALPHABET
from edu.portal.core.forms.case_code import CaseCode
from edu.portal.core.forms.case_code import new_case_code
from edu.portal.core.forms.case_code import read_case_code
from hypothesis import given
from hypothesis import strategies as st
import pytest
import random
import time


def seeded(seed: int) -> Callable[[str], str]:
    return random.Random(seed).choice


codes = st.builds(
    lambda seed, year, prefix: new_case_code(prefix, year, seeded(seed)),
    st.integers(),
    st.integers(2000, 2999),
    st.sampled_from(["GY", "XNH", "PK"]),
)


def test_the_alphabet_has_no_look_alikes_and_a_prime_length():
    assert not set("ILO01UD") & set(ALPHABET)
    assert len(ALPHABET) == len(set(ALPHABET)) == 29


def test_a_code_looks_as_people_expect():
    code = str(new_case_code("GY", 2026, seeded(1)))
    assert code.startswith("GY-2026-") and len(code) == len("GY-2026-7K3QXM")


@given(codes)
def test_what_is_written_is_read(code):
    assert read_case_code(str(code)) == code


@given(codes)
def test_slack_typing_is_read(code):
    prefix, year, tail = str(code).split("-")
    assert read_case_code(f" {prefix.lower()} {year}\u2013{tail[:3].lower()} {tail[3:]} ") == code
    assert read_case_code(f"{prefix}{year}{tail}") == code


@given(codes, st.integers(0, 5), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_found(code, position, character):
    if code.tail[position] != character:
        wrong = code.tail[:position] + character + code.tail[position + 1 :]
        assert read_case_code(str(CaseCode(code.prefix, code.year, wrong))) is None


@given(codes, st.integers(0, 4))
def test_swapped_neighbours_are_found(code, position):
    first, second = code.tail[position], code.tail[position + 1]
    if first != second:
        wrong = code.tail[:position] + second + first + code.tail[position + 2 :]
        assert read_case_code(str(CaseCode(code.prefix, code.year, wrong))) is None


@given(st.text())
def test_reading_never_raises(text):
    code = read_case_code(text)
    assert code is None or read_case_code(str(code)) == code


@pytest.mark.parametrize("text", ["", "GY", "GY-2026", "GY-2026-OOOOO0", "GY-20260-7K3QXM", "x" * 10_000])
def test_other_text_is_no_code(text):
    assert read_case_code(text) is None


def test_a_text_without_end_is_no_code():
    start = time.process_time()
    assert read_case_code("\u0301" * 300_000 + "\u0323" * 300_000) is None
    assert time.process_time() - start < 1
