"""What a reading changes: identity, order, back-off, and nothing where nothing is new."""

from dataclasses import replace
from datetime import datetime
from datetime import timedelta
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.feeds.decide import MAX_ENTRIES
from edu.portal.core.feeds.decide import decide
from edu.portal.core.feeds.decide import hash_of
from edu.portal.core.feeds.decide import is_invitation
from edu.portal.core.feeds.decide import is_same_content
from edu.portal.core.feeds.decide import plan_request
from edu.portal.core.feeds.model import Failure
from edu.portal.core.feeds.model import FailureKind
from edu.portal.core.feeds.model import FeedSource
from edu.portal.core.feeds.model import NotModified
from edu.portal.core.feeds.model import Parsed
from edu.portal.core.feeds.model import RawEntry
from edu.portal.core.feeds.model import Request
from edu.portal.core.feeds.model import Timing
from edu.portal.core.feeds.pace import pause_after
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
import pytest


NOW = datetime(2026, 11, 20, 9, 0, tzinfo=VIETNAM)
LATER = NOW + timedelta(minutes=30)
SOURCE = FeedSource("so-gddt.tin-tuc", "Tin tức", "https://so.example.vn/rss", "Sở", "tin-tuc")
FEW = st.sampled_from(["", "a", "b", "c"])
RAW = st.builds(
    RawEntry,
    guid=FEW,
    link=st.sampled_from(["", "/1", "/2", "/3"]),
    title=st.sampled_from(["Tin một", "Tin hai", "Thông báo", "Thư mời"]),
    published=st.sampled_from(["", "20/11/2026 08:11", "19/11/2026 10:11", "1/10/2026 10:10", "5/11/2026 07:45"]),
)
READING = st.lists(RAW, max_size=70).map(lambda entries: parsed(*entries))


def parsed(*entries, **values):
    return Parsed(entries=tuple(entries), url=SOURCE.url, **values)


def raw(name, date="", guid=None):
    return RawEntry(guid=name if guid is None else guid, link=f"/{name}", title=f"Tin {name}", published=date)


def titles(state):
    return [entry.title.removeprefix("Tin ") for entry in state.entries]


def read(state, *entries, now=NOW):
    return decide(SOURCE, state, parsed(*entries), now).state


@given(READING, READING)
@settings(max_examples=300)
def test_the_same_reading_twice_changes_nothing(first, second):
    state = decide(SOURCE, decide(SOURCE, None, first, NOW).state, second, NOW).state
    again = decide(SOURCE, state, second, LATER)
    assert not again.changed
    assert again.state.entries == state.entries


@given(READING, READING)
def test_entries_are_capped_and_newest_first(first, second):
    state = decide(SOURCE, decide(SOURCE, None, first, NOW).state, second, LATER).state
    hours = [entry.when.replace(minute=0) for entry in state.entries]
    assert len(hours) <= MAX_ENTRIES
    assert hours == sorted(hours, reverse=True)


@given(READING, st.integers(0, 60))
def test_a_failure_keeps_the_entries_and_never_waits_longer_than_the_limit(reading, failures):
    state = replace(decide(SOURCE, None, reading, NOW).state, failures=failures)
    failed = decide(SOURCE, state, Failure(FailureKind.TIMEOUT), LATER).state
    assert failed.entries == state.entries
    assert timedelta(minutes=30) <= failed.next_attempt - LATER <= timedelta(hours=24)


def test_the_first_reading():
    update = decide(SOURCE, None, parsed(raw("a"), etag='"1"', last_modified="x", content_hash="h"), NOW)
    assert update.changed
    assert update.state.url == SOURCE.url
    assert (update.state.last_attempt, update.state.last_success, update.state.last_full) == (NOW, NOW, NOW)
    assert update.state.next_attempt == NOW + timedelta(minutes=30)
    assert (update.state.etag, update.state.last_modified, update.state.content_hash) == ('"1"', "x", "h")


