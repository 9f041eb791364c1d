"""The state of a project from its dates and the day."""

from datetime import date
from edu.portal.core.procurement.stages import ORDER
from edu.portal.core.procurement.stages import Stage
from edu.portal.core.procurement.stages import State
from edu.portal.core.procurement.stages import Steps
from edu.portal.core.procurement.stages import disorders
from edu.portal.core.procurement.stages import is_forgotten
from edu.portal.core.procurement.stages import latest_day
from edu.portal.core.procurement.stages import state_of
from edu.portal.core.procurement.stages import timeline
from pathlib import Path
import pytest
import tomllib


CORPUS = Path(__file__).parents[3] / "corpus" / "procurement"
TODAY = date(2026, 11, 20)
NAMES = (*ORDER, "cancelled")


def cases(name):
    found = tomllib.loads((CORPUS / f"{name}.toml").read_text("utf-8"))["case"]
    return pytest.mark.parametrize("case", found, ids=[case["title"] for case in found])


@cases("stages")
def test_state(case):
    steps = Steps(**{name: case[name] for name in NAMES if name in case})
    expected = case["state"]
    assert state_of(steps, case["today"]) == State(Stage(expected["stage"]), expected.get("day"), expected.get("days"))


@cases("orders")
def test_order_of_dates(case):
    found = [[disorder.earlier, disorder.later] for disorder in disorders(Steps(**case["days"]))]
    assert found == case["wrong"]


def test_the_timeline_has_the_steps_with_a_day_and_tells_which_have_come():
    steps = Steps(invited=date(2026, 11, 1), closes=date(2026, 11, 20), decided=date(2026, 12, 1))
    assert [(step.name, step.is_done) for step in timeline(steps, TODAY)] == [
        ("invited", True),
        ("closes", True),
        ("decided", False),
    ]


def test_a_cancelled_one_ends_with_its_cancelling():
    steps = Steps(invited=date(2026, 10, 1), decided=date(2026, 12, 1), cancelled=date(2026, 10, 9))
    assert [step.name for step in timeline(steps, TODAY)] == ["invited", "cancelled"]


def test_a_result_that_nobody_told_is_noticed_after_a_month():
    closed = Steps(invited=date(2026, 10, 1), closes=date(2026, 10, 21))
    assert not is_forgotten(closed, date(2026, 11, 20))
    assert is_forgotten(closed, date(2026, 11, 21))
    assert not is_forgotten(Steps(closes=date(2026, 10, 1), decided=date(2026, 10, 9)), TODAY)


def test_the_day_of_the_list_is_the_last_that_has_come():
    assert latest_day(Steps(approved=date(2025, 12, 30), closes=date(2027, 1, 2)), TODAY) == date(2025, 12, 30)
    assert latest_day(Steps(invited=date(2027, 1, 2)), TODAY) == date(2027, 1, 2)
    assert latest_day(Steps(), TODAY) is None
