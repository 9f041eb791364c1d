"""What the catalogue knows of songs."""

from edu.portal.content.audio.content import IAudio
from edu.portal.content.recordings import media_facts
from plone.indexer import indexer
from typing import Any


@indexer(IAudio)
def edu_media(audio: Any) -> dict[str, Any]:
    """What a list tells of the song."""
    return media_facts(audio, " – ".join(name for name in (audio.author, audio.performer) if name))


@indexer(IAudio)
def searchable_text(audio: Any) -> str:
    """The words of the song."""
    words = [
        audio.getId(),
        audio.title,
        audio.description,
        audio.author,
        audio.performer,
        audio.lyrics,
        *audio.Subject(),
    ]
    return " ".join(word for word in words if word)
