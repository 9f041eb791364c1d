"""Check a whole mandate: everything that one file alone cannot show.

The checks run at import, where an error fails the import, and in the tests of the data.
"""

from collections import Counter
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from edu.portal.core.mandate.instead import A_RULE
from edu.portal.core.mandate.instead import A_SOURCE
from edu.portal.core.mandate.instead import declared
from edu.portal.core.mandate.instead import known_name
from edu.portal.core.mandate.lint_words import check_words
from edu.portal.core.mandate.model import MENUS
from edu.portal.core.mandate.model import NATIONAL
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
from edu.portal.core.mandate.problems import Problem
from edu.portal.core.mandate.rules import RULES
from edu.portal.core.mandate.rules import Rule
from edu.portal.core.unit.checks import is_web_address
from edu.portal.core.unit.kinds import KINDS
from typing import Any
from urllib.parse import urlsplit


SITE_TYPES = frozenset(kind.id for kind in KINDS)
# What to write where no known name is close.
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
        *check_words(catalog, rules),
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
                others = " and ".join(other for same, other in items if same == identifier and other != where)
                advice = f"write another id, or remove the one at {others}" if others else "remove one of them"
                yield Problem(where, f"{name} {identifier} is declared more than once", advice)


def check_source(source: Source, catalog: Catalog) -> Iterator[Problem]:
    """Yield what is wrong with a letter: its kind, its authority, its time, what it replaces."""
    if source.kind not in SOURCE_KINDS:
        message = f"source {source.id} is of the unknown kind {source.kind}"
        yield Problem(source.where, message, known_name(source.kind, SOURCE_KINDS))
    jurisdictions = {NATIONAL, *(item.id for item in catalog.jurisdictions)}
    if source.jurisdiction not in jurisdictions:
        message = f"source {source.id} is of the unknown jurisdiction {source.jurisdiction}"
        advice = declared("jurisdiction", source.jurisdiction, ' title="..."')
        yield Problem(source.where, message, known_name(source.jurisdiction, jurisdictions, advice))
    if source.valid_until and source.valid_until < source.valid_from:
        advice = f"write {source.valid_from} or a later day in until, or leave it out"
        yield Problem(source.where, f"source {source.id} ends before it begins", advice)
    known = {item.id: item for item in catalog.sources}
    for old in source.replaces:
        if old not in known:
            message = f"source {source.id} replaces the unknown source {old}"
            yield Problem(source.where, message, known_name(old, known.keys() - {source.id}, A_SOURCE.format(old)))
        elif source.jurisdiction not in (NATIONAL, known[old].jurisdiction):
            advice = f"remove {old} from replaces"
            yield Problem(source.where, f"source {source.id} cannot replace {old} of another authority", advice)


def check_section(section: Section, catalog: Catalog) -> Iterator[Problem]:
    """Yield what is wrong with a section: its parent, whom it is for, its citations."""
    if section.parent:
        yield from check_place(f"section {section.id} has the unknown parent", section.parent, section.where, catalog)
    yield from check_scope(f"section {section.id}", section, catalog)
    yield from check_citations(f"section {section.id}", section.citations, section.where, catalog)


def check_scope(name: str, item: Any, catalog: Catalog) -> Iterator[Problem]:
    """Yield the unit types and features that nobody knows."""
    for site_type in item.site_types:
        if site_type not in SITE_TYPES:
            message = f"{name} is for the unknown unit type {site_type}"
            yield Problem(item.where, message, known_name(site_type, SITE_TYPES))
    features = {*UNIT_FACTS, *SITE_TYPES, *(feature.id for feature in catalog.features)}
    for when in getattr(item, "when", "").split():
        if when not in features:
            advice = known_name(when, features, declared("feature", when, ' title="..."'))
            yield Problem(item.where, f"{name} depends on the unknown feature {when}", advice)


def check_citations(name: str, citations: Iterable[Citation], where: str, catalog: Catalog) -> Iterator[Problem]:
    """Yield that an item rests on no letter, or on one that is not there."""
    cited = {citation.source for citation in citations}
    if not cited:
        yield Problem(where, f"{name} cites no source", 'add <cite source="..." at="..." />')
    known = {item.id for item in catalog.sources}
    for source in sorted(cited - known):
        advice = known_name(source, known, A_SOURCE.format(source))
        yield Problem(where, f"{name} cites the unknown source {source}", advice)
    for site_type in sorted({site_type for citation in citations for site_type in citation.site_types} - SITE_TYPES):
        message = f"{name} has a citation for the unknown unit type {site_type}"
        yield Problem(where, message, known_name(site_type, SITE_TYPES))


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
            advice = "write another parent, or leave parent out"
            yield Problem(section.where, f"section {section.id} is its own ancestor", advice)


def check_display(display: Display, catalog: Catalog, known: Known) -> Iterator[Problem]:
    """Yield the names that a presentation uses and the site does not know."""
    yield from check_place("display of the unknown section", display.section, display.where, catalog)
    if display.menu not in MENUS:
        message = f"display of {display.section} is in the unknown menu {display.menu}"
        yield Problem(display.where, message, known_name(display.menu, MENUS))
    named = (
        ("type", display.types, known.portal_types),
        ("view", (display.view,), known.views),
        ("column set", (display.columns,), known.column_sets),
    )
    for kind, values, accepted in named:
        for value in values:
            if value and accepted is not None and value not in accepted:
                message = f"display of {display.section} names the unknown {kind} {value}"
                yield Problem(display.where, message, known_name(value, accepted).replace("News Item", "News_Item"))


