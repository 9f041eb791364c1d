"""Weekly schedules (lịch công tác tuần) of leaders, teachers and staff: the kind and its blank form."""

from edu.portal.core.schedule.days import school_days
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.reading import Kind
from edu.portal.core.schedule.reading import Situation
from edu.portal.core.schedule.weekly_check import check
from edu.portal.core.schedule.weekly_entries import AUDIENCES
from edu.portal.core.schedule.weekly_layouts import COLUMNS_BY_HAND
from edu.portal.core.schedule.weekly_layouts import LAYOUTS


def blank(situation: Situation) -> tuple[Grid, ...]:
    """Return one grid of days for the whole school and one for each audience of the letter."""
    rows = school_days(situation.with_saturday)
    return tuple(Grid(key, title, COLUMNS_BY_HAND, rows) for key, title in AUDIENCES.items())


def moved(grids: tuple[Grid, ...], days: int) -> tuple[Grid, ...]:
    """Return the grids for another week: heads name days without dates, so they stay as they are."""
    return grids


KIND = Kind("weekly", blank, LAYOUTS, check, moved, weekly=True)
