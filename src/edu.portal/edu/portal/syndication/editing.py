"""What editors do with received items: pin, hide, show again, and write news of their own about one."""

from edu.portal.core.listing.pages import PAGE_PARAMETER
from edu.portal.core.listing.pages import read_pages
from edu.portal.i18n import _
from edu.portal.layout.columns import hide_columns
from edu.portal.syndication import choices
from edu.portal.syndication.search import find_archived
from edu.portal.syndication.to_news import make_news
from edu.portal.syndication.to_news import news_sections
from edu.portal.syndication.views import FeedsView
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from typing import Any
from zExceptions import NotFound


ITEM = "muc"
SECTION = "chuyen-muc"
SENTENCES = {
    choices.PIN: _("The item stands first now, here and on the front page."),
    choices.UNPIN: _("The item stands at its day again."),
    choices.HIDE: _("The item is hidden. It stands below the list, where it can be shown again."),
    choices.SHOW: _("The item is shown again."),
}
# No item is listed by more feeds.
MOST_KEYS = 50


class DecideView(FeedsView):
    """Keeps a decision of an editor and leads back to the list as it was asked for. Only a POST of the page writes."""

    def __call__(self) -> str:
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            self._decide()
        # An address that is only opened decides nothing.
        pages = read_pages(self.request.form.get(PAGE_PARAMETER), 10**9, 1)
        return str(self.request.response.redirect(self.address(page=pages.number)))

    def _decide(self) -> None:
        decision, keys = self.request.form.get("decision"), read_keys(self.request.form.get(ITEM))
        known = [key for key in keys if find_archived(self.portal, key) is not None]
        if not known or decision not in SENTENCES:
            api.portal.show_message(_("There is no such item any more."), self.request, type="warning")
            return
        for key in known:
            choices.save_decision(self.portal, key, decision)
        api.portal.show_message(SENTENCES[decision], self.request)


class ToNewsView(FeedsView):
    """Asks in which section the news about an item is to stand; a POST makes the draft and opens its form."""

    problem = None

    def __call__(self) -> Any:
        hide_columns(self.request)
        if self.item is None:
            raise NotFound(ITEM)
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            wanted = self.request.form.get(SECTION)
            section = next((one for one in self.sections if one["id"] == wanted), None)
            if section is not None:
                news = make_news(self.portal, section["folder"], self.item)
                return self.request.response.redirect(f"{news.absolute_url()}/edit")
            self.problem = _("Choose the section in which the news is to stand.")
        return self.index()

    @cached_property
    def item(self) -> dict[str, Any] | None:
        """The received item, None when the archive has none of that key."""
        keys = read_keys(self.request.form.get(ITEM))
        found = find_archived(self.portal, keys[0]) if keys else None
        return None if found is None else self.row_of(found)

    @cached_property
    def sections(self) -> list[dict[str, Any]]:
        """The sections to choose from."""
        return news_sections(self.portal)


def read_keys(sent: Any) -> list[str]:
    """Return the keys in what a form sent; anything else is left out."""
    values = sent if isinstance(sent, list) else [sent]
    return [value for value in values if isinstance(value, str) and value][:MOST_KEYS]
