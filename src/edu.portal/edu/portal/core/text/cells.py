"""What the core sees of a spreadsheet: cells that know their place, wherever they come from."""

from collections.abc import Sequence
from typing import Protocol


class CellLike(Protocol):
    """A cell of a spreadsheet."""

    @property
    def value(self) -> object:
        """What it holds."""

    @property
    def ref(self) -> str:
        """Where it stands, "B12"."""

    @property
    def problem(self) -> str:
        """ "", "formula" (no result in the file) or "error"."""

    @property
    def text(self) -> str:
        """What it holds as text."""


class TableLike(Protocol):
    """A sheet of a spreadsheet. ``rows`` begins with its first row; blank cells at the end of a row are left out."""

    @property
    def name(self) -> str:
        """What the tab of the sheet says."""

    @property
    def rows(self) -> Sequence[Sequence[CellLike]]:
        """The cells, row by row."""
