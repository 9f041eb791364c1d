"""The structured tables of an item: entering, reading from a sheet, and showing them wherever they belong."""

from collections.abc import Mapping
from dataclasses import dataclass
from edu.portal.core.disclosure.figures import Figures
from edu.portal.core.disclosure.figures import Place
from edu.portal.core.disclosure.sheet import find_typed
from edu.portal.core.disclosure.sheet import rows_to_fill
from edu.portal.core.disclosure.tables import Line
from edu.portal.core.disclosure.tables import Schema
from edu.portal.core.disclosure.tables import entered_for
from edu.portal.core.disclosure.tables import lines_of
from edu.portal.core.disclosure.tables import shown_for
from edu.portal.disclosure.content import disclosures
from edu.portal.settings.site import read_site
from edu.portal.sheets.reader import read_table
from edu.portal.sheets.writer import Sheet
from edu.portal.sheets.writer import write_xlsx
from plone import api
from typing import Any
from zope.lifecycleevent import modified


@dataclass(frozen=True)
class Found:
    """A table that an item shows, with its figures; ``source`` is the other item that it was entered for."""

    schema: Schema
    lines: tuple[Line, ...]
    figures: Figures
    source: Any = None


@dataclass(frozen=True)
class Read:
    """What a sheet holds: texts by row and column, the place of each ("B12"), titles that the table does not have."""

    typed: Mapping[Place, str]
    refs: Mapping[Place, str]
    unknown: tuple[str, ...]


def lines(schema: Schema) -> tuple[Line, ...]:
    """Return the rows that the unit has by its levels."""
    return lines_of(schema, read_site().site_types or ())


def load_figures(content: Any, schema: Schema) -> Figures:
    """Return the figures of a table that were entered for the item, none at all when nobody did."""
    return (content.tables or {}).get(schema.id, {})


def save_figures(content: Any, schema: Schema, figures: Mapping[str, Mapping[str, str]]) -> None:
    """Store the figures of a table with the item; without any the table is gone."""
    tables = {**(content.tables or {}), schema.id: {row: dict(cells) for row, cells in figures.items()}}
    content.tables = {name: found for name, found in tables.items() if found}
    modified(content)


def tables_of(content: Any) -> tuple[Found, ...]:
    """Return the tables that the item shows: its own, and those of other items of the year that the user may see."""
    item = content.item or ""
    own = [Found(schema, lines(schema), load_figures(content, schema)) for schema in entered_for(item)]
    borrowed = [_borrowed(content, schema) for schema in shown_for(item)]
    return tuple(found for found in (*own, *borrowed) if found is not None and found.figures)


def _borrowed(content: Any, schema: Schema) -> Found | None:
    portal = api.portal.get()
    for brain in disclosures(portal):
        item, year = brain.edu_disclosure[:2]
        if item in schema.items and year == content.school_year:
            source = brain._unrestrictedGetObject()
            if api.user.has_permission("View", obj=source) and load_figures(source, schema):
                return Found(schema, lines(schema), load_figures(source, schema), source)
    return None


def sheet_to_fill(content: Any, schema: Schema) -> bytes:
    """Return a table as a workbook to fill in, with what is there."""
    rows = rows_to_fill(schema, lines(schema), load_figures(content, schema))
    return write_xlsx([Sheet(schema.title[:31], tuple(tuple(row) for row in rows))])


def read_sheet(schema: Schema, data: bytes, name: str) -> Read:
    """Return what a sheet says for a table.

    Raises ``SheetError`` when the file cannot be read, ``ValueError`` when it is not this table.
    """
    table = read_table(data, name)
    rows = [[(cell.text, cell.ref) for cell in row] for row in table.rows]
    return Read(*find_typed(schema, lines(schema), rows))
