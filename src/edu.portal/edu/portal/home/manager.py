"""Rendering of the places of the front page: guarded, and absent when there is nothing to show."""

from edu.portal.guard import guarded
from edu.portal.home.interfaces import IFrontPagePlace
from edu.portal.interfaces import IEduPortalLayer
from edu.portal.layout.block import FAILED
from plone.app.portlets.browser.editmanager import EditPortletManagerRenderer
from plone.app.portlets.manager import PortletManagerRenderer
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from zope.component import adapter
from zope.interface import Interface
from zope.publisher.interfaces.browser import IBrowserView


class IEditFrontPage(IBrowserView):
    """The screen on which editors arrange the front page."""


@adapter(Interface, IEduPortalLayer, IBrowserView, IFrontPagePlace)
class PlaceRenderer(PortletManagerRenderer):
    """Renders the portlets of one place; the text is empty when no portlet has anything to show."""

    template = ViewPageTemplateFile("templates/place.pt")
    error_message = FAILED

    def update(self) -> None:
        """Prepare the portlets; one that fails here is left out."""
        for portlet in self.portletsToShow():
            portlet["available"] = guarded(_name(portlet), lambda p=portlet: _updated(p), False)

    def render(self) -> str:
        """Return the blocks of this place, each in a wrapper that names the assignment."""
        blocks = [(portlet, self.safe_render(portlet)) for portlet in self.portletsToShow()]
        shown = [{"hash": portlet["hash"], "html": html} for portlet, html in blocks if html.strip()]
        return self.template(blocks=shown) if shown else ""

    def safe_render(self, portlet: dict[str, Any]) -> str:
        """Return the text of a portlet; of one that fails nothing for visitors, a remark for editors."""
        html = guarded(_name(portlet), lambda: portlet["renderer"].render(), None)
        if html is None:
            return str(self.error_message()) if self.request.get("edu_home_editor") else ""
        return html


@adapter(Interface, IEduPortalLayer, IEditFrontPage, IFrontPagePlace)
class EditPlaceRenderer(EditPortletManagerRenderer):
    """Plone's own controls for the portlets of one place, without the blocking of inherited portlets."""


def _name(portlet: dict[str, Any]) -> str:
    return f"{portlet['manager']}/{portlet['name']}"


def _updated(portlet: dict[str, Any]) -> bool:
    portlet["renderer"].update()
    return True
