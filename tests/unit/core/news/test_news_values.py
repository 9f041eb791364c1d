"""Audiences of notices, the term of an alarm, hints about children."""

from datetime import datetime
from datetime import timedelta
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.news.audience import class_names
from edu.portal.core.news.audience import concerns
from edu.portal.core.news.audience import groups_for
from edu.portal.core.news.urgent import is_alarm
from edu.portal.core.news.young_authors import hardship_words
from edu.portal.core.news.young_authors import looks_like_full_name
import pytest


NOW = datetime(2026, 11, 20, 9, tzinfo=VIETNAM)


def test_a_school_of_two_levels_has_the_grades_of_both():
    assert groups_for(["thcs", "tieu-hoc"])[:3] == ("whole-school", "grade-1", "grade-2")
    assert "grade-9" in groups_for(["thcs", "tieu-hoc"])
    assert "units-below" not in groups_for(["thcs", "tieu-hoc"])
    assert groups_for(["phong-gddt"]) == ("whole-school", "units-below", "staff")
    everything = groups_for([])
    assert len(everything) == len(set(everything)) == 21


@pytest.mark.parametrize(
    ("audience", "asked", "expected"),
    [
        ((), "grade-6", True),
        (("whole-school",), "grade-6", True),
        (("grade-7",), "grade-6", False),
        (("grade-7", "grade-6"), "grade-6", True),
        (("boarding",), "boarding", True),
    ],
)
def test_whom_a_notice_concerns(audience, asked, expected):
    assert concerns(audience, asked) is expected


def test_classes_of_a_free_list():
    assert class_names(" 6A1, 6A2;7B ,6A1,, \n8C ") == ("6A1", "6A2", "7B", "8C")


def test_an_alarm_ends_by_itself():
    assert is_alarm(NOW, NOW)
    assert not is_alarm(NOW, NOW + timedelta(days=3))
    assert not is_alarm(NOW + timedelta(minutes=1), NOW)


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("Minh An, lớp 7A2", False),
        ("Nguyễn Thị Minh An", True),
        ("Nguyễn Minh An, 7A2", True),
        ("Mầm Xanh", False),
        ("Tập thể lớp 7A2", False),
        ("", False),
    ],
)
def test_full_names(shown, expected):
    assert looks_like_full_name(shown) is expected


def test_words_of_hardship_are_found_in_any_case():
    assert hardship_words("Em thuộc Hộ Nghèo, mồ côi cha.") == ("ho ngheo", "mo coi")
    assert hardship_words("Lớp 7A2 đoạt giải Nhất") == ()
