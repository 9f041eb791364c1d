"""What a visitor sees of one person: the published fields, as plain values for the templates."""

from dataclasses import dataclass
from edu.portal.content.pictures import Picture
from edu.portal.content.pictures import picture_of
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
class Card:
    """One person as shown to everybody; unpublished fields are empty for editors too, so that they see the truth."""

    name: str
    url: str
    position: str
    subjects: str
    initials: str
    phones: tuple[Phone, ...]
    email: str
    photo: Picture | None


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
        # The catalogue knows the portrait only while it is published.
        photo=picture_of(brain, SCALE, "photo"),
    )


def published_text(person: Any, name: str) -> str:
    """Return the personal text ``name``, "" when it is not published."""
    return (getattr(person, name, None) or "") if is_published(person, name) else ""


def phones_of(person: Any) -> tuple[Phone, ...]:
    """Return the published numbers, the office first."""
    texts = [published_text(person, name) for name in ("phone", "mobile")]
    return tuple(Phone(text, tel_uri(text)) for text in texts if text)
