"""The columns of the tables, as data: a set of columns is named by the mandate (``columns="legal"``)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from edu.portal.core.listing.files import file_kind
from edu.portal.core.listing.files import size_text
from edu.portal.core.text.dates import format_date
from edu.portal.core.text.document_types import type_by_id
from edu.portal.core.validity import NO_EXPIRY
from edu.portal.core.validity import Validity
from edu.portal.i18n import _
from edu.portal.listing.service import date_of
from edu.portal.listing.service import day_of
from edu.portal.listing.service import text_of
from edu.portal.listing.service import validity_of
from typing import Any
from zope.i18nmessageid import MessageFactory


# The names of content types, which come from their own catalogue.
_plone = MessageFactory("plone")


@dataclass(frozen=True)
class FileLink:
    """A file to fetch: the name to show, its address, kind and size in words."""

    name: str
    href: str
    kind: str = ""
    size: str = ""


@dataclass(frozen=True)
class Cell:
    """What stands in a cell. ``state`` is the CSS class of a state in words, ``moment`` the date for machines."""

    text: str = ""
    href: str = ""
    moment: str = ""
    state: str = ""
    files: tuple[FileLink, ...] = ()

    @property
    def kind(self) -> str:
        """Return how the cell is marked up: text, link, time, state or files."""
        if self.files:
            return "files"
        if self.href:
            return "link"
        if self.moment:
            return "time"
        return "state" if self.state else "text"

    def plain(self) -> str:
        """Return the cell for an export: its text or the names of its files."""
        return self.text or "; ".join(link.name for link in self.files)


@dataclass(frozen=True)
class Page:
    """What cells need to know of the page: the day, the address of a row, translation, decimal comma or point."""

    today: date
    address: Callable[[Any], str]
    translate: Callable[[Any], str]
    comma: bool = True


@dataclass(frozen=True)
class Column:
    """A column: heading, how to make its cell from a row of the catalogue, and by what name the list sorts by it."""

    id: str
    title: Any
    cell: Callable[[Any, Page], Cell]
    css: str = ""
    sort: str = ""


def cell_css(column: Column, cell: Cell) -> str:
    """Return the style of a cell: its column by name, the column's own style, and that there is nothing in it."""
    names = (f"edu-col-{column.id}", column.css, "" if cell.plain() else "edu-none")
    return " ".join(name for name in names if name)


def number_cell(brain: Any, page: Page) -> Cell:
    """The number and symbol as written."""
    return Cell(text_of(brain.edu_number))


def day_cell(brain: Any, page: Page) -> Cell:
    """The day of issue or of publication."""
    day = day_of(brain)
    return Cell(format_date(day), moment=day.isoformat()) if day else Cell()


def issued_cell(brain: Any, page: Page) -> Cell:
    """The day of issue of a document; a file among documents has none."""
    return day_cell(brain, page) if date_of(brain.edu_issued) else Cell()


def title_cell(brain: Any, page: Page) -> Cell:
    """The title as a link to the item."""
    return Cell(brain.Title or brain.getId, href=page.address(brain))


def document_type_cell(brain: Any, page: Page) -> Cell:
    """The kind of document."""
    return Cell(document_type_title(text_of(brain.edu_document_type)))


def issuing_body_cell(brain: Any, page: Page) -> Cell:
    """The issuing body."""
    return Cell(text_of(brain.edu_issuing_body))


def validity_cell(brain: Any, page: Page) -> Cell:
    """Whether the document is in force today, in words."""
    state = validity_of(brain, page.today)
    text, css = _validity_words(state, brain)
    return Cell(page.translate(text) if text else "", state=css)


def files_cell(brain: Any, page: Page) -> Cell:
    """Links that fetch the files of a document."""
    links = (_document_file(entry, brain.getURL(), page.comma) for entry in brain.edu_files or ())
    return Cell(files=tuple(link for link in links if link))


def kind_cell(brain: Any, page: Page) -> Cell:
    """The kind of the file that the item is, else the name of its content type."""
    kind = next((link.kind for link in files_cell(brain, page).files), "")
    return Cell(kind or page.translate(_plone(brain.Type)))


def size_cell(brain: Any, page: Page) -> Cell:
    """The size of the file that the item is."""
    return Cell(next((link.size for link in files_cell(brain, page).files), ""))


def description_cell(brain: Any, page: Page) -> Cell:
    """The summary."""
    return Cell(brain.Description)


def document_type_title(type_id: str) -> str:
    """Return the name of a kind of document; an unknown id stands for itself."""
    kind = type_by_id(type_id)
    return kind.title if kind else type_id


def _document_file(entry: Any, url: str, comma: bool) -> FileLink | None:
    filename, content_type, size, suffix = entry
    return FileLink(filename, f"{url}/{suffix}", file_kind(content_type, filename), size_text(size, comma))


def _validity_words(state: Validity, brain: Any) -> tuple[Any, str]:
    effective, expiry = date_of(brain.edu_effective), date_of(brain.edu_expiry)
    if state is Validity.CURRENT:
        return _("In force"), "edu-state--ok"
    if state is Validity.NOT_YET and effective:
        return _("In force from ${date}", mapping={"date": format_date(effective)}), "edu-state--soon"
    if state is Validity.REPLACED:
        number = text_of(brain.edu_replaced_by)
        return _("Replaced by ${number}", mapping={"number": number}), "edu-state--old"
    if state is Validity.EXPIRED and expiry and expiry < NO_EXPIRY:
        return _("In force until ${date}", mapping={"date": format_date(expiry)}), "edu-state--old"
    return "", ""


NUMBER = Column("number", _("Number and symbol"), number_cell, css="edu-num", sort="number")
ISSUED = Column("issued", _("Date of issue"), issued_cell, css="edu-num", sort="day")
SUMMARY = Column("title", _("Summary"), title_cell, css="edu-title", sort="title")
DOCUMENT_TYPE = Column("type", _("Kind"), document_type_cell)
ISSUING_BODY = Column("body", _("Issuing body"), issuing_body_cell)
VALIDITY = Column("validity", _("Validity"), validity_cell)
FILES = Column("files", _("Files"), files_cell)
NAME = Column("title", _("Name"), title_cell, css="edu-title", sort="title")
FILE_KIND = Column("kind", _("Kind of file"), kind_cell)
SIZE = Column("size", _("Size"), size_cell, css="edu-num")
PUBLISHED = Column("published", _("Published on"), day_cell, css="edu-num", sort="day")
TITLE = Column("title", _("Title"), title_cell, css="edu-title", sort="title")
DESCRIPTION = Column("description", _("Description"), description_cell)

COLUMN_SETS: dict[str, tuple[Column, ...]] = {
    "legal": (NUMBER, ISSUED, SUMMARY, DOCUMENT_TYPE, ISSUING_BODY, VALIDITY, FILES),
    "files": (NAME, FILE_KIND, SIZE, PUBLISHED),
    "news": (PUBLISHED, TITLE, DESCRIPTION),
}
