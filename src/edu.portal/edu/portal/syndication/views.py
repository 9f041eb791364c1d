"""The folder view ``edu-feeds``: everything that is kept of the superior units' feeds."""

from collections.abc import Sequence
from datetime import datetime
from edu.portal import clock
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.feeds.model import CATEGORIES
from edu.portal.core.feeds.search import CATEGORY
from edu.portal.core.feeds.search import SINCE
from edu.portal.core.feeds.search import UNTIL
from edu.portal.core.feeds.search import Asked
from edu.portal.core.feeds.search import Question
from edu.portal.core.feeds.search import question_pairs
from edu.portal.core.feeds.search import read_question
from edu.portal.core.listing.pages import PAGE_PARAMETER
from edu.portal.core.listing.pages import Pager
from edu.portal.core.listing.pages import Pages
from edu.portal.core.listing.pages import pager_of
from edu.portal.core.listing.pages import read_pages
from edu.portal.core.listing.query import address_with
from edu.portal.core.text.dates import format_full
from edu.portal.i18n import _
from edu.portal.permissions import MANAGE_ALERTS
from edu.portal.permissions import MANAGE_FEEDS
from edu.portal.syndication.archive import KEPT
from edu.portal.syndication.choices import read_made
from edu.portal.syndication.rows import badges_of
from edu.portal.syndication.search import MOST
from edu.portal.syndication.search import Found
from edu.portal.syndication.search import hidden_items
from edu.portal.syndication.search import search_archive
from edu.portal.syndication.shown import freshness
from edu.portal.syndication.shown import shown_categories
from edu.portal.syndication.sources import Superior
from edu.portal.syndication.sources import read_superiors
from edu.portal.syndication.to_alert import alert_address
from edu.portal.syndication.wording import DAY_PROBLEMS
from edu.portal.syndication.wording import category_title
from edu.portal.syndication.wording import moment_in_words
from functools import cached_property
from plone import api
from Products.Five.browser import BrowserView
from typing import Any
from zope.i18nmessageid import Message


PAGE_SIZE = 20


class FeedsView(BrowserView):
    """Tabs for the kinds of items, a form for words, unit and days, pages of twenty; it works without JavaScript."""

    days = KEPT.days
    most = MOST

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
    def asked(self) -> Asked:
        """What the address asks for."""
        return read_question(self.request.form, [unit.id for unit in self.superiors], CATEGORIES)

    @property
    def question(self) -> Question:
        """What the address asks for, as far as it makes sense."""
        return self.asked.question

    @cached_property
    def feed_ids(self) -> tuple[str, ...]:
        """The feeds of the chosen unit, or all."""
        asked = self.question.unit
        return tuple(feed.id for unit in self.superiors if asked in ("", unit.id) for feed in unit.feeds)

    @cached_property
    def categories(self) -> tuple[str, ...]:
        """The kinds of which these feeds list something."""
        return shown_categories(self.portal, self.feed_ids, self.now)

    @cached_property
    def found(self) -> Found:
        """All items that answer it, newest first."""
        return search_archive(self.portal, self.question, self.now)

    @cached_property
    def pages(self) -> Pages:
        """The pages at the one that the address asks for."""
        return read_pages(self.request.form.get(PAGE_PARAMETER), len(self.found.items), PAGE_SIZE)

    @property
    def pager(self) -> Pager | None:
        """The other pages."""
        return pager_of(self.pages, lambda number: self.address(page=number))

    def items(self) -> list[dict[str, Any]]:
        """Return the items of the page."""
        return [self.row_of(item) for item in self.pages.rows(self.found.items)]

    def hidden(self) -> list[dict[str, Any]]:
        """Return what editors have hidden, for editors."""
        return [self.row_of(item) for item in hidden_items(self.portal, self.now)] if self.is_editor else []

    def row_of(self, item: dict[str, Any]) -> dict[str, Any]:
        """Return what the template needs of an item, for editors with what they can do with it."""
        row = {**item, **badges_of(item), "day": format_full(item["published"].astimezone(VIETNAM))}
        if self.is_editor:
            row["made"] = self.news_of(item["keys"])
            row["alert_url"] = alert_address(self.portal, item) if self.may_alert else ""
        return row

    def news_of(self, keys: Sequence[str]) -> list[dict[str, str]]:
        """Return title and address of the news items that were made of an item and still exist."""
        uids = [uid for key in keys for uid in read_made(self.portal, key)]
        brains = self.portal.portal_catalog(UID=uids) if uids else ()
        return [{"title": brain.Title, "url": brain.getURL()} for brain in brains]

    def tabs(self) -> list[dict[str, Any]]:
        """Return the tabs, first the one for everything; none when there is only one kind."""
        kinds = [kind for kind in CATEGORIES if kind in (self.question.category, *self.categories)]
        if len(kinds) < 2:
            return []
        titles = [("", _("All kinds")), *((kind, category_title(kind)) for kind in kinds)]
        return [
            {
                "title": title,
                "url": self.address(category=category, page=1),
                "current": "true" if category == self.question.category else None,
            }
            for category, title in titles
        ]

    def address(self, category: str | None = None, page: int | None = None) -> str:
        """Return the address of this view with the present question, changed as the arguments say."""
        return address_with(self.context.absolute_url(), self.pairs(category, page))

    def pairs(self, category: str | None = None, page: int | None = None) -> list[tuple[str, str]]:
        """Return the parameters of the present question, changed as the arguments say; empty ones are left out."""
        said = dict(question_pairs(self.question))
        if category is not None:
            said[CATEGORY] = category
        said[PAGE_PARAMETER] = str(page) if page and page > 1 else ""
        return [(name, value) for name, value in said.items() if value]

    def day(self, name: str) -> dict[str, Any]:
        """Return the field of a day: what was written in it and what is wrong with that."""
        problem = self.asked.problems.get(name)
        day = {SINCE: self.question.since, UNTIL: self.question.until}[name]
        return {
            "name": name,
            "label": {SINCE: _("From day"), UNTIL: _("To day")}[name],
            "value": day.isoformat() if day else self.asked.written[name],
            # A field for days would throw away what it cannot read.
            "type": "text" if problem == "day" else "date",
            "error": DAY_PROBLEMS[problem] if problem else "",
            "invalid": "true" if problem else None,
            "described": f"edu-feeds-{name}-error" if problem else None,
        }

    def day_fields(self) -> list[dict[str, Any]]:
        """Return both fields of days."""
        return [self.day(SINCE), self.day(UNTIL)]

    def fresh(self) -> Message | None:
        """Return when the items were last brought up to date."""
        moment = freshness(self.portal, self.feed_ids)
        if moment is None:
            return None
        return _("Updated at ${time}", mapping={"time": moment_in_words(moment, self.now)})

    @cached_property
    def is_editor(self) -> bool:
        """Whether the visitor may decide of items here."""
        return bool(api.user.has_permission("Modify portal content", obj=self.context))

    @cached_property
    def may_alert(self) -> bool:
        """Whether the visitor may put lines at the top of every page."""
        return bool(api.user.has_permission(MANAGE_ALERTS, obj=self.portal))

    @property
    def is_manager(self) -> bool:
        """Whether the visitor may change the feeds."""
        return bool(api.user.has_permission(MANAGE_FEEDS, obj=self.portal))
