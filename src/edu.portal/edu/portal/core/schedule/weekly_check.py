"""What is checked of a weekly schedule, typed or read."""

from collections.abc import Iterator
from edu.portal.core.schedule.days import AFTERNOON
from edu.portal.core.schedule.days import MORNING
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.reading import ERROR
from edu.portal.core.schedule.reading import WARNING
from edu.portal.core.schedule.reading import Doubt
from edu.portal.core.schedule.weekly_days import NOWHERE
from edu.portal.core.schedule.weekly_entries import TIME
from edu.portal.core.schedule.weekly_times import EVENING
from edu.portal.core.schedule.weekly_times import is_time_text
from edu.portal.core.schedule.weekly_times import split_times


_FREE = {MORNING, AFTERNOON, EVENING}


def check(grids: tuple[Grid, ...]) -> tuple[Doubt, ...]:
    """Return the times that are none ("25h", "7h75") and what stands on no day."""
    return tuple(doubt for grid in grids for doubt in _check(grid))


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
