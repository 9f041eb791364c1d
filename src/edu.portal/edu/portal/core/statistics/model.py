"""Indicators, groups and charts of the yearbook; the data is in ``indicators.toml``."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
import tomllib
from typing import Any


LINE, BAR = "line", "bar"


@dataclass(frozen=True)
class Group:
    """A part of the yearbook, as the letter names them."""

    id: str
    title: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Indicator:
    """One thing that is counted; see the head of ``indicators.toml`` for the fields."""

    id: str
    title: str
    unit: str
    group: str
    parent: str = ""
    split: str = ""
    types: tuple[str, ...] = ()
    decimals: int = 0
    ratio: tuple[str, ...] = ()
    is_grade: bool = False
    aliases: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether only whole things are counted."""
        return self.decimals == 0

    @property
    def is_computed(self) -> bool:
        """Whether nobody enters it."""
        return bool(self.ratio)

    def fits(self, unit_types: Iterable[str]) -> bool:
        """Whether a unit of these types counts it; a unit without a type counts everything."""
        wanted = set(unit_types)
        return not self.types or not wanted or bool(wanted & set(self.types))


@dataclass(frozen=True)
class Chart:
    """A picture of some indicators of a group."""

    group: str
    kind: str
    title: str
    indicators: tuple[str, ...]


@dataclass(frozen=True)
class Book:
    """All groups, indicators and charts, in the order in which they are shown."""

    groups: tuple[Group, ...]
    indicators: tuple[Indicator, ...]
    charts: tuple[Chart, ...]

    def indicator(self, indicator_id: str) -> Indicator | None:
        """Return an indicator, None when there is none with this id."""
        return next((found for found in self.indicators if found.id == indicator_id), None)

    def group(self, group_id: str) -> Group | None:
        """Return a group, None when there is none with this id."""
        return next((found for found in self.groups if found.id == group_id), None)

    def of_group(self, group_id: str) -> tuple[Indicator, ...]:
        """Return the indicators of a group."""
        return tuple(found for found in self.indicators if found.group == group_id)

    def depth(self, indicator: Indicator) -> int:
        """Return how far an indicator is indented."""
        parent = self.indicator(indicator.parent) if indicator.parent else None
        return 0 if parent is None else 1 + self.depth(parent)

    def for_types(self, unit_types: Iterable[str], used: Iterable[str] = ()) -> "Book":
        """Return what a unit of these types counts, and whatever else it counted before (``used``)."""
        wanted, kept = tuple(unit_types), set(used)
        shown = tuple(found for found in self.indicators if found.fits(wanted) or found.id in kept)
        return Book(self.groups, shown, self.charts)


@cache
def whole_book() -> Book:
    """Return everything that any unit counts."""
    data = tomllib.loads(files(__package__).joinpath("indicators.toml").read_text(encoding="utf-8"))
    return Book(
        groups=tuple(Group(row["id"], row["title"], tuple(row.get("aliases", ()))) for row in data["group"]),
        indicators=tuple(_indicator(row) for row in data["indicator"]),
        charts=tuple(
            Chart(row["group"], row["kind"], row["title"], tuple(row["indicators"])) for row in data["chart"]
        ),
    )


def _indicator(row: dict[str, Any]) -> Indicator:
    return Indicator(
        id=row["id"],
        title=row["title"],
        unit=row["unit"],
        group=row["group"],
        parent=row.get("parent", ""),
        split=row.get("split", ""),
        types=tuple(row.get("for", ())),
        decimals=row.get("decimals", 0),
        ratio=tuple(row.get("ratio", ())),
        is_grade=row.get("is_grade", False),
        aliases=tuple(row.get("aliases", ())),
    )
