"""A list as a CSV file that spreadsheets open without harm."""

from collections.abc import Iterable
import csv
import io
import re


# Excel reads UTF-8 with diacritics only behind this mark.
BYTE_ORDER_MARK = "\ufeff"
# What spreadsheets take for a formula at the beginning of a cell (OWASP: CSV injection).
_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_BREAKS = ("\t", "\r", "\n")
# Where the comma is the decimal sign, as in Vietnamese, spreadsheets part cells at the semicolon, and quotes that do
# not begin such a cell mean nothing. A dash before a blank is an item of a list.
_INNER_START = re.compile(r"(?!\A)([;\t\r\n]\s*)(?=[=+@＝＋＠]|[-－](?!\s))")


def guard_cell(text: str) -> str:
    """Return ``text`` so that no spreadsheet runs it: an apostrophe where a formula would begin."""
    guarded = _INNER_START.sub(r"\1'", text)
    return f"'{guarded}" if text.startswith(_BREAKS) or text.lstrip().startswith(_SIGNS) else guarded


def csv_bytes(rows: Iterable[Iterable[str]]) -> bytes:
    """Return ``rows`` as CSV (RFC 4180) in UTF-8 with a byte order mark, every cell guarded."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([guard_cell(cell) for cell in row] for row in rows)
    return (BYTE_ORDER_MARK + out.getvalue()).encode("utf-8", "replace")
