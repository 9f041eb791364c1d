"""What machines read in the head of a page: icon, colours and the description of the unit."""

from edu.portal.core.unit import kind_for
from edu.portal.core.unit.jsonld import organization
from edu.portal.core.unit.jsonld import script_text
from edu.portal.settings.looks import crest_url
from edu.portal.settings.looks import palette_url
from edu.portal.settings.looks import read_palette
from edu.portal.settings.site import read_managing_body
from edu.portal.settings.site import read_site_types
from edu.portal.settings.unit import read_unit
from plone.app.layout.globals.interfaces import IBodyClassAdapter
from plone.app.layout.viewlets.common import ViewletBase
from zope.component import getMultiAdapter
from zope.interface import implementer


DESCRIBED_VIEWS = ("edu-contact",)


class UnitDescription(ViewletBase):
    """JSON-LD of the unit on the front page and the contact page."""

    def render(self) -> str:
        """Return the script element; nothing on other pages and before the unit has a name."""
        unit = read_unit()
        if not unit.name or not self._is_described_page():
            return ""
        crest = crest_url(self.site_url)
        data = organization(unit, self.site_url, crest, read_managing_body(), read_site_types())
        return f'<script type="application/ld+json">{script_text(data)}</script>'

    def _is_described_page(self) -> bool:
        if getattr(self.view, "__name__", "") in DESCRIBED_VIEWS:
            return True
        state = getMultiAdapter((self.context, self.request), name="plone_context_state")
        return bool(state.is_portal_root() and state.is_view_template())


class SiteIcon(ViewletBase):
    """The crest as the icon of the site, and the colour of the browser's frame."""

    def render(self) -> str:
        """Return the link and meta elements."""
        colour = read_palette().deep
        return f'<link rel="icon" href="{crest_url(self.site_url)}"/><meta name="theme-color" content="{colour}"/>'


class PaletteStyles(ViewletBase):
    """The colours of another package; the theme brings its own palettes with it."""

    def render(self) -> str:
        """Return the link element, nothing where the theme knows the palette."""
        address = palette_url(self.site_url)
        return f'<link rel="stylesheet" href="{address}"/>' if address else ""


@implementer(IBodyClassAdapter)
class PaletteClasses:
    """Name the unit's kind and palette on the body, so that the theme needs no knowledge of units."""

    def __init__(self, context: object, request: object) -> None:
        self.context = context
        self.request = request

    def get_classes(self, template: object, view: object) -> list[str]:
        """Return the classes for the body element."""
        kind = kind_for(read_unit().kind)
        classes = [f"edu-palette-{read_palette().id}"]
        return [*classes, f"edu-unit-{kind.id}"] if kind.id else classes
