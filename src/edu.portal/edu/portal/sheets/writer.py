"""Write a workbook that opens in Excel and LibreOffice without a warning and runs nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import time
from decimal import Decimal
from edu.portal.sheets.model import Value
import io
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.cell.cell import WriteOnlyCell
from openpyxl.styles import Alignment
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
import re


MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Excel's own limits.
MAX_TEXT = 32_767
MAX_TITLE = 31
WIDEST = 60
_TITLE = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_BOLD = Font(bold=True)
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_FORMATS: tuple[tuple[type, str], ...] = ((datetime, "dd/mm/yyyy hh:mm"), (date, "dd/mm/yyyy"), (time, "hh:mm"))


@dataclass(frozen=True)
class Sheet:
    """A sheet to write: its title, its rows, how many rows at the top are heads (bold, they stay while scrolling).

    ``widths`` are widths of columns in characters; left out, they follow the text.
    """

    title: str
    rows: tuple[tuple[Value, ...], ...]
    heads: int = 1
    widths: tuple[int, ...] = ()


def write_xlsx(sheets: Iterable[Sheet]) -> bytes:
    """Return a workbook with the sheets, at least one. Text stays text, also where it begins like a formula."""
    book = Workbook(write_only=True)
    taken: set[str] = set()
    for sheet in sheets:
        page = book.create_sheet(_title(sheet.title, taken))
        for number, width in enumerate(sheet.widths or _widths(sheet.rows), 1):
            page.column_dimensions[get_column_letter(number)].width = width
        if sheet.heads:
            page.freeze_panes = f"A{sheet.heads + 1}"
        for position, row in enumerate(sheet.rows):
            page.append([_cell(page, value, position < sheet.heads) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(page: WriteOnlyWorksheet, value: Value, is_head: bool) -> WriteOnlyCell:
    text = isinstance(value, str)
    if text:
        value = ILLEGAL_CHARACTERS_RE.sub("", value)[:MAX_TEXT]
    elif isinstance(value, datetime) and value.tzinfo is not None:
        # Excel knows no time zones.
        value = value.replace(tzinfo=None)
    cell = WriteOnlyCell(page, value)
    if text:
        # Said to be text, no program takes it for a formula; the quote prefix keeps it so while it is edited.
        cell.data_type = "s"
        if value.lstrip().startswith(_FORMULA):
            cell.quotePrefix = True
        if len(value) > WIDEST:
            cell.alignment = _WRAPPED
    elif code := _format(value):
        cell.number_format = code
    if is_head:
        cell.font = _BOLD
    return cell


def _format(value: Value) -> str:
    for kind, code in _FORMATS:
        if isinstance(value, kind):
            return code
    if isinstance(value, bool):
        return ""
    if isinstance(value, int):
        return "#,##0"
    return "#,##0.##" if isinstance(value, float | Decimal) else ""


def _title(title: str, taken: set[str]) -> str:
    plain = _TITLE.sub(" ", title).strip().strip("'")[:MAX_TITLE].strip() or "1"
    unique, number = plain, 1
    while unique.casefold() in taken:
        number += 1
        unique = f"{plain[: MAX_TITLE - len(str(number)) - 1]} {number}"
    taken.add(unique.casefold())
    return unique


def _widths(rows: tuple[tuple[Value, ...], ...]) -> list[int]:
    widths: list[int] = []
    for row in rows:
        for column, value in enumerate(row):
            if column == len(widths):
                widths.append(10)
            longest = max((len(line) for line in str(value).splitlines()), default=0) if value is not None else 0
            widths[column] = min(WIDEST, max(widths[column], longest + 2))
    return widths