def test_undated_entries_count_from_first_sight():
    state = read(None, raw("a"), raw("b"))
    assert titles(state) == ["a", "b"]
    state = read(state, raw("c"), raw("a"), raw("b"), now=LATER)
    assert titles(state) == ["c", "a", "b"]
    assert [entry.first_seen for entry in state.entries] == [LATER, NOW, NOW]


def test_an_undated_feed_longer_than_the_cap_is_stable():
    entries = [raw(str(number)) for number in range(MAX_ENTRIES * 3)]
    state = read(None, *entries)
    assert titles(state)[:3] == ["0", "1", "2"]
    assert not decide(SOURCE, state, parsed(*entries), LATER).changed
    assert titles(read(state, raw("x"), *entries, now=LATER))[:3] == ["x", "0", "1"]


def test_dates_order_and_positions_break_ties():
    day = "20/11/2026 08:00"
    assert titles(read(None, raw("old", "1/11/2026"), raw("b", day), raw("a", day))) == ["b", "a", "old"]


def test_minutes_that_are_the_month_do_not_order():
    entries = raw("new", "Fri, 20 Nov 2026 08:11:02 +0700"), raw("older", "Fri, 20 Nov 2026 08:11:50 +0700")
    assert titles(read(None, *entries)) == ["new", "older"]


def test_a_title_corrected_later_stays_the_same_entry():
    state = read(None, raw("a"))
    state = read(state, replace(raw("a"), title="Tin a (đính chính)"), now=LATER)
    assert [(entry.title, entry.first_seen) for entry in state.entries] == [("Tin a (đính chính)", NOW)]


def test_a_guid_that_changes_at_every_reading_is_overruled_by_the_link():
    state = read(None, raw("a", guid="x1"))
    state = read(state, raw("a", guid="x2"), now=LATER)
    assert [entry.first_seen for entry in state.entries] == [NOW]


def test_a_date_that_changes_makes_no_new_entry():
    state = read(None, raw("a", "19/11/2026 08:00"))
    state = read(state, raw("a", "20/11/2026 08:00"), now=LATER)
    assert len(state.entries) == 1


def test_a_guid_shared_by_all_names_none():
    state = read(None, raw("a", guid="g"), raw("b", guid="g"))
    state = read(state, raw("c", guid="g"), raw("a", guid="g"), raw("b", guid="g"), now=LATER)
    assert [(entry.title, entry.first_seen) for entry in state.entries] == [
        ("Tin c", LATER),
        ("Tin a", NOW),
        ("Tin b", NOW),
    ]


def test_what_fell_off_the_end_is_kept_and_what_was_withdrawn_is_not():
    state = read(None, raw("c", "20/11/2026"), raw("b", "19/11/2026"), raw("a", "18/11/2026"))
    state = read(state, raw("d", "20/11/2026 08:00"), raw("b", "19/11/2026"), now=LATER)
    assert titles(state) == ["d", "b", "a"]


def test_an_empty_feed_keeps_what_is_known():
    state = read(None, raw("a", "19/11/2026"))
    update = decide(SOURCE, state, parsed(), LATER)
    assert titles(update.state) == ["a"]
    assert not update.changed


def test_a_vanished_date_is_remembered():
    state = read(None, raw("a", "19/11/2026"))
    assert read(state, raw("a"), now=LATER).entries == state.entries


def test_failures_wait_longer_each_time():
    state, pauses = read(None, raw("a")), []
    for _attempt in range(9):
        state = decide(SOURCE, state, Failure(FailureKind.DNS, "x"), NOW).state
        pauses.append((state.next_attempt - NOW) / timedelta(minutes=30))
    assert [int(pause / 2**place) for place, pause in enumerate(pauses[:6])] == [1] * 6
    assert len({pause / 2**place for place, pause in enumerate(pauses[:6])}) == 6
    assert pauses[6:] == [48, 48, 48]
    assert state.failures == 9


