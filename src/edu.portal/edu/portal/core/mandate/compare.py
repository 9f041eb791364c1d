"""What changes between two resolved mandates: another choice of authorities, another day, another letter."""

from collections.abc import Callable
from collections.abc import Hashable
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import fields
from edu.portal.core.mandate.model import Attestation
from edu.portal.core.mandate.model import Criterion
from edu.portal.core.mandate.model import Item
from edu.portal.core.mandate.model import Resolved
from edu.portal.core.mandate.model import Section
from edu.portal.core.mandate.model import Source
from edu.portal.core.mandate.params import Value
from edu.portal.core.mandate.resolve import comparable
from edu.portal.core.mandate.rules import RULES
from edu.portal.core.mandate.rules import Rule
from operator import attrgetter
from typing import Any


STRICTER = "stricter"
LOOSER = "looser"
OTHER = "other"

# Parameters that say by when something has to be done.
TIMES = frozenset(("after", "before", "covers", "day", "days", "hours", "minutes", "time", "weekday", "working-days"))

Key = Callable[[Criterion], Hashable]
Pair = tuple[Criterion, Criterion]


@dataclass(frozen=True, slots=True)
class Changed:
    """A demand whose parameters or severity are others. ``tendency``: ``stricter``, ``looser``, ``other``."""

    before: Criterion
    after: Criterion
    tendency: str
    is_deadline: bool = False


