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
    return len(grids) <= MOST_GRIDS and all(
        len(grid.rows) <= MOST_ROWS
        and len(grid.columns) <= MOST_COLUMNS
        and all(len(text) <= LONGEST_TEXT for text in grid.cells.values())
        for grid in grids
    )
