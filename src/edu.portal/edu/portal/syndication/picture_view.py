"""``@@edu-feed-picture/<name>``: a picture of a feed's item as the portal keeps it."""

from edu.portal.imaging.scaling import MEDIA_TYPE
from edu.portal.settings.site import read_site
from edu.portal.syndication.pictures import find_picture
from Products.Five.browser import BrowserView
from typing import Any
from zExceptions import NotFound
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


@implementer(IPublishTraverse)
class FeedPictureView(BrowserView):
    """The name is made of the address of the picture, so what it stands for never changes."""

    names: tuple[str, ...] = ()

    def publishTraverse(self, request: Any, name: str) -> "FeedPictureView":
        """Keep the rest of the address: the name of the picture."""
        self.names = (*self.names, name)
        return self

    def __call__(self) -> bytes:
        """Return the WebP. Raises NotFound without a name, for an unknown one, and when pictures are switched off."""
        found = None
        if len(self.names) == 1 and read_site().feed_pictures:
            found = find_picture(self.context, self.names[0])
        if found is None:
            raise NotFound("/".join(self.names))
        response = self.request.response
        response.setHeader("Content-Type", MEDIA_TYPE)
        response.setHeader("Content-Length", str(len(found.data)))
        response.setHeader("Cache-Control", "public, max-age=31536000, immutable")
        response.setHeader("X-Content-Type-Options", "nosniff")
        return bytes(found.data)
