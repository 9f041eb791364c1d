"""The values of attestations: what was stated about a demand, by whom, until when, with what evidence."""

from dataclasses import dataclass
from datetime import date
from datetime import datetime


MISSING, VALID, EXPIRING, EXPIRED, REVOKED = STATES = ("missing", "valid", "expiring", "expired", "revoked")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a file without opening it; ``kind`` is one of ``evidence.KINDS``."""

    name: str
    kind: str
    size: int


@dataclass(frozen=True, slots=True)
class Revocation:
    """A statement taken back: the aware moment, the user id, and why."""

    moment: datetime
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of the unit. ``number`` counts the statements of one attestation from 1, in the order of entry.

    ``stated_on`` is the day that the unit gives, ``recorded`` the aware moment at which the server took it.
    ``expires`` is the last day that the paper names, for example that of a contract.
    """

    number: int
    stated_on: date
    recorded: datetime
    by: str
    text: str
    expires: date | None = None
    reference: str = ""
    issuer: str = ""
    evidence: Evidence | None = None
    revocation: Revocation | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How an attestation stands on a day: one of ``STATES``, the statement that counts, the last day it holds."""

    state: str
    statement: Statement | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class AttestationState:
    """An attestation demanded of a unit, and how it stands; ``section`` is empty for the portal as a whole."""

    id: str
    title: str
    section: str
    severity: str
    standing: Standing

    @property
    def state(self) -> str:
        """How it stands, one of ``STATES``."""
        return self.standing.state

    @property
    def ends(self) -> date | None:
        """The last day on which the statement holds, None when there is none or it holds until it is revoked."""
        return self.standing.ends
