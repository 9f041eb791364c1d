"""What a spreadsheet says: cells that know their place, tables, limits, and why a file could not be read."""

from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import time
from decimal import Decimal
import unicodedata


Value = str | int | float | Decimal | bool | date | datetime | time | None
# Why a file was refused. Doors have a sentence for each.
CODES = (
    "broken",
    "empty",
    "encoding",
    "encrypted",
    "html",
    "not-a-sheet",
    "too-large",
    "too-many-cells",
    "too-many-columns",
    "too-many-rows",
)


@dataclass(frozen=True)
class Cell:
    """One cell: its value, where it stands ("B12"), and what is wrong with it.

    ``problem`` is "" , "formula" (a formula whose result the file does not hold) or "error" (#REF!, #DIV/0! ...).
    """

    value: Value
    ref: str
    problem: str = ""

    @property
    def text(self) -> str:
        """The value as plain text: NFC, without outer blanks, whole numbers without ``.0``, dates day first."""
        return text_of(self.value)


@dataclass(frozen=True)
class Table:
    """One sheet. ``rows`` begins with row 1; blank rows are there, blanks at the end of a row or sheet are not."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]

    def cell(self, row: int, column: int) -> Cell:
        """Return the cell of a row and a column, both counted from 0; one without a value where nothing stands."""
        if row < len(self.rows) and column < len(self.rows[row]):
            return self.rows[row][column]
        return Cell(None, ref(row, column))


@dataclass(frozen=True)
class Limits:
    """What a file may have at most: ``size`` and ``unpacked`` in bytes, the others counted in each sheet."""

    size: int = 20_000_000
    unpacked: int = 60_000_000
    rows: int = 20_000
    columns: int = 300
    cells: int = 400_000


class SheetError(Exception):
    """The file cannot be read. ``code`` is one of CODES, the text is for the log."""

    def __init__(self, code: str, detail: str = "") -> None:
        """``code`` is one of CODES, ``detail`` says more, for the log."""
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code


def ref(row: int, column: int) -> str:
    """Return the place of a cell as spreadsheets name it, from a row and a column counted from 0: (11, 1) is "B12"."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def text_of(value: Value) -> str:
    """Return a value as plain text, see Cell.text."""
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}" if value.time() == time() else f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return unicodedata.normalize("NFC", str(value)).strip()
