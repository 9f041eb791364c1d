"""The behavior ``edu.picture``: what a picture shows in words, and when it was taken.

The title of a picture is its caption, which everybody reads; the description for those who do not see it is apart.
"""

from edu.portal.i18n import _
from plone.app.contenttypes.indexers import SearchableText
from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.indexer import indexer
from plone.supermodel import model
from typing import Any
from zope import schema
from zope.interface import provider


@provider(IFormFieldProvider)
class IPicture(model.Schema):
    """Text alternative (WCAG 2.2, 1.1.1) and moment of taking."""

    directives.order_after(alt="title")
    alt = schema.TextLine(
        title=_("Picture in words"),
        description=_(
            "For people who do not see the picture: who does what, where. Without it a picture of an album stays"
            " hidden from visitors."
        ),
        required=False,
        default="",
        missing_value="",
        max_length=300,
    )
    directives.omitted("taken")
    directives.read_permission(taken="cmf.ModifyPortalContent")
    taken = schema.Datetime(
        title=_("Taken at"),
        description=_("By the camera's clock; only the order of an album uses it."),
        required=False,
    )


# Attributes on the picture itself: the schema is the mark.
IDescribedPicture = IPicture


@indexer(IDescribedPicture)
def edu_alt(picture: Any) -> str:
    """The picture in words, "" for none."""
    return str(getattr(picture, "alt", "") or "")


@indexer(IDescribedPicture)
def searchable_text(picture: Any) -> str:
    """The words of Plone's own index and those that say what the picture shows."""
    return f"{SearchableText(picture)} {getattr(picture, 'alt', '') or ''}"
