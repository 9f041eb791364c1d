"""Decide what a reading of a feed changes. Nothing here touches a network, a store or a clock."""

from dataclasses import replace
from datetime import datetime
from edu.portal.core.feeds.merge import merge_entries
from edu.portal.core.feeds.model import Failure
from edu.portal.core.feeds.model import FeedSource
from edu.portal.core.feeds.model import FeedState
from edu.portal.core.feeds.model import FeedUpdate
from edu.portal.core.feeds.model import NotModified
from edu.portal.core.feeds.model import Parsed
from edu.portal.core.feeds.model import Reading
from edu.portal.core.feeds.model import Request
from edu.portal.core.feeds.model import Timing
from edu.portal.core.feeds.normalise import normalise_all
from edu.portal.core.feeds.pace import DEFAULT_TIMING
from edu.portal.core.feeds.pace import pause_after
from edu.portal.core.feeds.pace import state_for
from edu.portal.core.text.unicode import to_nfc
from email.utils import parsedate_to_datetime
from hashlib import sha256


MAX_ENTRIES = 50
INVITATION_WORDS = ("thư mời", "giấy mời", "gm ", "gm:", "gm-", "[thư mời]", "[giấy mời]")


def hash_of(content: bytes) -> str:
    """Return the mark by which an unchanged body is recognised."""
    return sha256(content).hexdigest()


def is_same_content(state: FeedState, content: bytes, now: datetime, timing: Timing = DEFAULT_TIMING) -> bool:
    """Tell whether these bytes were read before, so that they need no second parsing.

    Once in ``timing.full_read`` the answer is no: a newer release may understand the same bytes better.
    """
    return bool(state.content_hash) and state.content_hash == hash_of(content) and not _wants_full(state, now, timing)


def plan_request(
    source: FeedSource, state: FeedState | None, now: datetime, timing: Timing = DEFAULT_TIMING
) -> Request:
    """Return what to ask the source for.

    Validators are left out when a full read is due and when they are absurd: a server that says Last-Modified 2041
    would answer "not modified" for fifteen years.
    """
    known = state_for(source, state)
    bare = Request(known.moved_to or source.url, as_browser=source.as_browser, chain_optional=source.chain_optional)
    if not known.entries or _wants_full(known, now, timing):
        return bare
    if _is_in_future(known.last_modified, now):
        return replace(bare, etag=known.etag)
    return replace(bare, etag=known.etag, last_modified=known.last_modified)


def decide(
    source: FeedSource,
    old_state: FeedState | None,
    reading: Reading,
    now: datetime,
    timing: Timing = DEFAULT_TIMING,
) -> FeedUpdate:
    """Return what is to be remembered after a reading and whether it has to be stored.

    A failure keeps the last good entries. Feeding the same reading twice changes nothing the second time.
    """
    old = state_for(source, old_state)
    if isinstance(reading, Failure):
        new = _after_failure(source.id, old, reading, now, timing)
    elif isinstance(reading, NotModified):
        new = _after_success(old, now, timing)
    else:
        new = _after_reading(old, reading, now, timing)
    return FeedUpdate(state=new, changed=_is_worth_storing(old_state, new, now, timing))


def is_invitation(title: str) -> bool:
    """Tell whether a title announces an invitation (S0-05: "Thư mời", for which hardly any source has a feed)."""
    plain = to_nfc(title).casefold().lstrip(" -–•*\"“'")
    return plain.startswith(INVITATION_WORDS)


def _after_failure(feed_id: str, old: FeedState, failure: Failure, now: datetime, timing: Timing) -> FeedState:
    pause = pause_after(feed_id, old.failures + 1, timing)
    if failure.retry_after is not None:
        pause = min(max(pause, failure.retry_after), timing.longest)
    return replace(
        old,
        last_attempt=now,
        next_attempt=now + pause,
        failures=old.failures + 1,
        error_kind=str(failure.kind),
        error_detail=failure.detail,
        # The new address may be what is broken: the next attempt asks the old one again.
        moved_to="",
    )


def _after_success(old: FeedState, now: datetime, timing: Timing) -> FeedState:
    return replace(
        old,
        last_attempt=now,
        last_success=now,
        next_attempt=now + timing.interval,
        failures=0,
        error_kind="",
        error_detail="",
    )


def _after_reading(old: FeedState, parsed: Parsed, now: datetime, timing: Timing) -> FeedState:
    read = normalise_all(parsed.entries, parsed.url, now)
    return replace(
        _after_success(old, now, timing),
        last_full=now,
        etag=parsed.etag,
        last_modified=parsed.last_modified,
        moved_to=parsed.moved_to or old.moved_to,
        content_hash=parsed.content_hash,
        entries=merge_entries(old.entries, read, MAX_ENTRIES),
    )


def _is_worth_storing(old: FeedState | None, new: FeedState, now: datetime, timing: Timing) -> bool:
    """Tell whether a reader or the next request would notice.

    Every failure is worth it: how often it failed says when it is asked again. Validators alone are not: many servers
    write the time of the request into each answer.
    """
    if old is None or old.url != new.url or old.failures or new.failures:
        return True
    if old.entries != new.entries or old.moved_to != new.moved_to:
        return True
    return old.last_full != new.last_full and _wants_full(old, now, timing)


def _wants_full(state: FeedState, now: datetime, timing: Timing) -> bool:
    return state.last_full is None or not (state.last_full <= now < state.last_full + timing.full_read)


def _is_in_future(http_date: str, now: datetime) -> bool:
    try:
        moment = parsedate_to_datetime(http_date)
    except (TypeError, ValueError):
        return False
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=now.tzinfo)
    return moment > now