@dataclass(frozen=True, slots=True)
class ChangedAttestation:
    """A statement that holds another time, or is asked for with another severity; ``tendency`` as in ``Changed``."""

    before: Attestation
    after: Attestation
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
    attestations_changed: tuple[ChangedAttestation, ...] = ()
    items_added: tuple[Item, ...] = ()
    items_dropped: tuple[Item, ...] = ()
    sources_added: tuple[Source, ...] = ()
    sources_dropped: tuple[Source, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing that a unit owes is different; a new letter that only confirms the old changes nothing."""
        owed = (field.name for field in fields(self) if not field.name.startswith("sources"))
        return not any(getattr(self, name) for name in owed)


def compare(before: Resolved, after: Resolved, rules: Mapping[str, Rule] = RULES) -> Change:
    """Return what ``after`` adds to ``before``, drops from it and changes in it.

    Two criteria are the same demand when they judge the same section by the same rule with the same subject, whatever
    letter they come from: the successor of a letter changes a deadline, it does not drop one and add another.
    """
    # Attestations are told apart as such, not a second time as the criteria that they become.
    old, new = (
        tuple(criterion for criterion in resolved.criteria if criterion.rule != "attested")
        for resolved in (before, after)
    )
    pairs = same_demands(old, new, rules)
    was, becomes = (frozenset(pair[place].id for pair in pairs) for place in (0, 1))
    return Change(
        sections_added=missing(after.sections, before.sections),
        sections_dropped=missing(before.sections, after.sections),
        criteria_added=tuple(criterion for criterion in new if criterion.id not in becomes),
        criteria_dropped=tuple(criterion for criterion in old if criterion.id not in was),
        criteria_changed=tuple(
            changed_demand(*pair, rules) for pair in pairs if judged(pair[0], rules) != judged(pair[1], rules)
        ),
        attestations_added=missing(after.attestations, before.attestations),
        attestations_dropped=missing(before.attestations, after.attestations),
        attestations_changed=changed_attestations(before.attestations, after.attestations),
        items_added=missing(after.items, before.items),
        items_dropped=missing(before.items, after.items),
        sources_added=missing(after.sources, before.sources),
        sources_dropped=missing(before.sources, after.sources),
    )


def missing(items: Iterable[Any], others: Iterable[Any]) -> tuple[Any, ...]:
    """Return the items whose id none of the others has."""
    known = set(map(attrgetter("id"), others))
    return tuple(item for item in items if item.id not in known)


def same_demands(before: Iterable[Criterion], after: Iterable[Criterion], rules: Mapping[str, Rule]) -> list[Pair]:
    """Return the pairs of criteria that are the same demand, in the order of ``after``.

    The surest sign comes first, and what it has paired is out for the others: subject and severity, then equal
    parameters (rules whose criteria stand for themselves), then the subject alone, then the id.
    """
    signs: tuple[Key, ...] = (
        lambda criterion: (subject(criterion, rules), criterion.severity),
        lambda criterion: (criterion.section, criterion.rule, *sorted(typed(criterion, rules).items(), key=str)),
        lambda criterion: subject(criterion, rules),
        lambda criterion: (criterion.id, criterion.rule),
    )
    left, waiting = list(before), list(after)
    found: dict[str, Pair] = {}
    for sign in signs:
        known = {sign(criterion): criterion for criterion in reversed(left)}
        for criterion in tuple(waiting):
            partner = known.pop(sign(criterion), None)
            if partner is not None:
                found[criterion.id] = (partner, criterion)
                left.remove(partner)
                waiting.remove(criterion)
    return [found[criterion.id] for criterion in after if criterion.id in found]


def subject(criterion: Criterion, rules: Mapping[str, Rule]) -> Hashable:
    """Return what a demand is about: its section, its rule, and what has to be equal for two to be combined."""
    rule = rules.get(criterion.rule)
    if rule is None or rule.combine is None:
        return criterion.section, criterion.rule, criterion.id
    values = typed(criterion, rules)
    return criterion.section, criterion.rule, *(values.get(name) for name in rule.same)


def typed(criterion: Criterion, rules: Mapping[str, Rule]) -> dict[str, Value | None]:
    """Return the parameters of a criterion, the order of their parts taken out.

    What cannot be read, because its rule is gone or takes other parameters since it was stored, stays as written.
    """
    rule = rules.get(criterion.rule)
    try:
        values: Mapping[str, Value] = rule.read(criterion.params) if rule else dict(criterion.params)
    except ValueError:
        values = dict(criterion.params)
    return {name: comparable(value) for name, value in values.items()}


def judged(criterion: Criterion, rules: Mapping[str, Rule]) -> tuple[str, dict[str, Value | None]]:
    """Return what decides about the result of a criterion; its weight counts for marks only."""
    return criterion.severity, typed(criterion, rules)


def changed_demand(before: Criterion, after: Criterion, rules: Mapping[str, Rule]) -> Changed:
    """Return what became of a demand."""
    old, new = typed(before, rules), typed(after, rules)
    names = {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}
    tendencies = {tendency(before, after, rules) if names else "", severity_tendency(before, after)} - {""}
    return Changed(before, after, tendencies.pop() if len(tendencies) == 1 else OTHER, bool(names & TIMES))


def severity_tendency(before: Any, after: Any) -> str:
    """Return whether a recommendation became a duty or a duty a recommendation, "" for neither."""
    if before.severity == after.severity:
        return ""
    return STRICTER if after.severity == "required" else LOOSER


def tendency(before: Criterion, after: Criterion, rules: Mapping[str, Rule]) -> str:
    """Return whether the parameters became stricter: the stricter ones are those that the rule makes of both."""
    rule = rules.get(after.rule)
    if rule is None or rule.combine is None or subject(before, rules) != subject(after, rules):
        return OTHER
    try:
        both = rule.combine([rule.read(before.params), rule.read(after.params)])
    except ValueError:
        return OTHER
    strictest = {name: comparable(value) for name, value in both.items()}
    if strictest == typed(after, rules):
        return STRICTER
    return LOOSER if strictest == typed(before, rules) else OTHER


def changed_attestations(
    before: Iterable[Attestation], after: Iterable[Attestation]
) -> tuple[ChangedAttestation, ...]:
    """Return the statements that are still asked for, but otherwise."""
    old = {attestation.id: attestation for attestation in before}
    pairs = ((old[attestation.id], attestation) for attestation in after if attestation.id in old)
    return tuple(
        ChangedAttestation(was, becomes, attestation_tendency(was, becomes))
        for was, becomes in pairs
        if (was.months, was.severity) != (becomes.months, becomes.severity)
    )


def attestation_tendency(before: Attestation, after: Attestation) -> str:
    """Return whether a statement became stricter: it has to be renewed sooner, or has become a duty."""
    forever = float("inf")
    old, new = (attestation.months or forever for attestation in (before, after))
    renewal = "" if old == new else STRICTER if new < old else LOOSER
    tendencies = {renewal, severity_tendency(before, after)} - {""}
    return tendencies.pop() if len(tendencies) == 1 else OTHER
