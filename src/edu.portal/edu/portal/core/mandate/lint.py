"""Check a whole mandate: everything that one file alone cannot show.

The checks run at import, where an error fails the import, and in the tests of the data.
"""

from collections import Counter
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from edu.portal.core.mandate.model import MENUS
from edu.portal.core.mandate.model import NATIONAL
from edu.portal.core.mandate.model import SEVERITIES
from edu.portal.core.mandate.model import Catalog
from edu.portal.core.mandate.model import Citation
from edu.portal.core.mandate.model import Criterion
from edu.portal.core.mandate.model import Display
from edu.portal.core.mandate.model import Link
from edu.portal.core.mandate.model import Section
from edu.portal.core.mandate.model import Source
from edu.portal.core.mandate.problems import Problem
from edu.portal.core.mandate.rules import RULES
from edu.portal.core.unit.checks import is_web_address
from edu.portal.core.unit.kinds import KINDS
from urllib.parse import urlsplit


SITE_TYPES = frozenset(kind.id for kind in KINDS)
FEATURES = ("boarding",)


@dataclass(frozen=True, slots=True)
class Known:
    """Names that the site knows; None leaves the kind unchecked, as in a test without a site."""

    portal_types: Collection[str] | None = None
    views: Collection[str] | None = None
    column_sets: Collection[str] | None = None


def lint(catalog: Catalog, known: Known = Known()) -> tuple[Problem, ...]:
    """Return the problems of a merged catalogue, ordered by place; empty when the mandate can be used."""
    problems = [
        *repeated_ids(catalog),
        *(problem for source in catalog.sources for problem in check_source(source, catalog)),
        *(problem for section in catalog.sections for problem in check_section(section, catalog)),
        *cycles(catalog),
        *(problem for display in catalog.displays for problem in check_display(display, catalog, known)),
        *(problem for criterion in catalog.criteria for problem in check_criterion(criterion, catalog)),
        *(problem for link in catalog.links for problem in check_link(link, catalog)),
    ]
    return tuple(sorted(problems, key=place))


def place(problem: Problem) -> tuple[str, int, str]:
    """Return the key that orders problems by file and line."""
    file_name, _, line = problem.where.rpartition(":")
    return file_name, int(line) if line.isdigit() else 0, problem.message


def repeated_ids(catalog: Catalog) -> Iterator[Problem]:
    """Yield a problem for each declaration of an id that has others."""
    kinds = {
        "jurisdiction": [(item.id, item.where) for item in catalog.jurisdictions],
        "source": [(item.id, item.where) for item in catalog.sources],
        "section": [(item.id, item.where) for item in catalog.sections],
        "display of section": [(item.section, item.where) for item in catalog.displays],
        "criterion": [(item.id, item.where) for item in catalog.criteria],
        "link": [(item.id, item.where) for item in catalog.links],
    }
    for kind, items in kinds.items():
        repeated = {key for key, count in Counter(key for key, _where in items).items() if count > 1}
        for key, where in items:
            if key in repeated:
                yield Problem(where, f"{kind} {key} is declared more than once")


def check_source(source: Source, catalog: Catalog) -> Iterator[Problem]:
    """Yield what is wrong with a letter: its authority, its time, its successor."""
    if source.jurisdiction not in {NATIONAL, *(item.id for item in catalog.jurisdictions)}:
        yield Problem(source.where, f"source {source.id} is of the unknown jurisdiction {source.jurisdiction}")
    if source.valid_until and source.valid_until < source.valid_from:
        yield Problem(source.where, f"source {source.id} ends before it begins")
    if source.replaced_by and source.replaced_by not in {item.id for item in catalog.sources}:
        yield Problem(source.where, f"source {source.id} is replaced by the unknown source {source.replaced_by}")


