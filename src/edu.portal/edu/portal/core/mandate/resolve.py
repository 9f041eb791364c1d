"""From the whole mandate to what one unit owes on one day.

A demand is in force when at least one letter that it cites is: within its dates and issued by an authority that the
unit is under. The letters that are not in force drop out of the citations, so that an old school year is judged, and
explained, by the letters of its time.
"""

from collections.abc import Collection
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from datetime import time
from edu.portal.core.mandate.model import NATIONAL
from edu.portal.core.mandate.model import Catalog
from edu.portal.core.mandate.model import Citation
from edu.portal.core.mandate.model import Criterion
from edu.portal.core.mandate.model import Link
from edu.portal.core.mandate.model import Resolved
from edu.portal.core.mandate.model import Section
from edu.portal.core.mandate.model import Source
from edu.portal.core.mandate.params import Value
from edu.portal.core.mandate.rules import RULES
from edu.portal.core.mandate.rules import Rule
from typing import Any


def resolve(
    catalog: Catalog,
    site_types: Collection[str],
    regimes: Collection[str],
    today: date,
    features: Collection[str] = (),
) -> Resolved:
    """Return what a unit of these types owes on ``today``.

    ``regimes`` are the jurisdictions that the unit is under; national letters always apply, and an empty collection
    means that nobody has chosen yet, so every letter does. ``features`` are the facts of the unit that sections
    depend on, such as ``boarding``. A school of several levels gives several types and gets the union.
    """
    sources = tuple(source for source in catalog.sources if is_active(source, regimes, today))
    active = {source.id for source in sources}
    sections = tuple(
        replace(section, citations=cited_from(section.citations, active))
        for section in catalog.sections
        if applies(section, site_types, features, active)
    )
    kept = in_menu_order(with_ancestors(sections, catalog))
    kept_ids = {section.id for section in kept}
    criteria = (
        replace(criterion, citations=cited_from(criterion.citations, active))
        for criterion in catalog.criteria
        if criterion.section in kept_ids and applies(criterion, site_types, features, active)
    )
    links = (
        replace(link, citations=cited_from(link.citations, active))
        for link in catalog.links
        if link.section in kept_ids and is_demanded(link, active)
    )
    displays = {display.section: display for display in catalog.displays}
    return Resolved(
        sections=kept,
        displays=tuple(displays[section.id] for section in kept if section.id in displays),
        criteria=combine_criteria(criteria),
        sources=sources,
        links=tuple(sorted(links, key=lambda link: (link.section, link.order, link.id))),
    )


def is_active(source: Source, regimes: Collection[str], today: date) -> bool:
    """Return whether a letter is in force for the unit."""
    governs = not regimes or source.jurisdiction in regimes or source.jurisdiction == NATIONAL
    return governs and source.is_in_force(today)


def applies(
    item: Section | Criterion, site_types: Collection[str], features: Collection[str], active: Collection[str]
) -> bool:
    """Return whether a section or criterion is demanded of a unit of these types with these features."""
    for_unit = not item.site_types or any(site_type in site_types for site_type in item.site_types)
    return for_unit and is_demanded(item, active) and (not item.when or item.when in features)


def is_demanded(item: Section | Criterion | Link, active: Collection[str]) -> bool:
    """Return whether a letter in force demands the item."""
    return any(citation.source in active for citation in item.citations)


def cited_from(citations: Iterable[Citation], active: Collection[str]) -> tuple[Citation, ...]:
    """Return the citations of letters in force."""
    return tuple(citation for citation in citations if citation.source in active)


def with_ancestors(sections: Iterable[Section], catalog: Catalog) -> tuple[Section, ...]:
    """Add the sections that the given ones stand in, so that each has its place in the tree."""
    every = {section.id: section for section in catalog.sections}
    kept = {section.id: section for section in sections}
    for section in tuple(kept.values()):
        parent = section.parent
        while parent in every and parent not in kept:
            kept[parent] = every[parent]
            parent = every[parent].parent
    return tuple(kept.values())


def in_menu_order(sections: Collection[Section]) -> tuple[Section, ...]:
    """Return parents before their children and siblings by their order, then by id."""
    children: dict[str, list[Section]] = {}
    for section in sorted(sections, key=lambda section: (section.order, section.id)):
        children.setdefault(section.parent, []).append(section)

    def below(parent: str) -> Iterable[Section]:
        for section in children.get(parent, ()):
            yield section
            yield from below(section.id)

    return tuple(below(""))


def combine_criteria(criteria: Iterable[Criterion]) -> tuple[Criterion, ...]:
    """Join the criteria that demand the same of the same section into the strictest one, ordered by id.

    A recommendation never tightens a duty: the two severities are combined apart.
    """
    groups: dict[tuple[Any, ...], list[Criterion]] = {}
    for criterion in sorted(criteria, key=lambda criterion: criterion.id):
        groups.setdefault(group_key(criterion), []).append(criterion)
    return tuple(sorted((combined(group) for group in groups.values()), key=lambda criterion: criterion.id))


def group_key(criterion: Criterion) -> tuple[Any, ...]:
    """Return what criteria must have in common to be combined."""
    rule = RULES[criterion.rule]
    if rule.combine is None:
        return criterion.section, criterion.rule, criterion.severity, criterion.id
    typed = rule.read(criterion.params)
    same = tuple(comparable(typed.get(name)) for name in rule.same)
    return criterion.section, criterion.rule, criterion.severity, same


def comparable(value: Value | None) -> Value | None:
    """Return a parameter so that the order of its parts plays no role."""
    return tuple(sorted(value)) if isinstance(value, tuple) else value  # type: ignore[return-value]


def combined(group: list[Criterion]) -> Criterion:
    """Return one criterion for a group that is ordered by id; its own id is that of the strictest member."""
    if len(group) == 1:
        return group[0]
    rule = RULES[group[0].rule]
    assert rule.combine is not None
    params = raw_params(rule, rule.combine([rule.read(criterion.params) for criterion in group]))
    strictest = next((criterion for criterion in group if written(rule, criterion) == params), group[0])
    citations = dict.fromkeys(citation for criterion in group for citation in criterion.citations)
    return replace(
        strictest,
        params=params,
        weight=max(criterion.weight for criterion in group),
        citations=tuple(citations),
        combined_from=tuple(criterion.id for criterion in group),
    )


def written(rule: Rule, criterion: Criterion) -> tuple[tuple[str, str], ...]:
    """Return the parameters of a criterion in their one written form."""
    return raw_params(rule, rule.read(criterion.params))


def raw_params(rule: Rule, typed: Any) -> tuple[tuple[str, str], ...]:
    """Return typed parameters as they would be written in XML, sorted by name."""
    return tuple(sorted((name, raw_value(value)) for name, value in typed.items()))


def raw_value(value: Value) -> str:
    """Return a typed value as it is written in XML."""
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, tuple):
        return " ".join(part if isinstance(part, str) else f"{part[0]:02d}-{part[1]:02d}" for part in value)
    return str(value)