def check_criterion(criterion: Criterion, catalog: Catalog, rules: Mapping[str, Rule]) -> Iterator[Problem]:
    """Yield what is wrong with a criterion: its section, severity, rule, parameters and sentences."""
    name = f"criterion {criterion.id}"
    if criterion.section:
        yield from check_place(f"{name} is on the unknown section", criterion.section, criterion.where, catalog)
    yield from check_severity(name, criterion)
    if rule := rules.get(criterion.rule):
        try:
            rule.read(criterion.params)
        except ValueError as error:
            yield Problem(criterion.where, f"{name}: {error}", getattr(error, "instead", ""))
    else:
        message = f"{name} names the unknown rule {criterion.rule}"
        yield Problem(criterion.where, message, known_name(criterion.rule, rules, A_RULE))
    yield from check_scope(name, criterion, catalog)
    yield from check_citations(name, criterion.citations, criterion.where, catalog)


def check_severity(name: str, item: Criterion | Attestation) -> Iterator[Problem]:
    """Yield an unknown severity."""
    if item.severity not in SEVERITIES:
        message = f"{name} has the unknown severity {item.severity}"
        yield Problem(item.where, message, known_name(item.severity, SEVERITIES))


def check_attestation(item: Attestation, catalog: Catalog) -> Iterator[Problem]:
    """Yield what is wrong with an attestation; it shares the ids of the criteria, because it becomes one."""
    name = f"attestation {item.id}"
    if item.id in {criterion.id for criterion in catalog.criteria}:
        yield Problem(item.where, f"{name} has the id of a criterion", "write another id")
    if item.section:
        yield from check_place(f"{name} is on the unknown section", item.section, item.where, catalog)
    if not item.description:
        advice = "add <description>what to state, and the evidence to attach</description>"
        yield Problem(item.where, f"{name} does not say what to state", advice)
    yield from check_severity(name, item)
    yield from check_scope(name, item, catalog)
    yield from check_citations(name, item.citations, item.where, catalog)


def check_feature(feature: Feature, catalog: Catalog) -> Iterator[Problem]:
    """Yield what is wrong with a feature."""
    name = f"feature {feature.id}"
    if feature.id in UNIT_FACTS:
        yield Problem(feature.where, f"{name} has the name of a fact of the unit", "write another id")
    yield from check_scope(name, feature, catalog)
    yield from check_citations(name, feature.citations, feature.where, catalog)


def check_item(item: Item, catalog: Catalog) -> Iterator[Problem]:
    """Yield what is wrong with an item of disclosure."""
    name = f"item {item.id}"
    yield from check_place(f"{name} is in the unknown section", item.section, item.where, catalog)
    terms = {term.id for term in catalog.terms}
    if item.group not in terms:
        advice = known_name(item.group, terms, declared("term", item.group, ' title="..."'))
        yield Problem(item.where, f"{name} is in the group {item.group}, which has no term", advice)
    yield from check_scope(name, item, catalog)
    yield from check_citations(name, item.citations, item.where, catalog)


def check_scale(scale: Scale, catalog: Catalog) -> Iterator[Problem]:
    """Yield what is wrong with a scale."""
    known = {source.id for source in catalog.sources}
    if scale.source not in known:
        advice = known_name(scale.source, known, A_SOURCE.format(scale.source))
        yield Problem(scale.where, f"scale of the unknown source {scale.source}", advice)
    if not scale.bands or scale.bands[-1].min > 0:
        advice = 'add <band min="0" title="..." />'
        yield Problem(scale.where, f"scale of {scale.source} has no mark for 0 points", advice)
    if len({band.min for band in scale.bands}) < len(scale.bands) or any(band.min > 100 for band in scale.bands):
        advice = "write in each min a number from 0 to 100 that no other band has"
        yield Problem(scale.where, f"scale of {scale.source} needs marks from different points, at most 100", advice)


def check_link(link: Link, catalog: Catalog) -> Iterator[Problem]:
    """Yield what is wrong with a link: its section, its address, its citations."""
    name = f"link {link.id}"
    yield from check_place(f"{name} is in the unknown section", link.section, link.where, catalog)
    # A name before the host would make visitors believe in another host.
    if not is_web_address(link.url) or "@" in urlsplit(link.url).netloc:
        message = f"{name} needs an http or https address without a user name, not {link.url!r}"
        yield Problem(link.where, message, "write an address such as https://moet.gov.vn/")
    yield from check_citations(name, link.citations, link.where, catalog)


def check_place(complaint: str, section: str, where: str, catalog: Catalog) -> Iterator[Problem]:
    """Yield ``complaint`` when no document declares the section."""
    known = {item.id for item in catalog.sections}
    if section not in known:
        advice = known_name(section, known, declared("section", section, ' title="..."'))
        yield Problem(where, f"{complaint} {section}", advice)
