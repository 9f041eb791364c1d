"""Who is asked when: the even beat, the batch, and what has to be written down."""

from dataclasses import replace
from datetime import datetime
from datetime import timedelta
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.feeds.model import FeedSource
from edu.portal.core.feeds.model import FeedState
from edu.portal.core.feeds.model import Timing
from edu.portal.core.feeds.pace import HEARTBEAT
from edu.portal.core.feeds.pace import Progress
from edu.portal.core.feeds.pace import as_done
from edu.portal.core.feeds.pace import due
from edu.portal.core.feeds.pace import is_to_write
from edu.portal.core.feeds.pace import next_attempt
from edu.portal.core.feeds.pace import pause_after
from hypothesis import given
from hypothesis import strategies as st


NOW = datetime(2026, 11, 20, 9, 0, tzinfo=VIETNAM)
MINUTE = timedelta(minutes=1)
TIMING = Timing()
SOURCE = FeedSource("so-gddt.tin-tuc", "Tin tức", "https://so.example.vn/rss", "Sở", "tin-tuc")
MINUTES = st.integers(-3000, 3000).map(lambda count: NOW + count * MINUTE)


def well(at: datetime) -> FeedState:
    """A feed that was read at a moment and had something new."""
    return FeedState(url=SOURCE.url, last_attempt=at, last_success=at, last_full=at, next_attempt=at + TIMING.interval)


def simulate(states: dict[str, FeedState], minutes: int, most: int = 100) -> dict[str, list[datetime]]:
    """Wake every minute, ask ``most`` at a time; nothing new is ever found."""
    sources = [replace(SOURCE, id=name) for name in states]
    asked: dict[str, list[datetime]] = {name: [] for name in states}
    progress = Progress()
    for minute in range(minutes):
        now = NOW + minute * MINUTE
        found = due(sources, states, now, progress)
        for source in found[:most]:
            asked[source.id].append(now)
        taken = {source.id: now for source in found[:most]}
        progress = Progress(now) if len(found) <= most else Progress(progress.done, {**progress.asked, **taken})
    return asked


def test_a_feed_that_is_well_is_asked_once_in_each_interval() -> None:
    asked = simulate({"a": well(NOW - 7 * MINUTE), "b": well(NOW - 29 * MINUTE)}, 120)
    assert [moment - NOW for moment in asked["a"]] == [23 * MINUTE, 53 * MINUTE, 83 * MINUTE, 113 * MINUTE]
    assert [moment - NOW for moment in asked["b"]] == [1 * MINUTE, 31 * MINUTE, 61 * MINUTE, 91 * MINUTE]


def test_small_batches_ask_everybody_as_often() -> None:
    states = {f"f{number}": well(NOW - 30 * MINUTE) for number in range(50)}
    asked = simulate(states, 60, most=10)
    assert {len(moments) for moments in asked.values()} == {2}


@given(MINUTES, st.none() | MINUTES)
def test_the_next_attempt_lies_on_the_beat_behind_what_was_done(first: datetime, done: datetime | None) -> None:
    state = replace(well(NOW), next_attempt=first)
    coming = next_attempt(state, done, TIMING)
    assert coming is not None and (coming - first) % TIMING.interval == timedelta(0)
    assert done is None or (coming > done and (coming == first or coming - done <= TIMING.interval))


def test_what_was_not_written_down_is_told_as_if_it_were() -> None:
    told = as_done(well(NOW), NOW + 65 * MINUTE, TIMING)
    assert (told.last_success, told.next_attempt) == (NOW + 60 * MINUTE, NOW + 90 * MINUTE)
    assert as_done(well(NOW), NOW + 5 * MINUTE, TIMING) == well(NOW)
    assert as_done(FeedState(), NOW, TIMING) == FeedState()


def test_a_broken_feed_keeps_its_own_time() -> None:
    broken = replace(well(NOW), failures=2, next_attempt=NOW + 60 * MINUTE)
    assert next_attempt(broken, NOW + 300 * MINUTE, TIMING) == NOW + 60 * MINUTE
    assert as_done(broken, NOW + 300 * MINUTE, TIMING) == broken


def test_pauses_double_with_jitter_up_to_a_day() -> None:
    pauses = [pause_after("a", failures, TIMING) for failures in range(1, 12)]
    assert pauses == sorted(pauses)
    assert timedelta(minutes=30) <= pauses[0] <= timedelta(minutes=36)
    assert pauses[-1] == timedelta(hours=24)
    assert len({pause_after(f"feed-{number}", 1, TIMING) for number in range(50)}) > 30


def test_who_waited_longest_is_first() -> None:
    never, early, late, future = (replace(SOURCE, id=name) for name in ("never", "early", "late", "future"))
    states = {"early": well(NOW - 150 * MINUTE), "late": well(NOW - 30 * MINUTE), "future": well(NOW)}
    assert due([future, late, early, never], states, NOW) == (never, early, late)
    assert due([future, late, early, never], states, NOW, Progress(NOW)) == (never,)
    assert due([late, early], states, NOW, Progress(None, {"early": NOW})) == (late,)
    assert due([replace(SOURCE, url="")], {}, NOW) == ()


def test_a_feed_with_another_address_is_due() -> None:
    moved = replace(SOURCE, url="https://moi.example.vn/rss")
    assert due([moved], {moved.id: well(NOW)}, NOW, Progress(NOW)) == (moved,)


def test_what_was_done_is_written_before_silence_and_now_and_then() -> None:
    soon, later = NOW + HEARTBEAT, NOW + HEARTBEAT + MINUTE
    assert is_to_write(None, NOW, [soon])
    assert is_to_write(NOW - HEARTBEAT, NOW, [soon])
    assert not is_to_write(NOW - MINUTE, NOW, [soon, later, None])
    assert is_to_write(NOW - MINUTE, NOW, [later])
    assert is_to_write(NOW - MINUTE, NOW, [])
