"""An album: the pictures of one event or one collection, and albums inside it."""

from edu.portal.behaviors.consent import IShowsChildren
from edu.portal.content.interfaces import IEduContent
from edu.portal.i18n import _
from plone.autoform import directives
from plone.dexterity.content import Container
from plone.supermodel import model
from zope import schema
from zope.interface import implementer


IMAGE = "Image"
ALBUM = "edu.Album"


class IAlbum(model.Schema, IEduContent):
    """What an album tells beside its pictures (Công văn 289/VP-CNTT, III.3)."""

    title = schema.TextLine(
        title=_("Name of the album"),
        description=_("The event or the collection, such as: Hội khỏe Phù Đổng cấp trường."),
    )
    description = schema.Text(
        title=_("In one or two sentences"),
        description=_("What took place, for whom. No names of pupils without consent."),
        required=False,
        default="",
    )
    day = schema.Date(
        title=_("Day of the event"),
        description=_("Albums are listed by it, the newest first. Empty: the day of publication."),
        required=False,
    )
    place = schema.TextLine(title=_("Place of the event"), required=False, default="")
    credit = schema.TextLine(
        title=_("Pictures by"),
        description=_("Who took the pictures or made the drawings, shown to everybody."),
        required=False,
        default="",
    )
    directives.omitted("cover")
    cover = schema.ASCIILine(
        title=_("Cover"),
        description=_("The id of the picture on the card of the album. Empty: the first one."),
        required=False,
        default="",
    )


@implementer(IAlbum, IShowsChildren)
class Album(Container):
    """The pictures and albums inside it are its content."""
