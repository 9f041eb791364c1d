"""Read CSV and TSV as they come: with and without a mark, UTF-16 from Excel, semicolons beside decimal commas."""

from collections import Counter
import csv
from edu.portal.sheets.build import Builder
from edu.portal.sheets.model import Limits
from edu.portal.sheets.model import SheetError
from edu.portal.sheets.model import Table
import io
from itertools import islice
import re


DELIMITERS = ("\t", ";", ",")
# How many lines decide which delimiter is in use.
SAMPLE = 50
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# Excel's own first line.
_SAID = re.compile(r"\s*sep=(.)\s*(\r\n|\r|\n|$)")
_HTML = re.compile(r"\s*(<\?xml|<!doctype html|<html|<table|<head|<meta)", re.IGNORECASE)


def read_delimited(data: bytes, limits: Limits) -> Table:
    """Return the table; every value is text. Raises SheetError."""
    text = decode(data)
    if _HTML.match(text):
        raise SheetError("html")
    said = _SAID.match(text)
    skipped = 0
    if said:
        delimiter, text, skipped = said[1], text[said.end() :], 1
    else:
        delimiter = find_delimiter(text)
    builder = Builder(limits)
    try:
        for number, line in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), skipped):
            for column, value in enumerate(line):
                builder.add(number, column, value.strip())
    except (csv.Error, TypeError) as error:
        raise SheetError("broken", str(error)) from error
    return builder.table("")


def decode(data: bytes) -> str:
    """Return the text of the bytes: UTF-8, or UTF-16 as Excel's "Unicode text". Raises SheetError for any other."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    if not encoding:
        head = data[:200]
        encoding = "utf-8" if b"\0" not in head else "utf-16-le" if b"\0" in head[1::2] else "utf-16-be"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SheetError("encoding", str(error)) from error
    if any(sign < " " and sign not in "\t\r\n\f\v" for sign in set(text)):
        raise SheetError("not-a-sheet", "control characters")
    return text


def find_delimiter(text: str) -> str:
    """Return the sign that parts the most lines into the same number of cells, the tab before ``;`` before ``,``."""
    best, score = DELIMITERS[-1], (0, 0)
    for delimiter in DELIMITERS:
        try:
            widths = [
                len(line)
                for line in islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), SAMPLE)
                if line
            ]
        except csv.Error:
            continue
        width, lines = next(iter(Counter(width for width in widths if width > 1).most_common(1)), (0, 0))
        if (lines, width) > score and (lines > score[0] or score == (0, 0)):
            best, score = delimiter, (lines, width)
    return best
