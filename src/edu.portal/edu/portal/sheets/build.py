"""Put cells into a table under limits, whatever file they come from."""

from collections.abc import Iterable
from edu.portal.sheets.model import Cell
from edu.portal.sheets.model import Limits
from edu.portal.sheets.model import SheetError
from edu.portal.sheets.model import Table
from edu.portal.sheets.model import Value
from edu.portal.sheets.model import ref


# First row, first column, last row, last column, all counted from 0, the last ones included.
Area = tuple[int, int, int, int]


class Builder:
    """A sheet that grows by one cell after the other. Cells without a value need not be added and cost nothing."""

    def __init__(self, limits: Limits) -> None:
        """``limits`` are those of one sheet."""
        self._limits = limits
        self._cells: dict[tuple[int, int], tuple[Value, str]] = {}

    def add(self, row: int, column: int, value: Value, problem: str = "") -> None:
        """Put a value at a place. Raises SheetError when the sheet goes beyond its limits."""
        if (value is None or value == "") and not problem:
            return
        if row >= self._limits.rows:
            raise SheetError("too-many-rows", str(row + 1))
        if column >= self._limits.columns:
            raise SheetError("too-many-columns", str(column + 1))
        if len(self._cells) >= self._limits.cells:
            raise SheetError("too-many-cells", str(self._limits.cells))
        self._cells[row, column] = (value, problem)

    def spread(self, areas: Iterable[Area]) -> None:
        """Give every cell of a merged area the value of its first cell, as far as the sheet is used."""
        last_row = max((row for row, _column in self._cells), default=-1)
        last_column = max((column for _row, column in self._cells), default=-1)
        for top, left, bottom, right in areas:
            if (top, left) not in self._cells:
                continue
            value, problem = self._cells[top, left]
            for row in range(top, min(bottom, last_row) + 1):
                for column in range(left, min(right, last_column) + 1):
                    self.add(row, column, value, problem)

    def table(self, name: str) -> Table:
        """Return the table as it stands now."""
        widths: dict[int, int] = {}
        for row, column in self._cells:
            widths[row] = max(widths.get(row, 0), column + 1)
        return Table(
            name,
            tuple(
                tuple(self._cell(row, column) for column in range(widths.get(row, 0)))
                for row in range(max(widths, default=-1) + 1)
            ),
        )

    def _cell(self, row: int, column: int) -> Cell:
        value, problem = self._cells.get((row, column), (None, ""))
        return Cell(value, ref(row, column), problem)
