"""A line on every page, instead of running text (289/VP-CNTT VIII; WCAG 2.2.2: nothing moves by itself)."""

from dataclasses import dataclass
from datetime import date
from datetime import datetime
from enum import Enum
from enum import IntEnum


class Severity(IntEnum):
    """How grave a line is; the larger stands higher."""

    NOTICE = 1
    WARNING = 2
    URGENT = 3


class State(Enum):
    """Where a line stands in its time. The value is what REST and style sheets use."""

    COMING = "coming"
    RUNNING = "running"
    ENDED = "ended"


@dataclass(frozen=True)
class Change:
    """Who did what when: ``action`` is ``added``, ``changed`` or ``ended``."""

    action: str
    by: str
    moment: datetime


@dataclass(frozen=True)
class Alert:
    """One line. Moments are aware; it is shown from ``start`` until before ``end``.

    ``requested_by`` and ``requested_on``: the superior unit that asked for it and the day on which it asked.
    """

    id: str
    text: str
    start: datetime
    end: datetime
    severity: Severity = Severity.NOTICE
    link: str = ""
    requested_by: str = ""
    requested_on: date | None = None
    history: tuple[Change, ...] = ()
