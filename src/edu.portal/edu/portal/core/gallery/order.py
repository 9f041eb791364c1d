"""The order of the pictures of an album."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
import re


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture as far as its order goes: id in the album, name of its file, moment by the camera's clock."""

    id: str
    name: str
    taken: datetime | None = None


_DIGITS = re.compile(r"(\d+)")
_DAY_IN_NAME = re.compile(r"(20\d\d)(\d\d)(\d\d)[-_]?(\d\d)(\d\d)(\d\d)")


def by_name(shots: Sequence[Shot]) -> tuple[Shot, ...]:
    """Return the pictures by the name of their files, numbers as numbers: IMG_9 before IMG_10."""
    return tuple(sorted(shots, key=lambda shot: _natural(shot.name)))


def by_time(shots: Sequence[Shot]) -> tuple[Shot, ...]:
    """Return the pictures by the time they were taken; those that do not tell follow by name."""
    return tuple(sorted(shots, key=lambda shot: (shot.taken is None, shot.taken or datetime.min, _natural(shot.name))))


def moved(ids: Sequence[str], name: str, steps: int) -> tuple[str, ...]:
    """Return ``ids`` with ``name`` moved by ``steps`` (negative: to the front), as far as there is room."""
    rest = [one for one in ids if one != name]
    if len(rest) == len(ids):
        return tuple(ids)
    place = min(max(list(ids).index(name) + steps, 0), len(rest))
    return (*rest[:place], name, *rest[place:])


def time_of_name(name: str) -> datetime | None:
    """Return the moment in a name such as ``IMG_20261120_093015.jpg``: messengers drop the rest and keep it."""
    found = _DAY_IN_NAME.search(name)
    if found is None:
        return None
    try:
        return datetime(*(int(part) for part in found.groups()))  # type: ignore[arg-type]
    except ValueError:
        return None


def _natural(name: str) -> list[tuple[int, int, str]]:
    parts = _DIGITS.split(name.casefold())
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts if part]
