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
SOURCE_KINDS = (
    "law",
    "resolution",
    "decree",
    "circular",
    "directive",
    "standard",
    "letter",
    "scoring-sheet",
    "good-practice",
)
# What rests on nothing else is offered to a unit, which may leave it out.
NOT_BINDING = ("good-practice",)
RESULTS = ("pass", "warn", "fail")


@dataclass(frozen=True, slots=True)
class Citation:
    """The place in a letter that a section or criterion rests on; ``row`` is the row of the requirements matrix.

    ``site_types`` are the unit types that this place speaks of, none for whomever the element is for.
    """

    source: str
    at: str
    row: str = ""
    quote: str = ""
    site_types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """The area of a local authority, under the name that people read when they choose whose letters apply.

    ``places`` are the spellings by which an address tells that it lies there, parted by semicolons; where one needs
    several names, such as a district and its city, they are parted by commas. Left out, the title serves.
    """

    id: str
    title: str
    places: str = ""
    where: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Source:
    """An official letter. In force on a day when ``valid_from <= day`` and the day is not after ``valid_until``.

    ``replaces`` names the letters that it ends: ``merge`` puts their last day and ``replaced_by`` into them. ``note``
    is a remark for readers, for example on a part of the letter that is not at hand.
    """

    id: str
    number: str
    issued: date
    valid_from: date
    valid_until: date | None = None
    jurisdiction: str = NATIONAL
    replaces: tuple[str, ...] = ()
    title: str = ""
    kind: str = "letter"
    note: str = ""
    replaced_by: tuple[str, ...] = ()
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
    """A demand that a rule can judge, on a section or, with an empty ``section``, on the portal as a whole.

    ``params`` are the raw values as written, sorted by name; ``codes`` the names of the demand in the catalogue of
    rules; ``says`` pairs of a result and its own sentence, where the wording of the rule does not fit.
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
    codes: tuple[str, ...] = ()
    says: tuple[tuple[str, str], ...] = ()
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
class Attestation:
    """What software cannot see: the unit states it, dated, with evidence; it holds ``months`` long, 0 until revoked.

    In ``Resolved`` each one is also a criterion of the rule ``attested``.
    """

    id: str
    title: str
    section: str = ""
    months: int = 0
    severity: str = "required"
    weight: int = 1
    site_types: tuple[str, ...] = ()
    when: str = ""
    description: str = ""
    citations: tuple[Citation, ...] = ()
    codes: tuple[str, ...] = ()
    where: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Feature:
    """A part of the portal that is off until a unit switches it on; other elements depend on it by ``when``."""

    id: str
    title: str
    site_types: tuple[str, ...] = ()
    description: str = ""
    citations: tuple[Citation, ...] = ()
    where: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a circular on disclosure makes a unit publish for each year, in its group.

    ``unverified`` says that number or wording come from general knowledge, not from the text of the circular.
    """

    id: str
    section: str
    title: str
    group: str
    order: int = 0
    site_types: tuple[str, ...] = ()
    when: str = ""
    unverified: bool = False
    description: str = ""
    citations: tuple[Citation, ...] = ()
    where: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Band:
    """A mark of a scale: given from ``min`` points of a hundred on."""

    min: int
    title: str


@dataclass(frozen=True, slots=True)
class Scale:
    """The marks that a letter gives to portals, the best first."""

    source: str
    bands: tuple[Band, ...] = ()
    where: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Wording:
    """What a rule asks and answers, in sentences with ``{placeholders}`` for its parameters and for facts."""

    rule: str
    demand: str
    says: tuple[tuple[str, str], ...] = ()
    where: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Term:
    """The words that people read for a name used in a parameter."""

    id: str
    title: str
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
    attestations: tuple[Attestation, ...] = ()
    features: tuple[Feature, ...] = ()
    items: tuple[Item, ...] = ()
    scales: tuple[Scale, ...] = ()
    wordings: tuple[Wording, ...] = ()
    terms: tuple[Term, ...] = ()
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
    attestations: tuple[Attestation, ...] = ()
    features: tuple[Feature, ...] = ()
    items: tuple[Item, ...] = ()
    scales: tuple[Scale, ...] = ()
    wordings: tuple[Wording, ...] = ()
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolved:
    """The mandate of one unit on one day: parents before children, siblings in menu order, links in their order.

    ``features`` are those that the unit may switch on, whether it has or not. Items stand in their order.
    """

    sections: tuple[Section, ...] = ()
    displays: tuple[Display, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    sources: tuple[Source, ...] = ()
    links: tuple[Link, ...] = ()
    attestations: tuple[Attestation, ...] = ()
    features: tuple[Feature, ...] = ()
    items: tuple[Item, ...] = ()
    scales: tuple[Scale, ...] = ()

    def section(self, section_id: str) -> Section | None:
        """Return the section of that id, or None when it is not demanded of the unit."""
        return next((section for section in self.sections if section.id == section_id), None)

    def display(self, section_id: str) -> Display | None:
        """Return how the section is shown, or None when the mandate does not say."""
        return next((display for display in self.displays if display.section == section_id), None)

    def children(self, section_id: str) -> tuple[Section, ...]:
        """Return the child sections in menu order; an empty id asks for the top level."""
        return tuple(section for section in self.sections if section.parent == section_id)

    def criterion(self, criterion_id: str) -> Criterion | None:
        """Return the criterion of that id, also when it was combined into another one; None without one."""
        found = (item for item in self.criteria if criterion_id in (item.id, *item.combined_from))
        return next(found, None)

    def links_of(self, section_id: str) -> tuple[Link, ...]:
        """Return the links that a new folder of the section begins with, in their order."""
        return tuple(link for link in self.links if link.section == section_id)
