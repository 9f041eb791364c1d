"""Weekly schedules (lịch công tác tuần) of leaders, teachers and staff: the kind, its blank form, what is checked."""

from collections.abc import Iterator
from edu.portal.core.schedule.days import AFTERNOON
from edu.portal.core.schedule.days import MORNING
from edu.portal.core.schedule.days import school_days
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.reading import ERROR
from edu.portal.core.schedule.reading import WARNING
from edu.portal.core.schedule.reading import Doubt
from edu.portal.core.schedule.reading import Kind
from edu.portal.core.schedule.reading import Situation
from edu.portal.core.schedule.weekly_days import NOWHERE
from edu.portal.core.schedule.weekly_entries import AUDIENCES
from edu.portal.core.schedule.weekly_entries import TIME
from edu.portal.core.schedule.weekly_layouts import COLUMNS_BY_HAND
from edu.portal.core.schedule.weekly_layouts import LAYOUTS
from edu.portal.core.schedule.weekly_times import EVENING
from edu.portal.core.schedule.weekly_times import is_time_text
from edu.portal.core.schedule.weekly_times import split_times


_FREE = {MORNING, AFTERNOON, EVENING}


def blank(situation: Situation) -> tuple[Grid, ...]:
    """Return one grid of days for the whole school and one for each audience of the letter."""
    rows = school_days(situation.with_saturday)
    return tuple(Grid(key, title, COLUMNS_BY_HAND, rows) for key, title in AUDIENCES.items())


def check(grids: tuple[Grid, ...]) -> tuple[Doubt, ...]:
    """Return the times that are none ("25h", "7h75") and what stands on no day."""
    return tuple(doubt for grid in grids for doubt in _check(grid))


def moved(grids: tuple[Grid, ...], days: int) -> tuple[Grid, ...]:
    """Return the grids for another week: heads name days without dates, so they stay as they are."""
    return grids


def _check(grid: Grid) -> Iterator[Doubt]:
    for (row, column), text in grid.cells.items():
        if row.startswith(NOWHERE):
            yield Doubt("missing-day", grid.key, row, column, text=text, level=ERROR)
        if column == TIME and not is_time_text(text):
            yield Doubt("unreadable-time", grid.key, row, column, text=text, level=WARNING)
        elif column in _FREE:
            for line in text.split("\n"):
                times, _rest = split_times(line)
                if times is not None and times.is_wrong:
                    yield Doubt("unreadable-time", grid.key, row, column, text=line, level=WARNING)


KIND = Kind("weekly", blank, LAYOUTS, check, moved, weekly=True)
