"""Documents that the superior units list in their feeds, beside those that the school has filed itself (S2-46)."""

from edu.portal import clock
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.listing.query import holds_words
from edu.portal.core.text.dates import format_date
from edu.portal.guard import guarded
from edu.portal.i18n import _
from edu.portal.syndication.shown import freshness
from edu.portal.syndication.shown import shown_items
from edu.portal.syndication.sources import read_superiors
from edu.portal.syndication.wording import moment_in_words
from plone import api
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from zope.i18nmessageid import Message


DOCUMENTS = "van-ban"
MOST = 20


class SuperiorDocuments(BrowserView):
    """A block of links to the newest documents of the units above; they are read here, not kept here."""

    index = ViewPageTemplateFile("from_above.pt")

    def __call__(self, text: str = "") -> str:
        """Return the block, with the words of ``text`` where something is searched for; "" without a feed."""
        self.text = text if isinstance(text, str) else ""
        self.feed_ids = [feed.id for unit in read_superiors() for feed in unit.feeds if feed.category == DOCUMENTS]
        if not self.feed_ids:
            return ""
        return str(guarded("edu-superior-documents", self.index, ""))

    def items(self) -> list[dict[str, Any]]:
        """Return the newest items as plain values."""
        found = shown_items(api.portal.get(), self.feed_ids, clock.now(), category=DOCUMENTS)
        if self.text:
            found = [item for item in found if holds_words(f"{item['title']} {item['summary']}", self.text)]
        return [{**item, "day": format_date(item["published"].astimezone(VIETNAM))} for item in found[:MOST]]

    def fresh(self) -> Message | None:
        """Return when the items were last brought up to date."""
        moment = freshness(api.portal.get(), self.feed_ids)
        if moment is None:
            return None
        return _("Updated at ${time}", mapping={"time": moment_in_words(moment, clock.now())})
