"""A film: a file of the school or an address elsewhere, with poster, captions and its words."""

from edu.portal.behaviors.consent import IShowsChildren
from edu.portal.content.interfaces import IEduContent
from edu.portal.content.recordings import captions_file
from edu.portal.content.recordings import duration_text
from edu.portal.content.recordings import film_file
from edu.portal.content.recordings import web_address
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


class IVideo(model.Schema, IEduContent):
    """A film of the school or of guidance (Công văn 289/VP-CNTT, III.4)."""

    title = schema.TextLine(
        title=_("Name of the film"),
        description=_("What it shows, such as: Lễ khai giảng năm học 2026-2027."),
    )
    description = schema.Text(
        title=_("In one or two sentences"),
        required=False,
        default="",
    )
    file = NamedBlobFile(
        title=_("File of the film"),
        description=_("MP4 (H.264) or WebM. The place of recording, which phones write into it, is removed."),
        required=False,
        constraint=film_file,
    )
    url = schema.TextLine(
        title=_("Or its address elsewhere"),
        description=_(
            "YouTube, Vimeo, Dailymotion: shown here after a click, nothing is asked of them before. Others: a link."
        ),
        required=False,
        default="",
        constraint=web_address,
    )
    image = NamedBlobImage(
        title=_("Picture before the film begins"),
        description=_("A frame of it or a title, 16:9. Without one a plain ground is shown."),
        required=False,
    )
    captions = NamedBlobFile(
        title=_("Captions"),
        description=_("WebVTT (.vtt) or SubRip (.srt) in Vietnamese. Wanted wherever somebody speaks in the film."),
        required=False,
        constraint=captions_file,
    )
    duration = schema.TextLine(
        title=_("Length"),
        description=_("Such as 3:25. Read from an MP4 file when left empty."),
        required=False,
        default="",
        constraint=duration_text,
    )
    credit = schema.TextLine(
        title=_("Film by"),
        required=False,
        default="",
    )
    transcript = schema.Text(
        title=_("What is said and shown"),
        description=_("For those who cannot hear or see it, and for the search. An empty line parts paragraphs."),
        required=False,
        default="",
    )

    model.primary("file")

    @invariant
    def one_source(data: Any) -> None:
        """A film is a file here or an address elsewhere, not both and not neither."""
        if getattr(data, "file", None) is None and not getattr(data, "url", None):
            raise Invalid(_("Choose the file of the film, or give its address elsewhere."))
        if getattr(data, "file", None) is not None and getattr(data, "url", None):
            raise Invalid(_("Either the file or the address: empty one of the two."))


@implementer(IVideo, IShowsChildren)
class Video(Item):
    """A film."""
