"""How readers and machines learn of the feeds: the page of subscriptions, the list of all feeds, links in the head."""

from edu.portal import clock
from edu.portal.core.feeds.publish import FORMATS
from edu.portal.core.text.dates import relative
from edu.portal.layout.columns import hide_columns
from edu.portal.listing.service import section_display
from edu.portal.mandate.sections import public_sections
from edu.portal.net.opml import Outline
from edu.portal.net.opml import write_opml
from edu.portal.outgoing.service import QUIET_VIEWS
from edu.portal.outgoing.service import kind_of
from edu.portal.outgoing.service import newest
from edu.portal.outgoing.service import offered_sections
from edu.portal.outgoing.service import offered_types
from edu.portal.settings.unit import read_unit
from functools import cached_property
from html import escape
from plone import api
from plone.app.layout.viewlets.common import ViewletBase
from plone.base.utils import safe_text
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any


# The sections whose feeds every page names, if they are there.
MAIN = ("tin-tuc", "thong-bao", "thong-bao-chung", "van-ban", "thu-moi")
LIST_TYPE = "text/x-opml"


class SubscriptionsView(BrowserView):
    """The page "Đăng ký RSS": what a feed is, and the address of each."""

    index = ViewPageTemplateFile("templates/subscriptions.pt")

    def __call__(self) -> Any:
        hide_columns(self.request)
        return self.index()

    @cached_property
    def feeds(self) -> list[dict[str, Any]]:
        """The portal and its sections, each with its formats and its newest item."""
        portal = api.portal.get()
        rows = [(safe_text(portal.Title()), portal.absolute_url(), newest(portal, 1), 0)]
        root = len(portal.getPhysicalPath())
        for brain in offered_sections():
            depth = min(len(brain.getPath().split("/")) - root, 2)
            found = newest(brain._unrestrictedGetObject(), 1)
            rows.append((safe_text(brain.Title), brain.getURL(), found, depth))
        return [_row(*row) for row in rows]

    @property
    def list_url(self) -> str:
        """The address of the list of all feeds."""
        return f"{api.portal.get().absolute_url()}/feeds.opml"


class FeedList(BrowserView):
    """All feeds as one OPML list, with the four kinds that superior units are read for."""

    def __call__(self) -> bytes:
        portal = api.portal.get()
        title = read_unit().name or safe_text(portal.Title())
        outlines = [
            Outline(
                url=f"{brain.getURL()}/{FORMATS[0].name}",
                title=safe_text(brain.Title),
                category=kind_of(brain.edu_section),
                group=title,
                page=portal.absolute_url(),
            )
            for brain in offered_sections()
        ]
        header = self.request.response.setHeader
        header("Content-Type", f"{LIST_TYPE}; charset=utf-8")
        header("Cache-Control", "public, max-age=3600")
        header("X-Content-Type-Options", "nosniff")
        return write_opml(title, outlines)


class FeedLinks(ViewletBase):
    """Autodiscovery: the feed of the section that the page belongs to, the main feeds, and the list of all."""

    def render(self) -> str:
        """Return the link elements."""
        links = [*self._own(), *self._main()]
        named = dict.fromkeys((kind, url, title) for kind, url, title in links)
        elements = [
            f'<link rel="alternate" type="{kind}" title="{escape(title)}" href="{escape(url)}"/>'
            for kind, url, title in named
        ]
        elements.append(f'<link rel="alternate" type="{LIST_TYPE}" title="OPML" href="{self.site_url}/feeds.opml"/>')
        return "".join(elements)

    def _own(self) -> list[tuple[str, str, str]]:
        display = section_display(self.context)
        if display is None or display.view in QUIET_VIEWS or not offered_types(self.context):
            return []
        url, title = self.context.absolute_url(), safe_text(self.context.Title())
        return [(format_.media_type, f"{url}/{format_.name}", f"{title} ({format_.title})") for format_ in FORMATS]

    def _main(self) -> list[tuple[str, str, str]]:
        folders = public_sections(api.portal.get())
        found = [folders[name] for name in MAIN if name in folders]
        rss = FORMATS[0]
        return [
            (rss.media_type, f"{brain.getURL()}/{rss.name}", f"{safe_text(brain.Title)} ({rss.title})")
            for brain in found
        ]


def _row(title: str, url: str, found: list[Any], depth: int) -> dict[str, Any]:
    moment = found[0].effective.asdatetime() if found else None
    return {
        "title": title,
        "url": url,
        "depth": depth,
        "newest": safe_text(found[0].Title) if found else "",
        "age": relative(moment, clock.now()) if moment is not None and moment.year > 1990 else "",
        "formats": [{"title": format_.title, "url": f"{url}/{format_.name}"} for format_ in FORMATS],
    }
