"""A song or another recording of sound, or its notes as a picture."""

from edu.portal.content.interfaces import IEduContent
from edu.portal.content.recordings import duration_text
from edu.portal.content.recordings import sound_file
from edu.portal.i18n import _
from plone.dexterity.content import Item
from plone.namedfile.field import NamedBlobFile
from plone.namedfile.field import NamedBlobImage
from plone.supermodel import model
from typing import Any
from zope import schema
from zope.interface import Invalid
from zope.interface import implementer
from zope.interface import invariant


class IAudio(model.Schema, IEduContent):
    """A song on the country, the school, children; a player or a picture (Công văn 289/VP-CNTT, III.5)."""

    title = schema.TextLine(title=_("Name of the song"))
    description = schema.Text(
        title=_("In one or two sentences"),
        required=False,
        default="",
    )
    file = NamedBlobFile(
        title=_("File of the sound"),
        description=_("MP3, M4A or Ogg. It never plays by itself."),
        required=False,
        constraint=sound_file,
    )
    image = NamedBlobImage(
        title=_("Notes or picture"),
        description=_("The sheet of the song, or a picture beside the player."),
        required=False,
    )
    author = schema.TextLine(title=_("Music and words by"), required=False, default="")
    performer = schema.TextLine(
        title=_("Performed by"),
        description=_("A class or a choir; no names of pupils without consent."),
        required=False,
        default="",
    )
    duration = schema.TextLine(
        title=_("Length"),
        description=_("Such as 3:25. Read from an M4A file when left empty."),
        required=False,
        default="",
        constraint=duration_text,
    )
    licence = schema.TextLine(
        title=_("Right to publish"),
        description=_("Such as: the school's own recording, agreed by the author, free of rights."),
        required=False,
        default="",
    )
    lyrics = schema.Text(
        title=_("Words of the song, or what is said"),
        description=_("An empty line begins a new verse."),
        required=False,
        default="",
    )

    model.primary("file")

    @invariant
    def something_to_hear_or_see(data: Any) -> None:
        """Sound, or notes as a picture."""
        if getattr(data, "file", None) is None and getattr(data, "image", None) is None:
            raise Invalid(_("Choose the file of the sound, or a picture of the notes."))


@implementer(IAudio)
class Audio(Item):
    """A recording of sound."""
