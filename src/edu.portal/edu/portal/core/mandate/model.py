"""The values of the mandate: what the official letters demand, as frozen data.

A document of the mandate is one XML file: usually one letter, or the tree of sections, or their presentation.
References (a criterion to its section, a citation to its source) go across documents by id.
"""

from dataclasses import dataclass
from dataclasses import field
from datetime import date


NATIONAL = "vn"
SEVERITIES = ("required", "recommended")
MENUS = ("", "main", "services", "footer")


@dataclass(frozen=True, slots=True)
class Citation:
    """The place in a letter that a section or criterion rests on; ``row`` is the row of the requirements matrix."""

    source: str
    at: str
    row: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """The area of a local authority, under the name that people read when they choose whose letters apply."""

    id: str
    title: str
    where: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Source:
    """An official letter. In force on a day when ``valid_from <= day`` and the day is not after ``valid_until``."""

    id: str
    number: str
    issued: date
    valid_from: date
    valid_until: date | None = None
    jurisdiction: str = NATIONAL
    replaced_by: str = ""
    title: str = ""
    where: str = field(default="", compare=False)

    def is_in_force(self, day: date) -> bool:
        """Return whether the letter applied on ``day``; both ends belong to its time."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True, slots=True)
class Section:
    """A section (chuyên mục) that a portal must or may have; no ``site_types`` means every unit type."""

    id: str
    title: str
    parent: str = ""
    order: int = 0
    site_types: tuple[str, ...] = ()
    mandatory: bool = True
    when: str = ""
    description: str = ""
    citations: tuple[Citation, ...] = ()
    where: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Display:
    """How a section looks: the types it takes, the view of its folder, a set of columns, its menu and icon."""

    section: str
    types: tuple[str, ...] = ()
    view: str = ""
    columns: str = ""
    menu: str = ""
    icon: str = ""
    where: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Criterion:
    """A demand on a section that a rule can judge; ``params`` are the raw values as written, sorted by name.

    ``combined_from`` names the criteria that were combined into this one by ``resolve``.
    """

    id: str
    section: str
    rule: str
    severity: str = "required"
    weight: int = 1
    params: tuple[tuple[str, str], ...] = ()
    site_types: tuple[str, ...] = ()
    when: str = ""
    citations: tuple[Citation, ...] = ()
    combined_from: tuple[str, ...] = ()
    where: str = field(default="", compare=False)

    def param(self, name: str, default: str = "") -> str:
        """Return the raw value of a parameter, or ``default`` when the criterion does not give it."""
        return dict(self.params).get(name, default)


@dataclass(frozen=True, slots=True)
class Link:
    """A web address that a letter names for a section; a new folder of the section begins with it."""

    id: str
    section: str
    title: str
    url: str
    order: int = 0
    description: str = ""
    citations: tuple[Citation, ...] = ()
    where: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Document:
    """One file of the mandate. ``remove`` withdraws the stored document of the same id."""

    id: str
    sources: tuple[Source, ...] = ()
    sections: tuple[Section, ...] = ()
    displays: tuple[Display, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    jurisdictions: tuple[Jurisdiction, ...] = ()
    links: tuple[Link, ...] = ()
    remove: bool = False
    where: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Catalog:
    """All documents merged, each kind ordered by id, so that the order of import plays no part."""

    sources: tuple[Source, ...] = ()
    sections: tuple[Section, ...] = ()
    displays: tuple[Display, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    jurisdictions: tuple[Jurisdiction, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolved:
    """The mandate of one unit on one day: parents before children, siblings in menu order, links in their order."""

    sections: tuple[Section, ...] = ()
    displays: tuple[Display, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    sources: tuple[Source, ...] = ()
    links: tuple[Link, ...] = ()

    def section(self, section_id: str) -> Section | None:
        """Return the section of that id, or None when it is not demanded of the unit."""
        return next((section for section in self.sections if section.id == section_id), None)

    def display(self, section_id: str) -> Display | None:
        """Return how the section is shown, or None when the mandate does not say."""
        return next((display for display in self.displays if display.section == section_id), None)

    def children(self, section_id: str) -> tuple[Section, ...]:
        """Return the child sections in menu order; an empty id asks for the top level."""
        return tuple(section for section in self.sections if section.parent == section_id)

    def links_of(self, section_id: str) -> tuple[Link, ...]:
        """Return the links that a new folder of the section begins with, in their order."""
        return tuple(link for link in self.links if link.section == section_id)
