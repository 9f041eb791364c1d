"""Rows of a timetable: a lesson of a part of the day, as files count them and as grids name them."""

from collections.abc import Iterable
from dataclasses import dataclass
from edu.portal.core.schedule.days import AFTERNOON
from edu.portal.core.schedule.days import MORNING
from edu.portal.core.schedule.days import read_part
from edu.portal.core.schedule.grid import Head
from edu.portal.core.text.unicode import fold
import re


PARTS = {MORNING: "Sáng", AFTERNOON: "Chiều"}
# Lessons of a part of the day in an empty form; what files bring may be more.
USUAL = 5
MOST_OF_A_DAY = 12
_NUMBER = re.compile(r"^(?:tiet(?:\s+thu)?|t|period|hour|lesson)?\s*[.:]?\s*(\d{1,3})\s*(?:[(\n].*)?$", re.S)
_WITH_PART = re.compile(
    r"^(sang|chieu|s|c|am|pm)\s*[.:,-]?\s*(?:tiet)?\s*(\d{1,3})$|^(?:tiet)\s*(\d{1,3})\s*\(?(sang|chieu)\)?$"
)


@dataclass(frozen=True, slots=True)
class Period:
    """A lesson as a file counts it; ``part`` is "" when only the number stands there."""

    number: int
    part: str = ""

    @property
    def is_possible(self) -> bool:
        """Whether a day of school has so many lessons."""
        return 1 <= self.number <= MOST_OF_A_DAY


def read_period(text: str) -> Period | None:
    """Return what "1", "Tiết 3", "S2", "Chiều 1" or "Tiết 2 (7h50)" say; None for other text."""
    words = " ".join(fold(text).split(" ")).strip()
    if found := _WITH_PART.match(" ".join(words.split())):
        return Period(int(found[2] or found[3]), read_part(found[1] or found[4]))
    found = _NUMBER.match(words)
    return Period(int(found[1])) if found else None


def row_key(part: str, number: int) -> str:
    """Return the key of a row: "sang-1"."""
    return f"{part}-{number}"


def place_of(key: str) -> tuple[str, int]:
    """Return the part of the day and the number of a row. Raises ValueError when the key is none of ``row_key``."""
    part, dash, number = key.partition("-")
    if not dash or part not in PARTS:
        raise ValueError(key)
    return part, int(number)


def rows_up_to(most: dict[str, int]) -> tuple[Head, ...]:
    """Return the heads of the rows for so many lessons in each part of the day."""
    return tuple(
        Head(row_key(part, number), f"Tiết {number}", label)
        for part, label in PARTS.items()
        for number in range(1, most.get(part, 0) + 1)
    )


def rows_for(keys: Iterable[str]) -> tuple[Head, ...]:
    """Return the heads of a table that has the rows ``keys`` among others: each part used has its usual rows."""
    most: dict[str, int] = {}
    for key in keys:
        part, number = place_of(key)
        most[part] = max(most.get(part, USUAL), number)
    return rows_up_to(most or dict.fromkeys(PARTS, USUAL))