def check_section(section: Section, catalog: Catalog) -> Iterator[Problem]:
    """Yield what is wrong with a section: its parent, whom it is for, its citations."""
    if section.parent and section.parent not in section_ids(catalog):
        yield Problem(section.where, f"section {section.id} has the unknown parent {section.parent}")
    yield from check_scope(f"section {section.id}", section)
    yield from check_citations(f"section {section.id}", section.citations, section.where, catalog)


def check_scope(name: str, item: Section | Criterion) -> Iterator[Problem]:
    """Yield the unit types and features that nobody knows."""
    for site_type in item.site_types:
        if site_type not in SITE_TYPES:
            yield Problem(item.where, f"{name} is for the unknown unit type {site_type}")
    if item.when and item.when not in FEATURES:
        yield Problem(item.where, f"{name} depends on the unknown feature {item.when}")


def check_citations(name: str, citations: Iterable[Citation], where: str, catalog: Catalog) -> Iterator[Problem]:
    """Yield that an item rests on no letter, or on one that is not there."""
    cited = {citation.source for citation in citations}
    if not cited:
        yield Problem(where, f"{name} cites no source")
    for source in sorted(cited - {item.id for item in catalog.sources}):
        yield Problem(where, f"{name} cites the unknown source {source}")


def cycles(catalog: Catalog) -> Iterator[Problem]:
    """Yield the sections that stand inside themselves."""
    parents = {section.id: section.parent for section in catalog.sections}
    for section in catalog.sections:
        seen = {section.id}
        parent = section.parent
        while parent in parents and parent not in seen:
            seen.add(parent)
            parent = parents[parent]
        if parent == section.id:
            yield Problem(section.where, f"section {section.id} is its own ancestor")


def check_display(display: Display, catalog: Catalog, known: Known) -> Iterator[Problem]:
    """Yield the names that a presentation uses and the site does not know."""
    if display.section not in section_ids(catalog):
        yield Problem(display.where, f"display of the unknown section {display.section}")
    if display.menu not in MENUS:
        yield Problem(display.where, f"display of {display.section} is in the unknown menu {display.menu}")
    named = (
        ("type", display.types, known.portal_types),
        ("view", (display.view,), known.views),
        ("column set", (display.columns,), known.column_sets),
    )
    for kind, values, accepted in named:
        for value in values:
            if value and accepted is not None and value not in accepted:
                yield Problem(display.where, f"display of {display.section} names the unknown {kind} {value}")


def check_criterion(criterion: Criterion, catalog: Catalog) -> Iterator[Problem]:
    """Yield what is wrong with a criterion: its section, severity, rule and parameters."""
    name = f"criterion {criterion.id}"
    if criterion.section not in section_ids(catalog):
        yield Problem(criterion.where, f"{name} is on the unknown section {criterion.section}")
    if criterion.severity not in SEVERITIES:
        yield Problem(criterion.where, f"{name} has the unknown severity {criterion.severity}")
    if rule := RULES.get(criterion.rule):
        try:
            rule.read(criterion.params)
        except ValueError as error:
            yield Problem(criterion.where, f"{name}: {error}")
    else:
        yield Problem(criterion.where, f"{name} names the unknown rule {criterion.rule}")
    yield from check_scope(name, criterion)
    yield from check_citations(name, criterion.citations, criterion.where, catalog)


def check_link(link: Link, catalog: Catalog) -> Iterator[Problem]:
    """Yield what is wrong with a link: its section, its address, its citations."""
    name = f"link {link.id}"
    if link.section not in section_ids(catalog):
        yield Problem(link.where, f"{name} is in the unknown section {link.section}")
    # A name before the host would make visitors believe in another host.
    if not is_web_address(link.url) or "@" in urlsplit(link.url).netloc:
        yield Problem(link.where, f"{name} needs an http or https address without a user name, not {link.url!r}")
    yield from check_citations(name, link.citations, link.where, catalog)


def section_ids(catalog: Catalog) -> set[str]:
    """Return the ids of all sections."""
    return {section.id for section in catalog.sections}
