"""The folder view of people, in two forms: the organisation with its units, and the directory as a table."""

from edu.portal.content.org_unit.kinds import kind_title
from edu.portal.content.people.cards import Card
from edu.portal.content.people.cards import Phone
from edu.portal.content.people.cards import card_of
from edu.portal.content.people.tree import Entry
from edu.portal.content.people.tree import Node
from edu.portal.content.people.tree import read_directory
from edu.portal.content.people.tree import read_tree
from edu.portal.core.listing.pages import PAGE_PARAMETER
from edu.portal.core.listing.pages import Pager
from edu.portal.core.listing.pages import Pages
from edu.portal.core.listing.pages import pager_of
from edu.portal.core.listing.pages import read_pages
from edu.portal.core.listing.query import address_with
from edu.portal.core.listing.query import clean_text
from edu.portal.core.unit.phone import tel_uri
from edu.portal.mandate import service as mandate
from functools import cached_property
from plone import api
from plone.memoize.view import memoize
from Products.Five.browser import BrowserView
from typing import Any


ORGANISATION = "co-cau-to-chuc"
PAGE_SIZE = 50
LONGEST_SEARCH = 100


class PeopleView(BrowserView):
    """A folder that holds units shows them with their people; a folder without units shows the directory of the site.

    So the section of the organisation fills the section of the directory, and nobody is entered twice.
    """

    @memoize
    def tree(self) -> Node:
        """Return the units and people of the folder."""
        return read_tree(self.context)

    def is_directory(self) -> bool:
        """Tell whether the table of all people is shown."""
        return not self.tree().units

    def cards(self, brains: list[Any]) -> list[Card]:
        """Return what is shown of these people."""
        return [card_of(brain) for brain in brains]

    def kind(self, node: Node) -> str:
        """Return the title of the kind of a unit."""
        return kind_title(node.brain.edu_unit_kind or "")

    def unit_id(self, node: Node) -> str:
        """Return the anchor of a unit on the page."""
        return f"unit-{node.brain.UID}"

    @property
    def text(self) -> str:
        """Return what the visitor searches for."""
        return clean_text(self.request.form.get("text"), LONGEST_SEARCH)

    @memoize
    def found(self) -> list[Entry]:
        """Return the lines of the directory that match the search."""
        return read_directory(self.text)

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
        query = {"text": self.text, PAGE_PARAMETER: str(number) if number > 1 else ""}
        return address_with(self.context.absolute_url(), query.items())

    @property
    def organisation_url(self) -> str:
        """Return the address of the section that holds units and people, "" when the site has none."""
        brain = mandate.section_brain(api.portal.get(), ORGANISATION)
        return brain.getURL() if brain is not None else ""

    @property
    def may_add(self) -> bool:
        """Tell whether the reader is invited to add people."""
        return bool(api.user.has_permission("Add portal content", obj=self.context))


class OrgUnitView(PeopleView):
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
