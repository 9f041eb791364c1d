"""The grid of a section: items as rows, school years as columns; on a phone a list for each year."""

from Acquisition import aq_base
from edu.portal.core.disclosure.grid import counts_of
from edu.portal.core.disclosure.model import DRAFT
from edu.portal.core.disclosure.model import EMPTY
from edu.portal.core.disclosure.model import OUTDATED
from edu.portal.core.disclosure.model import PUBLISHED
from edu.portal.core.disclosure.model import WAITING
from edu.portal.core.disclosure.model import Block
from edu.portal.core.disclosure.model import Cell
from edu.portal.core.disclosure.model import Record
from edu.portal.core.disclosure.model import Row
from edu.portal.core.disclosure.model import year_label
from edu.portal.core.disclosure.report import OF_ITSELF
from edu.portal.core.listing.files import file_kind
from edu.portal.core.text.dates import format_date
from edu.portal.disclosure import service
from edu.portal.disclosure.content import ITEM_PARAMETER
from edu.portal.disclosure.content import PORTAL_TYPE
from edu.portal.disclosure.content import YEAR_PARAMETER
from edu.portal.disclosure.wording import STATE_CLASSES
from edu.portal.disclosure.wording import STATE_TITLES
from edu.portal.listing.base import SectionView
from edu.portal.listing.service import find_children
from edu.portal.mandate.service import section_brain
from edu.portal.mandate.service import stored_catalog
from edu.portal.permissions import ADD_DISCLOSURE
from functools import cached_property
from plone import api
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from urllib.parse import quote


# The section that shows everything, money included; every other one shows its own items.
WHOLE = "ba-cong-khai"


class DisclosuresView(SectionView):
    """What a school discloses, of all items and years at once."""

    index = ViewPageTemplateFile("templates/disclosures.pt")
    cell_parts = ViewPageTemplateFile("templates/cell.pt")
    page_size = 20

    def update(self) -> None:
        """Read the grid and what else stands in the section. Raises NotFound beyond the last page of that."""
        portal = api.portal.get()
        own = getattr(aq_base(self.context), "edu_section", "") or WHOLE
        self.plan: tuple[Block, ...] = service.grid(portal, () if own == WHOLE else (own,), self.today)
        others = tuple(name for name in self.types if name != PORTAL_TYPE)
        self.show(find_children(self.context, others))
        self.others = [self.item(brain) for brain in self.rows]
        self.is_empty = not self.plan and not self.others

    def blocks(self) -> list[dict[str, Any]]:
        """Return the circulars with their years, groups, rows and cells in words."""
        return [self._block(block) for block in self.plan]

    def years(self) -> list[dict[str, Any]]:
        """Return the school years with their groups, the newest first, for narrow screens."""
        found = []
        for block in self.plan:
            for place, year in enumerate(block.years):
                groups = [
                    {
                        "title": self.group_title(group.id),
                        "rows": [self._row(row, [row.cells[place]]) for row in group.rows if row.cells[place]],
                    }
                    for group in block.groups
                ]
                number = block.source.number if block.source else ""
                found.append({**self.counts[year], "number": number, "groups": groups})
        return found

    @cached_property
    def counts(self) -> dict[int, dict[str, Any]]:
        """How much of each school year is disclosed."""
        return {
            count.year: {
                "year": count.year,
                "label": year_label(count.year),
                "done": count.of(PUBLISHED),
                "waiting": count.of(WAITING),
                "outdated": count.of(OUTDATED),
                "draft": count.of(DRAFT),
                "owed": count.owed,
            }
            for count in counts_of(self.plan)
        }

    @cached_property
    def group_titles(self) -> dict[str, str]:
        """The words for the groups of items."""
        return {term.id: term.title for term in stored_catalog(api.portal.get()).terms}

    def group_title(self, group: str) -> str:
        """Return the heading of a group."""
        title = self.group_titles.get(group, group)
        return title[:1].upper() + title[1:]

    def _block(self, block: Block) -> dict[str, Any]:
        return {
            "number": block.source.number if block.source else "",
            "title": block.source.title if block.source else "",
            "note": block.source.note if block.source else "",
            "years": [self.counts[year] for year in block.years],
            "span": len(block.years) + 1,
            "groups": [
                {"title": self.group_title(group.id), "rows": [self._row(row, row.cells) for row in group.rows]}
                for group in block.groups
            ],
        }

    def _row(self, row: Row, cells: Any) -> dict[str, Any]:
        item = row.item
        return {
            "title": item.title,
            "description": item.description,
            "at": ", ".join(dict.fromkeys(cite.at for cite in item.citations)),
            "cells": [self._cell(cell, item.title, item.section) if cell is not None else None for cell in cells],
        }

    def _cell(self, cell: Cell, title: str, section: str) -> dict[str, Any]:
        record = cell.record
        is_hidden = record is None or (cell.state == EMPTY and not self.is_editor)
        brain: Any = None if record is None or is_hidden else record.ref
        return {
            "label": year_label(cell.year),
            "about": f"{title}, {year_label(cell.year)}",
            "state": cell.state,
            "title": STATE_TITLES[cell.state],
            "css": STATE_CLASSES[cell.state],
            "url": brain.getURL() if brain is not None else "",
            "kinds": kinds_of(brain) if brain is not None else "",
            "day": day_in_words(record.updated) if record is not None else "",
            **self._wait(cell, record),
            **self._additions(cell, section),
        }

    def _wait(self, cell: Cell, record: Record | None) -> dict[str, Any]:
        waits = record is not None and not record.has_content and cell.state in (WAITING, OUTDATED)
        return {
            "reason": record.waiting_reason if waits and record else "",
            "until": day_in_words(record.waiting_until) if waits and record else "",
            "is_late": cell.is_late and waits,
        }

    def _additions(self, cell: Cell, section: str) -> dict[str, str]:
        folder = self._addable.get(section, "") if cell.record is None else ""
        query = f"?{ITEM_PARAMETER}={quote(cell.item)}&{YEAR_PARAMETER}={cell.year}"
        return {
            "add_url": f"{folder}/++add++{PORTAL_TYPE}{query}" if folder else "",
            "wait_url": f"{folder}/@@edu-disclosure-waiting{query}" if folder else "",
        }

    @cached_property
    def _addable(self) -> dict[str, str]:
        """The addresses of the sections where the user may add items."""
        portal = api.portal.get()
        sections = {row.item.section for block in self.plan for group in block.groups for row in group.rows}
        found = {}
        for section in sections:
            brain = section_brain(portal, section)
            if brain is not None and api.user.has_permission(ADD_DISCLOSURE, obj=brain.getObject()):
                found[section] = brain.getURL()
        return found

    @property
    def has_report(self) -> bool:
        """Whether the newest year of the grid owes an annual report among the items shown."""
        newest = self.plan[:1]
        return any(row.item.id.endswith(OF_ITSELF) for block in newest for group in block.groups for row in group.rows)

    @property
    def additions(self) -> list[dict[str, str]]:  # type: ignore[override]
        """What an editor may add apart from the items, which have their links in the grid."""
        return [found for found in super().additions if not found["url"].endswith(PORTAL_TYPE)]


def kinds_of(brain: Any) -> str:
    """Return the kinds of the files of an item, "" for text and tables only."""
    files = brain.edu_files if isinstance(brain.edu_files, tuple) else ()
    return ", ".join(dict.fromkeys(file_kind(fact[1], fact[0]) for fact in files))


def day_in_words(day: Any) -> str:
    """Return a day as people write it, "" for none."""
    return format_date(day) if day else ""
