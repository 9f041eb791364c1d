"""Browser layers."""

from plone.app.contenttypes.interfaces import IPloneAppContenttypesLayer
from zope.publisher.interfaces.browser import IDefaultBrowserLayer


class IEduPortalLayer(IPloneAppContenttypesLayer, IDefaultBrowserLayer):
    """Set on requests to sites where the add-on is installed; our pages of stock types come before the stock ones."""
