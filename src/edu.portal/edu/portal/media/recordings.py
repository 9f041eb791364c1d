"""The page of one film and of one song."""

from edu.portal.content.files import own_fact
from edu.portal.content.files import shown_file
from edu.portal.content.pictures import Picture
from edu.portal.content.pictures import picture_of
from edu.portal.core.gallery.duration import iso_duration
from edu.portal.core.gallery.duration import read_duration
from edu.portal.core.players.address import Player
from edu.portal.core.players.address import read_film
from edu.portal.i18n import _
from functools import cached_property
from plone import api
from Products.Five import BrowserView
from typing import Any
from urllib.parse import urlsplit


class RecordingView(BrowserView):
    """What pages of films and songs share."""

    @cached_property
    def file(self) -> Any:
        """The file in words, None for a film elsewhere or a song as notes."""
        fact = own_fact(self.context)
        return shown_file(fact, self.context.absolute_url()) if fact else None

    @cached_property
    def picture(self) -> Picture | None:
        """Poster, notes or picture, None for none."""
        brains = api.content.find(UID=api.content.get_uuid(self.context))
        return picture_of(brains[0], "large") if brains else None

    @property
    def length(self) -> str:
        """The length as it was typed, "" for none."""
        return self.context.duration or ""

    @property
    def machine_length(self) -> str:
        """The length for machines, "" for none."""
        seconds = read_duration(self.context.duration or "")
        return iso_duration(seconds) if seconds else ""

    def paragraphs(self, text: str) -> list[list[str]]:
        """Return ``text`` as paragraphs of lines; an empty line parts them."""
        parts = (text or "").replace("\r\n", "\n").split("\n\n")
        return [[line for line in part.split("\n") if line.strip()] for part in parts if part.strip()]


class VideoView(RecordingView):
    """One film: played in the page, or shown by its provider after a click."""

    @cached_property
    def player(self) -> Player | None:
        """The player elsewhere, None for a file of ours or an address that is a link only."""
        return read_film(self.context.url or "") if self.file is None else None

    @property
    def host(self) -> str:
        """Who shows the film elsewhere: the name of the provider, else of the host."""
        return self.player.title if self.player else (urlsplit(self.context.url or "").hostname or "")

    @property
    def captions_url(self) -> str:
        """The address of the captions, "" for none."""
        fact = own_fact(self.context, "captions")
        return f"{self.context.absolute_url()}/{fact.address}" if fact else ""

    @property
    def transcript(self) -> list[list[str]]:
        """What is said and shown as paragraphs."""
        return self.paragraphs(self.context.transcript)

    @property
    def is_editor(self) -> bool:
        """Whether the user may change the film."""
        return bool(api.user.has_permission("Modify portal content", obj=self.context))

    @property
    def needs_words(self) -> bool:
        """Whether editors are reminded: a film without captions and without its words leaves people out."""
        return not self.captions_url and not self.transcript


class AudioView(RecordingView):
    """One song with its words."""

    @property
    def facts(self) -> list[tuple[Any, str]]:
        """Label and value of what is known."""
        known = (
            (_("Music and words by"), self.context.author),
            (_("Performed by"), self.context.performer),
            (_("Right to publish"), self.context.licence),
        )
        return [(label, value) for label, value in known if value]

    @property
    def lyrics(self) -> list[list[str]]:
        """The words as verses."""
        return self.paragraphs(self.context.lyrics)
