"""Pages of albums, films and songs, and of the sections that hold them."""

from datetime import date
from edu.portal.content.album.content import ALBUM
from edu.portal.content.album.content import IMAGE
from edu.portal.content.album.content import IAlbum
from edu.portal.content.pictures import picture_of
from edu.portal.core.gallery.duration import iso_duration
from edu.portal.core.gallery.duration import show_duration
from edu.portal.core.listing.query import ListingQuery
from edu.portal.core.listing.query import has_filters
from edu.portal.core.listing.query import query_url
from edu.portal.core.text.dates import format_date
from edu.portal.core.text.unicode import fold
from edu.portal.i18n import _
from edu.portal.listing.base import DRAFT_STATES
from edu.portal.listing.base import SectionView
from edu.portal.listing.choices import Choice
from edu.portal.listing.choices import options_of
from edu.portal.listing.markup import option_html
from edu.portal.listing.searchable import SearchableView
from edu.portal.listing.service import FOLDER
from edu.portal.listing.service import find_children
from edu.portal.listing.service import read_listing
from edu.portal.listing.service import section_names
from edu.portal.listing.service import text_of
from edu.portal.media.albums import AlbumCard
from edu.portal.media.albums import children_albums
from edu.portal.media.albums import read_albums
from edu.portal.media.albums import subsections
from edu.portal.media.service import missing_words
from functools import cached_property
from plone import api
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any


# Pictures that a search shows beside the albums: enough to recognise the right one.
MOST_FOUND = 48
EAGER = 4
KINDS = {"edu.Video": "video", "edu.Audio": "audio"}
MEDIA_TYPES = ("edu.Video", "edu.Audio", ALBUM, "File", "Link")


class Gallery(SectionView):
    """What pages with pictures share: a picture as a plain value with its words."""

    gallery = ViewPageTemplateFile("templates/gallery.pt")

    def picture_item(self, brain: Any, place: int = EAGER) -> dict[str, Any]:
        """Return a picture of the catalogue: the picture itself, its words, its caption, the page, the large sizes.

        A caption that says the same as the words is read once only.
        """
        words = text_of(getattr(brain, "edu_alt", ""))
        title = brain.Title or brain.getId
        return {
            "url": f"{brain.getURL()}/view",
            "picture": picture_of(brain, "preview"),
            "large": picture_of(brain, "huge"),
            "alt": words or title,
            "caption": title,
            "repeats": fold(words or title) == fold(title),
            "is_hidden": not words and IAlbum.providedBy(self.context),
            "loading": "eager" if place < EAGER else "lazy",
        }

    def tag(self, card: AlbumCard) -> str:
        """Return the mark of an album that visitors do not see yet, "" for the others."""
        message = DRAFT_STATES.get(card.state)
        return self.translate(message) if message else ""


class AlbumsView(Gallery):
    """A section of albums: cards by day, years, search in titles and captions."""

    index = ViewPageTemplateFile("templates/albums.pt")
    page_size = 24

    def update(self) -> None:
        """Read the question and answer it. Raises NotFound beyond the last page."""
        self.all_cards = read_albums(self.context)
        cards = self._answering(self.all_cards)
        if self.query.year:
            cards = [card for card in cards if card.day and card.day.year == self.query.year]
        self.pictures = self._found_pictures() if self.query.text else self._loose_pictures()
        self.total = len(cards)
        self.show(cards)
        self.is_empty = not self.all_cards and not self.pictures and not self.query.text

    @cached_property
    def types(self) -> tuple[str, ...]:  # type: ignore[override]
        """Albums, whatever else the folder takes."""
        return (ALBUM,)

    @property
    def is_filtered(self) -> bool:
        """Whether the visitor left anything out."""
        return has_filters(self.query)

    @cached_property
    def children(self) -> list[Any]:
        """The sections below, such as the drawings of pupils."""
        return subsections(self.context)

    def year_choice(self) -> Choice:
        """Return the selection of the year with the number of albums of each."""
        years = [card.day.year for card in self.all_cards if card.day]
        found = [(str(year), str(year), years.count(year)) for year in sorted(set(years), reverse=True)]
        return Choice("year", _("Year"), options_of(_("All years"), found, str(self.query.year or "")))

    def options_html(self, choice: Choice) -> str:
        """Return the options of a selection."""
        return "".join(option_html(option, self.translate(option.title)) for option in choice.options)

    @property
    def feed_url(self) -> str:
        """The newest albums as a feed."""
        return query_url(f"{self.url}/@@edu-rss", self.query)

    def _answering(self, cards: list[AlbumCard]) -> list[AlbumCard]:
        """The albums that hold the words themselves or in a sub-album; their pictures are shown one by one."""
        if not self.query.text:
            return cards
        paths = {brain.getPath() for brain in self._found((ALBUM, FOLDER))}
        return [card for card in cards if card.path in paths or _holds(card.path, paths)]

    def _found_pictures(self) -> list[dict[str, Any]]:
        return [self.picture_item(brain) for brain in self._found((IMAGE,))[:MOST_FOUND]]

    def _found(self, types: tuple[str, ...]) -> Any:
        asked = ListingQuery(text=self.query.text, validity="all")
        return read_listing(self.context, asked, self.today, types).brains

    def _loose_pictures(self) -> list[dict[str, Any]]:
        if self.query.start or self.query.year:
            return []
        return [self.picture_item(brain) for brain in find_children(self.context, (IMAGE,))[:MOST_FOUND]]


