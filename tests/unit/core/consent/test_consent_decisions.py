"""What may be public of something that may show children."""

from datetime import date
from edu.portal.core.consent.decide import Consent
from edu.portal.core.consent.decide import Refusal
from edu.portal.core.consent.decide import consent_of
from edu.portal.core.consent.decide import is_near
from edu.portal.core.consent.decide import refusal
import pytest


TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "must_state", "expected"),
    [
        ("none-shown", True, None),
        ("not-needed", True, None),
        ("parents", True, None),
        ("parents-and-child", True, None),
        ("missing", False, Refusal.MISSING),
        ("missing", True, Refusal.MISSING),
        ("", False, None),
        ("", True, Refusal.NOT_STATED),
        (None, True, Refusal.NOT_STATED),
        ("on", True, Refusal.NOT_STATED),
    ],
)
def test_statements(text, must_state, expected):
    assert refusal(consent_of(text), None, must_state, TODAY) is expected


@pytest.mark.parametrize(
    ("day", "over", "near"),
    [
        (date(2026, 11, 19), True, False),
        (date(2026, 11, 20), True, False),
        (date(2026, 11, 21), False, True),
        (date(2026, 12, 4), False, True),
        (date(2026, 12, 5), False, False),
        (None, False, False),
    ],
)
def test_the_day_of_taking_down(day, over, near):
    assert (refusal(Consent.PARENTS, day, True, TODAY) is Refusal.TAKEN_DOWN) is over
    assert is_near(day, TODAY) is near
