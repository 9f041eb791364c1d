"""Work plans of a year, a month or a week: a list of what is done, by when and by whom, or a table of weeks or days.

Kindergartens also plan education by age group: activities as rows, the days of the week or the weeks of the month as
columns.
"""

from edu.portal.core.schedule.days import school_days
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import Head
from edu.portal.core.schedule.plan_layouts import GRID_COLUMNS
from edu.portal.core.schedule.plan_layouts import LAYOUTS
from edu.portal.core.schedule.plan_layouts import WHAT
from edu.portal.core.schedule.plan_layouts import WHEN
from edu.portal.core.schedule.plan_layouts import WHO
from edu.portal.core.schedule.reading import Doubt
from edu.portal.core.schedule.reading import Kind
from edu.portal.core.schedule.reading import Situation
from edu.portal.core.text.unicode import slug


_ROWS = 10
# What a week of a kindergarten is made of.
ACTIVITIES = (
    "Đón trẻ, trò chuyện",
    "Thể dục sáng",
    "Hoạt động học",
    "Chơi ngoài trời",
    "Chơi, hoạt động ở các góc",
    "Ăn, ngủ, vệ sinh",
    "Chơi, hoạt động theo ý thích",
)
_LONGEST_WEEK = 7


def blank(situation: Situation) -> tuple[Grid, ...]:
    """Return a list to fill; for age groups (``situation.names``) a table of activities for each.

    The columns of such a table are days for a plan of a week and weeks for a longer one.
    """
    if not situation.names:
        rows = tuple(Head(f"viec-{number}", str(number)) for number in range(1, _ROWS + 1))
        return (Grid("", "", GRID_COLUMNS, rows),)
    columns = _columns(situation)
    rows = tuple(Head(slug(activity), activity) for activity in ACTIVITIES)
    return tuple(Grid(slug(name), name, columns, rows) for name in situation.names)


def check(grids: tuple[Grid, ...]) -> tuple[Doubt, ...]:
    """Return the rows of a list that say when or who, but not what."""
    found = []
    for grid in grids:
        if not any(column.key == WHAT for column in grid.columns):
            continue
        for row in grid.rows:
            if not grid.text(row.key, WHAT) and (grid.text(row.key, WHEN) or grid.text(row.key, WHO)):
                found.append(Doubt("no-content", grid.key, row.key, WHAT))
    return tuple(found)


def moved(grids: tuple[Grid, ...], days: int) -> tuple[Grid, ...]:
    """Return the grids for other days: heads name no dates, so they stay as they are."""
    return grids


def _columns(situation: Situation) -> tuple[Head, ...]:
    span = situation.spans[0] if situation.spans else None
    if span is not None and span.last is not None and (span.last - span.first).days < _LONGEST_WEEK:
        return school_days(with_saturday=False)
    return tuple(Head(f"tuan-{number}", f"Tuần {number}") for number in range(1, 5))


KIND = Kind("plan", blank, LAYOUTS, check, moved, weekly=False)
