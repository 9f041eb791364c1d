"""Plans: lists and tables land right, and a title tells the school year, the month or the week."""

from collections.abc import Mapping
from datetime import date
from edu.portal.core.schedule.grid import Span
from edu.portal.core.schedule.plan import KIND
from edu.portal.core.schedule.plan_periods import groups_of
from edu.portal.core.schedule.plan_periods import kind_of
from edu.portal.core.schedule.plan_periods import period_of
from edu.portal.core.schedule.plan_periods import read_period
from edu.portal.core.schedule.reading import Situation
from edu.portal.core.schedule.reading import read_sheets
import pytest
from schedule_cases import cases
from schedule_cases import spans
from schedule_cases import tables
from schedule_cases import told
from typing import Any


CASES = cases("plan")
TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(("name", "case"), CASES, ids=[name for name, _case in CASES])
def test_layouts(name: str, case: Mapping[str, Any]) -> None:
    reading = read_sheets(KIND, tables(case), case["today"])
    assert reading.spans == spans(case)
    assert reading.title == case["title"]
    found = [[grid.key, grid.title, [column.key for column in grid.columns], len(grid.rows)] for grid in reading.grids]
    assert found == case["grids"]
    for row, column, text in case["cells"]:
        assert reading.grids[0].text(row, column) == text
    assert told(reading.doubts) == sorted(case["doubts"])


@pytest.mark.parametrize(
    ("text", "kind", "first", "last"),
    [
        ("Kế hoạch năm học 2026-2027", "nam", "2026-08-01", "2027-07-31"),
        ("Kế hoạch tháng 11/2026", "thang", "2026-11-01", "2026-11-30"),
        ("Kế hoạch tháng 2 năm học 2026-2027", "thang", "2027-02-01", "2027-02-28"),
        ("Kế hoạch tháng 12", "thang", "2026-12-01", "2026-12-31"),
        ("Kế hoạch tuần 2 (2026-2027)", "tuan", "2026-09-07", "2026-09-13"),
        ("Kế hoạch tuần 12 từ 16/11 đến 21/11/2026", "tuan", "2026-11-16", "2026-11-21"),
        ("Kế hoạch tháng 11 (từ 02/11 đến 28/11/2026)", "thang", "2026-11-01", "2026-11-30"),
    ],
)
def test_what_a_title_tells(text: str, kind: str, first: str, last: str) -> None:
    period = read_period(text, TODAY)
    assert period is not None
    assert (period.kind, period.span) == (kind, Span(date.fromisoformat(first), date.fromisoformat(last)))


def test_titles_without_a_period() -> None:
    assert read_period("Kế hoạch phòng chống đuối nước", TODAY) is None
    assert read_period("Kế hoạch tháng 13", TODAY) is None


@pytest.mark.parametrize(
    ("day", "first"), [("2026-07-31", "2025-08-01"), ("2026-08-01", "2026-08-01"), ("2027-01-05", "2026-08-01")]
)
def test_school_years_begin_in_august(day: str, first: str) -> None:
    assert period_of("nam", date.fromisoformat(day)).span.first == date.fromisoformat(first)


@pytest.mark.parametrize(
    ("first", "last", "kind"),
    [("2026-11-16", "2026-11-21", "tuan"), ("2026-12-01", "2026-12-31", "thang"), ("2026-08-01", "2027-05-31", "nam")],
)
def test_the_kind_that_days_are_of(first: str, last: str, kind: str) -> None:
    assert kind_of(Span(date.fromisoformat(first), date.fromisoformat(last))) == kind


def test_groups_of_the_letters() -> None:
    assert groups_of("cong-tac", "thang") == ("thang",)
    assert groups_of("giao-duc", "thang") == ("thang", "giao-duc-thang")
    assert groups_of("giao-duc", "nam") == ("nam",)


def test_blank_forms() -> None:
    (list_of_work,) = KIND.blank(Situation())
    assert [column.label for column in list_of_work.columns] == ["Thời gian", "Nội dung", "Người thực hiện", "Ghi chú"]
    week = Situation(spans=(Span(date(2026, 11, 23), date(2026, 11, 27)),), names=("Nhà trẻ", "Mẫu giáo"))
    assert [grid.key for grid in KIND.blank(week)] == ["nha-tre", "mau-giao"]
    assert [column.key for column in KIND.blank(week)[0].columns] == ["t2", "t3", "t4", "t5", "t6"]
    month = Situation(spans=(Span(date(2026, 12, 1), date(2026, 12, 31)),), names=("Nhà trẻ",))
    assert [column.label for column in KIND.blank(month)[0].columns] == ["Tuần 1", "Tuần 2", "Tuần 3", "Tuần 4"]
