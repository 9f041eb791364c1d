"""The pages of albums, pictures and files: large, plain, with the way to the neighbours."""

from Acquisition import aq_base
from edu.portal.content.files import ShownFile
from edu.portal.content.files import own_fact
from edu.portal.content.files import shown_file
from edu.portal.content.pictures import Picture
from edu.portal.content.pictures import picture_of
from edu.portal.listing.service import FOLDER
from edu.portal.listing.service import find_children
from functools import cached_property
from plone import api
from Products.Five import BrowserView
from typing import Any


IMAGE = "Image"
# What holds pictures in an order: albums, and the folders that were albums in earlier days.
ALBUMS = (FOLDER, "edu.Album")


def stored_file(context: Any, field: str) -> ShownFile | None:
    """Return the file in ``field`` of ``context``, None when it is empty."""
    fact = own_fact(context, field)
    return shown_file(fact, context.absolute_url()) if fact is not None else None


class PictureView(BrowserView):
    """One picture as large as the page, with the pictures before and after it."""

    @cached_property
    def album(self) -> Any:
        """The folder that holds the picture, None at the root of the site."""
        parent = self.context.aq_inner.aq_parent
        return parent if getattr(parent, "portal_type", "") in ALBUMS else None

    @cached_property
    def siblings(self) -> list[Any]:
        """The pictures of the album that the visitor may see, in its order."""
        return list(find_children(self.album, (IMAGE,))) if self.album is not None else []

    @cached_property
    def number(self) -> int:
        """The place of the picture in its album from 1, 0 when it stands alone."""
        path = "/".join(self.context.getPhysicalPath())
        places = [place for place, brain in enumerate(self.siblings, 1) if brain.getPath() == path]
        return places[0] if places and len(self.siblings) > 1 else 0

    @cached_property
    def previous_url(self) -> str:
        """The address of the picture before, "" for the first."""
        return f"{self.siblings[self.number - 2].getURL()}/view" if self.number > 1 else ""

    @cached_property
    def next_url(self) -> str:
        """The address of the picture after, "" for the last."""
        return f"{self.siblings[self.number].getURL()}/view" if 0 < self.number < len(self.siblings) else ""

    @property
    def words(self) -> str:
        """What the picture shows, for people who do not see it: its title where nobody has written more."""
        return getattr(aq_base(self.context), "alt", "") or self.context.title or self.context.getId()

    @cached_property
    def picture(self) -> Picture | None:
        """Address and sizes of the picture, None when the field is empty."""
        brains = api.content.find(UID=api.content.get_uuid(self.context))
        return picture_of(brains[0], "large") if brains else None

    @cached_property
    def file(self) -> ShownFile | None:
        """The picture as a file."""
        return stored_file(self.context, "image")


class FileView(BrowserView):
    """One file: what it is, and the buttons that open and fetch it; sound and film play in the page."""

    @cached_property
    def file(self) -> ShownFile | None:
        """The file."""
        return stored_file(self.context, "file")

    @property
    def plays(self) -> str:
        """The element that plays the file: audio, video or "" for none."""
        family = self.file.content_type.partition("/")[0] if self.file else ""
        return family if family in ("audio", "video") else ""
