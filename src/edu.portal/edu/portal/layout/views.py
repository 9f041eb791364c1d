"""Pages of the frame that are no content: the site map, and the answer to an address that leads nowhere."""

from edu.portal.layout.columns import hide_columns
from edu.portal.layout.service import MenuItem
from edu.portal.layout.service import contact_url
from edu.portal.layout.service import site_tree
from functools import cached_property
from plone import api
from Products.CMFPlone.browser.exceptions import ExceptionView
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any


MOST_SUGGESTIONS = 5


class SiteMapView(BrowserView):
    """All sections and the folders in them on one page."""

    index = ViewPageTemplateFile("templates/sitemap.pt")

    def __call__(self) -> str:
        hide_columns(self.request)
        return str(self.index())

    @cached_property
    def sections(self) -> tuple[MenuItem, ...]:
        """The sections of the first level with those below them."""
        return site_tree(api.portal.get())


class NotFoundView(ExceptionView):  # type: ignore[misc]
    """What to do now: search, start again, ask; and what has a similar address."""

    index = ViewPageTemplateFile("templates/not_found.pt")

    @cached_property
    def site_url(self) -> str:
        """The address of the site."""
        return str(api.portal.get().absolute_url())

    @cached_property
    def contact_url(self) -> str:
        """The address of the contact page, "" when there is none."""
        return contact_url(api.portal.get())

    @cached_property
    def suggestions(self) -> list[dict[str, Any]]:
        """What has a similar address, as titles and addresses."""
        brains = list(self.plone_redirector_view.search_for_similar() or ())[:MOST_SUGGESTIONS]
        return [{"title": brain.Title or brain.getId, "url": brain.getURL()} for brain in brains]
