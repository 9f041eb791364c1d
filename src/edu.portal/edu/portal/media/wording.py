"""Sentences of the room for what its judges return as codes."""

from edu.portal.core.gallery.words import FILE_NAME
from edu.portal.core.gallery.words import SAME
from edu.portal.core.gallery.words import SHORT
from edu.portal.i18n import _
from zope.i18nmessageid import Message


REFUSED = {
    "empty": _("The file is empty. Choose it again."),
    "heic": _(
        "Pictures in HEIC are not shown by all browsers. On the iPhone choose Settings, Camera, Formats, Most"
        " Compatible; of pictures taken already, send copies through Zalo or save them as JPEG."
    ),
    "svg": _("An SVG drawing may hold programs, so it is not taken here. Save it as PNG or JPEG."),
    "unknown": _("This is no picture. JPEG, PNG, WebP and GIF are taken."),
    "broken": _("The picture is damaged or only half there. Copy it from the camera again."),
    "large": _("The file is larger than 60 MB. Save it smaller."),
    "pixels": _("The picture has too many pixels to be opened safely. Save it smaller."),
    "frames": _("The animation is too long to be opened safely. Use a film instead."),
}
WORDS = {
    SAME: _("Another picture of the album has the same words. Say what is different in this one."),
    FILE_NAME: _("A file name or a number tells nothing about the picture. Say who does what."),
    SHORT: _("This is too short to picture it. Say who does what."),
}


def refused_sentence(code: str) -> Message:
    """Return why a file was not taken, and what to do."""
    return REFUSED.get(code, REFUSED["unknown"])


def words_sentence(code: str) -> Message:
    """Return what is wrong with the words of a picture."""
    return WORDS[code]
