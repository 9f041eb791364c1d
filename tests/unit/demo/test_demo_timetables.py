"""The timetables of the demonstration schools hold together."""

from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.reading import Situation
from edu.portal.core.schedule.timetable import KIND
from edu.portal.core.schedule.timetable_board import taught
from edu.portal.core.schedule.timetable_classes import class_key
from edu.portal.core.schedule.timetable_classes import is_class
from importlib.resources import files
import json
import pytest


DATA = json.loads((files("edu.portal.demo") / "content" / "timetables.json").read_text("utf-8"))
DAYS = ("t2", "t3", "t4", "t5", "t6")


def grids(name: str) -> tuple[Grid, ...]:
    rows_of = {class_key(title): rows for title, rows in DATA[name].items()}
    return tuple(
        grid.with_cells(
            {
                (row, day): text
                for row, texts in rows_of[grid.key].items()
                for day, text in zip(DAYS, texts, strict=True)
            }
        )
        for grid in KIND.blank(Situation(names=tuple(DATA[name])))
    )


@pytest.mark.parametrize("name", list(DATA))
def test_nobody_is_in_two_places(name: str) -> None:
    assert KIND.check(grids(name)) == ()
    assert all(is_class(title) for title in DATA[name])


def test_every_class_has_the_lessons_of_the_curriculum() -> None:
    counts: dict[str, int] = {}
    for one in taught(grids("school")):
        counts[one.classes[0]] = counts.get(one.classes[0], 0) + 1
    assert set(counts.values()) == {29}
