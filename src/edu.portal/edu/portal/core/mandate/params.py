"""Kinds of parameters: how the raw text of an attribute becomes a value.

Every reader takes the raw text and returns the value; it raises ``WrongValue``, a ``ValueError``, with an English
sentence that says which form is expected and another one that says what to write.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from edu.portal.core.mandate.instead import WrongValue
from edu.portal.core.mandate.instead import known_name
from edu.portal.core.text.unicode import slug
import re


Value = int | str | time | tuple[str, ...] | tuple[tuple[int, int], ...]
Reader = Callable[[str], Value]

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAYS_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
MONTH_DAY = re.compile(r"(\d{2})-(\d{2})")
NAME = re.compile(r"[A-Za-z][A-Za-z0-9._-]*")
A_TIME = "write hours:minutes from 00:00 to 23:59, such as 16:00"
ONE_OF_THEM = "write one of them"
A_DAY = "write month-day, such as 08-20"


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
        raise WrongValue(f"a whole number of at least 1 is expected, not {raw!r}", "write a number such as 1")
    return int(raw)


def weekday(raw: str) -> str:
    """Read the English short name of a day of the week."""
    if raw not in WEEKDAYS:
        raise WrongValue(
            f"one of {' '.join(WEEKDAYS)} is expected, not {raw!r}", known_name(raw, WEEKDAYS, ONE_OF_THEM)
        )
    return raw


def clock_time(raw: str) -> time:
    """Read a time of day written ``16:00``; ``24:00`` is not a time of day."""
    if not re.fullmatch(r"\d{2}:\d{2}", raw):
        raise WrongValue(f"a time such as 16:00 is expected, not {raw!r}", A_TIME)
    try:
        return time.fromisoformat(raw)
    except ValueError as error:
        raise WrongValue(f"no clock shows {raw}", A_TIME) from error


def month_days(raw: str) -> tuple[tuple[int, int], ...]:
    """Read days of the year written ``08-20 12-30`` (month, day), in the order of the year."""
    days = tuple(sorted(month_day(part) for part in raw.split()))
    if not days:
        raise WrongValue("at least one day such as 08-20 is expected", A_DAY)
    return days


def month_day(raw: str) -> tuple[int, int]:
    """Read one day of the year written ``08-20``."""
    match = MONTH_DAY.fullmatch(raw)
    month, day = (int(match[1]), int(match[2])) if match else (0, 0)
    if not 1 <= month <= 12 or not 1 <= day <= DAYS_OF_MONTH[month - 1]:
        raise WrongValue(f"a day such as 08-20 (month-day) is expected, not {raw!r}", A_DAY)
    return month, day


def names(raw: str) -> tuple[str, ...]:
    """Read names separated by blanks; the order is kept, repetitions are refused."""
    found = tuple(raw.split())
    if not found:
        raise WrongValue("at least one name is expected", "write names separated by blanks")
    for name in found:
        if not NAME.fullmatch(name):
            message = f"{name!r} is not a name of Latin letters, digits, '.', '_' and '-'"
            raise WrongValue(message, f"write {slug(name) or 'another name'}")
    if len(set(found)) < len(found):
        raise WrongValue(f"a name is repeated in {raw!r}", f"write {' '.join(dict.fromkeys(found))}")
    return found


def literals(raw: str) -> tuple[str, ...]:
    """Read words separated by blanks that mean themselves, such as names of hosts."""
    return names(raw)


def sentence(raw: str) -> str:
    """Read free text that is not empty."""
    if not raw.strip():
        raise WrongValue("a text is expected", "write a sentence")
    return raw.strip()


def one_of(*choices: str) -> Reader:
    """Return a reader that accepts one of the given words."""

    def read(raw: str) -> str:
        if raw not in choices:
            raise WrongValue(
                f"one of {' '.join(choices)} is expected, not {raw!r}", known_name(raw, choices, ONE_OF_THEM)
            )
        return raw

    return read


def some_of(*choices: str) -> Reader:
    """Return a reader that accepts one or more of the given words, separated by blanks."""

    def read(raw: str) -> tuple[str, ...]:
        found = names(raw)
        for name in found:
            if name not in choices:
                raise WrongValue(f"{name!r} is not one of {' '.join(choices)}", known_name(name, choices, ONE_OF_THEM))
        return found

    return read
