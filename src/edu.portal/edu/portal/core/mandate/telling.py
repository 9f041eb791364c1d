"""A change of the mandate in the words that people read: which section, what is asked, what was asked before."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from edu.portal.core.mandate.compare import LOOSER
from edu.portal.core.mandate.compare import STRICTER
from edu.portal.core.mandate.compare import Change
from edu.portal.core.mandate.model import Catalog
from edu.portal.core.mandate.model import Criterion
from edu.portal.core.mandate.rules import RULES
from edu.portal.core.mandate.rules import Rule
from edu.portal.core.mandate.wording import demand
from operator import attrgetter
from typing import Any


@dataclass(frozen=True, slots=True)
class Line:
    """One demand in words; ``section`` is a title, empty for the portal as a whole, ``before`` what it was."""

    section: str
    text: str
    severity: str = "required"
    before: str = ""
    severity_before: str = ""


@dataclass(frozen=True, slots=True)
class Telling:
    """The demands of a change in words, each list in the order of its mandate."""

    added: tuple[Line, ...] = ()
    dropped: tuple[Line, ...] = ()
    stricter: tuple[Line, ...] = ()
    looser: tuple[Line, ...] = ()
    other: tuple[Line, ...] = ()


def tell(change: Change, catalog: Catalog, rules: Mapping[str, Rule] = RULES) -> Telling:
    """Return the demands of a change in the words of the mandate.

    A section that no letter declares any more is called as it was when the mandate was applied.
    """
    words = replace(catalog, sections=with_gone(change.sections_dropped, catalog.sections))
    titles = {section.id: section.title for section in words.sections}

    def line(criterion: Criterion) -> Line:
        return Line(titles.get(criterion.section, ""), said(criterion, words, rules), criterion.severity)

    def changed(tendency: str) -> tuple[Line, ...]:
        pairs = ((pair.before, pair.after) for pair in change.criteria_changed if pair.tendency == tendency)
        return tuple(
            replace(line(after), before=said(before, words, rules), severity_before=before.severity)
            for before, after in pairs
        )

    return Telling(
        added=tuple(map(line, change.criteria_added)),
        dropped=tuple(map(line, change.criteria_dropped)),
        stricter=changed(STRICTER),
        looser=changed(LOOSER),
        other=changed("other"),
    )


def with_gone(gone: Iterable[Any], known: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the known elements and those that only the past knows."""
    ids = set(map(attrgetter("id"), known))
    return (*known, *(item for item in gone if item.id not in ids))


def said(criterion: Criterion, catalog: Catalog, rules: Mapping[str, Rule] = RULES) -> str:
    """Return what a criterion asks in words; where the mandate has none, the name of its rule.

    Parameters that the rule does not understand any more are said as they are written.
    """
    try:
        return demand(criterion, catalog, rules) or criterion.rule
    except ValueError:
        return demand(criterion, catalog, {}) or criterion.rule
