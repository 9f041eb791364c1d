"""The order of an album."""

from datetime import datetime
from edu.portal.core.gallery.order import Shot
from edu.portal.core.gallery.order import by_name
from edu.portal.core.gallery.order import by_time
from edu.portal.core.gallery.order import moved
from edu.portal.core.gallery.order import time_of_name
import pytest


def ids(shots):
    return [shot.id for shot in shots]


def test_numbers_in_names_are_numbers():
    shots = [Shot("c", "IMG_10.jpg"), Shot("a", "IMG_9.jpg"), Shot("b", "img_9 (2).jpg"), Shot("d", "Sân.jpg")]
    assert ids(by_name(shots)) == ["b", "a", "c", "d"]


def test_the_time_of_taking_comes_first_then_the_name():
    shots = [
        Shot("late", "1.jpg", datetime(2026, 11, 20, 9, 30)),
        Shot("unknown2", "10.jpg"),
        Shot("unknown1", "2.jpg"),
        Shot("early", "9.jpg", datetime(2026, 11, 20, 8, 0)),
    ]
    assert ids(by_time(shots)) == ["early", "late", "unknown1", "unknown2"]


@pytest.mark.parametrize(
    ("name", "steps", "expected"),
    [("b", -1, "bacd"), ("b", 1, "acbd"), ("a", -1, "abcd"), ("d", 1, "abcd"), ("c", -9, "cabd"), ("x", 1, "abcd")],
)
def test_a_picture_moves_as_far_as_there_is_room(name, steps, expected):
    assert "".join(moved("abcd", name, steps)) == expected


@pytest.mark.parametrize(
    ("name", "moment"),
    [
        ("IMG_20261120_093015.jpg", datetime(2026, 11, 20, 9, 30, 15)),
        ("20261120-093015_HDR.jpg", datetime(2026, 11, 20, 9, 30, 15)),
        ("IMG_20261399_093015.jpg", None),
        ("DSC_0042.JPG", None),
    ],
)
def test_messengers_leave_the_moment_in_the_name(name, moment):
    assert time_of_name(name) == moment
