"""Read the sheets of an XLS file, as Excel wrote them until 2003 and some school programs still do."""

from datetime import datetime
from edu.portal.sheets.build import Builder
from edu.portal.sheets.model import Limits
from edu.portal.sheets.model import SheetError
from edu.portal.sheets.model import Table
from edu.portal.sheets.model import Value
import io
import xlrd
from xlrd.xldate import xldate_as_datetime


def read_xls(data: bytes, limits: Limits, merged: bool, all_sheets: bool) -> tuple[Table, ...]:
    """Return the visible sheets of a workbook, the first one only unless ``all_sheets``. Raises SheetError."""
    try:
        return _tables(data, limits, merged, all_sheets)
    except SheetError:
        raise
    except xlrd.XLRDError as error:
        raise SheetError("encrypted" if "encrypted" in str(error) else "broken", str(error)) from error
    # xlrd trusts the file: a damaged one ends in whatever Python says about bytes that are not there.
    except Exception as error:
        raise SheetError("broken", f"{type(error).__name__}: {error}") from error


def _tables(data: bytes, limits: Limits, merged: bool, all_sheets: bool) -> tuple[Table, ...]:
    book = xlrd.open_workbook(
        file_contents=data, formatting_info=True, on_demand=True, ragged_rows=True, logfile=io.StringIO()
    )
    tables = []
    visible = [number for number in range(book.nsheets) if _is_visible(book, number)]
    for number in visible or range(book.nsheets):
        sheet = book.sheet_by_index(number)
        builder = Builder(limits)
        for row in range(sheet.nrows):
            for column in range(sheet.row_len(row)):
                builder.add(row, column, *_value(sheet.cell(row, column), book.datemode))
        if merged:
            builder.spread((top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells)
        tables.append(builder.table(sheet.name))
        book.unload_sheet(number)
        if not all_sheets:
            break
    return tuple(tables)


def _is_visible(book: xlrd.Book, number: int) -> bool:
    return number >= len(book._sheet_visibility) or book._sheet_visibility[number] == 0


def _value(cell: xlrd.sheet.Cell, datemode: int) -> tuple[Value, str]:
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return None, ""
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(cell.value, "#ERROR"), "error"
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value), ""
    if cell.ctype == xlrd.XL_CELL_DATE:
        return _moment(cell.value, datemode), ""
    if cell.ctype == xlrd.XL_CELL_NUMBER and cell.value.is_integer() and abs(cell.value) < 1e15:
        return int(cell.value), ""
    return cell.value, ""


def _moment(number: float, datemode: int) -> Value:
    try:
        moment: datetime = xldate_as_datetime(number, datemode)
    except (ValueError, OverflowError, xlrd.xldate.XLDateError):
        return number
    return moment.date() if number.is_integer() else moment
