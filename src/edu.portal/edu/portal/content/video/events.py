"""A film is stored without the place where it was taken, its captions as WebVTT, its length read where it can be."""

from edu.portal.content.recordings import kind_of
from edu.portal.content.video.content import IVideo
from edu.portal.core.gallery.captions import CaptionsError
from edu.portal.core.gallery.captions import read_captions
from edu.portal.core.gallery.captions import write_vtt
from edu.portal.core.gallery.duration import show_duration
from edu.portal.core.gallery.recordings import mp4_seconds
from edu.portal.core.gallery.recordings import places_to_blank
from plone.namedfile.file import NamedBlobFile
from typing import Any


MP4_TYPES = ("video/mp4", "audio/mp4")
FREE = b"free"


def recording_changed(content: Any, event: object) -> None:
    """Bring what an editor sent into the form that is served; subscriber to adding and editing."""
    stored = content.file
    if stored is not None:
        settle_file(content, stored)
    if IVideo.providedBy(content) and content.captions is not None:
        settle_captions(content)


def settle_file(content: Any, stored: Any) -> None:
    """Name the file by what it is; of an MP4 file blank the remarks of the camera and read the length."""
    kind = kind_of(stored)
    if kind is None:
        return
    if stored.contentType != kind.media_type:
        stored.contentType = kind.media_type
    if kind.media_type not in MP4_TYPES:
        return
    with stored.open() as stream:
        places, seconds = places_to_blank(stream), mp4_seconds(stream)
    if places:
        with stored._blob.open("r+") as stream:
            for place in places:
                stream.seek(place)
                stream.write(FREE)
    if seconds and not content.duration:
        content.duration = show_duration(seconds)


def settle_captions(content: Any) -> None:
    """Write the captions anew as WebVTT, whatever they came as; what cannot be read is not kept."""
    try:
        written = write_vtt(read_captions(content.captions.data))
    except CaptionsError:
        content.captions = None
        return
    if content.captions.data != written or content.captions.contentType != "text/vtt":
        name = (content.captions.filename or "phu-de").rpartition(".")[0] or "phu-de"
        content.captions = NamedBlobFile(data=written, contentType="text/vtt", filename=f"{name}.vtt")
