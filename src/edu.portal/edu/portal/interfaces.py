"""Browser layers."""

from zope.publisher.interfaces.browser import IDefaultBrowserLayer


class IEduPortalLayer(IDefaultBrowserLayer):
    """Set on requests to sites where the add-on is installed."""
