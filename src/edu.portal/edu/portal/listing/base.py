"""What all views of section folders share."""

from Acquisition import aq_base
from collections.abc import Sequence
from datetime import date
from edu.portal import clock
from edu.portal.core.listing.pages import Pager
from edu.portal.core.listing.pages import Pages
from edu.portal.core.listing.pages import pager_of
from edu.portal.core.listing.query import PAGE_SIZE
from edu.portal.core.listing.query import SORT_NAMES
from edu.portal.core.listing.query import ListingQuery
from edu.portal.core.listing.query import query_url
from edu.portal.core.listing.query import read_query
from edu.portal.core.mandate.model import NOT_BINDING
from edu.portal.core.mandate.outline import places
from edu.portal.core.text.dates import format_date
from edu.portal.core.text.dates import short_month
from edu.portal.i18n import _
from edu.portal.layout.columns import hide_columns
from edu.portal.listing.marks import marks_of
from edu.portal.listing.registers import LEGAL_DOCUMENT
from edu.portal.listing.service import day_of
from edu.portal.listing.service import listed_types
from edu.portal.listing.service import section_display
from edu.portal.listing.service import text_of
from edu.portal.mandate.service import resolved_mandate
from functools import cached_property
from plone import api
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from zExceptions import NotFound
from zope.i18n import translate
from zope.i18nmessageid import Message


# What the buttons of editors call the types of Plone.
NAMES = {"News Item": _("News story")}
DRAFT_STATES = {"private": _("Draft"), "pending": _("Waiting for approval")}


class SectionView(BrowserView):
    """A folder of the portal as visitors see it: rendered from catalogue metadata of what they may see."""

    parts = ViewPageTemplateFile("templates/parts.pt")
    index: Any = None
    page_size = PAGE_SIZE
    is_empty = False
    address_title = _("Address")

    def __call__(self) -> Any:
        hide_columns(self.request)
        self.update()
        return self.index()

    def update(self) -> None:
        """Read what the page shows."""

    @cached_property
    def today(self) -> date:
        """The date in Việt Nam."""
        return clock.today()

    @cached_property
    def url(self) -> str:
        """The address of the section, which is also the address of its view."""
        return self.context.absolute_url()

    @cached_property
    def portal_url(self) -> str:
        """The address of the portal."""
        return api.portal.get().absolute_url()

    @cached_property
    def language(self) -> str:
        """The language of the page."""
        return api.portal.get_current_language()

    @cached_property
    def display(self) -> Any:
        """How the mandate shows the section, or None."""
        return section_display(self.context)

    def asked_by(self) -> list[dict[str, str]]:
        """Return the places in letters that ask for the section, for editors whose section is empty."""
        resolved = resolved_mandate(api.portal.get())
        section = resolved.section(getattr(aq_base(self.context), "edu_section", "") or "")
        if section is None:
            return []
        numbers = {source.id: source.number for source in resolved.sources if source.kind not in NOT_BINDING}
        found = places([cite for cite in section.citations if cite.source in numbers], numbers)
        return [{"where": f"{place.number}, {place.at}", "quote": place.quote} for place in found]

    @cached_property
    def types(self) -> tuple[str, ...]:
        """The types that the section lists."""
        return listed_types(self.display)

    def translate(self, message: Any) -> str:
        """Return ``message`` in the language of the page."""
        return translate(message, context=self.request) if isinstance(message, Message) else str(message)

    @cached_property
    def query(self) -> ListingQuery:
        """What the address asks."""
        return read_query(self.request.form, SORT_NAMES)

    @property
    def is_private_to_robots(self) -> bool:
        """Search engines index the bare list only, and follow the links of all its pages."""
        return self.query != ListingQuery()

    def show(self, rows: Sequence[Any]) -> None:
        """Keep the page of ``rows`` that the address asks for. Raises NotFound when the list ends before it."""
        if self.query.start >= max(len(rows), 1):
            raise NotFound(self.context.getId())
        self.pages = Pages(len(rows), self.page_size, self.query.start // self.page_size + 1)
        self.rows = self.pages.rows(rows)

    @property
    def pager(self) -> Pager | None:
        """The other pages of the list."""
        return pager_of(self.pages, self.page_url)

    def page_url(self, number: int) -> str:
        """Return the address of a page."""
        return query_url(self.url, self.query, start=(number - 1) * self.page_size)

    def address(self, brain: Any) -> str:
        """Return where a row leads: to the page of the item; a file is its own page."""
        url = brain.getURL()
        return f"{url}/view" if brain.portal_type == "Image" else url

    def state_tag(self, brain: Any) -> str:
        """Return the mark of an item that visitors do not see yet, "" for the others."""
        message = DRAFT_STATES.get(text_of(brain.review_state))
        return self.translate(message) if message else ""

    def item(self, brain: Any) -> dict[str, Any]:
        """Return a row of the catalogue as the plain values that lists show."""
        day = day_of(brain)
        return {
            "title": brain.Title or brain.getId,
            "description": brain.Description,
            "url": self.address(brain),
            "day": f"{day.day:02d}" if day else "",
            "month": short_month(day) if day else "",
            "date": format_date(day) if day else "",
            "moment": day.isoformat() if day else "",
            "tag": self.state_tag(brain),
            "marks": [{**mark, "text": self.translate(mark["text"])} for mark in marks_of(brain)],
        }

    @cached_property
    def is_editor(self) -> bool:
        """Whether the user may add something here."""
        return bool(api.user.has_permission("Add portal content", obj=self.context))

    @cached_property
    def takes_documents(self) -> bool:
        """Whether the user may add official documents to this section, one or many."""
        fits = [fti.getId() for fti in self.context.allowedContentTypes()] if self.is_editor else []
        return LEGAL_DOCUMENT in fits and LEGAL_DOCUMENT in self.types

    @cached_property
    def additions(self) -> list[dict[str, str]]:
        """What an editor may add here: the types of the section first of all."""
        if not self.is_editor:
            return []
        fits = [fti for fti in self.context.allowedContentTypes() if fti.getId() in self.types]
        return [
            {"title": self.translate(NAMES.get(fti.getId(), fti.Title())), "url": f"{self.url}/++add++{fti.getId()}"}
            for fti in sorted(fits, key=lambda fti: self.types.index(fti.getId()))[:3]
        ]
