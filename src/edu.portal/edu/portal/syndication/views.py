"""The folder view ``edu-feeds``: everything that is kept of the superior units' feeds."""

from datetime import datetime
from edu.portal import clock
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.text.dates import format_date
from edu.portal.i18n import _
from edu.portal.permissions import MANAGE_FEEDS
from edu.portal.syndication.portlet import TAB_PARAMETER
from edu.portal.syndication.service import freshness
from edu.portal.syndication.service import shown_categories
from edu.portal.syndication.service import shown_items
from edu.portal.syndication.sources import Superior
from edu.portal.syndication.sources import read_superiors
from edu.portal.syndication.wording import category_title
from edu.portal.syndication.wording import moment_in_words
from functools import cached_property
from plone import api
from Products.Five.browser import BrowserView
from typing import Any
from urllib.parse import urlencode
from zope.i18nmessageid import Message


UNIT_PARAMETER = "don-vi"
PAGE_PARAMETER = "trang"
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
        return wanted if wanted in {unit.id for unit in self.superiors} else ""

    @cached_property
    def feed_ids(self) -> tuple[str, ...]:
        """The feeds of the chosen unit, or all."""
        return tuple(feed.id for unit in self.superiors if self.unit in ("", unit.id) for feed in unit.feeds)

    @cached_property
    def categories(self) -> tuple[str, ...]:
        """The kinds of which there are items."""
        return shown_categories(self.portal, self.feed_ids)

    @cached_property
    def category(self) -> str:
        """The chosen kind, "" for all."""
        wanted = self.request.form.get(TAB_PARAMETER)
        return wanted if wanted in self.categories else ""

    @cached_property
    def found(self) -> list[dict[str, Any]]:
        """All items of the choice, newest first."""
        return shown_items(self.portal, self.feed_ids, category=self.category)

    @cached_property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-len(self.found) // PAGE_SIZE))

    @cached_property
    def page(self) -> int:
        """The number of the page, from 1; what is no number of a page is the nearest one."""
        wanted = str(self.request.form.get(PAGE_PARAMETER, ""))
        number = int(wanted[:6]) if wanted.isascii() and wanted.isdecimal() else 1
        return min(max(number, 1), self.pages)

    def items(self) -> list[dict[str, Any]]:
        """Return the items of the page."""
        first = (self.page - 1) * PAGE_SIZE
        return [
            {
                **item,
                "day": format_date(item["published"].astimezone(VIETNAM)),
                "kind": category_title(item["category"]),
            }
            for item in self.found[first : first + PAGE_SIZE]
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
        query = urlencode({name: value for name, value in choice.items() if value})
        base: str = self.context.absolute_url()
        return f"{base}?{query}" if query else base

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
