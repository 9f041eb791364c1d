"""What the step of the letters shows: each choice with its effect, before anything is applied."""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from edu.portal import clock
from edu.portal.core.mandate.compare import Change
from edu.portal.core.mandate.model import Source
from edu.portal.core.mandate.telling import Telling
from edu.portal.core.mandate.telling import tell
from edu.portal.mandate.rules import known_rules
from edu.portal.mandate.service import resolved_for
from edu.portal.mandate.service import stored_catalog
from edu.portal.mandate.wording import KIND_TITLES
from edu.portal.mandate.wording import counts
from edu.portal.mandate.wording import time_of
from edu.portal.setup import service
from edu.portal.setup.form import SetupInput
from edu.portal.setup.form import situation_of
from typing import Any
from zope.i18nmessageid import Message


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as the step lists it; ``is_over`` says that its time has passed."""

    number: str
    title: str
    kind: Message | str
    time: Message
    is_over: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class ToldChange:
    """A change ready to be shown: how much of what, and each point in words."""

    counts: tuple[Message, ...]
    told: Telling
    change: Change

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self.counts


@dataclass(frozen=True, slots=True)
class Choice:
    """A thing to tick: an authority with its letters, or a part of the portal."""

    id: str
    title: str
    is_chosen: bool
    effect: ToldChange
    description: str = ""
    place: str = ""
    letters: tuple[Letter, ...] = ()


def letter_of(source: Source) -> Letter:
    """Return a letter as the step lists it."""
    is_over = source.valid_until is not None and source.valid_until < clock.today()
    kind = KIND_TITLES.get(source.kind, source.kind)
    return Letter(source.number, source.title, kind, time_of(source), is_over, source.note)


def told(portal: Any, change: Change) -> ToldChange:
    """Return a change in words."""
    telling = tell(change, stored_catalog(portal), known_rules())
    return ToldChange(tuple(counts(change)), telling, change)


def national_letters(portal: Any) -> list[Letter]:
    """Return the letters that always apply."""
    return [letter_of(source) for source in service.national_letters(portal)]


def regime_choices(portal: Any, given: SetupInput) -> Iterator[Choice]:
    """Yield the local authorities and what the letters of each would do."""
    situation = situation_of(given)
    for regime in service.available_regimes(portal, given.unit.get("address", "")):
        yield Choice(
            regime.id,
            regime.title,
            regime.id in given.regimes,
            told(portal, service.effect_of_regime(portal, situation, regime.id)),
            place=regime.place,
            letters=tuple(map(letter_of, regime.sources)),
        )


def feature_choices(portal: Any, given: SetupInput) -> Iterator[Choice]:
    """Yield the parts that the unit may switch on, and what each brings."""
    situation = situation_of(given)
    numbers = {source.id: source.number for source in stored_catalog(portal).sources}
    for feature in resolved_for(portal, situation).features:
        cited = dict.fromkeys(numbers[citation.source] for citation in feature.citations)
        yield Choice(
            feature.id,
            feature.title,
            feature.id in given.features,
            told(portal, service.effect_of_feature(portal, situation, feature.id)),
            description=feature.description,
            place=", ".join(cited),
        )


def suggested_regimes(portal: Any, given: SetupInput) -> tuple[str, ...]:
    """Return the authorities that the address of the unit suggests."""
    regimes = service.available_regimes(portal, given.unit.get("address", ""))
    return tuple(regime.id for regime in regimes if regime.place)


def offered_features(portal: Any, given: SetupInput) -> tuple[str, ...]:
    """Return what is switched on and can be, for this unit under these letters."""
    offered: Mapping[str, Any] = {item.id: item for item in resolved_for(portal, situation_of(given)).features}
    return tuple(feature for feature in given.features if feature in offered)
