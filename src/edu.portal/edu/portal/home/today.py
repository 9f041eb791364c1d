"""What a school does today: the menu, the lines of the weekly schedule, and the ways to the timetables.

Everybody sees the same: what is public. Only the schedules that are shown are woken, and of them only the tables of
the week; the classes of the timetable come from the catalogue.
"""

from dataclasses import dataclass
from datetime import date
from datetime import timedelta
from edu.portal.core.schedule.days import DAY_KEYS
from edu.portal.core.schedule.menu import group_of
from edu.portal.core.schedule.menu import keys_of_week
from edu.portal.core.schedule.menu_days import MenuDay
from edu.portal.core.schedule.menu_days import menu_days
from edu.portal.core.schedule.weeks import monday_of
from edu.portal.home.sections import Sections
from edu.portal.home.sections import read_sections
from edu.portal.schedules import service
from edu.portal.schedules.service import Found
from edu.portal.schedules.weekly_today import WEEKLY
from edu.portal.schedules.weekly_today import TodayLine
from edu.portal.schedules.weekly_today import today_lines
from typing import Any


TIMETABLE, MENU = "edu.Timetable", "edu.MealMenu"
SECTIONS = {TIMETABLE: "thoi-khoa-bieu", MENU: "thuc-don", WEEKLY: "lich-cong-tac-tuan"}
_SATURDAY, _SUNDAY = 5, 6


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu of the day: the age group ("" for all) and the day."""

    group: str
    day: MenuDay


@dataclass(frozen=True, slots=True)
class Today:
    """A day at the school. ``is_ahead``: of a coming day, because today nothing happens.

    ``files`` are (title, address) of menus and weekly schedules that are a photo or a file, by type.
    """

    day: date
    is_ahead: bool
    menus: tuple[Menu, ...]
    lines: tuple[TodayLine, ...]
    timetables: tuple[tuple[str, str], ...]
    files: dict[str, tuple[tuple[str, str], ...]]
    urls: dict[str, str]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of the day: classes alone are no news."""
        return not self.menus and not self.lines and not any(self.files.values())


def read_today(portal: Any, today: date, lines: int, classes: int) -> Today | None:
    """Return what happens today; on a Saturday or Sunday without anything what happens next Monday; None for nothing.

    ``lines`` and ``classes`` are how many lines of the weekly schedule and how many classes are told at most.
    """
    days = [today]
    if today.weekday() >= _SATURDAY:
        days.append(monday_of(today) + timedelta(days=7))
    sections = read_sections(portal)
    found = (_of_day(portal, sections, day, day != today, lines, classes) for day in days)
    return next((told for told in found if not told.is_empty), None)


def _of_day(portal: Any, sections: Sections, day: date, is_ahead: bool, lines: int, classes: int) -> Today:
    held = service.holding(portal, day, tuple(SECTIONS), is_public=True)
    by_type = {name: [one for one in held if one.portal_type == name] for name in SECTIONS}
    folders = {name: sections.folder(section) for name, section in SECTIONS.items()}
    urls = {name: folder.url for name, folder in folders.items() if folder is not None}
    return Today(
        day,
        is_ahead,
        tuple(menu for one in by_type[MENU] for menu in _menus(one, day)),
        today_lines(portal, day, most=lines),
        tuple(_classes(by_type[TIMETABLE]))[:classes],
        {name: _files(by_type[name], day) for name in (MENU, WEEKLY)},
        urls,
    )


def _menus(found: Found, day: date) -> list[Menu]:
    if not _holds(found, day):
        return []
    content = found.brain.getObject()
    grids = (content.grid(key) for key in keys_of_week(content.grid_keys, monday_of(day)))
    told = ((group_of(grid), shown) for grid in grids if grid is not None for shown in menu_days(grid))
    return [Menu(group, shown) for group, shown in told if shown.key == DAY_KEYS[day.weekday()] and not shown.is_empty]


def _files(found: list[Found], day: date) -> tuple[tuple[str, str], ...]:
    """Return title and address of what has no tables of its own.

    A file does not say what it has of a day: that of the past week is not told on a Sunday.
    """
    if day.weekday() == _SUNDAY:
        return ()
    shown = (one for one in found if one.told.has_file and not one.told.tables and _holds(one, day))
    return tuple((str(one.brain.Title), str(one.brain.getURL())) for one in shown)


def _classes(found: list[Found]) -> list[tuple[str, str]]:
    """Return the name and the address of the tables of timetables."""
    return [(title, f"{one.brain.getURL()}?lop={key}") for one in found for key, title in one.told.tables if title]


def _holds(found: Found, day: date) -> bool:
    return any(span.holds(day) for span in found.told.spans)
