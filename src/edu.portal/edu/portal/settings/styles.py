"""The colours of another package as a style sheet with an address of its own."""

from edu.portal.settings.looks import palette_styles
from edu.portal.settings.looks import read_palette
from Products.Five.browser import BrowserView
from zExceptions import NotFound


MAX_AGE = 86400


class PaletteView(BrowserView):
    """Serve the custom properties of a palette that is not built into the theme.

    A style sheet of the site itself needs no exception from a content security policy, and browsers keep it.
    """

    def __call__(self) -> bytes:
        """Return the style sheet. Raises ``NotFound`` where the theme knows the palette itself."""
        styles = palette_styles(read_palette())
        if not styles:
            raise NotFound(self.__name__)
        response = self.request.response
        response.setHeader("Content-Type", "text/css; charset=utf-8")
        response.setHeader("Cache-Control", f"public, max-age={MAX_AGE}")
        response.setHeader("X-Content-Type-Options", "nosniff")
        return styles.encode()
