"""Teaching schedules (lịch báo giảng): the kind and its blank form."""

from edu.portal.core.schedule.days import school_days
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.reading import Kind
from edu.portal.core.schedule.reading import Situation
from edu.portal.core.schedule.teaching_check import check
from edu.portal.core.schedule.teaching_layouts import LAYOUT
from edu.portal.core.schedule.teaching_lessons import CLASS
from edu.portal.core.schedule.teaching_lessons import GRID_COLUMNS
from edu.portal.core.schedule.teaching_lessons import PERIODS
from edu.portal.core.schedule.teaching_lessons import SUBJECT
from edu.portal.core.schedule.teaching_lessons import row_head


def blank(situation: Situation) -> tuple[Grid, ...]:
    """Return the week of a teacher, with a row for each period."""
    rows = tuple(
        row_head(day.key, part, str(period))
        for day in school_days(situation.with_saturday)
        for part, most in PERIODS.items()
        for period in range(1, most + 1)
    )
    return (Grid("", "", GRID_COLUMNS, rows),)


def moved(grids: tuple[Grid, ...], days: int) -> tuple[Grid, ...]:
    """Return the grids for another week: the same classes and subjects, lessons and their numbers to be written."""
    return tuple(
        grid.with_cells({place: text for place, text in grid.cells.items() if place[1] in (CLASS, SUBJECT)})
        for grid in grids
    )


KIND = Kind("teaching", blank, (LAYOUT,), check, moved, weekly=True)
