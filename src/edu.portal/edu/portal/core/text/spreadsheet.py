"""A list as a CSV file that spreadsheets open without harm."""

from collections.abc import Iterable
import csv
import io


# Excel reads UTF-8 with diacritics only behind this mark.
BYTE_ORDER_MARK = "\ufeff"
# What spreadsheets take for a formula at the beginning of a cell (OWASP: CSV injection).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def guard_cell(text: str) -> str:
    """Return ``text`` so that no spreadsheet runs it: a leading apostrophe where a formula would begin."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) or text.lstrip().startswith(_FORMULA_STARTS[:4]) else text


def csv_bytes(rows: Iterable[Iterable[str]]) -> bytes:
    """Return ``rows`` as CSV (RFC 4180) in UTF-8 with a byte order mark, every cell guarded."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([guard_cell(cell) for cell in row] for row in rows)
    return (BYTE_ORDER_MARK + out.getvalue()).encode("utf-8", "replace")
