"""The folder view of people, in two forms: the organisation with its units, and the directory as a table."""

from edu.portal.content.org_unit.kinds import kind_title
from edu.portal.content.people.cards import Card
from edu.portal.content.people.cards import Phone
from edu.portal.content.people.cards import card_of
from edu.portal.content.people.chart import draw
from edu.portal.content.people.chart import unit_anchor
from edu.portal.content.people.chart import units_of
from edu.portal.content.people.confirm_view import ConfirmedView
from edu.portal.content.people.required import SECTION as ORGANISATION
from edu.portal.content.people.required import Wanted
from edu.portal.content.people.required import missing_units
from edu.portal.content.people.tree import BY_RANK
from edu.portal.content.people.tree import SORTS
from edu.portal.content.people.tree import Entry
from edu.portal.content.people.tree import Node
from edu.portal.content.people.tree import rank_in
from edu.portal.content.people.tree import read_directory
from edu.portal.content.people.tree import read_tree
from edu.portal.content.people.tree import read_units
from edu.portal.core.listing.pages import PAGE_PARAMETER
from edu.portal.core.listing.pages import Pager
from edu.portal.core.listing.pages import Pages
from edu.portal.core.listing.pages import pager_of
from edu.portal.core.listing.pages import read_pages
from edu.portal.core.listing.query import address_with
from edu.portal.core.listing.query import clean_text
from edu.portal.core.people.organisation import Unit
from edu.portal.core.unit.phone import tel_uri
from edu.portal.i18n import _
from edu.portal.mandate import service as mandate
from functools import cached_property
from plone import api
from plone.memoize.view import memoize
from Products.Five.browser import BrowserView
from typing import Any
from zope.component import getMultiAdapter


PAGE_SIZE = 50
LONGEST_SEARCH = 100
SORT_TITLES = dict(zip(SORTS, (_("Position"), _("Given name"), _("Unit")), strict=True))


