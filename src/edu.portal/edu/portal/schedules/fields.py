"""The field that holds the tables of a schedule."""

from edu.portal.core.schedule.grid import Grid
from edu.portal.i18n import _
from typing import Any
from zope.interface import implementer
from zope.schema import Field
from zope.schema.interfaces import IField
from zope.schema.interfaces import ValidationError


# No school has more; a table beyond is a mistake or an attack.
MOST_GRIDS = 120
MOST_ROWS = 120
MOST_COLUMNS = 80
LONGEST_TEXT = 2000
# Of the title of a table, of the head of a row or column, and of their names in the form.
LONGEST_HEAD = 300
# Cells of all tables, empty ones included: a school of sixty classes has a tenth of it.
MOST_PLACES = 60_000


class IGrids(IField):
    """The tables of a schedule, a tuple of ``core.schedule.grid.Grid``."""


class TooMuch(ValidationError):
    __doc__ = _("These are too many tables, rows or columns, or a text is too long. Please divide the schedule.")


@implementer(IGrids)
class Grids(Field):
    """The tables of a schedule."""

    def _validate(self, value: Any) -> None:
        super()._validate(value)
        if not isinstance(value, tuple) or not all(isinstance(grid, Grid) for grid in value):
            raise TooMuch(value)
        if not is_bounded(value):
            raise TooMuch(value)


def is_bounded(grids: tuple[Grid, ...]) -> bool:
    """Whether the tables are of a size that people fill in."""
    return (
        len(grids) <= MOST_GRIDS
        and sum(len(grid.rows) * len(grid.columns) for grid in grids) <= MOST_PLACES
        and all(map(_is_bounded, grids))
    )


def _is_bounded(grid: Grid) -> bool:
    heads = (*grid.rows, *grid.columns)
    words = (grid.key, grid.title, *(word for head in heads for word in (head.key, head.label, head.group)))
    return (
        len(grid.rows) <= MOST_ROWS
        and len(grid.columns) <= MOST_COLUMNS
        and all(len(word) <= LONGEST_HEAD for word in words)
        and all(len(text) <= LONGEST_TEXT for text in grid.cells.values())
    )
