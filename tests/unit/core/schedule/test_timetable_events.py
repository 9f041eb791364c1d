"""Lessons in calendars: each week while the timetable holds, none on days without school."""

from datetime import date
from datetime import time
from edu.portal.core.schedule.events import Lesson as Hour
from edu.portal.core.schedule.grid import Span
from edu.portal.core.schedule.reading import Situation
from edu.portal.core.schedule.timetable import KIND
from edu.portal.core.schedule.timetable_events import events
from edu.portal.core.schedule.timetable_events import subscriptions
import pytest


CELLS = {
    "6a": {("sang-1", "t2"): "Toán - Cô Lan (P.12)", ("sang-3", "t5"): "TD - Sơn (ghép 6A+6B)"},
    "6b": {("sang-2", "t2"): "Toán - Lan", ("sang-3", "t5"): "TD - Sơn (ghép 6A+6B)"},
}
GRIDS = tuple(grid.with_cells(CELLS[grid.key]) for grid in KIND.blank(Situation(names=("6A", "6B"))))
HOURS = (Hour("sang", 1, time(7, 15), time(8, 0)), Hour("sang", 2, time(8, 5), time(8, 50)))
# Two weeks, Monday to Sunday.
SPANS = (Span(date(2026, 11, 16), date(2026, 11, 29)),)


def told(chosen: str, closed: tuple[date, ...] = ()) -> list[str]:
    return [f"{event.starts:%d/%m %H:%M} {event.summary}" for event in events(GRIDS, SPANS, chosen, HOURS, closed)]


def test_who_can_be_subscribed_to() -> None:
    assert [key for key, _label in subscriptions(GRIDS)] == ["lop-6a", "lop-6b", "gv-lan", "gv-son"]


def test_a_class_has_its_lessons_every_week() -> None:
    assert told("lop-6a") == [
        "16/11 07:15 Toán",
        "23/11 07:15 Toán",
        "19/11 00:00 Tiết 3 sáng: Giáo dục thể chất",
        "26/11 00:00 Tiết 3 sáng: Giáo dục thể chất",
    ]


def test_days_without_school_have_none() -> None:
    assert told("lop-6a", (date(2026, 11, 16), date(2026, 11, 26))) == [
        "23/11 07:15 Toán",
        "19/11 00:00 Tiết 3 sáng: Giáo dục thể chất",
    ]


def test_a_teacher_sees_the_classes_and_a_joint_lesson_once() -> None:
    assert told("gv-lan")[:2] == ["16/11 07:15 Toán – 6A", "23/11 07:15 Toán – 6A"]
    assert len(told("gv-lan")) == 4
    assert told("gv-son") == [
        "19/11 00:00 Tiết 3 sáng: Giáo dục thể chất – 6A, 6B",
        "26/11 00:00 Tiết 3 sáng: Giáo dục thể chất – 6A, 6B",
    ]


@pytest.mark.parametrize("chosen", ["", "lop-9z", "gv-khong-co", "phong-12"])
def test_nobody_has_no_lessons(chosen: str) -> None:
    assert told(chosen) == []


def test_room_and_people_are_told() -> None:
    first = next(iter(events(GRIDS, SPANS, "lop-6a", HOURS, ())))
    assert (first.location, first.description) == ("P.12", "Lan\n6A")


def test_names_of_events_stay_when_the_text_changes() -> None:
    keys = [event.key for event in events(GRIDS, SPANS, "lop-6a", HOURS, ())]
    changed = (GRIDS[0].with_cells({**CELLS["6a"], ("sang-1", "t2"): "Văn - Mai"}), GRIDS[1])
    assert [event.key for event in events(changed, SPANS, "lop-6a", HOURS, ())] == keys
    assert len(set(keys)) == len(keys)
