"""The table of the background work: written when it tells something, and now and then."""

from datetime import datetime
from datetime import timedelta
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.ops import ledger
from edu.portal.ops.ledger import Run
from edu.portal.ops.ledger import following
from edu.portal.ops.ledger import load_runs
from edu.portal.ops.ledger import note_run
import pytest
from typing import Any
from weakref import WeakKeyDictionary


NOW = datetime(2026, 11, 20, 9, 40, tzinfo=VIETNAM)
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _fresh_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "_known", WeakKeyDictionary())


def test_a_row_follows_another() -> None:
    good = following(None, NOW, 0.5, "")
    bad = following(good, NOW + MINUTE, 0.1, "OSError: x")
    worse = following(bad, NOW + 2 * MINUTE, 0.1, "OSError: x")
    assert (good.last_good, bad.last_good, worse.failures) == (NOW, NOW, 2)
    assert following(worse, NOW + 3 * MINUTE, 1.0, "") == Run(NOW + 3 * MINUTE, 1.0, "", 0, NOW + 3 * MINUTE)


def test_runs_are_written_sparingly_and_known_at_once(school: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def note(minutes: int, error: str = "") -> bool:
        return note_run(school, "job", Run(NOW + minutes * MINUTE, 0.1, error))

    assert [note(0), note(1), note(4), note(5)] == [True, False, False, True]
    assert load_runs(school)["job"].last_run == NOW + 5 * MINUTE
    note(6)
    assert load_runs(school)["job"].last_run == NOW + 6 * MINUTE
    assert [note(7, "OSError: x"), note(8, "OSError: x"), note(9)] == [True, False, True]
    note(10)
    monkeypatch.setattr(ledger, "_known", WeakKeyDictionary())
    assert load_runs(school)["job"].last_run == NOW + 9 * MINUTE
