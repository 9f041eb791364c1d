"""What somebody hands in, a file or a pasted table, becomes a reading. Nothing is stored here."""

from datetime import date
from edu.portal.core.schedule.reading import Reading
from edu.portal.core.schedule.reading import read_sheets
from edu.portal.schedules.door import Door
from edu.portal.schedules.fields import LONGEST_TEXT
from edu.portal.schedules.fields import is_bounded
from edu.portal.sheets.docx import is_docx
from edu.portal.sheets.docx import read_docx
from edu.portal.sheets.model import Limits
from edu.portal.sheets.model import SheetError
from edu.portal.sheets.model import Table
from edu.portal.sheets.reader import read_tables
import os
from typing import Any


# A schedule is small: a larger file holds something else.
LIMITS = Limits(size=8_000_000, unpacked=40_000_000, rows=4_000, columns=300, cells=120_000)
LONGEST_PASTE = 400_000
PASTED = "pasted.txt"


def uploaded(sent: Any) -> tuple[bytes, str]:
    """Return the bytes and the name of an uploaded file, at most one byte more than the limit; b"" and "" for none."""
    name = str(getattr(sent, "filename", "") or "")
    if not name or not hasattr(sent, "seek"):
        return b"", ""
    sent.seek(0, os.SEEK_END)
    size = sent.tell()
    sent.seek(0)
    return sent.read(min(size, LIMITS.size + 1)), name


def read_file(door: Door, data: bytes, name: str, today: date) -> Reading:
    """Return what a file says. Raises SheetError when it cannot be read."""
    if len(data) > LIMITS.size:
        raise SheetError("too-large", f"{len(data)} bytes")
    other = door.read_other(data, name, today)
    if other is not None:
        return bounded(other)
    return bounded(read_sheets(door.kind, tables_of(data, name, door.merged), today))


def read_pasted(door: Door, text: str, today: date) -> Reading:
    """Return what a table copied out of a spreadsheet says. Raises SheetError when it cannot be read."""
    if len(text) > LONGEST_PASTE:
        raise SheetError("too-large", f"{len(text)} characters")
    return read_file(door, text.encode("utf-8"), PASTED, today)


def tables_of(data: bytes, name: str, merged: bool) -> tuple[Table, ...]:
    """Return the tables of a spreadsheet or of a document of Word. Raises SheetError."""
    if is_docx(data):
        return read_docx(data, LIMITS, merged)
    return read_tables(data, name, merged, LIMITS)


def bounded(reading: Reading) -> Reading:
    """Return the reading when it is of a size that people fill in. Raises SheetError for a larger one."""
    if not is_bounded(reading.grids):
        longest = max((len(text) for grid in reading.grids for text in grid.cells.values()), default=0)
        raise SheetError("too-many-cells", "a text is too long" if longest > LONGEST_TEXT else "tables")
    return reading
