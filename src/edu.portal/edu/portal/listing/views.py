"""The views of section folders: table, cards, one page in place, links, overview, and the export of a table."""

from Acquisition import aq_base
from collections.abc import Callable
from datetime import date
from edu.portal.content.pictures import picture_of
from edu.portal.core.listing.query import holds_words
from edu.portal.core.listing.query import is_narrowed
from edu.portal.core.listing.query import query_url
from edu.portal.core.text.headings import without_empty_headings
from edu.portal.core.text.unicode import fold
from edu.portal.i18n import _
from edu.portal.listing.base import SectionView
from edu.portal.listing.choices import Choice
from edu.portal.listing.choices import field_options
from edu.portal.listing.choices import options_of
from edu.portal.listing.choices import validity_options
from edu.portal.listing.columns import COLUMN_SETS
from edu.portal.listing.columns import Column
from edu.portal.listing.columns import Page
from edu.portal.listing.columns import cell_css
from edu.portal.listing.columns import document_type_title
from edu.portal.listing.links import link_of
from edu.portal.listing.markup import cell_html
from edu.portal.listing.searchable import SearchableView
from edu.portal.listing.service import FOLDER
from edu.portal.listing.service import LEGAL_DOCUMENT
from edu.portal.listing.service import child_sections
from edu.portal.listing.service import day_of
from edu.portal.listing.service import find_children
from edu.portal.listing.service import listed_types
from edu.portal.listing.service import section_names
from edu.portal.listing.service import text_of
from functools import cached_property
from plone import api
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any


FROM_ABOVE = "van-ban-cap-tren"
# More links than the eye finds at once, such as those of all schools of a Phòng, get a field to search.
MANY_LINKS = 12
PAGE_TYPES = ("Document", "News Item")
PUBLIC_STATES = ("published", "")


