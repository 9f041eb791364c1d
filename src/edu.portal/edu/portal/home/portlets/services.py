"""Quick links: large tiles that lead to the sections which parents and pupils look for."""

from edu.portal.core.unit import kind_for
from edu.portal.home import service
from edu.portal.home.icons import icon
from edu.portal.home.portlets.base import Renderer as BaseRenderer
from edu.portal.home.values import Tile
from edu.portal.i18n import _
from edu.portal.layout import block
from edu.portal.settings.unit import read_unit
from plone.app.portlets.portlets import base
from plone.portlets.interfaces import IPortletDataProvider
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope import schema
from zope.interface import implementer


DEFAULT_SECTIONS = (
    "thoi-khoa-bieu",
    "thuc-don",
    "tra-cuu-ket-qua",
    "bieu-mau",
    "cong-khai",
    "tuyen-sinh",
    "van-ban",
    "gop-y",
)


class IServicesPortlet(IPortletDataProvider):
    """The settings of the tiles."""

    heading = schema.TextLine(
        title=_("Heading"),
        description=_("Leave it empty to address the people whom a unit of this kind serves."),
        default="",
        missing_value="",
        required=False,
    )
    sections = schema.Tuple(
        title=_("Sections"),
        description=_("One tile for each, in this order. A section that the school does not have is left out."),
        value_type=schema.Choice(vocabulary="edu.portal.home.sections"),
        default=DEFAULT_SECTIONS,
        missing_value=(),
        required=False,
    )


@implementer(IServicesPortlet)
class Assignment(block.Assignment):
    """The stored settings."""

    heading = ""
    sections = DEFAULT_SECTIONS

    @property
    def title(self) -> str:
        """The name on the screen of portlets."""
        return self.heading or kind_for(read_unit().kind).audience or _("Services")


class Renderer(BaseRenderer):
    """Shows the tiles with the titles that editors gave to the sections."""

    template = ViewPageTemplateFile("services.pt")

    def read(self) -> tuple[Tile, ...]:
        """Return the tiles of the sections that exist."""
        return service.tiles(self.portal, self.data.sections or ())

    def icon(self, tile: Tile) -> str:
        """Return the drawing of a tile."""
        return icon(tile.icon)


class AddForm(block.AddForm):
    """Adds the block."""

    schema = IServicesPortlet
    assignment = Assignment
    label = _("Add quick links")


class EditForm(base.EditForm):
    """Changes the block."""

    schema = IServicesPortlet
    label = _("Change the quick links")
