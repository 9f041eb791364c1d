"""What other packages may rely on: the browser layer, and what they may register."""

from plone.app.contenttypes.interfaces import IPloneAppContenttypesLayer
from zope.interface import Attribute
from zope.interface import Interface
from zope.publisher.interfaces.browser import IDefaultBrowserLayer


class IEduPortalLayer(IPloneAppContenttypesLayer, IDefaultBrowserLayer):
    """Set on requests to sites where the add-on is installed; our pages of stock types come before the stock ones."""


class IPalette(Interface):
    """The colours of a site as a named utility; the name is the id, a slug such as ``so-vi-du``.

    Any object with these attributes will do. The panel refuses a palette whose words cannot be read (WCAG 2.2 AA) and
    says which pair of colours is too weak.
    """

    title = Attribute("What people call the palette.")
    brand = Attribute("Links, buttons and headings: a dark colour as #rrggbb.")
    deep = Attribute("The ground of the top line and of the foot: the darkest, as #rrggbb.")
    tint = Attribute("The ground of marked parts under dark words: very light, as #rrggbb.")
    accent = Attribute("Small marks and links under the pointer: a dark colour that differs from brand, as #rrggbb.")
