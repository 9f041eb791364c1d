"""From the whole mandate to what one unit owes on one day.

A demand is in force when at least one letter that it cites is: within its dates and issued by an authority that the
unit is under. The letters that are not in force drop out of the citations, so that an old school year is judged, and
explained, by the letters of its time.
"""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from datetime import time
from edu.portal.core.calendar.school_year import years_owed
from edu.portal.core.mandate.model import NATIONAL
from edu.portal.core.mandate.model import NOT_BINDING
from edu.portal.core.mandate.model import Attestation
from edu.portal.core.mandate.model import Catalog
from edu.portal.core.mandate.model import Citation
from edu.portal.core.mandate.model import Criterion
from edu.portal.core.mandate.model import Resolved
from edu.portal.core.mandate.model import Section
from edu.portal.core.mandate.model import Source
from edu.portal.core.mandate.params import Value
from edu.portal.core.mandate.rules import RULES
from edu.portal.core.mandate.rules import Rule
from typing import Any
from typing import TypeVar


# Every element that cites letters: section, criterion, attestation, feature, item, link.
Demand = TypeVar("Demand", bound=Any)


def resolve(
    catalog: Catalog,
    site_types: Collection[str],
    regimes: Collection[str],
    today: date,
    features: Collection[str] = (),
    founded: int | None = None,
    rules: Mapping[str, Rule] = RULES,
) -> Resolved:
    """Return what a unit of these types owes on ``today``.

    ``regimes`` are the jurisdictions that the unit is under; national letters always apply, and an empty collection
    means that nobody has chosen yet, so every letter does. ``features`` are the facts of the unit that demands
    depend on, such as ``boarding``, and what it has switched on. ``founded`` is the year of foundation: a young unit
    owes no more years than it has. ``rules`` are the kinds of rules that are known; a criterion of another kind
    stands for itself. A school of several levels gives several types and gets the union.
    """
    facts = frozenset(features)

    def due(items: Iterable[Demand]) -> Iterable[Demand]:
        kept = (item for item in items if applies(item, site_types, facts, active))
        return (replace(item, citations=cited_from(item.citations, site_types, active)) for item in kept)

    sources = tuple(source for source in catalog.sources if is_active(source, regimes, today))
    active = {source.id for source in sources}
    binding = {source.id for source in sources if source.kind not in NOT_BINDING}
    kept = in_menu_order(with_ancestors(due(catalog.sections), catalog, active, binding))
    kept_ids = {section.id for section in kept}
    attestations = tuple(due(catalog.attestations))
    criteria = [
        *(criterion for criterion in due(catalog.criteria) if criterion.section in {"", *kept_ids}),
        *(attested(attestation, kept_ids) for attestation in attestations),
    ]
    displays = {display.section: display for display in catalog.displays}
    items = (item for item in due(catalog.items) if item.section in kept_ids)
    links = (link for link in due(catalog.links) if link.section in kept_ids)
    combined_criteria = combine_criteria(criteria, rules)
    return Resolved(
        sections=kept,
        displays=tuple(displays[section.id] for section in kept if section.id in displays),
        criteria=tuple(of_its_age(criterion, rules, today, founded) for criterion in combined_criteria),
        sources=sources,
        links=tuple(sorted(links, key=lambda link: (link.section, link.order, link.id))),
        attestations=attestations,
        features=tuple(due(catalog.features)),
        items=tuple(sorted(items, key=lambda item: (item.order, item.id))),
        scales=tuple(scale for scale in catalog.scales if scale.source in active),
    )


def attested(attestation: Attestation, sections: Collection[str]) -> Criterion:
    """Return the criterion that asks for a statement."""
    return Criterion(
        id=attestation.id,
        section=attestation.section if attestation.section in sections else "",
        rule="attested",
        severity=attestation.severity,
        weight=attestation.weight,
        params=(("attestation", attestation.id),),
        site_types=attestation.site_types,
        when=attestation.when,
        citations=attestation.citations,
        codes=attestation.codes,
        where=attestation.where,
    )


def of_its_age(criterion: Criterion, rules: Mapping[str, Rule], today: date, founded: int | None) -> Criterion:
    """Return the criterion with no more years than the unit has."""
    rule = rules.get(criterion.rule)
    if rule is None or not rule.years or founded is None:
        return criterion
    params = dict(criterion.params)
    params[rule.years] = str(years_owed(int(params[rule.years]), today, founded))
    return replace(criterion, params=tuple(sorted(params.items())))