def test_what_is_worth_a_write():
    good = read(None, raw("a"))
    first = decide(SOURCE, good, Failure(FailureKind.DNS), NOW)
    second = decide(SOURCE, first.state, Failure(FailureKind.DNS), NOW)
    third = decide(SOURCE, second.state, Failure(FailureKind.TLS), NOW)
    healed = decide(SOURCE, third.state, NotModified(), LATER)
    assert [update.changed for update in (first, second, third, healed)] == [True] * 4
    assert not decide(SOURCE, good, NotModified(), LATER).changed
    assert not decide(SOURCE, good, parsed(raw("a"), etag="new", content_hash="new"), LATER).changed
    assert decide(SOURCE, good, parsed(raw("a")), NOW + timedelta(hours=25)).changed
    assert type(first.state.error_kind) is str
    assert (healed.state.error_kind, healed.state.failures, healed.state.last_success) == ("", 0, LATER)
    assert healed.state.last_full == NOW


@pytest.mark.parametrize(
    ("asked", "given_pause"),
    [
        (timedelta(seconds=5), None),
        (timedelta(hours=2), timedelta(hours=2)),
        (timedelta(days=9), timedelta(days=1)),
    ],
)
def test_retry_after_is_honoured_within_reason(asked, given_pause):
    state = decide(SOURCE, None, Failure("http-429", "", 429, asked), NOW).state
    assert state.next_attempt == NOW + (given_pause or pause_after(SOURCE.id, 1, Timing()))


def test_another_address_is_another_feed():
    state = read(None, raw("a"))
    moved = replace(SOURCE, url="https://moi.example.vn/rss")
    update = decide(moved, state, Failure(FailureKind.DNS), LATER)
    assert update.changed
    assert (update.state.url, update.state.entries) == (moved.url, ())
    assert plan_request(moved, state, LATER) == Request(moved.url)


def test_validators_are_sent_and_absurd_ones_are_not():
    state = replace(read(None, raw("a")), etag='"1"', last_modified="Thu, 19 Nov 2026 01:00:00 GMT")
    assert plan_request(SOURCE, state, LATER) == Request(SOURCE.url, '"1"', "Thu, 19 Nov 2026 01:00:00 GMT")
    poisoned = replace(state, last_modified="Wed, 20 Nov 2041 01:00:00 GMT")
    assert plan_request(SOURCE, poisoned, LATER) == Request(SOURCE.url, '"1"')
    garbled = replace(state, etag="", last_modified="hôm qua")
    assert plan_request(SOURCE, garbled, LATER).last_modified == "hôm qua"


def test_once_a_day_everything_is_read():
    state = replace(read(None, raw("a")), etag='"1"', content_hash=hash_of(b"x"))
    tomorrow = NOW + timedelta(hours=24)
    assert plan_request(SOURCE, state, tomorrow) == Request(SOURCE.url)
    assert is_same_content(state, b"x", LATER)
    assert not is_same_content(state, b"y", LATER)
    assert not is_same_content(state, b"x", tomorrow)


def test_a_permanent_move_is_followed_until_it_fails():
    state = decide(SOURCE, None, parsed(raw("a"), moved_to="https://moi.example.vn/rss"), NOW).state
    assert plan_request(SOURCE, state, LATER).url == "https://moi.example.vn/rss"
    state = read(state, raw("a"), now=LATER)
    assert state.moved_to == "https://moi.example.vn/rss"
    assert decide(SOURCE, state, Failure(FailureKind.DNS), LATER).state.moved_to == ""


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Thư mời họp giao ban", True),
        ("THƯ MỜI", True),
        ("Giấy mời dự hội nghị", True),
        ("– Giấy mời", True),
        ("[Thư mời] Họp", True),
        ("GM 12 họp", True),
        ("Thông báo về thư mời", False),
        ("GMT là gì", False),
        ("", False),
    ],
)
def test_invitations_are_recognised(title, expected):
    assert is_invitation(title) is expected
