"""The rows of the current question as a file: CSV, XLSX, and as a feed that readers follow."""

from collections.abc import Mapping
from datetime import date
from datetime import datetime
from datetime import time
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.documents.fields import field_path
from edu.portal.core.listing.query import query_url
from edu.portal.core.text.spreadsheet import csv_bytes
from edu.portal.core.validity import NO_EXPIRY
from edu.portal.i18n import _
from edu.portal.listing.columns import document_type_title
from edu.portal.listing.searchable import SearchableView
from edu.portal.listing.service import date_of
from edu.portal.listing.service import day_of
from edu.portal.listing.service import text_of
from edu.portal.listing.views import TableView
from edu.portal.sheets.writer import MEDIA_TYPE
from edu.portal.sheets.writer import Sheet
from edu.portal.sheets.writer import write_xlsx
from email.utils import format_datetime
from typing import Any
from xml.sax.saxutils import escape
from xml.sax.saxutils import quoteattr


FEED_SIZE = 30
FEED_TYPE = "application/rss+xml"
# Before a date of issue there are none: XLSX knows no days before 1900.
_FIRST_DAY = date(1900, 3, 1)


class CsvView(TableView):
    """The rows of the current question as a file for a spreadsheet."""

    def __call__(self) -> bytes:
        self.update()
        return self.attach(csv_bytes(self.export_rows()), "text/csv; charset=utf-8", "csv")

    def attach(self, data: bytes, media_type: str, extension: str) -> bytes:
        """Return ``data`` as a file to keep, which search engines leave alone."""
        name = f"{self.context.getId()}-{self.today.isoformat()}.{extension}"
        response = self.request.response
        response.setHeader("Content-Type", media_type)
        response.setHeader("Content-Disposition", f'attachment; filename="{name}"')
        response.setHeader("X-Robots-Tag", "noindex")
        return data


class XlsxView(CsvView):
    """The rows of the current question as a workbook; dates are dates, a register has its further columns too."""

    def __call__(self) -> bytes:
        self.update()
        sheet = Sheet(self.context.Title(), tuple(tuple(row) for row in self.sheet_rows()))
        return self.attach(write_xlsx([sheet]), MEDIA_TYPE, "xlsx")

    def sheet_rows(self) -> list[list[Any]]:
        """Return the headings and all rows; those of other lists than registers as in the CSV file."""
        if not self.is_register:
            return [list(row) for row in self.export_rows()]
        page = self._page()
        extra = (_("In force from"), _("Last day in force"), _("Field of work"), _("Signed by"))
        titles = [column.title for column in self.columns] + [*extra, self.address_title]
        rows: list[list[Any]] = [[self.translate(title) for title in titles]]
        for brain in self.listing.brains:
            cells = [
                _day(day_of(brain)) if column.id == "issued" else column.cell(brain, page).plain()
                for column in self.columns
            ]
            end = date_of(brain.edu_expiry)
            rows.append(
                [
                    *cells,
                    _day(date_of(brain.edu_effective)),
                    _day(end if end != NO_EXPIRY else None),
                    field_path(text_of(brain.edu_field)),
                    text_of(brain.edu_signer),
                    self.address(brain),
                ]
            )
        return rows


class RssView(SearchableView):
    """The newest thirty rows of the current question as RSS 2.0, so that a reader hears of the next one."""

    def update(self) -> None:
        """Ask for the first page, the newest first, whatever page or order the address names."""
        for name in ("b_start", "sort"):
            self.request.form.pop(name, None)
        super().update()

    def __call__(self) -> bytes:
        self.update()
        response = self.request.response
        response.setHeader("Content-Type", f"{FEED_TYPE}; charset=utf-8")
        response.setHeader("X-Robots-Tag", "noindex")
        items = "".join(self._item(brain) for brain in self.listing.brains[:FEED_SIZE])
        address = escape(query_url(self.url, self.query))
        return (
            '<?xml version="1.0" encoding="utf-8"?>\n'
            '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>'
            f"<title>{_text(self._title())}</title><link>{address}</link>"
            f'<atom:link rel="self" type="{FEED_TYPE}" '
            f'href="{escape(query_url(f"{self.url}/@@edu-rss", self.query), {chr(34): "&quot;"})}"/>'
            f"<description>{_text(self.context.Description() or self._title())}</description>"
            f"<language>{_text(self.language)}</language>{items}</channel></rss>\n"
        ).encode("utf-8", "replace")

    def _title(self) -> str:
        asked = " ".join(part for part in (self.query.text, self.query.number) if part)
        return f"{self.context.Title()}: {asked}" if asked else self.context.Title()

    def _item(self, brain: Any) -> str:
        number, body = text_of(brain.edu_number), text_of(brain.edu_issuing_body)
        kind = document_type_title(text_of(brain.edu_document_type))
        title = " – ".join(part for part in (number, brain.Title or brain.getId) if part)
        words = ". ".join(part for part in (kind, body, brain.Description) if part)
        day = day_of(brain)
        moment = datetime.combine(day, time(), VIETNAM) if day else None
        published = f"<pubDate>{format_datetime(moment)}</pubDate>" if moment else ""
        address = escape(self.address(brain))
        return (
            f"<item><title>{_text(title)}</title><link>{address}</link>"
            f'<guid isPermaLink="true">{address}</guid>{published}<description>{_text(words)}</description>'
            f"{_enclosure(brain)}</item>"
        )


def _enclosure(brain: Any) -> str:
    """The picture of a row, or the cover of an album, so that readers of feeds show it; "" for none."""
    stored = getattr(brain, "image_scales", None)
    images = stored.get("image") if isinstance(stored, Mapping) else None
    if not images or not images[0].get("download"):
        return ""
    address = quoteattr(f"{brain.getURL()}/{images[0]['download']}")
    kind = quoteattr(images[0].get("content-type") or "image/jpeg")
    return f'<enclosure url={address} length="{images[0].get("size") or 0}" type={kind}/>'


def _text(text: str) -> str:
    """Escape ``text`` and leave out what XML cannot hold."""
    return escape("".join(character for character in text if character >= " " or character in "\t\n"))


def _day(day: date | None) -> date | str:
    return day if day and day >= _FIRST_DAY else ""
