"""Read the sheets of an XLSX file. Formulas are never run: the result that the file holds is taken."""

from collections.abc import Callable
from collections.abc import Iterator
from datetime import datetime
from edu.portal.sheets.build import Area
from edu.portal.sheets.build import Builder
from edu.portal.sheets.model import Limits
from edu.portal.sheets.model import SheetError
from edu.portal.sheets.model import Table
from edu.portal.sheets.model import Value
from edu.portal.sheets.package import Package
from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.utils.datetime import CALENDAR_WINDOWS_1900
from openpyxl.utils.datetime import from_excel
import posixpath
import re


WORKBOOK = "xl/workbook.xml"
_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


def read_xlsx(data: bytes, limits: Limits, merged: bool, all_sheets: bool) -> tuple[Table, ...]:
    """Return the visible sheets of a workbook in their order, the first one only unless ``all_sheets``.

    Raises SheetError.
    """
    package = Package(data, limits)
    if not package.has(WORKBOOK):
        raise SheetError("not-a-sheet", "no workbook in the archive")
    workbook = package.xml(WORKBOOK)
    shared = _shared_strings(package)
    dates = _date_styles(package)
    epoch = CALENDAR_MAC_1904 if _is_1904(workbook) else CALENDAR_WINDOWS_1900
    tables = []
    for name, part in _sheets(workbook, package):
        builder = Builder(limits)
        areas: list[Area] = []
        for row, column, cell in _cells(package, part, areas):
            builder.add(row, column, *_value(cell, shared, dates, epoch))
        if merged:
            builder.spread(areas)
        tables.append(builder.table(name))
        if not all_sheets:
            break
    return tuple(tables)


def _local(element: etree._Element) -> str:
    # Two namespaces are in use, the usual one and that of "Strict Open XML".
    return str(element.tag).rpartition("}")[2]


def _children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    for child in element if element is not None else ():
        if _local(child) == name:
            yield child


def _child(element: etree._Element | None, name: str) -> etree._Element | None:
    return next(_children(element, name), None)


def _is_1904(workbook: etree._Element) -> bool:
    properties = _child(workbook, "workbookPr")
    return properties is not None and properties.get("date1904", "") in ("1", "true")


def _sheets(workbook: etree._Element, package: Package) -> Iterator[tuple[str, str]]:
    targets = {
        relation.get("Id", ""): posixpath.normpath(posixpath.join("xl", relation.get("Target", "")))
        for relation in package.xml("xl/_rels/workbook.xml.rels")
        # A sheet that lies outside of the file is not fetched.
        if relation.get("TargetMode", "").casefold() != "external"
    }
    listed = list(_children(_child(workbook, "sheets"), "sheet"))
    visible = [sheet for sheet in listed if sheet.get("state", "visible") == "visible"]
    for sheet in visible or listed:
        identifier = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        part = targets.get(identifier, "").lstrip("/")
        # Sheets that hold a chart only are no tables.
        if part.casefold().startswith("xl/worksheets/"):
            yield sheet.get("name", ""), part


def _text(element: etree._Element) -> str:
    # Rich text comes in runs; "rPh" is the reading aid of Japanese texts.
    parts = []
    for child in element:
        if _local(child) == "t":
            parts.append(child.text or "")
        elif _local(child) == "r":
            parts.extend(part.text or "" for part in _children(child, "t"))
    return "".join(parts)


def _shared_strings(package: Package) -> tuple[str, ...]:
    if not package.has("xl/sharedStrings.xml"):
        return ()
    return tuple(_text(item) for item in package.stream("xl/sharedStrings.xml", ("si",)))


def _date_styles(package: Package) -> frozenset[int]:
    if not package.has("xl/styles.xml"):
        return frozenset()
    root = package.xml("xl/styles.xml")
    own = {
        item.get("numFmtId", ""): item.get("formatCode", "") for item in _children(_child(root, "numFmts"), "numFmt")
    }
    found = set()
    for position, style in enumerate(_children(_child(root, "cellXfs"), "xf")):
        number = style.get("numFmtId", "0")
        code = own.get(number) or BUILTIN_FORMATS.get(int(number) if number.isdecimal() else 0, "")
        if is_date_format(code):
            found.add(position)
    return frozenset(found)


def _cells(package: Package, part: str, areas: list[Area]) -> Iterator[tuple[int, int, etree._Element]]:
    """Every cell with its place; a file may leave the places out, then each is one on. Fills ``areas``."""
    row = -1
    for element in package.stream(part, ("row", "mergeCell")):
        if _local(element) == "mergeCell":
            areas.extend(_area(element.get("ref", "")))
            continue
        given = element.get("r", "")
        row = int(given) - 1 if given.isdecimal() and 0 < len(given) < 8 and int(given) else row + 1
        column = -1
        for cell in _children(element, "c"):
            place = _PLACE.fullmatch(cell.get("r", ""))
            column = _column(place[1]) if place else column + 1
            yield row, column, cell


def _area(text: str) -> Iterator[Area]:
    first, _colon, last = text.partition(":")
    start, end = _PLACE.fullmatch(first), _PLACE.fullmatch(last or first)
    if start and end:
        yield int(start[2]) - 1, _column(start[1]), int(end[2]) - 1, _column(end[1])


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _value(cell: etree._Element, shared: tuple[str, ...], dates: frozenset[int], epoch: datetime) -> tuple[Value, str]:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inner = _child(cell, "is")
        return (_text(inner) if inner is not None else None), ""
    held = _child(cell, "v")
    raw = (held.text or "") if held is not None else ""
    if not raw:
        return None, "formula" if _child(cell, "f") is not None and kind != "str" else ""
    if kind == "e":
        return raw, "error"
    if kind == "n":
        style = cell.get("s", "0")
        return _number(raw, style.isdecimal() and int(style) in dates, epoch), ""
    return _READERS.get(kind, _plain)(raw, shared), ""


def _number(raw: str, is_date: bool, epoch: datetime) -> Value:
    try:
        number = float(raw)
    except ValueError:
        return raw
    if is_date:
        try:
            moment = from_excel(number, epoch)
        except (ValueError, OverflowError):
            return number
        return moment.date() if isinstance(moment, datetime) and number.is_integer() else moment
    return int(number) if number.is_integer() and abs(number) < 1e15 else number


def _plain(raw: str, _shared: tuple[str, ...]) -> Value:
    return raw


def _from_shared(raw: str, shared: tuple[str, ...]) -> Value:
    if not raw.isdecimal() or int(raw) >= len(shared):
        raise SheetError("broken", f"no shared string {raw[:20]}")
    return shared[int(raw)]


def _flag(raw: str, _shared: tuple[str, ...]) -> Value:
    return raw == "1"


def _iso(raw: str, _shared: tuple[str, ...]) -> Value:
    try:
        moment = datetime.fromisoformat(raw)
    except ValueError:
        return raw
    return moment.date() if "T" not in raw else moment


_READERS: dict[str, Callable[[str, tuple[str, ...]], Value]] = {"s": _from_shared, "b": _flag, "d": _iso}
