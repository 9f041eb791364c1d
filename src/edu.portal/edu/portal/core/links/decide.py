"""When an address is to be checked, what an answer means, and when an address counts as dead."""

from collections.abc import Iterable
from collections.abc import Mapping
from datetime import datetime
from datetime import timedelta
from edu.portal.core.links.model import Answer
from edu.portal.core.links.model import Fact
from edu.portal.core.links.model import Health
from urllib.parse import urlsplit


# Half a day less than a week, so that a weekly check keeps its day.
EVERY = timedelta(days=6, hours=12)
# One failure says little: servers are restarted at night. It is looked at again soon, and only then told.
AGAIN = timedelta(hours=20)
FAILURES_OF_THE_DEAD = 2
# The server is there and answers people; it does not like programs.
GUARDED = frozenset((401, 403, 405, 406, 429, 503))
# What a portal sees as well when its own network is down.
OUR_OWN_NETWORK = frozenset(("dns", "unreachable", "timeout", "refused", "connection-lost"))


def host_of(url: str) -> str:
    """Return the host of a web address in lower case, "" for what is no address on the web."""
    try:
        parts = urlsplit(url.strip())
        return (parts.hostname or "") if parts.scheme in ("http", "https") else ""
    except ValueError:
        return ""


def is_good(answer: Answer) -> bool:
    """Tell whether somebody is there: an answer that is no error, or one that only refuses programs."""
    return not answer.kind and (0 < answer.status < 400 or answer.status in GUARDED)


def judge(before: Fact | None, url: str, answer: Answer, now: datetime) -> Fact:
    """Return what is known of ``url`` after ``answer`` came at ``now``."""
    if is_good(answer):
        return Fact(url, now, answered=now, status=answer.status, moved_to=answer.moved_to)
    failures = before.failures if before else 0
    since = before.failed_since if before and failures else now
    return Fact(
        url,
        now,
        answered=before.answered if before else None,
        failed_since=since,
        failures=failures + 1,
        status=answer.status,
        kind=answer.kind,
    )


def health_of(fact: Fact | None) -> Health:
    """Return how the address is doing; one failure is a doubt, two in a row are an end."""
    if fact is None:
        return Health.UNCHECKED
    if fact.failures:
        return Health.DEAD if fact.failures >= FAILURES_OF_THE_DEAD else Health.DOUBT
    if fact.status in GUARDED:
        return Health.GUARDED
    return Health.MOVED if fact.moved_to and _elsewhere(fact) else Health.OK


def next_check(fact: Fact | None, now: datetime) -> datetime:
    """Return when an address is to be checked; ``now`` for one that never was."""
    if fact is None:
        return now
    return fact.checked + (AGAIN if fact.failures == 1 else EVERY)


def due(urls: Iterable[str], facts: Mapping[str, Fact], now: datetime, is_asked: bool = False) -> tuple[str, ...]:
    """Return the addresses to check at ``now``, the longest waiting first; ``is_asked`` means all of them."""
    wanted = [url for url in dict.fromkeys(urls) if is_asked or next_check(facts.get(url), now) <= now]
    never = datetime.min.replace(tzinfo=now.tzinfo)
    return tuple(sorted(wanted, key=lambda url: facts[url].checked if url in facts else never))


def by_host(urls: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the addresses by host, in their order: a host is asked one question after the other."""
    found: dict[str, list[str]] = {}
    for url in urls:
        found.setdefault(host_of(url), []).append(url)
    return {host: tuple(urls) for host, urls in found.items()}


def may_be_ourselves(answers: Mapping[str, Answer]) -> bool:
    """Tell whether all ``answers`` by address failed in a way that a portal without network sees as well."""
    return bool(answers) and all(answer.kind in OUR_OWN_NETWORK for answer in answers.values())


def _elsewhere(fact: Fact) -> bool:
    """From http to https, and from a bare host to its first page, is no move that a reader would notice."""
    old, new = fact.url.partition("://")[2], fact.moved_to.partition("://")[2]
    return old.rstrip("/").lower() != new.rstrip("/").lower()
