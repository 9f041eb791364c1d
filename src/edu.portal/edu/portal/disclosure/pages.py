"""The page of one item of one school year, and the files of its replaced versions."""

from edu.portal import clock
from edu.portal.content.files import ShownFile
from edu.portal.content.files import shown_file
from edu.portal.content.legal_document.files import file_facts
from edu.portal.core.charts.svg import Series
from edu.portal.core.charts.svg import bar_chart
from edu.portal.core.disclosure.figures import series
from edu.portal.core.disclosure.figures import shown
from edu.portal.core.disclosure.model import OUTDATED
from edu.portal.core.disclosure.model import WAITING
from edu.portal.core.disclosure.model import Cell
from edu.portal.core.disclosure.model import Record
from edu.portal.core.disclosure.model import year_label
from edu.portal.core.disclosure.state import cell_of
from edu.portal.core.disclosure.tables import TEXT
from edu.portal.core.disclosure.tables import entered_for
from edu.portal.core.text.dates import format_date
from edu.portal.core.text.dates import format_moment
from edu.portal.disclosure.content import ITEM_PARAMETER
from edu.portal.disclosure.content import YEAR_PARAMETER
from edu.portal.disclosure.history import find_version
from edu.portal.disclosure.history import first_published
from edu.portal.disclosure.history import has_content
from edu.portal.disclosure.history import replaced_versions
from edu.portal.disclosure.history import updated
from edu.portal.disclosure.keeping import is_public
from edu.portal.disclosure.keeping import term_of
from edu.portal.disclosure.owed import find_item
from edu.portal.disclosure.store import load_releases
from edu.portal.disclosure.tables import Found
from edu.portal.disclosure.tables import tables_of
from edu.portal.disclosure.wording import ACTION_TITLES
from edu.portal.disclosure.wording import STATE_CLASSES
from edu.portal.disclosure.wording import STATE_TITLES
from edu.portal.i18n import _
from edu.portal.layout.columns import hide_columns
from edu.portal.mandate.service import stored_catalog
from edu.portal.permissions import OVERRIDE_RETENTION
from functools import cached_property
from plone import api
from plone.namedfile.utils import set_headers
from plone.namedfile.utils import stream_data
from Products.Five.browser import BrowserView
from typing import Any
from urllib.parse import quote
from zExceptions import NotFound
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


