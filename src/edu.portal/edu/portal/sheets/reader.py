"""Read a table out of a file that somebody handed in. What the bytes are decides, not what the name says."""

from edu.portal.sheets.delimited import read_delimited
from edu.portal.sheets.model import Limits
from edu.portal.sheets.model import SheetError
from edu.portal.sheets.model import Table
from edu.portal.sheets.xls import read_xls
from edu.portal.sheets.xlsx import read_xlsx


ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# A workbook with a password is an OLE file that holds this.
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_BARE_XLS = (b"\x09\x08\x10\x00", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00", b"\x09\x00\x04\x00")
_OTHERS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"Rar!", b"7z\xbc\xaf", b"MZ", b"\x1f\x8b", b"PK")


def read_table(data: bytes, name: str, merged: bool = False, limits: Limits | None = None) -> Table:
    """Return the first visible sheet of a file.

    ``data`` are its bytes, ``name`` its name, for the log only; ``merged`` gives every cell of a merged area the value
    of the area. Raises SheetError; its code says why.
    """
    limits = limits or Limits()
    table = _read(data, name, merged, limits, False)[0]
    if not table.rows:
        raise SheetError("empty", name)
    return table


def read_tables(data: bytes, name: str, merged: bool = False, limits: Limits | None = None) -> tuple[Table, ...]:
    """Return every visible sheet of a file that has something in it, at least one. Raises SheetError."""
    limits = limits or Limits()
    tables = tuple(table for table in _read(data, name, merged, limits, True) if table.rows)
    if not tables:
        raise SheetError("empty", name)
    return tables


def _read(data: bytes, name: str, merged: bool, limits: Limits, all_sheets: bool) -> tuple[Table, ...]:
    if len(data) > limits.size:
        raise SheetError("too-large", f"{name}: {len(data)} bytes")
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise SheetError("empty", name)
    if data.startswith(ZIP):
        tables = read_xlsx(data, limits, merged, all_sheets)
    elif data.startswith(OLE):
        if _LOCKED in data:
            raise SheetError("encrypted", name)
        tables = read_xls(data, limits, merged, all_sheets)
    elif data.startswith(_BARE_XLS):
        tables = read_xls(data, limits, merged, all_sheets)
    elif data.startswith(_OTHERS):
        raise SheetError("not-a-sheet", name)
    else:
        tables = (read_delimited(data, limits),)
    if not tables:
        raise SheetError("empty", name)
    return tables
