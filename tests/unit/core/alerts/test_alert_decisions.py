"""Which lines a page shows now, and what may be typed."""

from datetime import datetime
from datetime import timedelta
from edu.portal.core.alerts.decide import Typed
from edu.portal.core.alerts.decide import ended
from edu.portal.core.alerts.decide import is_safe_link
from edu.portal.core.alerts.decide import read_alert
from edu.portal.core.alerts.decide import running
from edu.portal.core.alerts.decide import state_of
from edu.portal.core.alerts.model import Alert
from edu.portal.core.alerts.model import Severity
from edu.portal.core.alerts.model import State
from edu.portal.core.calendar.zone import VIETNAM
from pathlib import Path
import pytest
import tomllib


NOW = datetime(2026, 11, 20, 9, tzinfo=VIETNAM)
CASES = tomllib.loads(
    (Path(__file__).resolve().parents[3] / "corpus" / "alerts" / "typed.toml").read_text(encoding="utf-8")
)["case"]


def line(name, start, end, severity=Severity.NOTICE):
    hours = timedelta(hours=1)
    return Alert(name, name, NOW + start * hours, NOW + end * hours, severity)


def test_the_gravest_first_then_the_newest_and_only_those_of_now():
    alerts = [
        line("old", -5, 5),
        line("new", -1, 5),
        line("over", -5, 0),
        line("later", 1, 5, Severity.URGENT),
        line("grave", -9, 1, Severity.URGENT),
    ]
    assert [alert.id for alert in running(alerts, NOW)] == ["grave", "new", "old"]


def test_states_begin_and_end_at_their_moments():
    alert = line("a", 0, 1)
    assert state_of(alert, NOW) is State.RUNNING
    assert state_of(alert, NOW - timedelta(seconds=1)) is State.COMING
    assert state_of(alert, NOW + timedelta(hours=1)) is State.ENDED


def test_taking_off_ends_now_and_is_noted_once():
    alert = ended(line("a", 1, 5), "lan", NOW)
    assert state_of(alert, NOW) is State.ENDED
    assert [(change.action, change.by) for change in alert.history] == [("ended", "lan")]
    assert ended(alert, "minh", NOW) == alert


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_was_typed(case):
    alert, problems = read_alert(Typed(**case["typed"]), "1", "lan", NOW)
    assert problems == case.get("problems", {})
    assert (alert is None) is bool(problems)
    if alert is not None:
        assert alert.start.isoformat() == case["start"]
        assert alert.end.isoformat() == case["end"]
        assert alert.severity.name.lower() == case["severity"]


@pytest.mark.parametrize(
    ("link", "safe"),
    [
        ("/thong-bao", True),
        ("https://thcs.edu.vn/a", True),
        ("//evil.vn", False),
        ("/\\evil.vn", False),
        ("javascript:alert(1)", False),
        ("data:text/html,a", False),
        ("https://a b.vn", False),
        ("https://a.vn/" + "x" * 600, False),
    ],
)
def test_links(link, safe):
    assert is_safe_link(link) is safe
