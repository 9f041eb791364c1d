"""What the catalogue knows of films."""

from edu.portal.content.recordings import media_facts
from edu.portal.content.video.content import IVideo
from edu.portal.core.gallery.captions import plain_text
from edu.portal.core.gallery.captions import read_captions
from plone.indexer import indexer
from typing import Any


@indexer(IVideo)
def edu_media(video: Any) -> dict[str, Any]:
    """What a list tells of the film."""
    return media_facts(video, video.credit or "")


@indexer(IVideo)
def searchable_text(video: Any) -> str:
    """The words of the film, what is said in it included."""
    spoken = plain_text(read_captions(video.captions.data)) if video.captions is not None else ""
    words = [video.getId(), video.title, video.description, video.credit, video.transcript, spoken, *video.Subject()]
    return " ".join(word for word in words if word)
