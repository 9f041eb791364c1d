"""What changes between two resolved mandates: another choice of authorities, another day, another letter."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from edu.portal.core.mandate.model import Attestation
from edu.portal.core.mandate.model import Criterion
from edu.portal.core.mandate.model import Item
from edu.portal.core.mandate.model import Resolved
from edu.portal.core.mandate.model import Section
from edu.portal.core.mandate.model import Source
from edu.portal.core.mandate.resolve import comparable
from edu.portal.core.mandate.rules import RULES
from edu.portal.core.mandate.rules import Rule
from operator import attrgetter
from typing import Any


@dataclass(frozen=True, slots=True)
class Changed:
    """A demand whose parameters, severity or weight are others. ``tendency``: ``stricter``, ``looser``, ``other``."""

    before: Criterion
    after: Criterion
    tendency: str


@dataclass(frozen=True, slots=True)
class Change:
    """The difference of two resolved mandates; everything in the order of its mandate."""

    sections_added: tuple[Section, ...] = ()
    sections_dropped: tuple[Section, ...] = ()
    criteria_added: tuple[Criterion, ...] = ()
    criteria_dropped: tuple[Criterion, ...] = ()
    criteria_changed: tuple[Changed, ...] = ()
    attestations_added: tuple[Attestation, ...] = ()
    attestations_dropped: tuple[Attestation, ...] = ()
    items_added: tuple[Item, ...] = ()
    items_dropped: tuple[Item, ...] = ()
    sources_added: tuple[Source, ...] = ()
    sources_dropped: tuple[Source, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing that a unit owes is different; a new letter that only confirms the old changes nothing."""
        return not (
            self.sections_added
            or self.sections_dropped
            or self.criteria_added
            or self.criteria_dropped
            or self.criteria_changed
            or self.attestations_added
            or self.attestations_dropped
            or self.items_added
            or self.items_dropped
        )


def compare(before: Resolved, after: Resolved, rules: Mapping[str, Rule] = RULES) -> Change:
    """Return what ``after`` adds to ``before``, drops from it and changes in it.

    Two criteria are the same demand when they judge the same section by the same rule with the same subject, whatever
    letter they come from: the successor of a letter changes a deadline, it does not drop one and add another.
    """
    old = {demand_key(criterion, rules): criterion for criterion in before.criteria}
    new = {demand_key(criterion, rules): criterion for criterion in after.criteria}
    changed = (
        Changed(old[key], criterion, tendency(old[key], criterion, rules))
        for key, criterion in new.items()
        if key in old and judged(old[key], rules) != judged(criterion, rules)
    )
    # Attestations are told apart as such, not a second time as the criteria that they become.
    return Change(
        sections_added=missing(after.sections, before.sections),
        sections_dropped=missing(before.sections, after.sections),
        criteria_added=tuple(new[key] for key in new if key not in old and new[key].rule != "attested"),
        criteria_dropped=tuple(old[key] for key in old if key not in new and old[key].rule != "attested"),
        criteria_changed=tuple(changed),
        attestations_added=missing(after.attestations, before.attestations),
        attestations_dropped=missing(before.attestations, after.attestations),
        items_added=missing(after.items, before.items),
        items_dropped=missing(before.items, after.items),
        sources_added=missing(after.sources, before.sources),
        sources_dropped=missing(before.sources, after.sources),
    )


def missing(items: Iterable[Any], others: Iterable[Any]) -> tuple[Any, ...]:
    """Return the items whose id none of the others has."""
    known = set(map(attrgetter("id"), others))
    return tuple(item for item in items if item.id not in known)


def demand_key(criterion: Criterion, rules: Mapping[str, Rule]) -> tuple[Any, ...]:
    """Return what makes two criteria the same demand: section, rule and what it is about, not how severe."""
    rule = rules.get(criterion.rule)
    if rule is None or rule.combine is None:
        return criterion.section, criterion.rule, criterion.id
    typed = rule.read(criterion.params)
    return criterion.section, criterion.rule, criterion.severity, *(comparable(typed.get(name)) for name in rule.same)


def judged(criterion: Criterion, rules: Mapping[str, Rule]) -> tuple[Any, ...]:
    """Return what decides about the result of a criterion."""
    rule = rules.get(criterion.rule)
    params = rule.read(criterion.params) if rule else dict(criterion.params)
    return criterion.severity, criterion.weight, {name: comparable(value) for name, value in params.items()}


def tendency(before: Criterion, after: Criterion, rules: Mapping[str, Rule]) -> str:
    """Return whether the demand became stricter: it is what the rule makes of both."""
    rule = rules.get(before.rule)
    old, new = (dict(judged(criterion, rules)[-1]) for criterion in (before, after))
    if rule is None or rule.combine is None or old == new:
        return "other"
    both = {name: comparable(value) for name, value in rule.combine([old, new]).items()}
    return "stricter" if both == new else "looser" if both == old else "other"
