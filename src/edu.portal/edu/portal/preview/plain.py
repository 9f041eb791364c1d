"""Plain text, CSV, and HTML that calls itself an office file."""

import csv
from edu.portal.preview.grid import Sheet
from edu.portal.preview.grid import cell_text
from edu.portal.preview.grid import preview_of
from edu.portal.preview.markup import clean
from edu.portal.preview.markup import words_of
from edu.portal.preview.model import CUT_TEXT
from edu.portal.preview.model import EMPTY
from edu.portal.preview.model import UNKNOWN
from edu.portal.preview.model import Limits
from edu.portal.preview.model import Preview
from edu.portal.preview.model import PreviewError
from html import escape
import io
from itertools import islice
import unicodedata


_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_GUESSES = ("utf-8", "cp1258")
_DELIMITERS = (";", "\t", ",")
_LONGEST_SHOWN = 200_000


def read_text(data: bytes, limits: Limits) -> Preview:
    """Return the preview of a text file. Raises PreviewError when it is no text or empty."""
    text = _decoded(data, limits)
    shown = escape(text[:_LONGEST_SHOWN])
    notes = (CUT_TEXT,) if len(text) > _LONGEST_SHOWN else ()
    return Preview("html", html=f"<pre>{shown}</pre>", text=text, notes=notes)


def read_csv(data: bytes, name: str, limits: Limits) -> Preview:
    """Return the preview of a table of values. Raises PreviewError when it is no text or empty."""
    text = _decoded(data, limits)
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        read = csv.reader(io.StringIO(text), delimiter=delimiter)
        rows = [[cell_text(value) for value in row[: limits.columns]] for row in islice(read, limits.rows + 1)]
    except csv.Error as error:
        raise PreviewError(UNKNOWN, str(error)) from error
    return preview_of([Sheet(name, rows[: limits.rows], is_cut=len(rows) > limits.rows)], limits)


def read_html(data: bytes, limits: Limits) -> Preview:
    """Return the preview of the tables and texts of a page, cleaned. Raises PreviewError when nothing is left."""
    source = _decoded(data, limits)
    content = clean(source[: limits.html])
    text = words_of(content)[: limits.text_length]
    if not text:
        raise PreviewError(EMPTY)
    return Preview("html", html=content, text=text, notes=(CUT_TEXT,) if len(source) > limits.html else ())


def _decoded(data: bytes, limits: Limits) -> str:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    for guess in (encoding,) if encoding else _GUESSES:
        try:
            text = data[: limits.text_length * 4].decode(guess, "strict" if guess != "utf-8-sig" else "replace")
        except UnicodeDecodeError:
            continue
        kept = "".join(sign for sign in text if sign in "\n\t" or sign.isprintable())[: limits.text_length].strip()
        if not kept:
            raise PreviewError(EMPTY)
        return unicodedata.normalize("NFC", kept)
    raise PreviewError(UNKNOWN, "no encoding fits")
