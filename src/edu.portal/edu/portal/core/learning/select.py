"""Choosing rows of a list of learning resources, and counting them by school year."""

from collections import Counter
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from edu.portal.core.calendar.school_year import school_year
from edu.portal.core.learning.record import Record
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the list; ``item`` is what the list shows, ``record`` None for other papers in the section."""

    item: Any
    record: Record | None
    day: date | None


# The names in the address and how to read their values from a record.
FACETS: dict[str, Callable[[Record], tuple[str, ...]]] = {
    "subject": lambda record: (record.subject,),
    "grade": lambda record: (record.grade,),
    "semester": lambda record: (record.semester,),
    "school_year": lambda record: (str(record.school_year or ""),),
    "author": lambda record: record.author,
    "licence": lambda record: (record.licence,),
}


def values(row: Row, facet: str) -> tuple[str, ...]:
    """Return the values of a row for a facet; none for papers that are no learning resource."""
    return tuple(value for value in FACETS[facet](row.record) if value) if row.record else ()


def chosen(rows: Iterable[Row], wish: Mapping[str, str]) -> tuple[Row, ...]:
    """Return the rows that fit ``wish`` (facet to value, "" for all) in the order in which they came."""
    return tuple(row for row in rows if _fits(row, wish, FACETS))


def counts(rows: Sequence[Row], wish: Mapping[str, str], facet: str) -> dict[str, int]:
    """Return how many rows each value of ``facet`` would show, all other wishes applied."""
    others = [name for name in FACETS if name != facet]
    fitting = (row for row in rows if _fits(row, wish, others))
    return dict(Counter(value for row in fitting for value in values(row, facet)))


def ordered(rows: Sequence[Row], key: Callable[[Row], Any], descending: bool) -> tuple[Row, ...]:
    """Return ``rows`` by ``key``, those without a key (None) last in both directions."""
    told = [row for row in rows if key(row) is not None]
    rest = [row for row in rows if key(row) is None]
    return (*sorted(told, key=key, reverse=descending), *rest)


def published_in(records: Iterable[Record], year_of: Callable[[date], int] = school_year) -> dict[int, int]:
    """Return how many resources of the unit's own teachers were published first in each year, newest first.

    ``year_of`` says to which year a day belongs: the school year, unless a letter counts otherwise.
    """
    found = Counter(
        year_of(record.first_published) for record in records if record.first_published and record.own_teacher
    )
    return dict(sorted(found.items(), reverse=True))


def _fits(row: Row, wish: Mapping[str, str], facets: Iterable[str]) -> bool:
    return all(not wish.get(name) or wish[name] in values(row, name) for name in facets)
