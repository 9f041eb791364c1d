"""The values of the link checks."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Health(Enum):
    """How an address is doing."""

    UNCHECKED = "unchecked"
    OK = "ok"
    MOVED = "moved"
    GUARDED = "guarded"
    DOUBT = "doubt"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Answer:
    """What one check brought: the status of the last answer, or ``kind`` when there was none (a FailureKind).

    ``moved_to`` is where the address leads for good, "" when it stays.
    """

    status: int = 0
    kind: str = ""
    moved_to: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known of one address and since when. ``failures`` counts the failed checks in a row."""

    url: str
    checked: datetime
    answered: datetime | None = None
    failed_since: datetime | None = None
    failures: int = 0
    status: int = 0
    kind: str = ""
    moved_to: str = ""
