"""Teaching schedules: tables of teachers land right, numbers of the programme are watched."""

from collections.abc import Mapping
from datetime import date
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.reading import Situation
from edu.portal.core.schedule.reading import read_sheets
from edu.portal.core.schedule.teaching import KIND
from edu.portal.core.schedule.teaching_lessons import Lesson
from edu.portal.core.schedule.teaching_lessons import lessons
from edu.portal.core.schedule.teaching_lessons import teacher_of
import pytest
from schedule_cases import cases
from schedule_cases import spans
from schedule_cases import tables
from schedule_cases import told
from typing import Any


CASES = cases("teaching")


def words(lesson: Lesson) -> str:
    """Return a lesson as the corpus writes it."""
    head = " ".join((lesson.day, lesson.part, lesson.period))
    texts = (head, lesson.class_name, lesson.subject, lesson.number, lesson.name, lesson.note)
    return " | ".join(texts).replace("|  |", "| |").replace("|  |", "| |").rstrip(" |")


@pytest.mark.parametrize(("name", "case"), CASES, ids=[name for name, _case in CASES])
def test_layouts(name: str, case: Mapping[str, Any]) -> None:
    reading = read_sheets(KIND, tables(case), case["today"])
    assert reading.spans == spans(case)
    assert teacher_of(reading.title.split("\n")) == (case["teacher"], case["team"])
    assert [words(lesson) for lesson in lessons(reading.grids)] == case["lessons"]
    assert told(reading.doubts) == sorted(case["doubts"])


def test_several_teachers_in_one_file() -> None:
    case = dict(CASES)["thcs"]
    second = {**case["sheets"][0], "name": "Cô Lan"}
    reading = read_sheets(KIND, tables({**case, "sheets": [case["sheets"][0], second]}), case["today"])
    assert [grid.key for grid in reading.grids] == ["nguyen-thi-hanh", "nguyen-thi-hanh-2"]
    assert [doubt.code for doubt in reading.doubts] == ["several-teachers"]


def test_a_copy_for_next_week_keeps_classes_and_subjects_only() -> None:
    case = dict(CASES)["thcs"]
    grids = read_sheets(KIND, tables(case), case["today"]).grids
    (moved,) = KIND.moved(grids, 7)
    assert moved.text("t2-sang-2", "mon") == "Toán"
    assert moved.text("t2-sang-2", "ppct") == moved.text("t2-sang-2", "ten-bai") == ""


def test_a_blank_form_has_every_period() -> None:
    (grid,) = KIND.blank(Situation())
    assert len(grid.rows) == 6 * 9
    (lesson,) = lessons([grid.with_cells({("t4-chieu-2", "mon"): "Tin học"})], date(2026, 11, 16))
    assert (lesson.on, lesson.part, lesson.period) == (date(2026, 11, 18), "chieu", "2")


def test_numbers_of_several_lessons_at_once() -> None:
    rows = KIND.blank(Situation())[0].rows
    columns = KIND.blank(Situation())[0].columns
    cells = {("t2-sang-1", "mon"): "Toán", ("t2-sang-1", "ppct"): "12-13", ("t2-sang-1", "ten-bai"): "A"}
    cells |= {("t3-sang-1", "mon"): "Toán", ("t3-sang-1", "ppct"): "12", ("t3-sang-1", "ten-bai"): "B"}
    (doubt,) = KIND.check((Grid("", "", columns, rows, cells),))
    assert (doubt.code, doubt.row, doubt.values) == ("ppct-backwards", "t3-sang-1", {"before": "13"})
