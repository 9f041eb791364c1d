"""Days without school: those of the law as data, and the list of a school as lines of text.

The national days are those of the Labour Code 2019, article 112; a school's own list begins with them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from datetime import timedelta
from functools import cache
from importlib.resources import files
import re
import tomllib
from typing import Any


LONGEST = timedelta(days=120)
LONGEST_TITLE = 100
MOST_LINES = 200
_DAY = r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})"
_LINE = re.compile(rf"^\s*{_DAY}(?:\s*(?:–|—|-|đến|→)\s*{_DAY})?\s*[:;,]?\s*(.*?)\s*$")


@dataclass(frozen=True, slots=True, order=True)
class Closure:
    """Days from ``first`` to ``last``, both included, on which there is no school, with the reason."""

    first: date
    last: date
    title: str


def national(years: Iterable[int]) -> tuple[Closure, ...]:
    """Return the national days off of calendar years, in order; those of the lunar calendar for the known years."""
    data = _data()
    wanted = set(years)
    found = [
        _closure(date.fromisoformat(f"{year}-{fixed['day']}"), fixed["title"])
        for year in wanted
        for fixed in data["fixed"]
    ]
    tet = data["tet"]
    before, after = timedelta(days=tet["days-before"]), timedelta(days=tet["days-after"])
    found += [Closure(day - before, day + after, tet["title"]) for day in tet["first-days"] if day.year in wanted]
    kings = data["hung-kings"]
    found += [_closure(day, kings["title"]) for day in kings["days"] if day.year in wanted]
    return tuple(sorted(found))


def known_years() -> tuple[int, ...]:
    """Return the years whose days of the lunar calendar are known."""
    return tuple(day.year for day in _data()["tet"]["first-days"])


def read_closures(text: str) -> tuple[tuple[Closure, ...], tuple[str, ...]]:
    """Return the closures that lines tell, in order, and the lines that cannot be read.

    A line is "30/04/2027 Title" or "04/02/2027 – 10/02/2027 Title".
    """
    found, bad = set(), []
    for line in (text or "").splitlines()[:MOST_LINES]:
        if not line.strip():
            continue
        closure = _read(line)
        if closure is None:
            bad.append(line.strip())
        else:
            found.add(closure)
    return tuple(sorted(found)), tuple(bad)


def closure_lines(closures: Iterable[Closure]) -> str:
    """Return closures as the lines that ``read_closures`` reads."""
    return "\n".join(
        f"{one.first:%d/%m/%Y} {one.title}"
        if one.first == one.last
        else f"{one.first:%d/%m/%Y} – {one.last:%d/%m/%Y} {one.title}"
        for one in closures
    )


def closed_days(closures: Iterable[Closure]) -> dict[date, str]:
    """Return each day without school with its reason; of two reasons the one that began first."""
    days: dict[date, str] = {}
    for one in sorted(closures):
        for offset in range((one.last - one.first).days + 1):
            days.setdefault(one.first + timedelta(days=offset), one.title)
    return days


def _read(line: str) -> Closure | None:
    match = _LINE.match(line)
    if match is None or not match[7] or len(match[7]) > LONGEST_TITLE:
        return None
    try:
        first = date(int(match[3]), int(match[2]), int(match[1]))
        last = date(int(match[6]), int(match[5]), int(match[4])) if match[4] else first
    except ValueError:
        return None
    return Closure(first, last, match[7]) if timedelta(0) <= last - first <= LONGEST else None


def _closure(day: date, title: str) -> Closure:
    return Closure(day, day, title)


@cache
def _data() -> Any:
    return tomllib.loads((files(__package__) / "holidays.toml").read_text("utf-8"))
