"""A list of any length that answers questions at once: rows as places, values as sets of places, counts as lookups.

Pure: the facts come from the catalogue, the clock is an argument. Reading the facts takes time that grows with the
list; answering hardly does, so a register is read once for each state of the catalogue and asked many times.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from edu.portal.core.listing.bits import all_bits
from edu.portal.core.listing.bits import bits_of
from edu.portal.core.listing.bits import places_in
from edu.portal.core.listing.bits import run_of
from edu.portal.core.listing.query import ListingQuery
from edu.portal.core.text.document_number import number_key
from edu.portal.core.validity import Validity
from itertools import groupby
from typing import Any


# What can be chosen besides words, number and validity, by the name in the address.
FACETS = ("type", "body", "field", "year", "signer")
_SEPARATOR = "\n"
# No office counts further; int() refuses a number of thousands of digits.
_LONGEST_NUMBER = 9


@dataclass
class Register:
    """The rows of a list, the newest first. ``records`` are their numbers in the catalogue.

    ``values`` holds, by facet and value, the set of the places that have it; ``states`` the same for validity; a row
    that is no document is in no state. ``numbers`` are the search keys of the document numbers by place, "" for none.
    ``kinds`` are the content types that occur, ``orders`` remembers the orders that somebody asked for.
    """

    records: Sequence[int]
    values: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    states: Mapping[Validity, int] = field(default_factory=dict)
    numbers: Sequence[str] = ()
    kinds: frozenset[str] = frozenset()
    orders: dict[str, Sequence[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.everything = all_bits(len(self.records))
        self._text = ""
        self._starts: Sequence[int] = ()
        self._places: dict[int, int] = {}
        self._exact: dict[str, list[int]] = {}

    def places(self) -> Mapping[int, int]:
        """Return the place of each record."""
        if not self._places:
            self._places = {record: place for place, record in enumerate(self.records)}
        return self._places

    def of_state(self, validity: str) -> int:
        """Return the places that a choice of ``VALIDITY_CHOICES`` shows."""
        ended = self.states.get(Validity.EXPIRED, 0) | self.states.get(Validity.REPLACED, 0)
        if validity == "ended":
            return ended
        if validity == "all":
            return self.everything
        if validity in (Validity.CURRENT.value, Validity.NOT_YET.value):
            return self.states.get(Validity(validity), 0)
        return self.everything & ~ended

    def holding(self, wanted: str) -> int:
        """Return the places whose number holds the groups of ``wanted``: ``289`` and ``vp-cntt`` are groups of
        ``289-vp-cntt``, ``28`` is none."""
        if not self._starts:
            self._read_text()
        found = []
        needle = f"-{wanted}-"
        position = self._text.find(needle)
        while position >= 0:
            place = bisect_right(self._starts, position) - 1
            found.append(place)
            position = self._text.find(needle, self._starts[place + 1])
        return bits_of(found, len(self.records))

    def exactly(self, wanted: str) -> int:
        """Return the places whose number is ``wanted``."""
        if not self._exact:
            for place, key in enumerate(self.numbers):
                if key:
                    self._exact.setdefault(key, []).append(place)
        return bits_of(self._exact.get(wanted, ()), len(self.records))

    def _read_text(self) -> None:
        lines = [f"-{key}-{_SEPARATOR}" for key in self.numbers]
        starts = array("L", [0])
        for line in lines:
            starts.append(starts[-1] + len(line))
        self._text, self._starts = "".join(lines), starts


@dataclass(frozen=True)
class Answer:
    """The rows that answer a question.

    ``exact`` are those that stand first, ``order`` lists all places of the register in the order asked for, None for
    the newest first. ``counts`` holds for each facet the values to offer with their numbers, ``validities`` the same
    for the choices of validity; ``ended`` counts the rows no longer in force that the same question would find.
    """

    register: Register
    bits: int
    exact: int
    order: Sequence[int] | None
    counts: Mapping[str, tuple[tuple[str, int], ...]]
    validities: Mapping[str, int]
    ended: int

    def __len__(self) -> int:
        return self.bits.bit_count()

    def records(self, start: int = 0, stop: int | None = None) -> list[int]:
        """Return the numbers in the catalogue of the rows from ``start`` up to and without ``stop``."""
        first = self.bits & self.exact
        count = first.bit_count()
        end = len(self) if stop is None else min(stop, len(self))
        places = self._places(first, min(start, count), min(end, count))
        if end > count:
            places += self._places(self.bits & ~first, max(start - count, 0), end - count)
        return [self.register.records[place] for place in places]

    def _places(self, bits: int, start: int, stop: int) -> list[int]:
        if stop <= start:
            return []
        if self.order is None:
            return places_in(bits, start, stop)
        digits = bin(bits)[:1:-1]
        found = []
        known = len(digits)
        for place in self.order:
            if place < known and digits[place] == "1":
                found.append(place)
                if len(found) == stop:
                    break
        return found[start:]


def build_register(
    days: Mapping[int, date | None],
    having: Mapping[str, Iterable[tuple[str, Iterable[int]]]],
    states: Mapping[Validity, Iterable[int]],
    numbers: Mapping[int, str],
    kinds: frozenset[str] = frozenset(),
) -> Register:
    """Return the register of the records in ``days``, which gives each its day.

    ``having`` lists for each facet the values with the records that have them, ``states`` the records by validity,
    ``numbers`` the keys of document numbers, ``kinds`` the content types. The years come from the days. Within one day
    the larger record stands first, so that the order is the same each time. Raises KeyError for a record without an
    entry in ``days``.
    """
    placed = sorted(((day or date.min, record) for record, day in days.items()), reverse=True)
    records = array("l", [record for _day, record in placed])
    size = len(records)
    place_of = {record: place for place, record in enumerate(records)}

    def bits(found: Iterable[int]) -> int:
        return bits_of(map(place_of.__getitem__, found), size)

    values = {name: {value: bits(found) for value, found in rows} for name, rows in having.items()}
    values["year"] = _years([day for day, _record in placed])
    return Register(
        records,
        {name: {value: found for value, found in rows.items() if found} for name, rows in values.items()},
        {state: bits(found) for state, found in states.items()},
        [numbers.get(record, "") for record in records],
        kinds,
    )


def place_order(register: Register, keys: Mapping[int, Any], descending: bool) -> Sequence[int]:
    """Return all places ordered by the ``keys`` of their records; the newest first among equals.

    What has no key stands last in both directions.
    """
    records = register.records
    placed = [place for place, record in enumerate(records) if keys.get(record) is not None]
    rest = [place for place, record in enumerate(records) if keys.get(record) is None]
    return array("L", [*sorted(placed, key=lambda place: keys[records[place]], reverse=descending), *rest])


def number_orders(register: Register) -> dict[int, tuple[int, str]]:
    """Return by record what the order of numbers goes by: the number itself, then its symbol."""
    return {record: _number_order(key) for record, key in zip(register.records, register.numbers, strict=False) if key}


def ask(register: Register, query: ListingQuery, hits: int | None, order: Sequence[int] | None = None) -> Answer:
    """Return the rows of ``register`` that answer ``query``, the exact number first.

    ``hits`` are the places that the full text index found for ``query.text``, None when no text was asked. Each facet
    is counted with all the other conditions applied, so that a number says what choosing it would show.
    """
    wanted = _wanted_number(query)
    exact = register.exactly(wanted) if wanted else 0
    base = register.everything if hits is None else hits | exact
    if query.number:
        base &= register.holding(wanted) if wanted else 0
    chosen = chosen_values(query)
    filters = {name: register.values.get(name, {}).get(value, 0) for name, value in chosen.items() if value}
    shown = register.of_state(query.validity)
    narrowed = _within(base, filters.values())
    return Answer(
        register,
        narrowed & shown,
        exact,
        order,
        {
            name: _counts(
                register.values.get(name, {}),
                _within(base & shown, [bits for other, bits in filters.items() if other != name]),
            )
            for name in FACETS
        },
        {
            choice: (narrowed & register.of_state(choice)).bit_count()
            for choice in ("", "current", "not-yet", "ended", "all")
        },
        (narrowed & register.of_state("ended")).bit_count(),
    )


def chosen_values(query: ListingQuery) -> dict[str, str]:
    """Return what ``query`` asks of each facet, "" for nothing."""
    return {
        "type": query.document_type,
        "body": query.issuing_body,
        "field": query.field,
        "year": str(query.year) if query.year is not None else "",
        "signer": query.signer,
    }


def _within(base: int, filters: Iterable[int]) -> int:
    for bits in filters:
        base &= bits
    return base


def _counts(values: Mapping[str, int], within: int) -> tuple[tuple[str, int], ...]:
    counted = ((value, (bits & within).bit_count()) for value, bits in values.items())
    return tuple((value, count) for value, count in counted if count)


def _years(days: Sequence[date]) -> dict[str, int]:
    years = {}
    start = 0
    for year, run in groupby(day.year for day in days):
        stop = start + sum(1 for _ in run)
        if year > date.min.year:
            years[str(year)] = run_of(start, stop)
        start = stop
    return years


def _wanted_number(query: ListingQuery) -> str:
    """The key that stands first when it exists: of the number asked, or of a text that is a number."""
    if query.number:
        return number_key(query.number)
    return number_key(query.text) if any(character.isdigit() for character in query.text) else ""


def _number_order(key: str) -> tuple[int, str]:
    head = key.partition("-")[0]
    digits = head[: len(head) - len(head.lstrip("0123456789"))]
    return (int(digits[:_LONGEST_NUMBER]) if digits else 10**_LONGEST_NUMBER, key)
