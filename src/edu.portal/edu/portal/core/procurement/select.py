"""Choosing and ordering rows of a list of projects: what is open to bids first, then what moved last."""

from collections import Counter
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from edu.portal.core.procurement.record import Record
from edu.portal.core.procurement.stages import Stage
from edu.portal.core.procurement.stages import latest_day
from edu.portal.core.procurement.stages import state_of
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the list with what is chosen by; ``item`` is what the list shows, ``record`` None for other papers."""

    item: Any
    record: Record | None
    stage: str
    kind: str
    day: date | None

    @property
    def year(self) -> str:
        """The year in which something happened last."""
        return str(self.day.year) if self.day else ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a visitor chose; "" for everything."""

    kind: str = ""
    stage: str = ""
    year: str = ""


FACETS = ("kind", "stage", "year")


def make_row(item: Any, record: Record | None, day: date | None, today: date) -> Row:
    """Return the row of ``item``; ``day`` stands for papers that are no project."""
    if record is None:
        return Row(item, None, "", "", day)
    stage = state_of(record.steps, today).stage.value
    return Row(item, record, stage, record.kind, latest_day(record.steps, today) or day)


def chosen(rows: Iterable[Row], wish: Wish) -> tuple[Row, ...]:
    """Return the rows that fit ``wish``, those open to bids first, each group with the latest day on top."""
    found = [row for row in rows if all(_fits(row, wish, name) for name in FACETS)]
    return tuple(sorted(found, key=_newest_first))


def counts(rows: Sequence[Row], wish: Wish, name: str) -> dict[str, int]:
    """Return how many rows each value of the facet ``name`` would show, all other wishes applied."""
    others = [other for other in FACETS if other != name]
    fitting = (row for row in rows if all(_fits(row, wish, other) for other in others))
    return dict(Counter(value for row in fitting if (value := getattr(row, name))))


def ordered(rows: Sequence[Row], key: Callable[[Row], Any], descending: bool) -> tuple[Row, ...]:
    """Return ``rows`` by ``key``, those without a key (None) last in both directions."""
    told = [row for row in rows if key(row) is not None]
    rest = [row for row in rows if key(row) is None]
    return (*sorted(told, key=key, reverse=descending), *rest)


def _fits(row: Row, wish: Wish, name: str) -> bool:
    wanted = getattr(wish, name)
    return not wanted or getattr(row, name) == wanted


def _newest_first(row: Row) -> tuple[bool, int]:
    closes = row.record.steps.closes if row.record else None
    if row.stage == Stage.INVITING.value:
        return (False, closes.toordinal() if closes else date.max.toordinal())
    return (True, -(row.day or date.min).toordinal())
