from datetime import UTC
from datetime import datetime
from datetime import timedelta
from edu.portal.core.jobs.lease import Lease
from edu.portal.core.jobs.lease import decide_lease


NOW = datetime(2026, 11, 20, 9, 40, tzinfo=UTC)
SPAN = timedelta(minutes=10)


def test_nobody_works_yet() -> None:
    assert decide_lease(None, "a", NOW, SPAN) == Lease("a", NOW + SPAN)


def test_somebody_else_works() -> None:
    assert decide_lease(Lease("b", NOW + timedelta(seconds=1)), "a", NOW, SPAN) is None


def test_a_dead_owner_is_succeeded_when_the_lease_ends() -> None:
    assert decide_lease(Lease("b", NOW), "a", NOW, SPAN) == Lease("a", NOW + SPAN)


def test_own_fresh_lease_is_kept_as_it_is() -> None:
    mine = Lease("a", NOW + timedelta(minutes=6))
    assert decide_lease(mine, "a", NOW, SPAN) is mine


def test_own_old_lease_is_renewed() -> None:
    assert decide_lease(Lease("a", NOW + timedelta(minutes=5)), "a", NOW, SPAN) == Lease("a", NOW + SPAN)


def test_a_lease_of_a_clock_that_ran_ahead_does_not_stop_the_work() -> None:
    assert decide_lease(Lease("b", NOW + timedelta(days=400)), "a", NOW, SPAN) == Lease("a", NOW + SPAN)
