"""XLSX and XLS: the values that were calculated when the file was saved; formulas and macros are not run."""

from collections.abc import Iterable
from edu.portal.preview.archive import check_archive
from edu.portal.preview.grid import Sheet
from edu.portal.preview.grid import cell_text
from edu.portal.preview.grid import preview_of
from edu.portal.preview.model import BROKEN
from edu.portal.preview.model import ENCRYPTED
from edu.portal.preview.model import Limits
from edu.portal.preview.model import Preview
from edu.portal.preview.model import PreviewError
import io
from typing import Any
import warnings


_VISIBLE = "visible"
_DATE = 3
_NUMBER = 2
_BOOLEAN = 4
# The model of a sheet in memory is about fifty times its XML; larger files are read as a stream, without merged cells.
_SMALL_FILE = 3 * 1024 * 1024


def read_xlsx(data: bytes, limits: Limits) -> Preview:
    """Return the preview of an XLSX. Raises PreviewError for a hostile, damaged or empty one."""
    import openpyxl

    check_archive(data, limits)
    is_stream = len(data) > _SMALL_FILE
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(
                io.BytesIO(data), read_only=is_stream, data_only=True, keep_links=False, keep_vba=False
            )
            visible = [sheet for sheet in book.worksheets if sheet.sheet_state == _VISIBLE]
            sheets = [_sheet(sheet, limits, is_stream) for sheet in visible[: limits.sheets]]
    except (MemoryError, RecursionError):
        raise
    except Exception as error:
        raise PreviewError(BROKEN, f"{type(error).__name__}: {error}") from error
    return preview_of(sheets, limits)


def read_xls(data: bytes, limits: Limits) -> Preview:
    """Return the preview of an XLS. Raises PreviewError for a locked, damaged or empty one."""
    import xlrd

    try:
        book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO(), formatting_info=True)
        shown = [sheet for sheet in book.sheets() if sheet.visibility == 0]
        sheets = [_old_sheet(sheet, book, limits) for sheet in shown[: limits.sheets]]
    except xlrd.XLRDError as error:
        raise PreviewError(ENCRYPTED if "encrypted" in str(error).lower() else BROKEN, str(error)) from error
    except (MemoryError, RecursionError):
        raise
    except Exception as error:
        raise PreviewError(BROKEN, f"{type(error).__name__}: {error}") from error
    return preview_of(sheets, limits)


def _sheet(sheet: Any, limits: Limits, is_stream: bool) -> Sheet:
    last = limits.rows
    rows = [
        [cell_text(cell.value, getattr(cell, "number_format", "") or "") for cell in row]
        for row in sheet.iter_rows(max_row=last, max_col=limits.columns)
    ]
    is_cut = (sheet.max_row or 0) > last or (sheet.max_column or 0) > limits.columns
    if is_stream:
        return Sheet(sheet.title, rows, is_cut=is_cut)
    hidden = {number - 1 for number, facts in sheet.row_dimensions.items() if facts.hidden}
    spans = _spans(
        (found.min_row - 1, found.min_col - 1, found.max_row, found.max_col) for found in sheet.merged_cells.ranges
    )
    return _without(Sheet(sheet.title, rows, spans, is_cut), hidden)


def _old_sheet(sheet: Any, book: Any, limits: Limits) -> Sheet:
    last, width = min(sheet.nrows, limits.rows), min(sheet.ncols, limits.columns)
    rows = [[_old_cell(sheet, row, column, book) for column in range(width)] for row in range(last)]
    spans = _spans((row, column, below, beside) for row, below, column, beside in sheet.merged_cells)
    hidden = {number for number, facts in sheet.rowinfo_map.items() if facts.hidden}
    return _without(Sheet(sheet.name, rows, spans, sheet.nrows > last or sheet.ncols > width), hidden)


def _old_cell(sheet: Any, row: int, column: int, book: Any) -> tuple[str, bool]:
    import xlrd

    cell = sheet.cell(row, column)
    if cell.ctype == _DATE:
        try:
            return cell_text(xlrd.xldate_as_datetime(cell.value, book.datemode))
        except (ValueError, OverflowError):
            return cell_text(cell.value)
    if cell.ctype == _BOOLEAN:
        return cell_text(bool(cell.value))
    if cell.ctype == _NUMBER:
        pattern = book.format_map.get(book.xf_list[cell.xf_index].format_key)
        return cell_text(cell.value, pattern.format_str if pattern else "")
    return cell_text(cell.value) if isinstance(cell.value, str) else ("", False)


def _spans(areas: Iterable[tuple[int, int, int, int]]) -> dict[tuple[int, int], tuple[int, int]]:
    return {(row, column): (below - row, beside - column) for row, column, below, beside in areas}


def _without(sheet: Sheet, hidden: set[int]) -> Sheet:
    """Return a sheet without its hidden rows, which often hold what is not for readers."""
    kept = [number for number in range(len(sheet.rows)) if number not in hidden]
    if len(kept) == len(sheet.rows):
        return sheet
    place = {old: new for new, old in enumerate(kept)}
    spans = {
        (place[row], column): (sum(number in place for number in range(row, row + height)), width)
        for (row, column), (height, width) in sheet.spans.items()
        if row in place
    }
    return Sheet(sheet.title, [sheet.rows[number] for number in kept], spans, sheet.is_cut)
