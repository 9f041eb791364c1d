"""Timetables of the demonstration school: a former one, the one that holds, and the one that comes."""

from datetime import timedelta
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.reading import Situation
from edu.portal.core.schedule.timetable import KIND
from edu.portal.core.schedule.timetable_classes import class_key
from edu.portal.core.schedule.weeks import WEEK
from edu.portal.core.schedule.weeks import monday_of
from edu.portal.demo.builder import Builder
from edu.portal.demo.builder import load
from edu.portal.schedules.menu import NURSERY
from edu.portal.settings.unit import read_unit


DAYS = ("t2", "t3", "t4", "t5", "t6")
# Weeks from this one, and the two days whose afternoons are exchanged: what differs between the versions.
VERSIONS = ((-10, ("t3", "t5")), (-2, ()), (2, ("t2", "t4")))
FIRST_MONTH = 8
# A timetable is published some days before it holds.
AHEAD = timedelta(days=4)


def add_timetables(builder: Builder) -> None:
    """Add three versions of one timetable; none where no section is."""
    folder = builder.section("thoi-khoa-bieu")
    if folder is None:
        return
    classes = load("timetables")["nursery" if read_unit().kind == NURSERY else "school"]
    today = builder.calendar.today
    for weeks, exchanged in VERSIONS:
        monday = monday_of(today) + weeks * WEEK
        builder.add(
            folder,
            "edu.Timetable",
            "",
            max((today - (monday - AHEAD)).days, 1),
            name=f"thoi-khoa-bieu-{monday.isoformat()}",
            valid_from=monday,
            term="hk1" if monday.month >= FIRST_MONTH else "hk2",
            classes=tuple(classes),
            grids=_grids(classes, exchanged),
        )


def _grids(classes: dict[str, dict[str, list[str]]], exchanged: tuple[str, ...]) -> tuple[Grid, ...]:
    blank = KIND.blank(Situation(names=tuple(classes)))
    rows_of = {class_key(name): rows for name, rows in classes.items()}
    return tuple(grid.with_cells(_cells(rows_of[grid.key], exchanged)) for grid in blank)


def _cells(rows: dict[str, list[str]], exchanged: tuple[str, ...]) -> dict[tuple[str, str], str]:
    other = dict(zip(exchanged, reversed(exchanged), strict=True))
    return {
        (row, other.get(day, day) if row.startswith("chieu") else day): text
        for row, texts in rows.items()
        for day, text in zip(DAYS, texts, strict=True)
    }
