"""Check a whole mandate: everything that one file alone cannot show.

The checks run at import, where an error fails the import, and in the tests of the data.
"""

from collections import Counter
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from edu.portal.core.mandate.model import MENUS
from edu.portal.core.mandate.model import NATIONAL
from edu.portal.core.mandate.model import RESULTS
from edu.portal.core.mandate.model import SEVERITIES
from edu.portal.core.mandate.model import SOURCE_KINDS
from edu.portal.core.mandate.model import Attestation
from edu.portal.core.mandate.model import Catalog
from edu.portal.core.mandate.model import Citation
from edu.portal.core.mandate.model import Criterion
from edu.portal.core.mandate.model import Display
from edu.portal.core.mandate.model import Feature
from edu.portal.core.mandate.model import Item
from edu.portal.core.mandate.model import Link
from edu.portal.core.mandate.model import Scale
from edu.portal.core.mandate.model import Section
from edu.portal.core.mandate.model import Source
from edu.portal.core.mandate.model import Wording
from edu.portal.core.mandate.problems import Problem
from edu.portal.core.mandate.rules import RULES
from edu.portal.core.mandate.rules import Rule
from edu.portal.core.mandate.wording import FACTS
from edu.portal.core.mandate.wording import placeholders
from edu.portal.core.unit.checks import is_web_address
from edu.portal.core.unit.kinds import KINDS
from typing import Any
from urllib.parse import urlsplit


SITE_TYPES = frozenset(kind.id for kind in KINDS)
# Facts of a unit that its record says; what else `when` may name is declared as a feature.
UNIT_FACTS = ("boarding", "public", "private")
# Field of the catalogue: what to call one of its items, and the name of its id.
NAMES = {
    "jurisdictions": ("jurisdiction", "id"),
    "sources": ("source", "id"),
    "sections": ("section", "id"),
    "displays": ("display of section", "section"),
    "criteria": ("criterion", "id"),
    "links": ("link", "id"),
    "attestations": ("attestation", "id"),
    "features": ("feature", "id"),
    "items": ("item", "id"),
    "scales": ("scale of", "source"),
    "wordings": ("wording of rule", "rule"),
    "terms": ("term", "id"),
}


@dataclass(frozen=True, slots=True)
class Known:
    """Names that the site knows; None leaves the kind unchecked, as in a test without a site."""

    portal_types: Collection[str] | None = None
    views: Collection[str] | None = None
    column_sets: Collection[str] | None = None


def lint(catalog: Catalog, known: Known = Known(), rules: Mapping[str, Rule] = RULES) -> tuple[Problem, ...]:
    """Return the problems of a merged catalogue, ordered by place; empty when the mandate can be used.

    ``rules`` are the kinds of rules that criteria may name.
    """
    problems = [
        *repeated_ids(catalog),
        *(problem for source in catalog.sources for problem in check_source(source, catalog)),
        *(problem for section in catalog.sections for problem in check_section(section, catalog)),
        *cycles(catalog),
        *(problem for display in catalog.displays for problem in check_display(display, catalog, known)),
        *(problem for criterion in catalog.criteria for problem in check_criterion(criterion, catalog, rules)),
        *(problem for item in catalog.attestations for problem in check_attestation(item, catalog)),
        *(problem for feature in catalog.features for problem in check_feature(feature, catalog)),
        *(problem for item in catalog.items for problem in check_item(item, catalog)),
        *(problem for scale in catalog.scales for problem in check_scale(scale, catalog)),
        *(problem for wording in catalog.wordings for problem in check_wording(wording, rules)),
        *(problem for link in catalog.links for problem in check_link(link, catalog)),
    ]
    return tuple(sorted(problems, key=place))


def place(problem: Problem) -> tuple[str, int, str]:
    """Return the key that orders problems by file and line."""
    file_name, _, line = problem.where.rpartition(":")
    return file_name, int(line) if line.isdigit() else 0, problem.message


def repeated_ids(catalog: Catalog) -> Iterator[Problem]:
    """Yield a problem for each declaration of an id that has others."""
    for kind, (name, key) in NAMES.items():
        items = [(getattr(item, key), item.where) for item in getattr(catalog, kind)]
        repeated = {key for key, count in Counter(key for key, _where in items).items() if count > 1}
        for identifier, where in items:
            if identifier in repeated:
                yield Problem(where, f"{name} {identifier} is declared more than once")


def check_source(source: Source, catalog: Catalog) -> Iterator[Problem]:
    """Yield what is wrong with a letter: its kind, its authority, its time, what it replaces."""
    if source.kind not in SOURCE_KINDS:
        yield Problem(source.where, f"source {source.id} is of the unknown kind {source.kind}")
    if source.jurisdiction not in {NATIONAL, *(item.id for item in catalog.jurisdictions)}:
        yield Problem(source.where, f"source {source.id} is of the unknown jurisdiction {source.jurisdiction}")
    if source.valid_until and source.valid_until < source.valid_from:
        yield Problem(source.where, f"source {source.id} ends before it begins")
    known = {item.id: item for item in catalog.sources}
    for old in source.replaces:
        if old not in known:
            yield Problem(source.where, f"source {source.id} replaces the unknown source {old}")
        elif source.jurisdiction not in (NATIONAL, known[old].jurisdiction):
            yield Problem(source.where, f"source {source.id} cannot replace {old} of another authority")


