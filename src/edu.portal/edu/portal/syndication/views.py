"""The folder view ``edu-feeds``: everything that is kept of the superior units' feeds."""

from datetime import datetime
from edu.portal import clock
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.listing.pages import PAGE_PARAMETER
from edu.portal.core.listing.pages import Pager
from edu.portal.core.listing.pages import Pages
from edu.portal.core.listing.pages import pager_of
from edu.portal.core.listing.pages import read_pages
from edu.portal.core.listing.query import address_with
from edu.portal.core.text.dates import format_date
from edu.portal.i18n import _
from edu.portal.permissions import MANAGE_FEEDS
from edu.portal.syndication.portlet import TAB_PARAMETER
from edu.portal.syndication.shown import archived_items
from edu.portal.syndication.shown import freshness
from edu.portal.syndication.shown import shown_categories
from edu.portal.syndication.sources import Superior
from edu.portal.syndication.sources import read_superiors
from edu.portal.syndication.wording import category_title
from edu.portal.syndication.wording import moment_in_words
from functools import cached_property
from plone import api
from Products.Five.browser import BrowserView
from typing import Any
from zope.i18nmessageid import Message


UNIT_PARAMETER = "don-vi"
PAGE_SIZE = 20


class FeedsView(BrowserView):
    """Tabs for the kinds of items, a filter for the units, pages of twenty; all of it plain links and a form."""

    @cached_property
    def now(self) -> datetime:
        """The present in the zone of the readers."""
        return clock.now()

    @cached_property
    def portal(self) -> Any:
        """The site root."""
        return api.portal.get()

    @cached_property
    def superiors(self) -> tuple[Superior, ...]:
        """The superior units that have feeds."""
        return tuple(unit for unit in read_superiors() if unit.feeds)

    @cached_property
    def unit(self) -> str:
        """The id of the chosen unit, "" for all."""
        wanted = self.request.form.get(UNIT_PARAMETER)
        return wanted if wanted in [unit.id for unit in self.superiors] else ""

    @cached_property
    def feed_ids(self) -> tuple[str, ...]:
        """The feeds of the chosen unit, or all."""
        return tuple(feed.id for unit in self.superiors if self.unit in ("", unit.id) for feed in unit.feeds)

    @cached_property
    def categories(self) -> tuple[str, ...]:
        """The kinds of which there are items."""
        return shown_categories(self.portal, self.feed_ids, self.now)

    @cached_property
    def category(self) -> str:
        """The chosen kind, "" for all."""
        wanted = self.request.form.get(TAB_PARAMETER)
        return wanted if wanted in self.categories else ""

    @cached_property
    def found(self) -> list[dict[str, Any]]:
        """All items of the choice, newest first."""
        return archived_items(self.portal, self.feed_ids, self.now, self.category)

    @cached_property
    def pages(self) -> Pages:
        """The pages at the one that the address asks for."""
        return read_pages(self.request.form.get(PAGE_PARAMETER), len(self.found), PAGE_SIZE)

    @property
    def pager(self) -> Pager | None:
        """The other pages."""
        return pager_of(self.pages, lambda number: self.address(page=number))

    def items(self) -> list[dict[str, Any]]:
        """Return the items of the page."""
        return [
            {
                **item,
                "day": format_date(item["published"].astimezone(VIETNAM)),
                "kind": category_title(item["category"]),
            }
            for item in self.pages.rows(self.found)
        ]

    def tabs(self) -> list[dict[str, Any]]:
        """Return the tabs, first the one for everything; none when there is only one kind."""
        if len(self.categories) < 2:
            return []
        titles = [("", _("All kinds")), *((category, category_title(category)) for category in self.categories)]
        return [
            {
                "title": title,
                "url": self.address(category=category, page=1),
                "current": "true" if category == self.category else None,
            }
            for category, title in titles
        ]

    def address(self, category: str | None = None, page: int | None = None) -> str:
        """Return the address of this view with the present choice, changed as the arguments say."""
        choice = {
            TAB_PARAMETER: self.category if category is None else category,
            UNIT_PARAMETER: self.unit,
            PAGE_PARAMETER: str(page) if page and page > 1 else "",
        }
        return address_with(self.context.absolute_url(), choice.items())

    def fresh(self) -> Message | None:
        """Return when the items were last brought up to date."""
        moment = freshness(self.portal, self.feed_ids)
        if moment is None:
            return None
        return _("Updated at ${time}", mapping={"time": moment_in_words(moment, self.now)})

    @property
    def is_manager(self) -> bool:
        """Whether the visitor may change the feeds."""
        return bool(api.user.has_permission(MANAGE_FEEDS, obj=self.portal))
