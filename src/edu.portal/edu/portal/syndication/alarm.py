"""Tell the administrator by mail when feeds cannot be read for a day, and when they can again.

One mail for an outage, however many feeds it stopped; one when the last of them is back. What was told is kept in the
store, so that no process tells it twice. A feed that is paused or was deleted is nobody's worry.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from datetime import timedelta
from edu.portal.syndication.health import OLD_AFTER
from edu.portal.syndication.shown import describe_feeds
from edu.portal.syndication.store import feed_store
from edu.portal.syndication.store import writable_store
from persistent import Persistent
from typing import Any


# The feeds of one outage reach the day within an interval of each other: they stand in one mail.
TOGETHER = timedelta(hours=1)
# After a mail that no server took.
TRY_AGAIN = timedelta(hours=1)


class FeedAlarm(Persistent):
    """What was told (feed id -> when), since when feeds fail that never worked, and when a mail failed."""

    told: Mapping[str, datetime] = {}
    since: Mapping[str, datetime] = {}
    failed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done: the feeds to tell of as silent, or as back, each as ``describe_feeds`` gives it.

    ``told`` and ``since`` are what is remembered afterwards.
    """

    silent: tuple[dict[str, Any], ...]
    back: tuple[dict[str, Any], ...]
    told: dict[str, datetime]
    since: dict[str, datetime]


def plan_alarm(portal: Any, now: datetime) -> Plan:
    """Return what is to be told at ``now``; reads only."""
    alarm = _alarm(portal)
    feeds = {feed["id"]: feed for feed in describe_feeds(portal, now) if not feed["is_paused"]}
    failing = {feed_id: feed for feed_id, feed in feeds.items() if feed["failures"]}
    since = {
        feed_id: alarm.since.get(feed_id) or feed["last_attempt"] or now
        for feed_id, feed in failing.items()
        if feed["last_success"] is None
    }
    quiet = {feed_id: now - (feed["last_success"] or since[feed_id]) for feed_id, feed in failing.items()}
    told = {feed_id: moment for feed_id, moment in alarm.told.items() if feed_id in feeds}
    back = tuple(feeds[feed_id] for feed_id in told if feed_id not in failing)
    if len(back) < len(told):
        back = ()
    elif told:
        told = {}
    new = [feed_id for feed_id in failing if feed_id not in told and quiet[feed_id] > OLD_AFTER - TOGETHER]
    if not any(quiet[feed_id] > OLD_AFTER for feed_id in new):
        new = []
    told.update(dict.fromkeys(new, now))
    return Plan(tuple(failing[feed_id] for feed_id in new), back, told, since)


def is_waiting(portal: Any, now: datetime) -> bool:
    """Tell whether a mail failed so short ago that the next one waits."""
    failed = _alarm(portal).failed
    return failed is not None and failed <= now < failed + TRY_AGAIN


def is_news(portal: Any, plan: Plan) -> bool:
    """Tell whether a plan changes what is remembered."""
    alarm = _alarm(portal)
    return dict(alarm.told) != plan.told or dict(alarm.since) != plan.since


def remember(portal: Any, plan: Plan) -> None:
    """Keep what a plan remembers; the caller commits."""
    alarm = _writable(portal)
    alarm.told, alarm.since, alarm.failed = plan.told, plan.since, None


def take_back(portal: Any, before: Mapping[str, datetime], now: datetime) -> None:
    """Keep that a mail was not taken, so that it is told later; ``before`` is what had been told."""
    alarm = _writable(portal)
    alarm.told, alarm.failed = dict(before), now


def told(portal: Any) -> dict[str, datetime]:
    """Return of which feeds a mail was sent, and when."""
    return dict(_alarm(portal).told)


def without_mail(plan: Plan, before: Mapping[str, datetime]) -> Plan:
    """Return the plan of a site that cannot send: nothing is told, what is observed is remembered."""
    return replace(plan, silent=(), back=(), told=dict(before))


def _alarm(portal: Any) -> FeedAlarm:
    store = feed_store(portal)
    return FeedAlarm() if store is None or store.alarm is None else store.alarm


def _writable(portal: Any) -> FeedAlarm:
    store = writable_store(portal)
    if store.alarm is None:
        store.alarm = FeedAlarm()
    alarm: FeedAlarm = store.alarm
    return alarm
