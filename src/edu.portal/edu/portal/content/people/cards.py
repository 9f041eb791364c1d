"""What a visitor sees of one person: the published fields, as plain values for the templates."""

from collections.abc import Mapping
from dataclasses import dataclass
from edu.portal.content.staff_member.publication import is_published
from edu.portal.core.text.names import initials
from edu.portal.core.unit.phone import tel_uri
from typing import Any


SCALE = "preview"


@dataclass(frozen=True)
class Phone:
    """A number as written and its ``tel:`` address, "" when it cannot be dialled."""

    text: str
    uri: str


@dataclass(frozen=True)
class Photo:
    """The published portrait in the size of a card."""

    src: str
    width: int
    height: int


@dataclass(frozen=True)
class Card:
    """One person as shown to everybody; unpublished fields are empty for editors too, so that they see the truth."""

    name: str
    url: str
    position: str
    subjects: str
    initials: str
    phones: tuple[Phone, ...]
    email: str
    photo: Photo | None


def card_of(brain: Any) -> Card:
    """Return the card of a person; the brain's object is woken, which is right for shown people only."""
    person = brain.getObject()
    return Card(
        name=person.title,
        url=brain.getURL(),
        position=person.position or "",
        subjects=person.subjects or "",
        initials=initials(person.title),
        phones=phones_of(person),
        email=published_text(person, "email"),
        photo=photo_of(brain),
    )


def published_text(person: Any, name: str) -> str:
    """Return the personal text ``name``, "" when it is not published."""
    return (getattr(person, name, None) or "") if is_published(person, name) else ""


def phones_of(person: Any) -> tuple[Phone, ...]:
    """Return the published numbers, the office first."""
    texts = [published_text(person, name) for name in ("phone", "mobile")]
    return tuple(Phone(text, tel_uri(text)) for text in texts if text)


def photo_of(brain: Any) -> Photo | None:
    """Return the portrait by the catalogue's picture metadata, which exists only while it is published."""
    stored = getattr(brain, "image_scales", None)
    pictures = stored.get("photo") if isinstance(stored, Mapping) else None
    if not pictures:
        return None
    picture = pictures[0]["scales"].get(SCALE) or pictures[0]
    return Photo(f"{brain.getURL()}/{picture['download']}", picture["width"], picture["height"])
