"""Kinds of parameters: how the raw text of an attribute becomes a value.

Every reader takes the raw text and returns the value; it raises ``ValueError`` with an English sentence that says
which form is expected.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
import re


Value = int | str | time | tuple[str, ...] | tuple[tuple[int, int], ...]
Reader = Callable[[str], Value]

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAYS_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
MONTH_DAY = re.compile(r"(\d{2})-(\d{2})")
NAME = re.compile(r"[A-Za-z][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a rule. A parameter that is not required has a default, given as raw text.

    ``has_terms`` says that people read the value through the terms of the mandate, so that each name needs one.
    """

    name: str
    read: Reader
    required: bool = True
    default: str = ""
    has_terms: bool = True


def whole_number(raw: str) -> int:
    """Read a whole number of at least 1."""
    if not raw.isascii() or not raw.isdigit() or int(raw) < 1:
        raise ValueError(f"a whole number of at least 1 is expected, not {raw!r}")
    return int(raw)


def weekday(raw: str) -> str:
    """Read the English short name of a day of the week."""
    if raw not in WEEKDAYS:
        raise ValueError(f"one of {' '.join(WEEKDAYS)} is expected, not {raw!r}")
    return raw


def clock_time(raw: str) -> time:
    """Read a time of day written ``16:00``; ``24:00`` is not a time of day."""
    if not re.fullmatch(r"\d{2}:\d{2}", raw):
        raise ValueError(f"a time such as 16:00 is expected, not {raw!r}")
    return time.fromisoformat(raw)


def month_days(raw: str) -> tuple[tuple[int, int], ...]:
    """Read days of the year written ``08-20 12-30`` (month, day), in the order of the year."""
    days = tuple(sorted(month_day(part) for part in raw.split()))
    if not days:
        raise ValueError("at least one day such as 08-20 is expected")
    return days


def month_day(raw: str) -> tuple[int, int]:
    """Read one day of the year written ``08-20``."""
    match = MONTH_DAY.fullmatch(raw)
    month, day = (int(match[1]), int(match[2])) if match else (0, 0)
    if not 1 <= month <= 12 or not 1 <= day <= DAYS_OF_MONTH[month - 1]:
        raise ValueError(f"a day such as 08-20 (month-day) is expected, not {raw!r}")
    return month, day


def names(raw: str) -> tuple[str, ...]:
    """Read names separated by blanks; the order is kept, repetitions are refused."""
    found = tuple(raw.split())
    if not found:
        raise ValueError("at least one name is expected")
    for name in found:
        if not NAME.fullmatch(name):
            raise ValueError(f"{name!r} is not a name of Latin letters, digits, '.', '_' and '-'")
    if len(set(found)) < len(found):
        raise ValueError(f"a name is repeated in {raw!r}")
    return found


def literals(raw: str) -> tuple[str, ...]:
    """Read words separated by blanks that mean themselves, such as names of hosts."""
    return names(raw)


def sentence(raw: str) -> str:
    """Read free text that is not empty."""
    if not raw.strip():
        raise ValueError("a text is expected")
    return raw.strip()


def one_of(*choices: str) -> Reader:
    """Return a reader that accepts one of the given words."""

    def read(raw: str) -> str:
        if raw not in choices:
            raise ValueError(f"one of {' '.join(choices)} is expected, not {raw!r}")
        return raw

    return read


def some_of(*choices: str) -> Reader:
    """Return a reader that accepts one or more of the given words, separated by blanks."""

    def read(raw: str) -> tuple[str, ...]:
        found = names(raw)
        for name in found:
            if name not in choices:
                raise ValueError(f"{name!r} is not one of {' '.join(choices)}")
        return found

    return read
