"""Numbers as they are typed and as spreadsheets hold them."""

from contextlib import suppress
from decimal import Decimal
from edu.portal.core.text.numbers import format_number
from edu.portal.core.text.numbers import parse_number
from hypothesis import given
from hypothesis import strategies as st
import pytest


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234.567,89", "1234567.89"),
        ("1,234,567.89", "1234567.89"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1.234", "1234"),
        ("1,234", "1.234"),
        ("1,5", "1.5"),
        ("1.5", "1.5"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        ("12345.678", "12345.678"),
        ("12 345,6", "12345.6"),
        ("12\u00a0345", "12345"),
        (" 007 ", "7"),
        ("-3", "-3"),
        ("\u22123", "-3"),
        ("１２", "12"),
    ],
)
def test_both_ways_of_writing_are_read(text, value):
    assert parse_number(text) == Decimal(value)


def test_of_whole_things_a_comma_before_three_digits_parts_thousands():
    assert parse_number("1,234", is_whole=True) == 1234
    assert parse_number("1,23", is_whole=True) == Decimal("1.23")
    assert parse_number("1234,567", is_whole=True) == Decimal("1234.567")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "a",
        "1a",
        "1..2",
        "1,,2",
        "1.23.456",
        "1.2,3.4",
        ",5",
        "5,",
        "1e5",
        "0x10",
        "1/2",
        "(5)",
        "5 %",
        "1" * 31,
        "nan",
        "1,234,56",
    ],
)
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError):
        parse_number(text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1234.5, "1.234,5"),
        (1000, "1.000"),
        (0, "0"),
        (0.25, "0,25"),
        (-0.001, "0"),
        (Decimal("1250000.10"), "1.250.000,1"),
    ],
)
def test_numbers_are_written_as_in_vietnam(value, text):
    assert format_number(value) == text


@given(st.decimals(-(10**12), 10**12, places=2))
def test_what_is_written_is_read_again(value):
    assert parse_number(format_number(value), is_whole=False) == value or abs(value) < 10**6
    assert parse_number(format_number(value) + (",00" if "," not in format_number(value) else "")) == value


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_none(text):
    with suppress(ValueError):
        assert parse_number(text).is_finite()
