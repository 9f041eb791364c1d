"""The pictures of an album as objects, and who may see them."""

from Acquisition import aq_base
from collections.abc import Iterator
from edu.portal.content.album.content import IMAGE
from edu.portal.content.album.content import IAlbum
from typing import Any


# Who sees a picture that nobody has described yet: those who work on the album.
EDITORS = ("Contributor", "Editor", "Manager", "Owner", "Reviewer", "Site Administrator")
_VIEWING = ("View", "Access contents information")


def is_described(picture: Any) -> bool:
    """Tell whether the picture is told in words."""
    return bool((getattr(aq_base(picture), "alt", "") or "").strip())


def pictures_of(album: Any) -> Iterator[Any]:
    """Yield the pictures directly in ``album`` in their order."""
    for item in album.objectValues():
        if getattr(aq_base(item), "portal_type", "") == IMAGE:
            yield item


def cover_of(album: Any) -> Any | None:
    """Return the chosen picture when visitors see it, else the first one that they see, None for none."""
    shown = [picture for picture in pictures_of(album) if is_described(picture)]
    chosen = getattr(aq_base(album), "cover", "") or ""
    return next((picture for picture in shown if picture.getId() == chosen), shown[0] if shown else None)


def show_or_hide(picture: Any, album: Any) -> bool:
    """Let visitors see a described picture of an album as they see the album, nobody but editors another one.

    Returns whether anything changed. Elsewhere than in albums the rights of pictures are not touched.
    """
    if not IAlbum.providedBy(album):
        return False
    wanted = is_described(picture)
    if wanted == bool(picture.acquiredRolesAreUsedBy(_VIEWING[0])):
        return False
    if wanted:
        show_again(picture)
    else:
        for permission in _VIEWING:
            picture.manage_permission(permission, list(EDITORS), acquire=0)
    return True


def show_again(picture: Any) -> None:
    """Let those see ``picture`` who see what it lies in, as Plone does with every picture."""
    for permission in _VIEWING:
        picture.manage_permission(permission, [], acquire=1)
