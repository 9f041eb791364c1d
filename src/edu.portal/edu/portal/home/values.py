"""What the blocks of the front page show, as plain values."""

from dataclasses import dataclass
from datetime import date
from edu.portal.content.pictures import Picture


@dataclass(frozen=True, slots=True)
class SectionFolder:
    """The folder of a section of the mandate, as the catalogue knows it."""

    section: str
    title: str
    summary: str
    url: str


@dataclass(frozen=True, slots=True)
class Story:
    """A news item or a notice."""

    uid: str
    title: str
    summary: str
    url: str
    day: date
    section: str
    picture: Picture | None
    is_urgent: bool


@dataclass(frozen=True, slots=True)
class Tile:
    """A quick link to a section."""

    section: str
    title: str
    note: str
    url: str
    icon: str
