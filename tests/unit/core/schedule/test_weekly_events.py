"""Whom a weekly schedule names, what they are to see, and what calendars get of weeks and lessons."""

from datetime import date
from datetime import datetime
from datetime import time
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.schedule import teaching_events
from edu.portal.core.schedule.events import Lesson
from edu.portal.core.schedule.grid import Span
from edu.portal.core.schedule.reading import Situation
from edu.portal.core.schedule.teaching import KIND as TEACHING
from edu.portal.core.schedule.weekly import KIND
from edu.portal.core.schedule.weekly_entries import entries
from edu.portal.core.schedule.weekly_events import chosen_of
from edu.portal.core.schedule.weekly_events import events
from edu.portal.core.schedule.weekly_events import on_day
from edu.portal.core.schedule.weekly_events import people_of
from edu.portal.core.schedule.weekly_events import subscriptions
import pytest


WEEK = Span(date(2026, 11, 16), date(2026, 11, 21))
EVERYBODY, LEADERS, _TEACHERS, STAFF = KIND.blank(Situation())


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("7h: Họp; Chủ trì: Thầy Nguyễn Văn Hùng - HT", ["Nguyễn Văn Hùng"]),
        ("Họp; Chủ trì: Cô Mai", ["Cô Mai"]),
        ("Họp; Chủ trì: đ/c Lê An, Trần Bình (PHT) và cô Hoàng Thị Chi", ["Lê An", "Trần Bình", "Hoàng Thị Chi"]),
        ("Họp", []),
    ],
)
def test_people_are_named_alike_whatever_they_are_called(text: str, names: list[str]) -> None:
    assert list(people_of(entries([EVERYBODY.with_cells({("t2", "sang"): text})]))) == names


def test_a_person_sees_what_they_chair_and_where_they_take_part() -> None:
    cells = {
        ("t2", "sang"): "Họp; Chủ trì: Cô Lê An\nDự giờ; Thành phần: Lê An, Tổ Toán",
        ("t3", "sang"): "Việc của Lê Anh; Chủ trì: Lê Anh",
    }
    found = chosen_of(entries([EVERYBODY.with_cells(cells)]), "nguoi-le-an")
    assert [entry.content for entry in found] == ["Họp", "Dự giờ"]


def test_an_audience_also_sees_what_is_for_everybody() -> None:
    grids = [EVERYBODY.with_cells({("t2", "sang"): "Chào cờ"}), STAFF.with_cells({("t2", "chieu"): "Kiểm kê"})]
    found = entries([*grids, LEADERS.with_cells({("t2", "sang"): "Giao ban"})])
    assert [entry.content for entry in chosen_of(found, "nhan-vien")] == ["Chào cờ", "Kiểm kê"]
    assert [key for key, _label in subscriptions(grids)] == ["", "nhan-vien"]
    assert len(on_day(grids, [WEEK], date(2026, 11, 16))) == 2
    assert on_day(grids, [WEEK], date(2026, 11, 23)) == ()


def test_hours_where_they_are_written_and_whole_days_elsewhere() -> None:
    grids = [EVERYBODY.with_cells({("t2", "sang"): "7h15 - 8h: Chào cờ\n9h Họp", ("t7", "chieu"): "Lao động"})]
    first, second, third = events(grids, [WEEK], "")
    assert (first.starts, first.ends) == (
        datetime(2026, 11, 16, 7, 15, tzinfo=VIETNAM),
        datetime(2026, 11, 16, 8, 0, tzinfo=VIETNAM),
    )
    assert second.ends == datetime(2026, 11, 16, 10, 0, tzinfo=VIETNAM)
    assert (third.summary, third.starts, third.ends) == ("Chiều: Lao động", date(2026, 11, 21), date(2026, 11, 22))
    assert list(events(grids, [WEEK], "", [date(2026, 11, 16)])) == [third]
    assert list(events(grids, [Span(date(2026, 11, 16), date(2026, 11, 20))], "nguoi-ai-do")) == []


def test_lessons_have_the_hours_of_the_school() -> None:
    (blank,) = TEACHING.blank(Situation())
    cells = {("t2-sang-2", "lop"): "6A", ("t2-sang-2", "mon"): "Toán", ("t2-sang-2", "ten-bai"): "Tập hợp"}
    cells |= {("t2-chieu-1", "mon"): "Toán"}
    hours = [Lesson("sang", 2, time(7, 45), time(8, 30))]
    first, second = teaching_events.events([blank.with_cells(cells)], [WEEK], hours)
    assert (first.summary, first.description) == ("6A – Toán", "Tập hợp")
    assert first.starts == datetime(2026, 11, 16, 7, 45, tzinfo=VIETNAM)
    assert (second.summary, second.starts) == ("Chiều, tiết 1: Toán", date(2026, 11, 16))
