"""Hours of lessons as lines, and days on which something happens."""

from datetime import date
from datetime import time
from edu.portal.core.schedule.events import at
from edu.portal.core.schedule.events import days_of
from edu.portal.core.schedule.events import whole_day
from edu.portal.core.schedule.grid import Span
from edu.portal.core.schedule.hours import USUAL
from edu.portal.core.schedule.hours import hour_lines
from edu.portal.core.schedule.hours import read_hours
import pytest


def test_usual_hours_read_as_they_are_written():
    lessons, bad = read_hours(USUAL)
    assert bad == ()
    assert len(lessons) == 10
    assert (lessons[0].part, lessons[0].number, lessons[0].starts) == ("sang", 1, time(7, 15))
    assert hour_lines(lessons) == USUAL


@pytest.mark.parametrize("line", ["Chiều tiết 3: 15h25 - 16h10", "C 3 15:25–16:10", "chiều 3: 15h25 đến 16h10"])
def test_the_ways_in_which_hours_are_written(line):
    (lesson,), bad = read_hours(line)
    assert (lesson.part, lesson.number, lesson.starts, lesson.ends) == ("chieu", 3, time(15, 25), time(16, 10))
    assert bad == ()


@pytest.mark.parametrize(
    "line", ["Sáng 1: 8:00 – 7:15", "Tối 1: 19:00 – 20:00", "Sáng 1: 25:00 – 26:00", "7:15", "x" * 500]
)
def test_a_line_that_is_none_is_told(line):
    assert read_hours(line) == ((), (line,))


def test_a_lesson_stands_once():
    lessons, bad = read_hours("Sáng 1: 7:15 – 8:00\nSáng 1: 8:05 – 8:50")
    assert len(lessons) == 1
    assert bad == ("Sáng 1: 8:05 – 8:50",)


def test_days_of_a_weekday_without_holidays():
    span = Span(date(2026, 4, 20), date(2026, 5, 9))
    assert list(days_of([span], 3, {date(2026, 4, 30)})) == [date(2026, 4, 23), date(2026, 5, 7)]


def test_an_open_span_ends_some_day():
    found = list(days_of([Span(date(2026, 9, 7))], 0))
    assert found[0] == date(2026, 9, 7)
    assert 20 < len(found) < 40


def test_moments_are_of_vietnam():
    assert at(date(2026, 11, 23), time(7, 15)).isoformat() == "2026-11-23T07:15:00+07:00"
    assert whole_day("k", "Họp", date(2026, 12, 31)).ends == date(2027, 1, 1)
