"""The resolved mandate as a text to read: chapters of sections with their demands, each with its place in a letter."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from edu.portal.core.mandate.model import Catalog
from edu.portal.core.mandate.model import Citation
from edu.portal.core.mandate.model import Item
from edu.portal.core.mandate.model import Resolved
from edu.portal.core.mandate.model import Section
from edu.portal.core.mandate.rules import RULES
from edu.portal.core.mandate.rules import Rule
from edu.portal.core.mandate.telling import said


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a letter: the number of the letter, the place, and what stands there."""

    number: str
    at: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A demand in words."""

    id: str
    text: str
    severity: str
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section and what is asked of it; ``depth`` is 0 at the top of the tree."""

    section: Section
    depth: int
    demands: tuple[Paragraph, ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The disclosure items of one group, under the words for it."""

    title: str
    items: tuple[Item, ...]


def chapters(resolved: Resolved, catalog: Catalog, rules: Mapping[str, Rule] = RULES) -> tuple[Chapter, ...]:
    """Return a chapter for each section, parents before their children."""
    numbers = numbers_of(catalog)
    depths = {"": -1}
    found = []
    for section in resolved.sections:
        depths[section.id] = depths.get(section.parent, -1) + 1
        demands = paragraphs(resolved, section.id, catalog, rules)
        found.append(Chapter(section, depths[section.id], demands, places(section.citations, numbers)))
    return tuple(found)


def paragraphs(
    resolved: Resolved, section: str, catalog: Catalog, rules: Mapping[str, Rule] = RULES
) -> tuple[Paragraph, ...]:
    """Return the demands on a section, duties first; with an empty ``section`` those on the portal as a whole.

    Attestations are told elsewhere.
    """
    numbers = numbers_of(catalog)
    own = (item for item in resolved.criteria if item.section == section and item.rule != "attested")
    ordered = sorted(own, key=lambda criterion: (criterion.severity != "required", criterion.id))
    return tuple(
        Paragraph(
            criterion.id, said(criterion, catalog, rules), criterion.severity, places(criterion.citations, numbers)
        )
        for criterion in ordered
    )


def groups(resolved: Resolved, catalog: Catalog) -> tuple[Group, ...]:
    """Return the disclosure items by their groups, in the order of the first item of each.

    A term stands in the middle of sentences, so as a heading it gets a capital.
    """
    terms = {term.id: term.title for term in catalog.terms}
    found: dict[str, list[Item]] = {}
    for item in resolved.items:
        found.setdefault(item.group, []).append(item)
    titles = {group: terms.get(group, group) for group in found}
    return tuple(Group(title[:1].upper() + title[1:], tuple(found[group])) for group, title in titles.items())


def numbers_of(catalog: Catalog) -> dict[str, str]:
    """Return the numbers of the letters by their ids."""
    return {source.id: source.number for source in catalog.sources}


def places(citations: Iterable[Citation], numbers: Mapping[str, str]) -> tuple[Place, ...]:
    """Return the places in letters that citations name, each once."""
    found = (
        Place(numbers.get(citation.source, citation.source), citation.at, citation.quote) for citation in citations
    )
    return tuple(dict.fromkeys(found))
