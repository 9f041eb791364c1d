"""The portlet of the superior units' feeds (S0-05..07, S2-22): reads the store and nothing else."""

from datetime import datetime
from edu.portal import clock
from edu.portal.core.feeds.search import CATEGORY
from edu.portal.core.text.dates import relative
from edu.portal.i18n import _
from edu.portal.layout import block
from edu.portal.mandate.service import section_brain
from edu.portal.permissions import MANAGE_FEEDS
from edu.portal.settings.site import read_site
from edu.portal.syndication.health import is_old
from edu.portal.syndication.pictures import shown_picture
from edu.portal.syndication.rows import badges_of
from edu.portal.syndication.shown import describe_feeds
from edu.portal.syndication.shown import freshness
from edu.portal.syndication.shown import shown_categories
from edu.portal.syndication.shown import shown_items
from edu.portal.syndication.wording import category_title
from edu.portal.syndication.wording import moment_in_words
from functools import cached_property
from plone.app.portlets.portlets import base
from plone.autoform.directives import widget
from plone.portlets.interfaces import IPortletDataProvider
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from urllib.parse import parse_qsl
from urllib.parse import urlencode
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from zope import schema
from zope.i18nmessageid import Message
from zope.interface import implementer
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


DISPLAYS = SimpleVocabulary(
    [
        SimpleTerm("tabs", title=_("With a tab for each kind: news, notices, documents, invitations")),
        SimpleTerm("list", title=_("As one list")),
        SimpleTerm("headline", title=_("As one list whose first item is large")),
    ]
)


class IFeedsPortlet(IPortletDataProvider):
    """The settings of the portlet."""

    heading = schema.TextLine(
        title=_("Heading"),
        description=_("Leave it empty for the usual heading."),
        default="",
        missing_value="",
        required=False,
    )
    # The stock widget of a tuple needs JavaScript and cuts long names off.
    widget(feeds=CheckBoxFieldWidget)
    feeds = schema.Tuple(
        title=_("Feeds to show"),
        description=_("Choose none to show all, also those that are added later."),
        value_type=schema.Choice(vocabulary="edu.portal.Feeds"),
        default=(),
        missing_value=(),
        required=False,
    )
    limit = schema.Int(title=_("Number of items"), default=5, min=1, max=30)
    display = schema.Choice(title=_("Display"), vocabulary=DISPLAYS, default="tabs")


@implementer(IFeedsPortlet)
class Assignment(block.Assignment):
    """The stored settings."""

    heading = ""
    feeds = ()
    limit = 5
    display = "tabs"

    @property
    def title(self) -> str:
        """The name on the screen of portlets."""
        return self.heading or _("From the superior units")


