"""Menus: a grid per age group, meals as rows, days as columns, one dish per line.

A grid whose key ends in Mondays ("mau-giao-20261123") holds for these weeks only; one without holds for all weeks of
the menu. A row and a column "kcal" tell energy and hold no dishes.
"""

from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from edu.portal.core.schedule.days import DAY_KEYS
from edu.portal.core.schedule.days import day_head
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import Head
from edu.portal.core.schedule.menu_reading import has_menu
from edu.portal.core.schedule.menu_reading import read_menus
from edu.portal.core.schedule.menu_words import ENERGY
from edu.portal.core.schedule.menu_words import is_amount
from edu.portal.core.schedule.menu_words import meal_labels
from edu.portal.core.schedule.menu_words import read_group
from edu.portal.core.schedule.menu_words import read_meal
from edu.portal.core.schedule.menu_words import split_key
from edu.portal.core.schedule.menu_words import words
from edu.portal.core.schedule.reading import Doubt
from edu.portal.core.schedule.reading import Kind
from edu.portal.core.schedule.reading import Layout
from edu.portal.core.schedule.reading import Reading
from edu.portal.core.schedule.reading import Situation
from edu.portal.core.text.cells import TableLike
from edu.portal.core.text.unicode import slug


# What a school that boards its pupils cooks when nothing else is known.
_USUAL_MEALS = ("trua", "phu")


def blank(situation: Situation) -> tuple[Grid, ...]:
    """Return the empty grids of a form: one for each age group (or one), a row for each meal and one for energy."""
    meals = situation.meals or tuple(meal_labels()[key] for key in _USUAL_MEALS)
    named = [(read_meal(meal), meal) for meal in meals]
    keys = _distinct(found.key if found else slug(meal) for found, meal in named)
    rows = (*(Head(key, meal) for key, meal in zip(keys, meals, strict=True)), Head(ENERGY, words()["energy_label"]))
    days = tuple(day_head(key) for key in DAY_KEYS[: 6 if situation.with_saturday else 5])
    groups = [(read_group(name), name) for name in situation.names or ("",)]
    return tuple(Grid(found.key if found else slug(name), name, days, rows) for found, name in groups)


def check(grids: tuple[Grid, ...]) -> tuple[Doubt, ...]:
    """Return what looks doubtful in menus as they stand: energy that is no number, a number as a dish, empty days."""
    return tuple(
        doubt for grid in grids for doubt in (*_cell_doubts(grid), *(() if grid.is_empty else _day_doubts(grid)))
    )


def moved(grids: tuple[Grid, ...], days: int) -> tuple[Grid, ...]:
    """Return the grids for another week: of a menu with a grid for each week those of the last one."""
    mondays = {monday for grid in grids for monday in split_key(grid.key)[1]}
    if not mondays:
        return grids
    last = grids_of_week(grids, max(mondays))
    return tuple(replace(grid, key=split_key(grid.key)[0], title=group_of(grid)) for grid in last)


def keys_of_week(keys: Iterable[str], monday: date) -> tuple[str, ...]:
    """Return the keys of the grids that hold in the week of a Monday; one for this week goes before one for all."""
    found: dict[str, str] = {}
    for key in sorted(keys, key=lambda key: bool(split_key(key)[1])):
        group, mondays = split_key(key)
        if not mondays or monday in mondays:
            found[group] = key
    return tuple(found.values())


def grids_of_week(grids: Iterable[Grid], monday: date) -> tuple[Grid, ...]:
    """Return the grids that hold in the week of a Monday, see keys_of_week."""
    known = {grid.key: grid for grid in grids}
    return tuple(known[key] for key in keys_of_week(known, monday))


def group_of(grid: Grid) -> str:
    """Return the name of the age group of a grid, "" of one for everybody."""
    return grid.title.partition(" · ")[0] if split_key(grid.key)[0] else ""


def _read(sheets: Sequence[TableLike], today: date) -> Reading:
    return read_menus(sheets, today, check)


def _cell_doubts(grid: Grid) -> list[Doubt]:
    doubts = []
    for row in grid.rows:
        for column in grid.columns:
            text = grid.text(row.key, column.key)
            if not text:
                continue
            if ENERGY in (row.key, column.key):
                code = "" if is_amount(text) else "energy-not-a-number"
            else:
                code = "" if any(letter.isalpha() for letter in text) else "dish-is-a-number"
            if code:
                doubts.append(Doubt(code, grid.key, row.key, column.key, text=text))
    return doubts


def _day_doubts(grid: Grid) -> list[Doubt]:
    """Return a doubt for every day from Monday to Friday on which nothing stands."""
    shown = {column.key for column in grid.columns}
    return [
        Doubt("missing-day", grid.key, "", key if key in shown else "", values={"day": day_head(key).label})
        for key in DAY_KEYS[:5]
        if not any(grid.text(row.key, key) for row in grid.rows if row.key != ENERGY)
    ]


def _distinct(keys: Iterable[str]) -> list[str]:
    found: list[str] = []
    for key in keys:
        number, other = 1, key
        while other in found:
            number += 1
            other = f"{key}-{number}"
        found.append(other)
    return found


LAYOUT = Layout("menu", has_menu, _read)
KIND = Kind("menu", blank, (LAYOUT,), check, moved, weekly=True)