class DisclosurePage(BrowserView):
    """What is disclosed, since when, by which circular; for editors what they can do."""

    def __call__(self) -> Any:
        hide_columns(self.request)
        return self.index()

    @cached_property
    def item(self) -> Any:
        """The item of the circular, None when no letter knows it any more."""
        return find_item(api.portal.get(), self.context.item or "")

    @property
    def title(self) -> str:
        """What the circular asks for."""
        return self.item.title if self.item else self.context.title

    @property
    def year(self) -> str:
        """The school year in words."""
        return year_label(self.context.school_year or 0)

    @cached_property
    def cell(self) -> Cell:
        """How the item stands today."""
        content = self.context
        record = Record(
            item=content.item or "",
            year=content.school_year or 0,
            is_public=is_public(content),
            has_content=has_content(content),
            waiting_reason=content.waiting_reason or "",
            waiting_until=content.waiting_until,
            changed_on=content.changed_on,
            first_published=first_published(content),
            updated=updated(content),
        )
        return cell_of(record.item, record.year, record, clock.today())

    @property
    def waits(self) -> bool:
        """Whether readers are told what is awaited."""
        return self.cell.state in (WAITING, OUTDATED) and not has_content(self.context)

    @property
    def is_outdated(self) -> bool:
        """Whether the facts changed after the last update."""
        return self.cell.state == OUTDATED and has_content(self.context)

    def facts(self) -> list[dict[str, Any]]:
        """Return the lines of the record, empty ones left out."""
        cell, record = self.cell, self.cell.record
        lines = [
            (_("School year"), self.year, ""),
            (_("State"), STATE_TITLES[cell.state], STATE_CLASSES[cell.state]),
            (_("First published"), day(record.first_published) if record else "", ""),
            (_("Last updated"), day(record.updated) if record else "", ""),
            (_("By"), self.letters(), ""),
        ]
        return [{"label": label, "value": value, "css": css} for label, value, css in lines if value]

    def letters(self) -> str:
        """Return the places of the letters that ask for it."""
        if self.item is None:
            return ""
        numbers = {source.id: source.number for source in stored_catalog(api.portal.get()).sources}
        return "; ".join(f"{numbers.get(cite.source, cite.source)}, {cite.at}" for cite in self.item.citations)

    def until(self) -> str:
        """Return the day by which the figures are expected."""
        return day(self.context.waiting_until)

    def changed(self) -> str:
        """Return the day since which the facts are different."""
        return day(self.context.changed_on)

    def body(self) -> str:
        """Return the text as HTML."""
        text = self.context.text
        return text.output_relative_to(self.context) if text is not None else ""

    def files(self) -> list[ShownFile]:
        """Return the files with kind, size and addresses."""
        return [shown_file(fact, self.context.absolute_url()) for fact in file_facts(self.context)]

    def versions(self) -> list[dict[str, Any]]:
        """Return the versions that were replaced, the newest first, with the addresses of their files."""
        url = self.context.absolute_url()
        return [
            {
                "number": found["number"],
                "since": format_moment(found["since"]),
                "until": format_moment(found["until"]),
                "text": found["text"],
                "files": [
                    {
                        "name": name or str(place + 1),
                        "url": f"{url}/@@edu-disclosure-version/{found['number']}/{place}/{quote(name or 'tep')}",
                    }
                    for place, (name, _file) in enumerate(found["files"])
                ],
            }
            for found in reversed(replaced_versions(self.context))
        ]

    def version_text(self, number: int) -> str:
        """Return the text of a replaced version as safe HTML."""
        found = find_version(self.context, number)
        transforms = api.portal.get_tool("portal_transforms")
        raw = found["text"] if found else ""
        return str(transforms.convertTo("text/x-html-safe", raw, mimetype="text/html", context=self.context).getData())

    def tables(self) -> list[dict[str, Any]]:
        """Return the structured tables with sums, shares and a chart."""
        return [self._table(found) for found in tables_of(self.context)]

    def _table(self, found: Found) -> dict[str, Any]:
        schema = found.schema
        labels, drawn = series(schema, found.lines, found.figures)
        rows = [Series(name, tuple(values)) for name, values in drawn]
        return {
            "id": schema.id,
            "title": schema.title,
            "unit": schema.unit,
            "head": schema.head,
            "columns": [
                {"title": column.title, "css": "" if column.kind == TEXT else "edu-num"} for column in schema.columns
            ],
            "rows": shown(schema, found.lines, found.figures),
            "chart": bar_chart(rows, labels, f"{schema.title}, {self.year}") if len(labels) > 1 else "",
            "source": {"url": found.source.absolute_url(), "title": found.source.title} if found.source else None,
        }

    def entries(self) -> list[dict[str, str]]:
        """Return the tables that are entered for the item, with the address of their form."""
        url = self.context.absolute_url()
        return [
            {"title": schema.title, "url": f"{url}/@@edu-disclosure-table?bang={schema.id}"}
            for schema in entered_for(self.context.item or "")
        ]

    @property
    def may_edit(self) -> bool:
        """Whether the reader is an editor of the item."""
        return bool(api.user.has_permission("Modify portal content", obj=self.context))

    @property
    def may_release(self) -> bool:
        """Whether the reader may take the item back before its term, and the term runs."""
        return (
            bool(api.user.has_permission(OVERRIDE_RETENTION, obj=self.context)) and term_of(self.context) is not None
        )

    def term(self) -> str:
        """Return the day until which the item has to stay, "" when nothing keeps it."""
        return day(term_of(self.context))

    @property
    def wait_url(self) -> str:
        """Where what is awaited is changed, "" when there is content."""
        if has_content(self.context):
            return ""
        query = f"{ITEM_PARAMETER}={quote(self.context.item or '')}&{YEAR_PARAMETER}={self.context.school_year}"
        return f"{self.context.aq_parent.absolute_url()}/@@edu-disclosure-waiting?{query}"

    def releases(self) -> list[dict[str, Any]]:
        """Return what was released in this cell before, the newest first."""
        found = load_releases(api.portal.get(), self.context.item or "", self.context.school_year or 0)
        return [
            {
                "action": ACTION_TITLES[note["action"]],
                "moment": format_moment(note["moment"]),
                "by": note["by"],
                "reason": note["reason"],
            }
            for note in reversed(found)
        ]


@implementer(IPublishTraverse)
class VersionFile(BrowserView):
    """A file of a replaced version: ``@@edu-disclosure-version/<number>/<place>/<name>``."""

    def __init__(self, context: Any, request: Any) -> None:
        super().__init__(context, request)
        self.path: list[str] = []

    def publishTraverse(self, request: Any, name: str) -> Any:
        """Take number, place and name from the address."""
        if len(self.path) == 3:
            raise NotFound(name)
        self.path.append(name)
        return self

    def __call__(self) -> Any:
        """Return the file as a download. Raises ``NotFound`` when there is no such version or file."""
        if len(self.path) < 2 or not all(
            part.isascii() and part.isdigit() and len(part) < 6 for part in self.path[:2]
        ):
            raise NotFound("/".join(self.path))
        found = find_version(self.context, int(self.path[0]))
        files = found["files"] if found else ()
        place = int(self.path[1])
        if place >= len(files):
            raise NotFound("/".join(self.path))
        name, file = files[place]
        set_headers(file, self.request.response, filename=name or "tep")
        return stream_data(file)


def day(value: Any) -> str:
    """Return a day as people write it, "" for none."""
    return format_date(value) if value else ""
