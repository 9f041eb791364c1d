"""The list of projects, tenders and purchases: what is open to bids first, choices by kind, state and year.

States follow from dates and the day, so they are no index: a unit has some dozen of these, and the catalogue's
metadata of all of them is read for each page.
"""

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import replace
from edu.portal.content.procurement.wording import KINDS
from edu.portal.content.procurement.wording import STAGE_STYLES
from edu.portal.content.procurement.wording import STAGE_TITLES
from edu.portal.content.procurement.wording import state_sentence
from edu.portal.core.listing.query import ListingQuery
from edu.portal.core.listing.query import query_url
from edu.portal.core.listing.query import read_query
from edu.portal.core.procurement.money import format_sum
from edu.portal.core.procurement.record import from_plain
from edu.portal.core.procurement.select import Row
from edu.portal.core.procurement.select import Wish
from edu.portal.core.procurement.select import chosen
from edu.portal.core.procurement.select import counts
from edu.portal.core.procurement.select import make_row
from edu.portal.core.procurement.select import ordered
from edu.portal.core.procurement.stages import state_of
from edu.portal.core.text.names import title_key
from edu.portal.i18n import _
from edu.portal.listing.choices import Choice
from edu.portal.listing.choices import options_of
from edu.portal.listing.columns import FILES
from edu.portal.listing.columns import Cell
from edu.portal.listing.columns import Column
from edu.portal.listing.columns import Page
from edu.portal.listing.columns import document_type_title
from edu.portal.listing.columns import number_cell
from edu.portal.listing.columns import title_cell
from edu.portal.listing.exports import CsvView
from edu.portal.listing.exports import XlsxView
from edu.portal.listing.service import day_of
from edu.portal.listing.service import read_listing
from edu.portal.listing.service import text_of
from edu.portal.listing.views import TableView
from functools import cached_property
from typing import Any


def kind_cell(brain: Any, page: Page) -> Cell:
    """The kind; that of the document where one stands among the projects."""
    record = from_plain(brain.edu_procurement)
    if record is None:
        return Cell(document_type_title(text_of(brain.edu_document_type)))
    return Cell(page.translate(KINDS[record.kind]) if record.kind in KINDS else "")


def budget_cell(brain: Any, page: Page) -> Cell:
    """The budget in đồng."""
    record = from_plain(brain.edu_procurement)
    return Cell(format_sum(record.budget) if record and record.budget is not None else "")


def result_cell(brain: Any, page: Page) -> Cell:
    """The amount of the result in đồng."""
    record = from_plain(brain.edu_procurement)
    return Cell(format_sum(record.amount) if record and record.amount is not None else "")


def state_cell(brain: Any, page: Page) -> Cell:
    """How far it is today, in words."""
    record = from_plain(brain.edu_procurement)
    if record is None:
        return Cell()
    state = state_of(record.steps, page.today)
    return Cell(page.translate(state_sentence(state)), state=STAGE_STYLES[state.stage])


def contractor_cell(brain: Any, page: Page) -> Cell:
    """Who was chosen."""
    record = from_plain(brain.edu_procurement)
    return Cell(record.contractor if record else "")


NUMBER = Column("number", _("Number"), number_cell, css="edu-num", sort="number")
NAME = Column("title", _("Name"), title_cell, css="edu-title", sort="title")
KIND = Column("kind", _("Kind"), kind_cell)
BUDGET = Column("budget", _("Budget (đồng)"), budget_cell, css="edu-num", sort="budget")
STATE = Column("state", _("State"), state_cell)
CONTRACTOR = Column("contractor", _("Contractor chosen"), contractor_cell)
RESULT = Column("result", _("Result (đồng)"), result_cell, css="edu-num")
COLUMNS = (NAME, NUMBER, KIND, BUDGET, STATE, FILES)
# A spreadsheet has room for what the page of the item tells.
EXPORTED = (NAME, NUMBER, KIND, BUDGET, STATE, CONTRACTOR, RESULT, FILES)
ORDERS: dict[str, Callable[[Row], Any]] = {
    "title": lambda row: title_key(row.item.Title or ""),
    "number": lambda row: text_of(row.item.edu_number) or None,
    "budget": lambda row: row.record.budget if row.record else None,
}


class ProcurementsView(TableView):
    """The section of projects and tenders as a table with a search form."""

    columns = COLUMNS
    is_register = False

    @cached_property
    def query(self) -> ListingQuery:
        """What the address asks. ``field`` holds the state, so that pages, headings and exports carry it along."""
        return read_query(self.request.form, tuple(ORDERS))

    @property
    def wish(self) -> Wish:
        """What the visitor chose."""
        return Wish(self.query.document_type, self.query.field, str(self.query.year or ""))

    def update(self) -> None:
        """Read the question and answer it. Raises NotFound beyond the last page."""
        asked = ListingQuery(text=self.query.text, validity="all")
        found = read_listing(self.context, asked, self.today, self.types)
        self.all_rows = [
            make_row(brain, from_plain(brain.edu_procurement), day_of(brain), self.today) for brain in found.brains
        ]
        rows = chosen(self.all_rows, self.wish)
        if self.query.sort:
            rows = ordered(rows, ORDERS[self.query.sort], self.query.descending)
        self.listing = replace(found, brains=[row.item for row in rows], ended=0)
        self.is_empty = not found.size
        self.show(self.listing.brains)

    def choices(self) -> list[Choice]:
        """Return the selections of kind, state and year."""
        return [
            self._wished("type", "kind", _("Kind"), _("All kinds"), KINDS),
            self._wished("field", "stage", _("State"), _("All states"), STAGE_TITLES),
            self._wished("year", "year", _("Year"), _("All years"), {}),
        ]

    @property
    def export_url(self) -> str:
        """The same question as a file."""
        return query_url(f"{self.url}/@@edu-procurements-csv", self.query)

    @property
    def workbook_url(self) -> str:
        """The same question as a workbook."""
        return query_url(f"{self.url}/@@edu-procurements-xlsx", self.query)

    @property
    def feed_url(self) -> str:
        """The words of the question as a feed, which knows no states."""
        return query_url(f"{self.url}/@@edu-rss", ListingQuery(text=self.query.text))

    def _wished(self, name: str, facet: str, label: Any, everything: Any, titles: Mapping[str, Any]) -> Choice:
        counted = counts(self.all_rows, self.wish, facet)
        known = [value for value in titles if value in counted]
        others = sorted((value for value in counted if value not in titles), reverse=True)
        found = [(value, self.translate(titles.get(value, value)), counted[value]) for value in (*known, *others)]
        return Choice(name, label, options_of(everything, found, getattr(self.wish, facet)))


class ProcurementsCsv(ProcurementsView, CsvView):
    """The rows of the current question as a file for a spreadsheet."""

    columns = EXPORTED
    __call__ = CsvView.__call__


class ProcurementsXlsx(ProcurementsView, XlsxView):
    """The rows of the current question as a workbook."""

    columns = EXPORTED
    __call__ = XlsxView.__call__
