"""The front page and the screen on which editors arrange it."""

from AccessControl import getSecurityManager
from edu.portal.guard import guarded
from edu.portal.home.manager import IEditFrontPage
from edu.portal.home.places import PLACES
from edu.portal.layout.columns import hide_columns
from edu.portal.settings.unit import read_unit
from plone.app.portlets.browser.manage import ManageContextualPortlets
from Products.Five import BrowserView
from typing import Any
from zope.component import queryMultiAdapter
from zope.contentprovider.interfaces import IContentProvider
from zope.interface import implementer


class HomeView(BrowserView):
    """The front page: the places in the order of the design; a place without blocks leaves no trace."""

    def __call__(self) -> str:
        hide_columns(self.request)
        self.request.set("edu_home_editor", self.is_editor())
        self.places = {place.short_name: self._place(place.name) for place in PLACES}
        return str(self.index())

    def is_editor(self) -> bool:
        """Whether the blocks should explain themselves: the visitor may change the site's front."""
        return bool(getSecurityManager().checkPermission("Modify portal content", self.context))

    def may_arrange(self) -> bool:
        """Whether the visitor may add, change and move the blocks."""
        return bool(getSecurityManager().checkPermission("Portlets: Manage portlets", self.context))

    def title(self) -> str:
        """The name of the unit, else the title of the site: the heading of the page for screen readers."""
        return read_unit().name or self.context.Title()

    def _place(self, name: str) -> str:
        provider = queryMultiAdapter((self.context, self.request, self), IContentProvider, name=name)
        if provider is None:
            return ""

        def work() -> str:
            provider.update()
            return str(provider.render())

        return guarded(name, work, "")


@implementer(IEditFrontPage)
class EditHomeView(ManageContextualPortlets):
    """All places of the front page on one screen, each with the ordinary controls of Plone's portlets."""

    def __call__(self) -> str:
        hide_columns(self.request)
        return str(self.index())

    def places(self) -> list[dict[str, Any]]:
        """The places in page order with their titles, explanations and controls."""
        return [
            {"id": place.short_name, "title": place.title, "note": place.note, "html": self._controls(place.name)}
            for place in PLACES
        ]

    def _controls(self, name: str) -> str:
        provider = queryMultiAdapter((self.context, self.request, self), IContentProvider, name=name)
        if provider is None:
            return ""
        provider.update()
        return str(provider.render())
