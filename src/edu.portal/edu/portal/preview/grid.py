"""Sheets as tables that a screen reader can follow: a caption, head cells, merged cells as one."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from edu.portal.preview.markup import words_of
from edu.portal.preview.model import CUT_ROWS
from edu.portal.preview.model import EMPTY
from edu.portal.preview.model import Limits
from edu.portal.preview.model import Preview
from edu.portal.preview.model import PreviewError
from html import escape
import unicodedata


Spans = Mapping[tuple[int, int], tuple[int, int]]
_WIDE_HEAD = 2
_LONGEST_CELL = 4000
_DECIMALS = 10


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: cells as text and whether they are numbers; ``spans`` give rows and columns of a merged cell."""

    title: str
    rows: Sequence[Sequence[tuple[str, bool]]]
    spans: Spans = field(default_factory=dict)
    is_cut: bool = False


def preview_of(sheets: Sequence[Sheet], limits: Limits) -> Preview:
    """Return the preview of the sheets that hold anything. Raises PreviewError when none does."""
    shown = [sheet for sheet in map(_trimmed, sheets) if sheet.rows]
    if not shown:
        raise PreviewError(EMPTY)
    parts, size, is_cut = [], 0, any(sheet.is_cut for sheet in shown)
    for sheet in shown:
        part = _table(sheet)
        size += len(part)
        if parts and size > limits.html:
            is_cut = True
            break
        parts.append(part)
    content = "".join(parts)
    return Preview(
        "html",
        total=len(shown),
        html=content,
        text=words_of(content)[: limits.text_length],
        notes=(CUT_ROWS,) if is_cut else (),
    )


def cell_text(value: object, number_format: str = "") -> tuple[str, bool]:
    """Return a value as people in Việt Nam write it, and whether it is a number."""
    if value is None:
        return "", False
    if isinstance(value, bool):
        return ("x" if value else ""), False
    if isinstance(value, int | float):
        return _number(value, number_format), True
    if isinstance(value, datetime):
        day = f"{value:%d/%m/%Y}"
        return (day if value.time() == time() else f"{day} {value:%H:%M}"), False
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}", False
    if isinstance(value, time):
        return f"{value:%H:%M}", False
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02d}", False
    text = "".join(sign for sign in str(value) if sign == "\n" or sign.isprintable())
    return text[:_LONGEST_CELL].strip(), False


def _number(value: float, number_format: str) -> str:
    if value != value or value in (float("inf"), float("-inf")):
        return ""
    percent = "%" in number_format
    places = _places(number_format)
    shown = value * 100 if percent else value
    if places is not None:
        text = f"{shown:,.{places}f}" if "," in number_format else f"{shown:.{places}f}"
    else:
        text = f"{round(shown, 6):.{_DECIMALS}g}" if abs(shown) < 10**_DECIMALS else f"{shown:.0f}"
    text = text.translate(str.maketrans(",.", ".,"))
    return f"{text}%" if percent else text


def _places(number_format: str) -> int | None:
    """Return how many decimals a format such as ``#,##0.00`` shows, None for a general one."""
    pattern = number_format.split(";")[0]
    if "0" not in pattern or "E" in pattern:
        return None
    _whole, _point, decimals = pattern.partition(".")
    return min(sum(sign == "0" for sign in decimals), _DECIMALS)


def _trimmed(sheet: Sheet) -> Sheet:
    """Return a sheet without the empty rows and columns behind its content."""
    filled = [number for number, row in enumerate(sheet.rows) if any(text for text, _is_number in row)]
    if not filled:
        return Sheet(sheet.title, ())
    width = max(column + 1 for row in sheet.rows for column, (text, _is_number) in enumerate(row) if text)
    rows = [tuple(row[:width]) + (("", False),) * (width - len(row)) for row in sheet.rows[: filled[-1] + 1]]
    return Sheet(sheet.title, rows, sheet.spans, sheet.is_cut)


def _table(sheet: Sheet) -> str:
    covered = _covered(sheet)
    head = _head_row(sheet)
    # The printed title of a sheet stands above its head row; it stays in the table, as in the file.
    rows = "".join(_row(sheet, number, covered, number == head) for number in range(len(sheet.rows)))
    return f"<table><caption>{_shown(sheet.title)}</caption><tbody>{rows}</tbody></table>"


def _row(sheet: Sheet, number: int, covered: frozenset[tuple[int, int]], is_head: bool) -> str:
    cells = []
    for column, (text, is_number) in enumerate(sheet.rows[number]):
        if (number, column) in covered:
            continue
        height, width = sheet.spans.get((number, column), (1, 1))
        height = min(height, len(sheet.rows) - number)
        width = min(width, len(sheet.rows[number]) - column)
        span = (f' rowspan="{height}"' if height > 1 else "") + (f' colspan="{width}"' if width > 1 else "")
        inner = _shown(text).replace("\n", "<br>")
        if is_head and text:
            cells.append(f'<th scope="col"{span}>{inner}</th>')
        else:
            style = ' class="edu-num"' if is_number else ""
            cells.append(f"<td{span}{style}>{inner}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def _shown(text: str) -> str:
    """Return a text as HTML, in NFC before it is put between tags: U+0338 would melt into the ``>`` of one."""
    return escape(unicodedata.normalize("NFC", text))


def _covered(sheet: Sheet) -> frozenset[tuple[int, int]]:
    hidden = set()
    last_row = len(sheet.rows)
    last_column = len(sheet.rows[0]) if sheet.rows else 0
    for (row, column), (height, width) in sheet.spans.items():
        for below in range(row, min(row + height, last_row)):
            for beside in range(column, min(column + width, last_column)):
                hidden.add((below, beside))
        hidden.discard((row, column))
    return frozenset(hidden)


def _head_row(sheet: Sheet) -> int:
    """Return the first row whose words stand above every column, -1 when there is none."""
    width = len(sheet.rows[0])
    if width < _WIDE_HEAD:
        return -1
    covered = _covered(sheet)
    for number, row in enumerate(sheet.rows[:-1]):
        is_title = any(sheet.spans.get((number, column), (1, 1))[1] == width for column in range(width))
        words = sum(
            (bool(text) and not is_number) or (number, column) in covered
            for column, (text, is_number) in enumerate(row)
        )
        if not is_title and words == width and any(text for text, _is_number in row):
            return number
    return -1