class PeopleView(BrowserView):
    """A folder that holds units shows them with their people; a folder without units shows the directory of the site.

    So the section of the organisation fills the section of the directory, and nobody is entered twice.
    """

    @memoize
    def tree(self) -> Node:
        """Return the units and people of the folder."""
        return read_tree(self.context)

    def is_directory(self) -> bool:
        """Tell whether the table of all people is shown: no unit is here, nor is this the section for units."""
        return not self.tree().units and not self.is_organisation

    @cached_property
    def is_organisation(self) -> bool:
        """Whether the folder is the section of the organisation, where units are wanted."""
        return bool(getattr(self.context, "edu_section", "") == ORGANISATION)

    def cards(self, brains: list[Any]) -> list[Card]:
        """Return what is shown of these people, by rank; those of one rank as they stand in the folder."""
        return [card_of(brain) for brain in sorted(brains, key=rank_in)]

    def kind(self, node: Node) -> str:
        """Return the title of the kind of a unit."""
        return kind_title(node.brain.edu_unit_kind or "")

    def unit_id(self, node: Node) -> str:
        """Return the anchor of a unit on the page."""
        return unit_anchor(node.brain)

    @memoize
    def units(self) -> tuple[Unit, ...]:
        """Return the units as they hang together."""
        return units_of(self.tree(), self.request)

    def chart(self) -> str:
        """Return the organisation chart as SVG."""
        return draw(self.units(), self.request)

    @property
    def text(self) -> str:
        """Return what the visitor searches for."""
        return clean_text(self.request.form.get("text"), LONGEST_SEARCH)

    @property
    def unit_filter(self) -> str:
        """Return the id of the unit whose people are wanted, "" for all."""
        return clean_text(self.request.form.get("unit"), LONGEST_SEARCH)

    @property
    def sort(self) -> str:
        """Return by what the directory is ordered."""
        asked = self.request.form.get("sort")
        return asked if asked in SORTS else BY_RANK

    @memoize
    def found(self) -> list[Entry]:
        """Return the lines of the directory that match the search."""
        return read_directory(self.text, self.unit_filter, self.sort)

    @memoize
    def unit_choices(self) -> list[dict[str, Any]]:
        """Return the units that can be chosen."""
        return [
            {"id": brain.getId, "title": brain.Title, "is_chosen": brain.getId == self.unit_filter}
            for brain in read_units()
        ]

    def sort_choices(self) -> list[dict[str, Any]]:
        """Return the orders that can be chosen."""
        return [{"id": key, "title": title, "is_chosen": key == self.sort} for key, title in SORT_TITLES.items()]

    @property
    def is_narrowed(self) -> bool:
        """Whether a search or a unit leaves people out."""
        return bool(self.text or self.unit_filter)

    @cached_property
    def pages(self) -> Pages:
        """Return the pages of the directory at the one that the request asks for."""
        return read_pages(self.request.form.get(PAGE_PARAMETER), len(self.found()), PAGE_SIZE)

    @property
    def pager(self) -> Pager | None:
        """Return the other pages of the directory."""
        return pager_of(self.pages, self.page_url)

    def rows(self) -> list[dict[str, Any]]:
        """Return the lines of the page: the card and the unit."""
        return [{"card": card_of(entry.brain), "unit": entry.unit} for entry in self.pages.rows(self.found())]

    def page_url(self, number: int) -> str:
        """Return the address of a page of the directory with the same search."""
        return self.address(self.context.absolute_url(), number)

    def address(self, base: str, number: int = 1) -> str:
        """Return ``base`` with the conditions of this directory."""
        query = {
            "text": self.text,
            "unit": self.unit_filter,
            "sort": "" if self.sort == BY_RANK else self.sort,
            PAGE_PARAMETER: str(number) if number > 1 else "",
        }
        return address_with(base, query.items())

    @property
    def organisation_url(self) -> str:
        """Return the address of the section that holds units and people, "" when the site has none."""
        brain = mandate.section_brain(api.portal.get(), ORGANISATION)
        return brain.getURL() if brain is not None else ""

    @property
    def may_add(self) -> bool:
        """Tell whether the reader is invited to add people."""
        return bool(api.user.has_permission("Add portal content", obj=self.context))

    @cached_property
    def is_editor(self) -> bool:
        """Whether the reader may import, export and confirm people here."""
        return bool(api.user.has_permission("edu.portal: Add Staff Member", obj=self.context))

    @memoize
    def wanted(self) -> tuple[Wanted, ...]:
        """Return, for editors of the section of the organisation, the units that the letters ask for in vain."""
        if not (self.is_editor and self.is_organisation):
            return ()
        return missing_units(api.portal.get(), self.tree())

    def authenticator(self) -> str:
        """Return the hidden input that the buttons of this page need."""
        return getMultiAdapter((self.context, self.request), name="authenticator").authenticator()


class OrgChartFile(PeopleView):
    """The organisation chart as an SVG file, for documents and the notice board."""

    def __call__(self) -> str:
        response = self.request.response
        response.setHeader("Content-Type", "image/svg+xml; charset=utf-8")
        response.setHeader("Content-Disposition", 'attachment; filename="so-do-to-chuc.svg"')
        response.setHeader("X-Robots-Tag", "noindex")
        return draw(self.units(), self.request, standalone=True)


class OrgUnitView(ConfirmedView, PeopleView):
    """The page of one unit."""

    @property
    def unit_kind(self) -> str:
        """Return the title of the unit's kind."""
        return kind_title(self.context.kind or "")

    def is_directory(self) -> bool:
        """A unit shows its own people only."""
        return False

    @property
    def phone(self) -> Phone | None:
        """Return the unit's number with its link, None when there is none."""
        text = self.context.phone or ""
        return Phone(text, tel_uri(text)) if text else None

    def texts(self) -> list[dict[str, Any]]:
        """Return functions, duties and powers that are filled in, as safe markup."""
        schema = self.context.getTypeInfo().lookupSchema()
        fields = [(schema[name].title, getattr(self.context, name)) for name in ("functions", "duties", "powers")]
        return [{"title": title, "markup": value.output_relative_to(self.context)} for title, value in fields if value]

    def unwritten(self) -> list[Any]:
        """Return, for editors, the titles of functions and duties that are still empty: the letters ask for them."""
        if not self.is_editor:
            return []
        schema = self.context.getTypeInfo().lookupSchema()
        return [schema[name].title for name in ("functions", "duties") if not getattr(self.context, name)]
