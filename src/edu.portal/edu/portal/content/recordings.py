"""What films and sounds have in common: their checks, their lengths, and what the catalogue knows of them."""

from edu.portal.content.files import own_fact
from edu.portal.core.gallery.captions import CaptionsError
from edu.portal.core.gallery.captions import read_captions
from edu.portal.core.gallery.duration import read_duration
from edu.portal.core.gallery.recordings import AUDIO
from edu.portal.core.gallery.recordings import VIDEO
from edu.portal.core.gallery.recordings import Kind
from edu.portal.core.gallery.recordings import recording_kind
from edu.portal.core.players.address import read_film
from edu.portal.core.unit.checks import is_web_address
from edu.portal.i18n import _
from typing import Any
from zope import schema
from zope.i18nmessageid import Message


MOST_BYTES = 1024 * 1024 * 1024
HEAD = 64

CAPTION_ERRORS = {
    "size": _("The captions are larger than 2 MB: this is not a file of captions."),
    "encoding": _("The captions are not in Unicode. Save the file as UTF-8 and choose it again."),
    "empty": _("There is no caption in the file. It must be WebVTT (.vtt) or SubRip (.srt)."),
}


class NotAFilm(schema.ValidationError):
    __doc__ = _(
        "This is no film that all browsers play. Save it as MP4 (H.264) or WebM; on an iPhone choose Settings, Camera,"
        " Formats, Most Compatible before recording."
    )


class NotASound(schema.ValidationError):
    __doc__ = _("This is no sound that all browsers play. Save it as MP3, M4A or Ogg.")


class TooLarge(schema.ValidationError):
    __doc__ = _("The file is larger than 1 GB. Make it smaller, or give the address of the film elsewhere.")


class NotADuration(schema.ValidationError):
    __doc__ = _("The length is written in minutes and seconds, such as 3:25, or 1:02:03 for more than an hour.")


class NotAnAddress(schema.ValidationError):
    __doc__ = _("This is not a web address. It begins with https:// and has no blanks.")


class NotCaptions(schema.ValidationError):
    """The captions cannot be read; ``doc`` is the sentence with the line."""

    def doc(self) -> Message:
        """Return the sentence."""
        error = self.args[0]
        if isinstance(error, CaptionsError) and error.code == "timing":
            return _("Line ${line} of the captions has no valid times.", mapping={"line": error.line})
        return CAPTION_ERRORS[getattr(error, "code", "empty")]


def kind_of(stored: Any) -> Kind | None:
    """Return what a stored file is by its first bytes, None for nothing that browsers play."""
    with stored.open() as stream:
        return recording_kind(stream.read(HEAD))


def film_file(value: Any) -> bool:
    """Return True for a film; raise the error whose sentence the form shows."""
    return _recording(value, VIDEO, NotAFilm)


def sound_file(value: Any) -> bool:
    """Return True for a sound; raise the error whose sentence the form shows."""
    return _recording(value, AUDIO, NotASound)


def captions_file(value: Any) -> bool:
    """Return True for captions that can be read; raise NotCaptions."""
    if value is not None:
        try:
            read_captions(value.data)
        except CaptionsError as error:
            raise NotCaptions(error) from error
    return True


def duration_text(value: str) -> bool:
    """Return True for a length such as 3:25; raise NotADuration."""
    if value and read_duration(value) is None:
        raise NotADuration(value)
    return True


def web_address(value: str) -> bool:
    """Return True for a web address; raise NotAnAddress."""
    if value and not is_web_address(value):
        raise NotAnAddress(value)
    return True


def media_facts(content: Any, by: str) -> dict[str, Any]:
    """Return what a list tells of a recording without waking it.

    ``seconds`` (None unknown), ``address`` and ``type`` of its file ("" for none), ``provider`` of a film elsewhere,
    ``captions``, ``by`` who made it.
    """
    fact = own_fact(content)
    player = read_film(getattr(content, "url", "") or "")
    return {
        "seconds": read_duration(content.duration or ""),
        "address": fact.address if fact else "",
        "type": fact.content_type if fact else "",
        "provider": player.title if player else "",
        "captions": getattr(content, "captions", None) is not None,
        "by": by,
    }


def _recording(value: Any, family: str, refusal: type[schema.ValidationError]) -> bool:
    if value is None:
        return True
    if value.getSize() > MOST_BYTES:
        raise TooLarge(value.filename)
    kind = kind_of(value)
    if kind is None or kind.family != family:
        raise refusal(value.filename)
    return True
