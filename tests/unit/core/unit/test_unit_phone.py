"""What counts as a landline, and how a number becomes a link."""

from edu.portal.core.unit.phone import is_landline
from edu.portal.core.unit.phone import tel_uri
from hypothesis import given
from hypothesis import strategies as st
import pytest


LANDLINES = ["(028) 3855 0000", "028 3855 0000", "028.3855.0000", "02838550000", "+84 28 3855 0000", "0251 3822 123"]
NOT_LANDLINES = [
    "",
    "0903 123 456",
    "+84 903 123 456",
    "3855 0000",
    "028 3855 000",
    "028 3855 0000 / 028 3855 0001",
    "abc",
]


@pytest.mark.parametrize("text", LANDLINES)
def test_landlines_are_recognised_in_every_usual_form(text):
    assert is_landline(text)


@pytest.mark.parametrize("text", NOT_LANDLINES)
def test_mobiles_fragments_and_two_numbers_are_no_landline(text):
    assert not is_landline(text)


@pytest.mark.parametrize(
    ("text", "uri"),
    [
        ("(028) 3855 0000", "tel:+842838550000"),
        ("+84 28 3855 0000", "tel:+842838550000"),
        ("0084 28 3855 0000", "tel:+842838550000"),
        ("+84 (0)28 3855 0000", "tel:+842838550000"),
        ("0903 123 456", "tel:+84903123456"),
        ("1900 1234", "tel:19001234"),
        ("028 3855 0000 (máy lẻ 12)", ""),
        ("", ""),
    ],
)
def test_a_number_becomes_an_international_link_or_nothing(text, uri):
    assert tel_uri(text) == uri


@given(st.text())
def test_no_text_breaks_the_reading_of_a_number(text):
    assert tel_uri(text) == "" or tel_uri(text).startswith("tel:")
    assert isinstance(is_landline(text), bool)
