"""Lengths of recordings."""

from edu.portal.core.gallery.duration import iso_duration
from edu.portal.core.gallery.duration import read_duration
from edu.portal.core.gallery.duration import show_duration
import pytest


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("3:25", 205),
        (" 0:09 ", 9),
        ("75:00", 4500),
        ("1:02:03", 3723),
        ("1:62:03", None),
        ("3:60", None),
        ("0:00", None),
        ("25:00:00", None),
        ("3 phút", None),
        ("", None),
    ],
)
def test_a_length_is_read(text, seconds):
    assert read_duration(text) == seconds


@pytest.mark.parametrize("seconds", [1, 59, 60, 205, 3599, 3600, 3723, 86399])
def test_what_is_shown_is_read_again(seconds):
    assert read_duration(show_duration(seconds)) == seconds


def test_machines_get_iso_8601():
    assert (iso_duration(205), iso_duration(3723)) == ("PT3M25S", "PT1H2M3S")
