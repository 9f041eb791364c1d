"""Use cases of the annual report: what stands in it, the files, and where they are kept."""

from dataclasses import dataclass
from datetime import date
from edu.portal import clock
from edu.portal.core.disclosure.grid import plan_grid
from edu.portal.core.disclosure.model import Cell
from edu.portal.core.disclosure.model import year_label
from edu.portal.core.disclosure.report import OF_ITSELF
from edu.portal.core.disclosure.report import Chapter
from edu.portal.core.disclosure.report import Filled
from edu.portal.core.disclosure.report import Part
from edu.portal.core.disclosure.report import count_gaps
from edu.portal.core.disclosure.report import plan_report
from edu.portal.core.disclosure.tables import shown_for
from edu.portal.core.mandate.model import Item
from edu.portal.core.text.paper import Paper
from edu.portal.core.text.paper import paragraphs_of
from edu.portal.disclosure.content import PORTAL_TYPE
from edu.portal.disclosure.content import disclosures
from edu.portal.disclosure.history import text_of
from edu.portal.disclosure.indexers import records_of
from edu.portal.disclosure.owed import owed_by_year
from edu.portal.disclosure.service import find_recorded
from edu.portal.disclosure.service import folder_of
from edu.portal.disclosure.service import insist_on_editor
from edu.portal.disclosure.tables import tables_of
from edu.portal.mandate.service import stored_catalog
from edu.portal.papers import docx
from edu.portal.papers import pdf
from edu.portal.settings.site import read_superior_records
from edu.portal.settings.unit import read_unit
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from typing import Any
from zope.lifecycleevent import modified


WRITERS = {"docx": (docx.write_docx, docx.MEDIA_TYPE), "pdf": (pdf.write_pdf, pdf.MEDIA_TYPE)}
DOCX_ID = "bao-cao-docx"


@dataclass(frozen=True)
class State:
    """How complete the report on a school year is today, and where it is kept; ``recorded`` None: nowhere yet."""

    year: int
    gaps: int
    owed: int
    missing: tuple[str, ...]
    recorded: Any


def years_with_report(portal: Any) -> tuple[int, ...]:
    """Return the school years that owe an annual report, the newest first."""
    return tuple(year for year in owed_by_year(portal) if report_item(portal, year) is not None)


def report_item(portal: Any, year: int) -> Item | None:
    """Return the item of a school year that is the report itself, None where the circular asks for none."""
    resolved = owed_by_year(portal).get(year)
    items = resolved.items if resolved is not None else ()
    return next((item for item in items if item.id.endswith(OF_ITSELF)), None)


def state_of(portal: Any, year: int) -> State:
    """Return how the report on a school year stands. Raises ``LookupError`` for a year that owes none."""
    item = _wanted(portal, year)
    chapters = chapters_of(portal, year)
    gaps, owed = count_gaps(chapters)
    missing = tuple(part.title for chapter in chapters for part in chapter.parts if part.is_missing)
    return State(year, gaps, owed, missing, find_recorded(portal, item.id, year))


def chapters_of(portal: Any, year: int) -> tuple[Chapter, ...]:
    """Return what everybody can read of a school year today, group by group."""
    every = (record for brain in disclosures(portal) for record in records_of(brain))
    records = [record for record in every if record.is_public]
    terms = {term.id: term.title for term in stored_catalog(portal).terms}
    owed = owed_by_year(portal)[year]
    chapters = []
    for block in plan_grid({year: owed}, records, clock.today()):
        for group in block.groups:
            rows = [row for row in group.rows if not row.item.id.endswith(OF_ITSELF)]
            parts = tuple(_part(row.item, cell) for row in rows for cell in row.cells if cell is not None)
            title = terms.get(group.id, group.id)
            chapters.append(Chapter(title[:1].upper() + title[1:], parts))
    return tuple(chapters)


def _part(item: Item, cell: Cell) -> Part:
    brain: Any = cell.record.ref if cell.record is not None else None
    if brain is None:
        return Part(item.title, cell)
    content = brain._unrestrictedGetObject()
    if cell.record is not None and cell.record.is_borrowed:
        borrowed = tuple(schema.title for schema in shown_for(item.id) if schema.id in (content.tables or {}))
        return Part(item.title, cell, borrowed=borrowed)
    found = tables_of(content)
    return Part(
        title=item.title,
        cell=cell,
        paragraphs=paragraphs_of(text_of(content)),
        tables=tuple(Filled(table.schema, table.lines, table.figures) for table in found if table.source is None),
        files=tuple(fact[0] for fact in brain.edu_files or ()),
        borrowed=tuple(table.schema.title for table in found if table.source is not None),
    )


def paper_of(portal: Any, year: int, day: date | None = None) -> Paper:
    """Return the report on a school year as a paper. Raises ``LookupError`` for a year that owes none."""
    _wanted(portal, year)
    unit = read_unit()
    superior = next((str(found.get("name", "")) for found in reversed(read_superior_records())), "")
    sender = [line.upper() for line in (superior, unit.name) if line]
    signer = [line for line in ((unit.head_title or "").upper(), unit.head_name or "") if line]
    return plan_report(year, chapters_of(portal, year), sender, signer, day or clock.today())


def write(portal: Any, year: int, kind: str) -> tuple[bytes, str, str]:
    """Return the report as a file, its name and media type; ``kind`` is ``docx`` or ``pdf``.

    Raises ``LookupError`` for another kind and for a year that owes no report.
    """
    if kind not in WRITERS:
        raise LookupError(kind)
    writer, media_type = WRITERS[kind]
    return writer(paper_of(portal, year)), f"bao-cao-thuong-nien-{year_label(year)}.{kind}", media_type


def put(portal: Any, year: int) -> Any:
    """Write the report and keep both files with its item of the year; return that. A new one is a draft.

    Files that readers could see until now become an earlier version. Raises ``LookupError`` for a year that owes none,
    ``Unauthorized`` when the current user may not add or change its item.
    """
    item = _wanted(portal, year)
    content = find_recorded(portal, item.id, year)
    if content is not None:
        insist_on_editor(content)
    files = {kind: NamedBlobFile(*_as_blob(*write(portal, year, kind))) for kind in WRITERS}
    if content is None:
        content = createContentInContainer(
            folder_of(portal, item.id), PORTAL_TYPE, item=item.id, school_year=year, file=files["pdf"]
        )
    else:
        content.file = files["pdf"]
    attached = content.get(DOCX_ID)
    if attached is None:
        api.content.create(content, "File", id=DOCX_ID, title=files["docx"].filename, file=files["docx"])
    else:
        attached.file = files["docx"]
        modified(attached)
    modified(content)
    return content


def _as_blob(data: bytes, name: str, media_type: str) -> tuple[bytes, str, str]:
    return data, media_type, name


def _wanted(portal: Any, year: int) -> Item:
    found = report_item(portal, year)
    if found is None:
        raise LookupError(year)
    return found
