"""Use cases of the attestations: how the unit stands, stating, taking back, reading what was stated."""

from collections.abc import Sequence
from datetime import date
from datetime import datetime
from edu.portal import clock
from edu.portal.attestations import store
from edu.portal.core.attestations.checks import Typed
from edu.portal.core.attestations.checks import Upload
from edu.portal.core.attestations.checks import clean_text
from edu.portal.core.attestations.checks import statement_of
from edu.portal.core.attestations.checks import text_problem
from edu.portal.core.attestations.model import AttestationState
from edu.portal.core.attestations.model import Revocation
from edu.portal.core.attestations.model import Statement
from edu.portal.core.attestations.state import state
from edu.portal.core.mandate.model import Attestation
from edu.portal.mandate.service import resolved_mandate
from typing import Any


def states(portal: Any, today: date | None = None) -> tuple[AttestationState, ...]:
    """Return how each attestation that is demanded of the unit stands on a day, those of the whole portal first.

    Sections follow in their order, what is required comes first in each. The day is today in Vietnam when not given.
    """
    day = today or clock.today()
    resolved = resolved_mandate(portal, day)
    order = {section.id: place for place, section in enumerate(resolved.sections)}
    found = [
        AttestationState(
            id=attestation.id,
            title=attestation.title,
            section=attestation.section if attestation.section in order else "",
            severity=attestation.severity,
            standing=state(attestation, store.load_statements(portal, attestation.id), day),
        )
        for attestation in resolved.attestations
    ]
    return tuple(sorted(found, key=lambda item: (order.get(item.section, -1), item.severity != "required")))


def demanded(portal: Any, attestation_id: str, today: date | None = None) -> Attestation | None:
    """Return an attestation that is demanded of the unit on a day, None when it is not."""
    found = resolved_mandate(portal, today).attestations
    return next((attestation for attestation in found if attestation.id == attestation_id), None)


def state_of(portal: Any, attestation_id: str, today: date | None = None) -> AttestationState | None:
    """Return how one attestation stands, None when it is not demanded."""
    return next((item for item in states(portal, today) if item.id == attestation_id), None)


def former(portal: Any, today: date | None = None) -> tuple[tuple[str, str], ...]:
    """Return id and title of the attestations that were stated once and are not demanded on a day."""
    wanted = {attestation.id for attestation in resolved_mandate(portal, today).attestations}
    left = [found for found in store.load_stated(portal) if found not in wanted]
    return tuple((found, store.load_title(portal, found)) for found in left)


def title_of(portal: Any, attestation_id: str) -> str:
    """Return what an attestation is called: in the mandate, else when it was stated; empty when nobody knows it."""
    attestation = demanded(portal, attestation_id)
    return attestation.title if attestation else store.load_title(portal, attestation_id)


def history(portal: Any, attestation_id: str) -> tuple[Statement, ...]:
    """Return all statements of an attestation, the last entered first."""
    return store.load_statements(portal, attestation_id)[::-1]


def statement(portal: Any, attestation_id: str, number: int) -> Statement | None:
    """Return one statement, None when there is none of that number."""
    found: Sequence[Statement] = store.load_statements(portal, attestation_id)
    return next((item for item in found if item.number == number), None)


def add(
    portal: Any,
    attestation: Attestation,
    typed: Typed,
    upload: Upload | None,
    user: str,
    now: datetime,
) -> Statement:
    """Store what a user stated at an aware moment, and return it. Older statements stay as they are.

    Raises ``ValueError`` when something typed is wrong (``checks.problems_of`` says what).
    """
    made = statement_of(typed, upload, store.next_number(portal, attestation.id), user, now)
    store.add_statement(portal, attestation.id, attestation.title, made, upload.data if upload else b"")
    return made


def revoke(portal: Any, attestation_id: str, number: int, reason: str, user: str, now: datetime) -> None:
    """Take a statement back; it stays readable with the reason.

    Raises ``KeyError`` when there is no such statement, ``ValueError`` without a reason or when it was revoked before.
    """
    found = statement(portal, attestation_id, number)
    if found is None:
        raise KeyError(number)
    if found.revocation is not None or text_problem(reason):
        raise ValueError(number)
    store.save_revocation(portal, attestation_id, number, Revocation(now, user, clean_text(reason)))


def evidence_file(portal: Any, attestation_id: str, number: int) -> Any | None:
    """Return the file of evidence of a statement with its name and content, None when there is none."""
    return store.load_file(portal, attestation_id, number)
