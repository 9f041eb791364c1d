"""Submissions as a CSV file that a spreadsheet opens as intended."""

from collections.abc import Iterable
from collections.abc import Sequence
import csv
import io


FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def to_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return the rows as CSV in UTF-8 with a byte order mark, which spreadsheets need to read Vietnamese.

    A cell that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow([_safe(cell) for cell in header])
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return sheet.getvalue().encode("utf-8-sig")


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