class TableView(SearchableView):
    """A register: search form, table, pages, export."""

    index = ViewPageTemplateFile("templates/table.pt")

    @cached_property
    def column_set(self) -> str:
        """The set that the mandate names, else the one that fits what is there."""
        named = self.display.columns if self.display else ""
        if named in COLUMN_SETS:
            return named
        if LEGAL_DOCUMENT in self.listing.present:
            return "legal"
        return "files" if self.listing.present <= {"File", "Image"} else "news"

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the table."""
        return COLUMN_SETS[self.column_set]

    @property
    def is_register(self) -> bool:
        """Whether the rows are documents with number, kind, body and validity."""
        return self.column_set == "legal"

    @property
    def folds_choices(self) -> bool:
        """Whether there are so many selections that a phone shows them only when asked."""
        return self.is_register

    def headings(self) -> list[dict[str, Any]]:
        """Return the headings; a sortable one is a link that orders by it or turns the order round."""
        return [self._heading(column) for column in self.columns]

    def cells(self) -> list[list[dict[str, Any]]]:
        """Return the rows of this page as cells."""
        page = self._page()
        labels = [(column, self.translate(column.title)) for column in self.columns]
        return [[self._cell(brain, column, label, page) for column, label in labels] for brain in self.rows]

    def table(self) -> list[str]:
        """Return the rows of this page as HTML."""
        return [
            "".join(cell_html(entry["cell"], entry["css"], entry["label"], entry["tag"]) for entry in row)
            for row in self.cells()
        ]

    def choices(self) -> list[Choice]:
        """Return the selections of a register, of another table the year alone."""
        if not self.is_register:
            return super().choices()
        query, counts = self.query, self.listing.counts
        fields = field_options(_("All fields"), counts["field"], query.field)
        return [
            self._choice("type", _("Kind"), _("All kinds"), query.document_type, document_type_title),
            self.year_choice(),
            self._choice("body", _("Issuing body"), _("All bodies"), query.issuing_body, wide=True),
            Choice("field", _("Field of work"), fields, wide=True),
            self._choice("signer", _("Signed by"), _("All signers"), query.signer, wide=True),
            Choice("validity", _("Validity"), validity_options(query.validity, self.listing.validities), wide=True),
        ]

    def _choice(
        self,
        name: str,
        label: Any,
        everything: Any,
        chosen: str,
        title: Callable[[str], str] = str,
        wide: bool = False,
    ) -> Choice:
        """Return the selection of a facet, the most frequent value first."""
        counts = sorted(self.listing.counts[name], key=lambda row: (-row[1], row[0]))
        found = [(value, title(value), count) for value, count in counts]
        return Choice(name, label, options_of(everything, found, chosen), wide=wide)

    @property
    def is_narrowed(self) -> bool:
        """Whether one of the selections is in use, not only the words or the number."""
        return is_narrowed(self.query)

    @property
    def all_url(self) -> str:
        """The same question to the whole archive."""
        return query_url(self.url, self.query, validity="all")

    @property
    def current_url(self) -> str:
        """The same question without the archive."""
        return query_url(self.url, self.query, validity="")

    @property
    def export_url(self) -> str:
        """The same question as a file."""
        return query_url(f"{self.url}/@@edu-csv", self.query)

    @property
    def workbook_url(self) -> str:
        """The same question as a workbook."""
        return query_url(f"{self.url}/@@edu-xlsx", self.query)

    @property
    def feed_url(self) -> str:
        """The same question as a feed."""
        return query_url(f"{self.url}/@@edu-rss", self.query, sort="", descending=False)

    def from_above(self) -> str:
        """Return the documents that the superior units list in their feeds, as HTML; "" in all other sections."""
        if getattr(aq_base(self.context), "edu_section", "") != FROM_ABOVE or self.query.start or self.is_narrowed:
            return ""
        return str(api.content.get_view("edu-superior-documents", self.context, self.request)(self.query.text))

    def export_rows(self) -> list[list[str]]:
        """Return the headings and all rows of the question as plain text, with the address of each item."""
        page = self._page()
        titles = [self.translate(column.title) for column in self.columns]
        rows = [[*titles, self.translate(self.address_title)]]
        for brain in self.listing.brains:
            rows.append([column.cell(brain, page).plain() for column in self.columns] + [self.address(brain)])
        return rows

    def _cell(self, brain: Any, column: Column, label: str, page: Page) -> dict[str, Any]:
        cell = column.cell(brain, page)
        return {
            "label": label,
            "css": cell_css(column, cell),
            "cell": cell,
            "tag": self.state_tag(brain) if column.id == "title" else "",
        }

    def _page(self) -> Page:
        return Page(self.today, self.address, self.translate, comma=self.language.startswith("vi"))

    def _heading(self, column: Column) -> dict[str, Any]:
        title = self.translate(column.title)
        if not column.sort:
            return {"title": title, "css": column.css, "href": "", "order": None}
        name, descending = (self.query.sort, self.query.descending) if self.query.sort else ("day", True)
        is_active = column.sort == name
        # A first click on a date asks for the newest, on any other heading for the beginning.
        turned = not descending if is_active else column.sort == "day"
        return {
            "title": title,
            "css": column.css,
            "href": query_url(self.url, self.query, sort=column.sort, descending=turned),
            "order": ("descending" if descending else "ascending") if is_active else None,
        }


class CardsView(SearchableView):
    """News and notices as cards, those of the sections below included."""

    index = ViewPageTemplateFile("templates/cards.pt")

    @cached_property
    def children(self) -> list[Any]:
        """The sections below."""
        return list(find_children(self.context, (FOLDER,)))

    def cards(self) -> list[dict[str, Any]]:
        """Return the cards of this page."""
        names = section_names(self.children)
        return [self._card(brain, names) for brain in self.rows]

    def _card(self, brain: Any, names: dict[str, str]) -> dict[str, Any]:
        card = self.item(brain)
        card["picture"] = picture_of(brain, "preview")
        card["section"] = next((names[path] for path in names if brain.getPath().startswith(f"{path}/")), "")
        return card


class PageView(SectionView):
    """The first published page of the folder in place, the other items below it."""

    index = ViewPageTemplateFile("templates/page.pt")

    def update(self) -> None:
        """Choose the page to show. Raises NotFound beyond the last page of the others."""
        brains = list(find_children(self.context, tuple(dict.fromkeys((*PAGE_TYPES, *self.types)))))
        shown = next((brain for brain in brains if _is_public_page(brain)), None)
        self.page = shown.getObject() if shown is not None else None
        self.page_brain = shown
        self.show([brain for brain in brains if brain is not shown and not self._is_in_text(brain)])
        self.others = [self.item(brain) for brain in self.rows]
        self.is_empty = not brains

    @property
    def page_title(self) -> str:
        """The title of the page unless it repeats the title of the section."""
        title = self.page.Title()
        return "" if fold(title) == fold(self.context.Title()) else title

    def page_body(self) -> str:
        """Return the text of the page as HTML, without headings below which nothing stands yet."""
        text = getattr(self.page, "text", None)
        return without_empty_headings(text.output_relative_to(self.page) or "") if text is not None else ""

    def _is_in_text(self, brain: Any) -> bool:
        """Tell whether a row is a picture that the text of the page shows already."""
        text = getattr(self.page, "text", None)
        if brain.portal_type != "Image" or text is None:
            return False
        raw = text.raw or ""
        return brain.UID in raw or f"/{brain.getId}/@@images" in raw or f'"{brain.getId}"' in raw


class LinksView(SectionView):
    """A list of addresses elsewhere."""

    index = ViewPageTemplateFile("templates/links.pt")
    page_size = 100

    def update(self) -> None:
        """Read the links in the order of the folder."""
        found = find_children(self.context, self.types)
        self.is_empty = not len(found)
        self.is_long = len(found) > MANY_LINKS
        text = self.query.text
        self.show([brain for brain in found if holds_words(_link_words(brain), text)] if text else found)

    @cached_property
    def types(self) -> tuple[str, ...]:  # type: ignore[override]
        """What the section takes: its forms stand among the links. A folder that is no section lists its links."""
        return listed_types(self.display) if self.display is not None else ("Link",)

    def links(self) -> list[dict[str, Any]]:
        """Return the links of this page."""
        return [{**self.item(brain), **link_of(brain, self.portal_url)} for brain in self.rows]


class OverviewView(SectionView):
    """The sections below with their newest items, and the items of the section itself."""

    index = ViewPageTemplateFile("templates/overview.pt")

    def update(self) -> None:
        """Read the sections below and the page of own items. Raises NotFound beyond the last page."""
        own = find_children(self.context, self.types)
        if "News Item" in self.types:
            own = sorted(own, key=lambda brain: day_of(brain) or date.min, reverse=True)
        self.show(own)
        self.children = child_sections(self.context) if not self.query.start else ()
        self.others = [self.item(brain) for brain in self.rows]
        self.is_empty = not self.children and not self.others

    def sections(self) -> list[dict[str, Any]]:
        """Return the sections below as plain values."""
        return [
            {
                "title": child.brain.Title,
                "description": child.brain.Description,
                "url": child.brain.getURL(),
                "tag": self.state_tag(child.brain),
                "newest": [{**self.item(brain), "number": text_of(brain.edu_number)} for brain in child.newest],
            }
            for child in self.children
        ]


def _link_words(brain: Any) -> str:
    return " ".join((brain.Title or "", brain.Description or "", text_of(brain.getRemoteUrl)))


def _is_public_page(brain: Any) -> bool:
    return brain.portal_type in PAGE_TYPES and text_of(brain.review_state) in PUBLIC_STATES
