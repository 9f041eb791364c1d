"""Weekly schedules: the layouts that schools use land right, and every doubt stands at its cell."""

from collections.abc import Mapping
from datetime import date
from datetime import time
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.reading import Situation
from edu.portal.core.schedule.reading import read_sheets
from edu.portal.core.schedule.weekly import KIND
from edu.portal.core.schedule.weekly_entries import Entry
from edu.portal.core.schedule.weekly_entries import audience_of
from edu.portal.core.schedule.weekly_entries import entries
from edu.portal.core.schedule.weekly_times import is_time_text
from edu.portal.core.schedule.weekly_times import split_times
import pytest
from schedule_cases import cases
from schedule_cases import spans
from schedule_cases import tables
from schedule_cases import told
from typing import Any


CASES = cases("weekly")
pytestmark = pytest.mark.filterwarnings("error")


def words(entry: Entry) -> str:
    """Return an entry as the corpus writes it."""
    when = entry.start.strftime("%H:%M") if entry.start else ""
    when += f"-{entry.end:%H:%M}" if entry.end else ""
    more = {
        "chủ trì": entry.chair,
        "tại": entry.place,
        "dự": entry.participants,
        "của": entry.person,
        "cho": entry.audience if not entry.person else "",
    }
    head = " ".join(filter(None, (entry.day, entry.part, when)))
    return " | ".join((head, entry.content, *(f"{name} {text}" for name, text in more.items() if text)))


@pytest.mark.parametrize(("name", "case"), CASES, ids=[name for name, _case in CASES])
@pytest.mark.parametrize("merged", [True, False])
def test_layouts(name: str, case: Mapping[str, Any], merged: bool) -> None:
    reading = read_sheets(KIND, tables(case, merged), case["today"])
    assert reading.spans == spans(case)
    assert reading.title == case["title"]
    for grid, expected in zip(reading.grids, case["grids"], strict=True):
        assert (grid.key, grid.title) == (expected["key"], expected["title"])
        assert [column.key for column in grid.columns] == expected["columns"]
        assert [row.key for row in grid.rows] == expected["rows"]
    found = [words(entry) for entry in entries(reading.grids)]
    # What is merged across columns is told once when the areas are not filled.
    left_out = () if merged else case.get("filled", ())
    expected = [words for words in case["entries"] if words not in left_out]
    assert found == expected
    assert told(reading.doubts) == sorted(case["doubts"])


def test_times_of_the_day() -> None:
    assert split_times("- 7h30: Họp")[1] == "Họp"
    assert split_times("7h30: Họp")[0].start == time(7, 30)
    assert split_times("14g - 16g15 Thi")[0].end == time(16, 15)
    assert split_times("16h - 14h Thi")[0].is_wrong
    assert split_times("8A1 lao động")[0] is None
    assert split_times("2 học sinh dự thi")[0] is None


@pytest.mark.parametrize(
    ("text", "is_time"),
    [("7h30", True), ("", True), ("Cả ngày", True), ("Tiết 3", True), ("25h", False), ("?", False)],
)
def test_cells_of_times(text: str, is_time: bool) -> None:
    assert is_time_text(text) is is_time


def test_a_blank_form_is_understood_again() -> None:
    grids = KIND.blank(Situation())
    assert [grid.key for grid in grids] == ["", "lanh-dao", "giao-vien", "nhan-vien"]
    filled = grids[1].with_cells({("t4", "chieu"): "14h: Họp tổ; Chủ trì: Cô Lan"})
    (entry,) = entries([filled], date(2026, 11, 16))
    assert (entry.on, entry.start, entry.chair, entry.audience) == (
        date(2026, 11, 18),
        time(14),
        "Cô Lan",
        "lanh-dao",
    )
    assert KIND.check((filled,)) == ()


def test_whose_it_is() -> None:
    case = dict(CASES)["events"]
    found = entries(read_sheets(KIND, tables(case), case["today"]).grids)
    assert len([entry for entry in found if entry.is_for("Thầy Hùng")]) == 3
    assert not [entry for entry in found if entry.is_for("Hùn")]
    assert not [entry for entry in found if entry.is_for("")]


@pytest.mark.parametrize(
    ("title", "audience"),
    [
        ("LỊCH CÔNG TÁC CỦA BGH", "lanh-dao"),
        ("Lịch của lãnh đạo, giáo viên, nhân viên", ""),
        ("II. Nhân viên", "nhan-vien"),
        ("LỊCH TUẦN 12", ""),
    ],
)
def test_audience_of_a_title(title: str, audience: str) -> None:
    assert audience_of(title) == audience


def test_moved_to_next_week() -> None:
    grid = Grid("", "", KIND.blank(Situation())[0].columns, KIND.blank(Situation())[0].rows, {("t2", "sang"): "Họp"})
    assert KIND.moved((grid,), 7) == (grid,)
