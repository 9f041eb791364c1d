"""The tables of a DOCX file as sheets: menus and weekly schedules are often written with Word."""

from collections.abc import Iterator
from edu.portal.sheets.model import Cell
from edu.portal.sheets.model import Limits
from edu.portal.sheets.model import SheetError
from edu.portal.sheets.model import Table
from edu.portal.sheets.model import ref
from edu.portal.sheets.model import text_of
from edu.portal.sheets.package import Package
from lxml import etree


DOCUMENT = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Longer paragraphs before a table are no title of it.
LONGEST_TITLE = 300
MOST_TITLES = 6


def is_docx(data: bytes) -> bool:
    """Whether the bytes are a ZIP file with the text of a Word document in it."""
    try:
        return data.startswith(b"PK\x03\x04") and Package(data, Limits()).has(DOCUMENT)
    except SheetError:
        return False


def read_docx(data: bytes, limits: Limits, merged: bool = False) -> tuple[Table, ...]:
    """Return the tables of a document, each as a sheet; the short paragraphs before one are its first rows.

    ``merged`` gives every cell of a merged area the value of the area. Raises SheetError as ``read_tables``.
    """
    if len(data) > limits.size:
        raise SheetError("too-large", f"{len(data)} bytes")
    root = Package(data, limits).xml(DOCUMENT)
    body = root.find(f"{_W}body")
    if body is None:
        raise SheetError("broken", DOCUMENT)
    tables, titles = [], []
    count = 0
    for element in body:
        if element.tag == f"{_W}p":
            titles.append(_paragraph(element))
        elif element.tag == f"{_W}tbl":
            rows = [[title] for title in titles if title and len(title) <= LONGEST_TITLE][-MOST_TITLES:]
            rows += _rows(element, merged, limits)
            count += sum(map(len, rows))
            if count > limits.cells:
                raise SheetError("too-many-cells", str(count))
            tables.append(_table(f"{len(tables) + 1}", rows))
            titles = []
    if not tables:
        raise SheetError("empty", "no table")
    return tuple(tables)


def _table(name: str, rows: list[list[str]]) -> Table:
    return Table(
        name,
        tuple(
            tuple(Cell(text or None, ref(line, column)) for column, text in enumerate(row))
            for line, row in enumerate(rows)
        ),
    )


def _rows(table: etree._Element, merged: bool, limits: Limits) -> list[list[str]]:
    rows: list[list[str]] = []
    above: dict[int, str] = {}
    for row in table.iterchildren(f"{_W}tr"):
        texts: list[str] = []
        for cell, span in _cells(row, limits):
            place = len(texts)
            text = _text(cell)
            if _continues(cell):
                text = above.get(place, "") if merged else ""
            else:
                above[place] = text
            texts += [text, *([text if merged else ""] * (span - 1))]
        rows.append(texts)
        if len(rows) > limits.rows:
            raise SheetError("too-many-rows", str(len(rows)))
    return rows


def _cells(row: etree._Element, limits: Limits) -> Iterator[tuple[etree._Element, int]]:
    width = 0
    for cell in row.iterchildren(f"{_W}tc"):
        given = cell.find(f"{_W}tcPr/{_W}gridSpan")
        written = given.get(f"{_W}val", "1") if given is not None else "1"
        span = int(written) if written.isdecimal() and len(written) < 5 else 1
        width += max(span, 1)
        if width > limits.columns:
            raise SheetError("too-many-columns", str(width))
        yield cell, max(span, 1)


def _continues(cell: etree._Element) -> bool:
    """Whether the cell belongs to a merged one above it."""
    mark = cell.find(f"{_W}tcPr/{_W}vMerge")
    return mark is not None and mark.get(f"{_W}val", "continue") == "continue"


def _text(cell: etree._Element) -> str:
    return "\n".join(filter(None, (_paragraph(paragraph) for paragraph in cell.iter(f"{_W}p"))))


def _paragraph(paragraph: etree._Element) -> str:
    parts = []
    for element in paragraph.iter(f"{_W}t", f"{_W}br", f"{_W}tab"):
        parts.append(element.text or "" if element.tag == f"{_W}t" else "\n" if element.tag == f"{_W}br" else " ")
    return text_of("".join(parts))
