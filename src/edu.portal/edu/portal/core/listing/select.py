"""Choosing and ordering the rows of a list. Pure: the facts come from the catalogue, the clock is an argument."""

from collections import Counter
from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from edu.portal.core.listing.query import ListingQuery
from edu.portal.core.text.document_number import number_key
from edu.portal.core.text.document_number import parse_number
from edu.portal.core.text.names import sort_key
from edu.portal.core.validity import Validity
from typing import Any


@dataclass(frozen=True, slots=True)
class Fact:
    """What is needed of one item to choose and order it. ``record`` is the item's number in the catalogue.

    ``validity`` is None for items that are no documents; ``number`` is the number as written.
    """

    record: int
    title: str = ""
    day: date | None = None
    number: str = ""
    document_type: str = ""
    issuing_body: str = ""
    validity: Validity | None = None


@dataclass(frozen=True)
class Facets:
    """The values that exist in a list, each with the number of its items."""

    document_types: tuple[tuple[str, int], ...] = ()
    issuing_bodies: tuple[tuple[str, int], ...] = ()
    years: tuple[tuple[int, int], ...] = ()


ENDED = frozenset({Validity.EXPIRED, Validity.REPLACED})
_SHOWN_BY_CHOICE: dict[str, frozenset[Validity | None]] = {
    "": frozenset({Validity.CURRENT, Validity.NOT_YET, Validity.UNKNOWN, None}),
    "current": frozenset({Validity.CURRENT}),
    "not-yet": frozenset({Validity.NOT_YET}),
    "ended": ENDED,
    "all": frozenset({*Validity, None}),
}


def select_facts(facts: Iterable[Fact], query: ListingQuery, hits: Collection[int] | None) -> tuple[Fact, ...]:
    """Return the facts that answer ``query``, in its order, the exact number first.

    ``hits`` are the records that the full text index found for ``query.text``, None when no text was asked.
    """
    wanted = _wanted_number(query)
    tests = _tests(query, hits, wanted)
    found = sort_facts([fact for fact in facts if all(test(fact) for test in tests)], query.sort, query.descending)
    if wanted:
        found = sorted(found, key=lambda fact: number_key(fact.number) != wanted)
    return tuple(found)


def count_ended(facts: Iterable[Fact], query: ListingQuery, hits: Collection[int] | None) -> int:
    """Return how many documents that are no longer in force would answer ``query``."""
    return len(select_facts(facts, replace(query, validity="ended"), hits))


def sort_facts(facts: Iterable[Fact], name: str, descending: bool) -> list[Fact]:
    """Return ``facts`` ordered by ``name`` (day, number, title); the newest first when there is no name.

    What has no day or number stands last in both directions; within equal keys the newest stands first.
    """
    newest = sorted(facts, key=lambda fact: fact.day or date.min, reverse=True)
    key = _SORT_KEYS.get(name)
    if key is None:
        return newest
    placed = [fact for fact in newest if key(fact)]
    rest = [fact for fact in newest if not key(fact)]
    return sorted(placed, key=key, reverse=descending) + rest


def read_facets(facts: Iterable[Fact], validity: str) -> Facets:
    """Return the values to offer among the facts that the choice of ``validity`` shows.

    The latest year stands first; kinds and bodies by their frequency.
    """
    types: Counter[str] = Counter()
    bodies: Counter[str] = Counter()
    years: Counter[int] = Counter()
    shown = _SHOWN_BY_CHOICE[validity]
    for fact in facts:
        if fact.validity not in shown:
            continue
        types[fact.document_type] += 1
        bodies[fact.issuing_body] += 1
        if fact.day:
            years[fact.day.year] += 1
    del types[""], bodies[""]
    return Facets(_by_frequency(types), _by_frequency(bodies), tuple(sorted(years.items(), reverse=True)))


def _by_frequency(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _wanted_number(query: ListingQuery) -> str:
    """The key that stands first when it exists: of the number asked, or of a text that is a number."""
    if query.number:
        return number_key(query.number)
    return number_key(query.text) if any(character.isdigit() for character in query.text) else ""


def _tests(query: ListingQuery, hits: Collection[int] | None, wanted: str) -> list[Callable[[Fact], bool]]:
    shown = _SHOWN_BY_CHOICE[query.validity]
    tests: list[Callable[[Fact], bool]] = [lambda fact: fact.validity in shown]
    if query.document_type:
        tests.append(lambda fact: fact.document_type == query.document_type)
    if query.issuing_body:
        tests.append(lambda fact: fact.issuing_body == query.issuing_body)
    if query.year is not None:
        tests.append(lambda fact: fact.day is not None and fact.day.year == query.year)
    if query.number:
        tests.append(lambda fact: bool(wanted) and _holds_groups(number_key(fact.number), wanted))
    if hits is not None:
        tests.append(lambda fact: fact.record in hits or (bool(wanted) and number_key(fact.number) == wanted))
    return tests


def _holds_groups(key: str, wanted: str) -> bool:
    """``289`` and ``vp-cntt`` are groups of ``289-vp-cntt``; ``28`` is none."""
    return f"-{wanted}-" in f"-{key}-"


def _number_order(fact: Fact) -> tuple[int, str] | None:
    if not fact.number:
        return None
    number = parse_number(fact.number)
    return (number.number if number.number is not None else 10**9, number.key)


def _title_order(fact: Fact) -> str:
    return " ".join(sort_key(word) for word in fact.title.split())


_SORT_KEYS: dict[str, Callable[[Fact], Any]] = {
    "day": lambda fact: fact.day,
    "number": _number_order,
    "title": _title_order,
}
