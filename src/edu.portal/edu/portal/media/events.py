"""Pictures are cleaned as they are saved; new folders of a section look as the section does."""

from Acquisition import aq_base
from Acquisition import aq_parent
from edu.portal.content.album.content import IAlbum
from edu.portal.imaging.cleaning import PictureRefused
from edu.portal.imaging.cleaning import is_vector
from edu.portal.interfaces import IEduPortalLayer
from edu.portal.listing.service import section_display
from edu.portal.media.cleaning import clean_content
from edu.portal.media.wording import refused_sentence
from plone.app.contenttypes.interfaces import IImage
from plone.browserlayer.utils import registered_layers
from typing import Any
from zExceptions import BadRequest
from zope.globalrequest import getRequest
from zope.i18n import translate


KEPT_VIEWS = ("edu-albums", "edu-media")


def clean_pictures(content: Any, event: object) -> None:
    """Clean the pictures of ``content``; subscriber to adding, before and after, and to editing, on our sites only.

    Raises BadRequest with a sentence for a picture that cannot be served safely, by whatever door it came.
    """
    if IEduPortalLayer not in registered_layers():
        return
    try:
        if IAlbum.providedBy(aq_parent(content)) and IImage.providedBy(content) and _is_drawing(content):
            raise PictureRefused("svg")
        clean_content(content, strict=IImage.providedBy(content))
    except PictureRefused as refused:
        raise BadRequest(translate(refused_sentence(refused.code), context=getRequest())) from refused


def keep_view(folder: Any, event: object) -> None:
    """Give a new folder below a section of albums, films or songs the view of its parent; subscriber to adding."""
    if getattr(aq_base(folder), "edu_section", ""):
        return
    parent = aq_parent(folder)
    display = section_display(parent)
    view = display.view if display is not None else getattr(aq_base(parent), "layout", "")
    if view in KEPT_VIEWS:
        folder.setLayout(view)


def _is_drawing(content: Any) -> bool:
    return content.image is not None and is_vector(content.image.data)
