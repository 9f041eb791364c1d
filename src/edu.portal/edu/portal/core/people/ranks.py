"""The order of people by their position: the principal first, those who serve last; the table is ``ranks.json``."""

from edu.portal.core.text.names import sort_key
from edu.portal.core.text.unicode import fold
from functools import lru_cache
from importlib.resources import files
import json
import re


UNKNOWN = 75
# Who leads a unit of the school, and who leads the school.
HEAD_OF_UNIT = 45
LEADER = 29
HIGHEST, LOWEST = 1, 999


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", fold(text)).split())


def _read() -> dict[str, int]:
    rows = json.loads(files(__package__).joinpath("ranks.json").read_text(encoding="utf-8"))
    return {_plain(position): int(row["rank"]) for row in rows for position in row["positions"]}


_RANKS = _read()
# The longest first, so that a deputy is not taken for the head.
_POSITIONS = re.compile(rf"\b(?:{'|'.join(sorted(_RANKS, key=len, reverse=True))})\b")


@lru_cache(maxsize=2048)
def rank_of(position: str) -> int:
    """Return the rank of a position as people write it, 1 being the highest; of several positions the highest.

    Case and diacritics do not matter. What the table does not name ranks behind the teachers.
    """
    return min((_RANKS[name] for name in _POSITIONS.findall(_plain(position))), default=UNKNOWN)


def staff_order(rank: int, name: str) -> tuple[int, str]:
    """Return the key of a person in a list: by rank, then by given name in the Vietnamese order."""
    return rank, sort_key(name)
