"""The crest as a picture with an address of its own."""

from edu.portal.core.unit.crest import default_crest
from edu.portal.core.unit.crest import picture_type
from edu.portal.settings.looks import read_palette
from edu.portal.settings.unit import read_logo
from Products.Five.browser import BrowserView


MAX_AGE = 86400


class CrestView(BrowserView):
    """Serve the uploaded crest, else the drawn one in the colours of the site."""

    def __call__(self) -> bytes:
        """Return the picture; an uploaded SVG is served so that it can never run a script."""
        data = read_logo()
        media_type = picture_type(data)
        if not media_type:
            data = default_crest(read_palette()).encode("utf-8")
            media_type = "image/svg+xml"
        response = self.request.response
        response.setHeader("Content-Type", media_type)
        response.setHeader("Content-Length", str(len(data)))
        response.setHeader("Cache-Control", f"public, max-age={MAX_AGE}")
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        response.setHeader("X-Content-Type-Options", "nosniff")
        return data
