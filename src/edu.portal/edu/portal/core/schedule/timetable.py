"""Timetables: a grid for each class, parts of the day and lessons as rows, days as columns (S2-58, S2-59, S4-10)."""

from edu.portal.core.schedule import timetable_blocks
from edu.portal.core.schedule import timetable_days
from edu.portal.core.schedule import timetable_fet
from edu.portal.core.schedule import timetable_school
from edu.portal.core.schedule import timetable_teachers
from edu.portal.core.schedule.days import school_days
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.reading import Doubt
from edu.portal.core.schedule.reading import Kind
from edu.portal.core.schedule.reading import Layout
from edu.portal.core.schedule.reading import Situation
from edu.portal.core.schedule.timetable_clashes import clashes
from edu.portal.core.schedule.timetable_classes import class_key
from edu.portal.core.schedule.timetable_classes import class_name
from edu.portal.core.schedule.timetable_classes import sorted_classes
from edu.portal.core.schedule.timetable_periods import rows_for


LAYOUTS = (
    Layout("fet", timetable_fet.fits, timetable_fet.read),
    Layout("teachers", timetable_teachers.fits, timetable_teachers.read),
    Layout("school", timetable_school.fits, timetable_school.read),
    Layout("blocks", timetable_blocks.fits, timetable_blocks.read),
    Layout("days", timetable_days.fits, timetable_days.read),
)


def blank(situation: Situation) -> tuple[Grid, ...]:
    """Return an empty grid for each class, in their order."""
    days, lessons = school_days(situation.with_saturday), rows_for(())
    names = {class_key(name): class_name(name) for name in situation.names if class_key(name)}
    return tuple(Grid(class_key(name), name, days, lessons) for name in sorted_classes(names.values()))


def check(grids: tuple[Grid, ...]) -> tuple[Doubt, ...]:
    """Return the clashes."""
    return clashes(grids)


def moved(grids: tuple[Grid, ...], days: int) -> tuple[Grid, ...]:
    """Return the grids as they are: no head of a timetable tells a date."""
    return grids


KIND = Kind("timetable", blank, LAYOUTS, check, moved, weekly=False)