def is_active(source: Source, regimes: Collection[str], today: date) -> bool:
    """Return whether a letter is in force for the unit."""
    governs = not regimes or source.jurisdiction in regimes or source.jurisdiction == NATIONAL
    return governs and source.is_in_force(today)


def applies(item: Any, site_types: Collection[str], features: Collection[str], active: Collection[str]) -> bool:
    """Return whether an element is demanded of a unit of these types with these features."""
    wanted = getattr(item, "site_types", ())
    for_unit = not wanted or any(site_type in site_types for site_type in wanted)
    # Any of the names suffices, and a unit type is one: boarding schools, and kindergartens always.
    when = getattr(item, "when", "").split()
    is_so = not when or any(name in features or name in site_types for name in when)
    return for_unit and is_so and is_demanded(item, site_types, active)


def is_demanded(item: Any, site_types: Collection[str], active: Collection[str]) -> bool:
    """Return whether a letter in force demands the item of a unit of these types."""
    return bool(cited_from(item.citations, site_types, active))


def cited_from(
    citations: Iterable[Citation], site_types: Collection[str], active: Collection[str]
) -> tuple[Citation, ...]:
    """Return the citations of letters in force that speak of units of these types."""
    speaking = (item for item in citations if not item.site_types or set(item.site_types) & set(site_types))
    return tuple(citation for citation in speaking if citation.source in active)


def with_ancestors(
    sections: Iterable[Section], catalog: Catalog, active: Collection[str], binding: Collection[str]
) -> tuple[Section, ...]:
    """Add the sections that the given ones stand in, so that each has its place in the tree.

    A section is mandatory while a ``binding`` letter asks for it or for a section inside it.
    """
    every = {section.id: section for section in catalog.sections}
    kept = {section.id: section for section in sections}
    owed = {section.id for section in kept.values() if is_binding(section, binding)}
    for section in tuple(kept.values()):
        parent = section.parent
        while parent in every and (parent not in kept or (section.id in owed and parent not in owed)):
            above = every[parent]
            kept.setdefault(parent, replace(above, citations=cited_from(above.citations, (), active)))
            owed |= {parent} if section.id in owed else set()
            parent = above.parent
    return tuple(replace(section, mandatory=section.id in owed) for section in kept.values())


def is_binding(section: Section, binding: Collection[str]) -> bool:
    """Return whether a letter that binds asks for the section, not only good practice."""
    return section.mandatory and any(citation.source in binding for citation in section.citations)


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


def combine_criteria(criteria: Iterable[Criterion], rules: Mapping[str, Rule] = RULES) -> tuple[Criterion, ...]:
    """Join the criteria that demand the same of the same section into the strictest one, ordered by id.

    A recommendation never tightens a duty: the two severities are combined apart.
    """
    groups: dict[tuple[Any, ...], list[Criterion]] = {}
    for criterion in sorted(criteria, key=lambda criterion: criterion.id):
        groups.setdefault(group_key(criterion, rules), []).append(criterion)
    return tuple(sorted((combined(group, rules) for group in groups.values()), key=lambda criterion: criterion.id))


def group_key(criterion: Criterion, rules: Mapping[str, Rule] = RULES) -> tuple[Any, ...]:
    """Return what criteria must have in common to be combined."""
    rule = rules.get(criterion.rule)
    if rule is None or rule.combine is None:
        return criterion.section, criterion.rule, criterion.severity, criterion.id
    typed = rule.read(criterion.params)
    same = tuple(comparable(typed.get(name)) for name in rule.same)
    return criterion.section, criterion.rule, criterion.severity, same


def comparable(value: Value | None) -> Value | None:
    """Return a parameter so that the order of its parts plays no role."""
    return tuple(sorted(value)) if isinstance(value, tuple) else value  # type: ignore[return-value]


def combined(group: list[Criterion], rules: Mapping[str, Rule]) -> Criterion:
    """Return one criterion for a group that is ordered by id; its own id is that of the strictest member."""
    if len(group) == 1:
        return group[0]
    rule = rules[group[0].rule]
    assert rule.combine is not None
    params = raw_params(rule, rule.combine([rule.read(criterion.params) for criterion in group]))
    strictest = next((criterion for criterion in group if written(rule, criterion) == params), group[0])
    citations = dict.fromkeys(citation for criterion in group for citation in criterion.citations)
    return replace(
        strictest,
        params=params,
        weight=max(criterion.weight for criterion in group),
        citations=tuple(citations),
        codes=tuple(dict.fromkeys(code for criterion in group for code in criterion.codes)),
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
