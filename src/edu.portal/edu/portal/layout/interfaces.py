"""Browser layer of the theme."""

from edu.portal.interfaces import IEduPortalLayer


class IEduThemeLayer(IEduPortalLayer):
    """Set where the theme's profile is installed: header and footer are ours there, and only there."""
