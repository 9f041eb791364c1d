"""Whether a statement holds on a day: month arithmetic, ends, revocations, the statement that counts."""

from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from edu.portal.core.attestations.model import STATES
from edu.portal.core.attestations.model import AttestationState
from edu.portal.core.attestations.model import Revocation
from edu.portal.core.attestations.model import Standing
from edu.portal.core.attestations.model import Statement
from edu.portal.core.attestations.state import add_months
from edu.portal.core.attestations.state import state
from edu.portal.core.attestations.state import summarise
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.mandate.model import Attestation
from hypothesis import given
from hypothesis import strategies as st
import json
from pathlib import Path
import pytest


CASES = json.loads((Path(__file__).parents[3] / "corpus" / "attestations" / "states.json").read_text(encoding="utf-8"))


def moment(day, hour=9):
    return datetime.combine(date.fromisoformat(day), time(hour), VIETNAM)


def statements(rows):
    for number, row in enumerate(rows, 1):
        yield Statement(
            number=number,
            stated_on=date.fromisoformat(row["on"]),
            recorded=moment(row["on"]),
            by="van-thu",
            text="a",
            expires=date.fromisoformat(row["expires"]) if "expires" in row else None,
            revocation=Revocation(moment(row["revoked"]), "van-thu", "sai") if "revoked" in row else None,
        )


@pytest.mark.parametrize("case", CASES, ids=[case["says"] for case in CASES])
def test_how_an_attestation_stands(case):
    attestation = Attestation("hop-dong", "Hợp đồng", months=case["months"])
    standing = state(attestation, statements(case["statements"]), date.fromisoformat(case["today"]))
    assert standing.state == case["state"]
    assert (standing.statement.number if standing.statement else None) == case.get("number")
    assert (standing.ends.isoformat() if standing.ends else None) == case.get("ends")


def test_the_corpus_shows_every_state():
    assert {case["state"] for case in CASES} == set(STATES)


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-12-31", 12, "2027-12-31"),
        ("2026-08-31", 18, "2028-02-29"),
        ("9999-12-01", 1, "9999-12-31"),
    ],
)
def test_months_end_on_a_day_that_exists(day, months, last):
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(last)


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(0, 1200))
def test_so_many_months_later_is_so_many_months_later(day, months):
    later = add_months(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1
    assert later.day <= day.day


def test_a_revocation_counts_from_its_day_in_vietnam():
    late = datetime.fromisoformat("2026-10-01T18:30:00+00:00")
    stated = Statement(1, date(2026, 9, 1), moment("2026-09-01"), "a", "a", revocation=Revocation(late, "a", "sai"))
    attestation = Attestation("hop-dong", "Hợp đồng")
    assert state(attestation, [stated], date(2026, 10, 1)).state == "valid"
    assert state(attestation, [stated], date(2026, 10, 2)).state == "revoked"


def test_the_summary_counts_each_state():
    found = ("missing", "missing", "expiring", "valid", "revoked")
    summary = summarise(AttestationState("a", "A", "", "required", Standing(name)) for name in found)
    assert (summary.missing, summary.expiring, summary.valid, summary.revoked, summary.expired) == (2, 1, 1, 1, 0)
    assert summary.total == 5