def check_section(section: Section, catalog: Catalog) -> Iterator[Problem]:
    """Yield what is wrong with a section: its parent, whom it is for, its citations."""
    if section.parent and section.parent not in section_ids(catalog):
        yield Problem(section.where, f"section {section.id} has the unknown parent {section.parent}")
    yield from check_scope(f"section {section.id}", section, catalog)
    yield from check_citations(f"section {section.id}", section.citations, section.where, catalog)


def check_scope(name: str, item: Any, catalog: Catalog) -> Iterator[Problem]:
    """Yield the unit types and features that nobody knows."""
    for site_type in item.site_types:
        if site_type not in SITE_TYPES:
            yield Problem(item.where, f"{name} is for the unknown unit type {site_type}")
    when = getattr(item, "when", "")
    if when and when not in {*UNIT_FACTS, *(feature.id for feature in catalog.features)}:
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


def check_criterion(criterion: Criterion, catalog: Catalog, rules: Mapping[str, Rule]) -> Iterator[Problem]:
    """Yield what is wrong with a criterion: its section, severity, rule, parameters and sentences."""
    name = f"criterion {criterion.id}"
    if criterion.section and criterion.section not in section_ids(catalog):
        yield Problem(criterion.where, f"{name} is on the unknown section {criterion.section}")
    yield from check_severity(name, criterion)
    if rule := rules.get(criterion.rule):
        try:
            rule.read(criterion.params)
        except ValueError as error:
            yield Problem(criterion.where, f"{name}: {error}")
        yield from check_sentences(name, criterion.where, dict(criterion.says), rule)
    else:
        yield Problem(criterion.where, f"{name} names the unknown rule {criterion.rule}")
    yield from check_scope(name, criterion, catalog)
    yield from check_citations(name, criterion.citations, criterion.where, catalog)


def check_severity(name: str, item: Criterion | Attestation) -> Iterator[Problem]:
    """Yield an unknown severity."""
    if item.severity not in SEVERITIES:
        yield Problem(item.where, f"{name} has the unknown severity {item.severity}")


def check_attestation(item: Attestation, catalog: Catalog) -> Iterator[Problem]:
    """Yield what is wrong with an attestation; it shares the ids of the criteria, because it becomes one."""
    name = f"attestation {item.id}"
    if item.id in {criterion.id for criterion in catalog.criteria}:
        yield Problem(item.where, f"{name} has the id of a criterion")
    if item.section and item.section not in section_ids(catalog):
        yield Problem(item.where, f"{name} is on the unknown section {item.section}")
    if not item.description:
        yield Problem(item.where, f"{name} does not say what to state")
    yield from check_severity(name, item)
    yield from check_scope(name, item, catalog)
    yield from check_citations(name, item.citations, item.where, catalog)


def check_feature(feature: Feature, catalog: Catalog) -> Iterator[Problem]:
    """Yield what is wrong with a feature."""
    name = f"feature {feature.id}"
    if feature.id in UNIT_FACTS:
        yield Problem(feature.where, f"{name} has the name of a fact of the unit")
    yield from check_scope(name, feature, catalog)
    yield from check_citations(name, feature.citations, feature.where, catalog)


def check_item(item: Item, catalog: Catalog) -> Iterator[Problem]:
    """Yield what is wrong with an item of disclosure."""
    name = f"item {item.id}"
    if item.section not in section_ids(catalog):
        yield Problem(item.where, f"{name} is in the unknown section {item.section}")
    if item.group not in {term.id for term in catalog.terms}:
        yield Problem(item.where, f"{name} is in the group {item.group}, which has no term")
    yield from check_scope(name, item, catalog)
    yield from check_citations(name, item.citations, item.where, catalog)


def check_scale(scale: Scale, catalog: Catalog) -> Iterator[Problem]:
    """Yield what is wrong with a scale."""
    if scale.source not in {source.id for source in catalog.sources}:
        yield Problem(scale.where, f"scale of the unknown source {scale.source}")
    if not scale.bands or scale.bands[-1].min > 0:
        yield Problem(scale.where, f"scale of {scale.source} has no mark for 0 points")
    if len({band.min for band in scale.bands}) < len(scale.bands) or any(band.min > 100 for band in scale.bands):
        yield Problem(scale.where, f"scale of {scale.source} needs marks from different points, at most 100")


def check_wording(wording: Wording, rules: Mapping[str, Rule]) -> Iterator[Problem]:
    """Yield what is wrong with the sentences of a rule: each has to be there, with placeholders that have a value."""
    name = f"wording of rule {wording.rule}"
    rule = rules.get(wording.rule)
    if rule is None:
        yield Problem(wording.where, f"{name}: the rule is unknown")
        return
    sentences = {"demand": wording.demand, **dict(wording.says)}
    for result in ("demand", *RESULTS):
        if not sentences.get(result):
            yield Problem(wording.where, f"{name} has no sentence <{result}>")
    yield from check_sentences(name, wording.where, sentences, rule)


def check_sentences(name: str, where: str, sentences: Mapping[str, str], rule: Rule) -> Iterator[Problem]:
    """Yield the placeholders that nothing will fill."""
    for result, text in sentences.items():
        facts = () if result == "demand" else FACTS
        known = {"section", *facts, *(parameter.name for parameter in rule.parameters)}
        for placeholder in placeholders(text):
            if placeholder not in known:
                yield Problem(where, f"{name}: <{result}> has the unknown placeholder {{{placeholder}}}")


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
