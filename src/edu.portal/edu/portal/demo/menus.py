"""Menus of the demonstration school: of last week, this week and the next one."""

from datetime import timedelta
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import Span
from edu.portal.core.schedule.menu import KIND
from edu.portal.core.schedule.menu_words import ENERGY
from edu.portal.core.schedule.reading import Situation
from edu.portal.core.schedule.weeks import WEEK
from edu.portal.core.schedule.weeks import monday_of
from edu.portal.demo.builder import Builder
from edu.portal.demo.builder import load
from edu.portal.schedules.menu import NURSERY
from edu.portal.settings.unit import read_unit
from typing import Any


DAYS = ("t2", "t3", "t4", "t5", "t6")
TO_FRIDAY = timedelta(days=4)


def add_menus(builder: Builder) -> None:
    """Add a menu for each of three weeks, each published on the Friday before; none where no section is."""
    folder = builder.section("thuc-don")
    if folder is None:
        return
    data = load("menus")["nursery" if read_unit().kind == NURSERY else "boarding"]
    today = builder.calendar.today
    first = monday_of(today) - WEEK
    for number, told in enumerate(data["weeks"]):
        monday = first + number * WEEK
        span = Span(monday, monday + TO_FRIDAY)
        builder.add(
            folder,
            "edu.MealMenu",
            "",
            max((today - (monday - timedelta(days=3))).days, 0),
            name=f"thuc-don-{monday.isoformat()}",
            valid_from=span.first,
            valid_to=span.last,
            age_groups=tuple(data["age_groups"]),
            meals=tuple(data["meals"]),
            grids=_grids(data, told, span),
        )


def _grids(data: dict[str, Any], told: dict[str, Any], span: Span) -> tuple[Grid, ...]:
    blank = KIND.blank(Situation((span,), tuple(data["age_groups"]), tuple(data["meals"]), False))
    return tuple(grid.with_cells(_cells(grid, told[grid.title], data["energy"])) for grid in blank)


def _cells(grid: Grid, told: dict[str, list[str]], energy: list[str]) -> dict[tuple[str, str], str]:
    meals = {row.label: row.key for row in grid.rows}
    rows = {**{meals[label]: texts for label, texts in told.items()}, ENERGY: energy}
    return {(key, day): text for key, texts in rows.items() for day, text in zip(DAYS, texts, strict=False)}
