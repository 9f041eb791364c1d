"""Whether a unit's statements meet a demand on a day: a function of the statements and the day, never stored."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from datetime import timedelta
from edu.portal.core.attestations.model import EXPIRED
from edu.portal.core.attestations.model import EXPIRING
from edu.portal.core.attestations.model import MISSING
from edu.portal.core.attestations.model import REVOKED
from edu.portal.core.attestations.model import STATES
from edu.portal.core.attestations.model import VALID
from edu.portal.core.attestations.model import AttestationState
from edu.portal.core.attestations.model import Standing
from edu.portal.core.attestations.model import Statement
from edu.portal.core.calendar.zone import local_date
from edu.portal.core.mandate.model import Attestation


# The letters name no time for a warning; two months are enough to sign a contract again (S0-25).
EXPIRING_DAYS = 60
MONTHS_IN_YEAR = 12


def add_months(day: date, months: int) -> date:
    """Return the last day of a time of so many months that begins on ``day``.

    It ends on the corresponding day of its last month, or on the last day of that month where it has no such day
    (Civil Code 2015, articles 147 and 148): a month from 31 January ends in February. After the last year of the
    calendar the answer is ``date.max``.
    """
    count = day.year * MONTHS_IN_YEAR + day.month - 1 + months
    year, month = count // MONTHS_IN_YEAR, count % MONTHS_IN_YEAR + 1
    if year > date.max.year:
        return date.max
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def last_day(attestation: Attestation, statement: Statement) -> date | None:
    """Return the last day on which a statement holds, None when it holds until it is revoked.

    The letter's months and the paper's own last day both bind, so the earlier one counts.
    """
    ends = [statement.expires] if statement.expires else []
    if attestation.months:
        ends.append(add_months(statement.stated_on, attestation.months))
    return min(ends, default=None)


def counting(statements: Iterable[Statement], today: date) -> Statement | None:
    """Return the statement that counts on a day: the one with the latest date, of equal dates the last entered.

    It takes the place of all older ones: when it is revoked or ends, no older one comes back.
    """
    made = [statement for statement in statements if statement.stated_on <= today]
    return max(made, key=lambda statement: (statement.stated_on, statement.number), default=None)


def is_revoked(statement: Statement, today: date) -> bool:
    """Return whether the statement had been taken back by the end of ``today``."""
    return statement.revocation is not None and local_date(statement.revocation.moment) <= today


def state(attestation: Attestation, statements: Iterable[Statement], today: date) -> Standing:
    """Return how an attestation stands on ``today``; what was stated or revoked later plays no part.

    A statement holds through its last day; from sixty days before it is ``expiring``.
    """
    statement = counting(statements, today)
    if statement is None:
        return Standing(MISSING)
    if is_revoked(statement, today):
        return Standing(REVOKED, statement)
    ends = last_day(attestation, statement)
    if ends is None:
        return Standing(VALID, statement)
    if ends < today:
        return Standing(EXPIRED, statement, ends)
    soon = ends - today <= timedelta(days=EXPIRING_DAYS)
    return Standing(EXPIRING if soon else VALID, statement, ends)


@dataclass(frozen=True, slots=True)
class Summary:
    """How many attestations stand in which way; the fields are named like the states."""

    missing: int = 0
    valid: int = 0
    expiring: int = 0
    expired: int = 0
    revoked: int = 0

    @property
    def total(self) -> int:
        """How many attestations are demanded."""
        return sum(getattr(self, name) for name in STATES)


def summarise(states: Iterable[AttestationState]) -> Summary:
    """Return how many of the attestations stand in which way."""
    found = [item.state for item in states]
    return Summary(**{name: found.count(name) for name in STATES})
