"""The values of disclosure: what was recorded for one item of one school year, and the grid made of it."""

from dataclasses import dataclass
from dataclasses import field
from datetime import date
from edu.portal.core.mandate.model import Item
from edu.portal.core.mandate.model import Source


EMPTY = "empty"
DRAFT = "draft"
WAITING = "waiting"
PUBLISHED = "published"
OUTDATED = "outdated"
STATES = (EMPTY, DRAFT, WAITING, PUBLISHED, OUTDATED)
# What readers find there: the figures, or why there are none yet.
ANSWERED = (PUBLISHED, WAITING)


@dataclass(frozen=True, slots=True)
class Record:
    """One item of one school year as it was recorded; ``year`` is the calendar year in which the school year begins.

    ``first_published`` and ``updated`` are stamps of the server. ``changed_on`` is the day since which the published
    facts are known to be different. ``is_borrowed`` says that it
    stands with another item, whose table tells this one too. ``ref`` leads back to what was recorded, for callers.
    """

    item: str
    year: int
    is_public: bool = False
    has_content: bool = False
    waiting_reason: str = ""
    waiting_until: date | None = None
    changed_on: date | None = None
    first_published: date | None = None
    updated: date | None = None
    is_borrowed: bool = False
    ref: object = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Cell:
    """How one item of one school year stands on a day, and the record that it stands on.

    ``is_late`` says that the day until which the unit wanted to wait has passed.
    """

    item: str
    year: int
    state: str = EMPTY
    record: Record | None = None
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """An item with its cells in the order of the years; None where the item is not owed."""

    item: Item
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one group of items."""

    id: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """The school years that one circular judges, the newest first, and what it asks for in them."""

    source: Source | None
    years: tuple[int, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many items of a school year are owed and how many stand in each state."""

    year: int
    owed: int
    states: tuple[tuple[str, int], ...]

    def of(self, *states: str) -> int:
        """Return how many items stand in one of the states."""
        return sum(count for state, count in self.states if state in states)


def year_label(year: int) -> str:
    """Return a school year as people write it: ``2025-2026``."""
    return f"{year}-{year + 1}"