class Renderer(block.Renderer):
    """Shows what is stored."""

    permission = MANAGE_FEEDS
    template = ViewPageTemplateFile("portlet.pt")
    empty = ViewPageTemplateFile("portlet_empty.pt")

    @cached_property
    def now(self) -> datetime:
        """The present in the zone of the readers."""
        return clock.now()

    @property
    def heading(self) -> str:
        """The heading of the block."""
        return self.data.title

    @cached_property
    def sources(self) -> list[dict[str, Any]]:
        """The chosen feeds that still exist, with their health."""
        chosen = self.data.feeds
        return [feed for feed in describe_feeds(self.portal, self.now) if not chosen or feed["id"] in chosen]

    @cached_property
    def feed_ids(self) -> tuple[str, ...]:
        """The ids of the chosen feeds."""
        return tuple(feed["id"] for feed in self.sources)

    @cached_property
    def categories(self) -> tuple[str, ...]:
        """The kinds that get a tab; one alone needs none."""
        if self.data.display != "tabs":
            return ()
        found = shown_categories(self.portal, self.feed_ids, self.now)
        return found if len(found) > 1 else ()

    @cached_property
    def current(self) -> str:
        """The kind of the open tab, "" where there are no tabs."""
        wanted = self.request.form.get(CATEGORY)
        return wanted if wanted in self.categories else next(iter(self.categories), "")

    @property
    def is_headline(self) -> bool:
        """Whether the first item is large."""
        return bool(self.data.display == "headline")

    def read(self) -> list[dict[str, Any]]:
        """Return the items of the open tab, pinned ones first, then the newest."""
        items = shown_items(self.portal, self.feed_ids, self.now, self.data.limit, self.current)
        return [{**item, **badges_of(item), "age": relative(item["published"], self.now)} for item in items]

    def rows(self) -> list[dict[str, Any]]:
        """Return the items for the template; the large one knows it."""
        return [{**item, "is_lead": self.is_headline and place == 0} for place, item in enumerate(self.content)]

    def picture(self, item: dict[str, Any]) -> dict[str, Any] | None:
        """Return address and size of the kept picture of an item; None without one or where none are wanted."""
        shown = shown_picture(self.portal, item["picture"]) if read_site().feed_pictures else None
        if shown is None:
            return None
        url = f"{self.portal.absolute_url()}/@@edu-feed-picture/{shown.name}"
        return {"src": url, "width": shown.width, "height": shown.height}

    def tabs(self) -> list[dict[str, Any]]:
        """The tabs as links that work without JavaScript and keep what else the address says."""
        kept = [
            (name, value)
            for name, value in parse_qsl(self.request.get("QUERY_STRING", ""), keep_blank_values=True)
            if name != CATEGORY
        ]
        address = self.request.get("ACTUAL_URL") or self.context.absolute_url()
        return [
            {
                "title": category_title(category),
                "url": f"{address}?{urlencode([*kept, (CATEGORY, category)])}#{self.block_id}",
                "current": "true" if category == self.current else None,
            }
            for category in self.categories
        ]

    def fresh(self) -> Message | None:
        """Return when the items were last brought up to date, and from how many units."""
        moment = freshness(self.portal, self.feed_ids)
        if moment is None:
            return None
        units = {feed["superior"] for feed in self.sources if feed["last_success"] is not None}
        words = {"time": moment_in_words(moment, self.now), "count": str(len(units))}
        return _("Updated at ${time} from ${count} sources", mapping=words)

    def silent_units(self) -> list[Message]:
        """Return a sentence for each unit that does not answer: since when its items are what they are."""
        return [
            self._silence(name, feeds)
            for name, feeds in self._by_superior().items()
            if all(feed["status"] in ("stale", "failing") for feed in feeds)
            and any(feed["last_success"] for feed in feeds)
        ]

    def more_url(self) -> str | None:
        """Return the address of the archive of all items, where the visitor may see one."""
        brain = section_brain(self.portal, "tin-cap-tren")
        return brain.getURL() if brain is not None else None

    def _by_superior(self) -> dict[str, list[dict[str, Any]]]:
        grouped: dict[str, list[dict[str, Any]]] = {}
        for feed in self.sources:
            grouped.setdefault(feed["superior"], []).append(feed)
        return grouped

    def _silence(self, name: str, feeds: list[dict[str, Any]]) -> Message:
        last = max(feed["last_success"] for feed in feeds if feed["last_success"] is not None)
        words = {"unit": name, "age": relative(last, self.now), "time": moment_in_words(last, self.now)}
        if is_old(last, self.now):
            return _("${unit} has not answered for more than a day; its items are as of ${time}.", mapping=words)
        return _("${unit} does not answer at the moment; its items are as of ${time} (${age}).", mapping=words)


class AddForm(block.AddForm):
    """Adds the portlet."""

    schema = IFeedsPortlet
    assignment = Assignment
    label = _("Add the feeds of the superior units")
    description = _("Shows the newest items that the superior units publish. It never waits for their servers.")


class EditForm(base.EditForm):
    """Changes the portlet."""

    schema = IFeedsPortlet
    label = _("Change the feeds of the superior units")