class AlbumView(Gallery):
    """The pictures of an album, or of a folder that was one, the albums inside it and whatever else it holds."""

    index = ViewPageTemplateFile("templates/album.pt")
    page_size = 60

    def update(self) -> None:
        """Read the album. Raises NotFound beyond the last page of pictures."""
        images = find_children(self.context, (IMAGE,))
        self.show(images)
        self.total = len(images)
        self.pictures = [self.picture_item(brain, place) for place, brain in enumerate(self.rows)]
        is_first = not self.query.start
        self.albums = children_albums(self.context) if is_first else []
        self.others = [self.item(brain) for brain in self._others()] if is_first else []
        self.is_empty = not (images or self.albums or self.others)

    @cached_property
    def types(self) -> tuple[str, ...]:  # type: ignore[override]
        """Pictures, whatever else the folder takes."""
        return (IMAGE,)

    @property
    def is_album(self) -> bool:
        """Whether it is an album by its type: a plain folder has no day, place and page of upload."""
        return bool(IAlbum.providedBy(self.context))

    @property
    def day(self) -> str:
        """The day of the event as people write it, "" for none."""
        day: date | None = getattr(self.context, "day", None) if self.is_album else None
        return format_date(day) if day else ""

    @property
    def facts(self) -> dict[str, str]:
        """Place and credit, "" for what nobody stated."""
        if not self.is_album:
            return {"place": "", "credit": ""}
        return {"place": self.context.place or "", "credit": self.context.credit or ""}

    @cached_property
    def missing(self) -> int:
        """How many pictures wait for their words; counted for editors only."""
        return missing_words(self.context) if self.is_album and self.is_editor else 0

    def _others(self) -> list[Any]:
        names = [
            name
            for name in api.portal.get_tool("portal_types").listContentTypes()
            if name not in (IMAGE, FOLDER, ALBUM)
        ]
        return list(find_children(self.context, names))


class MediaView(SearchableView):
    """A section of films or songs: cards with poster, length and captions; a song plays in its card."""

    index = ViewPageTemplateFile("templates/media.pt")

    @cached_property
    def types(self) -> tuple[str, ...]:  # type: ignore[override]
        """What the section takes, and what was put into it before there were types of their own."""
        named = super().types if self.display is not None else ()
        return tuple(dict.fromkeys((*named, *MEDIA_TYPES)))

    @cached_property
    def children(self) -> list[Any]:
        """The sections below."""
        return list(find_children(self.context, (FOLDER,)))

    def cards(self) -> list[dict[str, Any]]:
        """Return the cards of this page."""
        names = section_names(self.children)
        return [self._card(brain, names) for brain in self.rows]

    def _card(self, brain: Any, names: dict[str, str]) -> dict[str, Any]:
        stored = getattr(brain, "edu_media", None)
        facts = stored if isinstance(stored, dict) else {}
        seconds = facts.get("seconds")
        return {
            **facts,
            **self.item(brain),
            "picture": picture_of(brain, "preview"),
            "section": next((names[path] for path in names if brain.getPath().startswith(f"{path}/")), ""),
            "kind": KINDS.get(brain.portal_type, ""),
            "length": show_duration(seconds) if seconds else "",
            "machine_length": iso_duration(seconds) if seconds else "",
            "file_url": f"{brain.getURL()}/{facts['address']}" if facts.get("address") else "",
        }


def _holds(path: str, paths: set[str]) -> bool:
    return any(found.startswith(f"{path}/") for found in paths)
