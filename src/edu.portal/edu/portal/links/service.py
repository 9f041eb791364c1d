"""Use cases of the link checks: ask what is due, and hand out what is known.

What hands out only reads the store; what asks is called by the scheduler or the console and gets its way to the
network as an argument. A button leaves a request that the scheduler finds.
"""

from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from datetime import timedelta
from edu.portal.core.links.decide import by_host
from edu.portal.core.links.decide import due
from edu.portal.core.links.decide import health_of
from edu.portal.core.links.decide import host_of
from edu.portal.core.links.decide import is_good
from edu.portal.core.links.decide import judge
from edu.portal.core.links.decide import may_be_ourselves
from edu.portal.core.links.decide import next_check
from edu.portal.core.links.model import Answer
from edu.portal.core.links.model import Fact
from edu.portal.core.links.model import Health
from edu.portal.core.links.successors import Successor
from edu.portal.core.links.successors import shipped
from edu.portal.core.links.successors import stands_for
from edu.portal.core.links.successors import successor_of
from edu.portal.links.store import Run
from edu.portal.links.store import forget_others
from edu.portal.links.store import load_fact
from edu.portal.links.store import load_facts
from edu.portal.links.store import load_run
from edu.portal.links.store import save_facts
from edu.portal.links.store import save_run
import logging
from plone import api
import time
import transaction
from typing import Any


logger = logging.getLogger("edu.portal.links")

Ask = Callable[[str], Answer]
MOST_HOSTS_AT_ONCE = 4
# A run ends well within the lease of the background work; the rest is due again at the next wake.
MOST_ADDRESSES = 60
MOST_SECONDS = 240.0
PAUSE = 1.0
# New links are found by the next run at the latest a day later.
LOOK_AGAIN = timedelta(days=1)
WITHOUT_NETWORK = timedelta(hours=1)
MOST_ATTEMPTS = 5


@dataclass(frozen=True)
class Target:
    """One link of the site with an address elsewhere."""

    uid: str
    path: str
    title: str
    url: str
    address: str
    section: str


@dataclass(frozen=True)
class Row:
    """A link and what is known of its address."""

    target: Target
    fact: Fact | None
    health: Health
    successor: Successor | None


def is_due(portal: Any, now: datetime) -> bool:
    """Return whether a run is due or was asked for; reads one small record."""
    run = load_run(portal)
    return run.asked is not None or run.due is None or run.due <= now


def request_check(portal: Any, now: datetime) -> None:
    """Ask the background work to check every link at its next wake; writes in the running transaction."""
    save_run(portal, replace(load_run(portal), asked=now))


def run_due(
    portal: Any, ask: Ask, now: datetime, canaries: Sequence[str] | None = None, is_asked: bool = False
) -> dict[str, Any]:
    """Check what is due (``is_asked``: everything) and commit what came out. Return the counts and ``offline``.

    No transaction is open while the network is read: the running one is aborted first, so the caller must have written
    nothing. ``canaries`` are asked when nothing else answers, None for those of the register.
    """
    run = load_run(portal)
    urls = [target.url for target in find_targets(portal)]
    facts = load_facts(portal)
    everything = is_asked or run.asked is not None
    wanted = due(urls, facts, now, everything)
    # An earlier part of this request need not be asked again: those checked since it was made are done.
    if run.asked is not None and not is_asked:
        wanted = tuple(url for url in wanted if url not in facts or facts[url].checked < run.asked)
    transaction.abort()
    answers = ask_all(wanted[:MOST_ADDRESSES], ask)
    known = shipped().canaries if canaries is None else canaries
    is_offline = may_be_ourselves(answers) and not any(is_good(ask(url)) for url in known)
    for attempt in transaction.manager.attempts(MOST_ATTEMPTS):
        with attempt as current:
            current.note("edu.portal: links checked")
            # What did not fit into a run that somebody asked for is left to the next wake of the background work.
            asked = (run.asked or now) if everything and len(answers) < len(wanted) else None
            record(portal, urls, answers, now, is_offline=is_offline, asked=asked)
    logger.info("%s of %s links were checked%s.", len(answers), len(wanted), ", without network" if is_offline else "")
    return {"checked": len(answers), "waiting": len(wanted) - len(answers), "offline": is_offline}


def ask_all(urls: Sequence[str], ask: Ask) -> dict[str, Answer]:
    """Return the answers by address: several hosts at a time, each host one question after the other, with pauses.

    What could not be asked within the time of a run is left out. Touches no database.
    """
    end = time.monotonic() + MOST_SECONDS
    groups = tuple(by_host(urls).values())
    if not groups:
        return {}

    def ask_host(group: Sequence[str]) -> list[tuple[str, Answer]]:
        found = []
        for place, url in enumerate(group):
            if time.monotonic() >= end:
                break
            if place:
                time.sleep(PAUSE)
            found.append((url, ask(url)))
        return found

    with ThreadPoolExecutor(min(MOST_HOSTS_AT_ONCE, len(groups)), thread_name_prefix="edu.portal.links") as pool:
        return dict(pair for pairs in pool.map(ask_host, groups) for pair in pairs)


def record(
    portal: Any,
    urls: Sequence[str],
    answers: Mapping[str, Answer],
    now: datetime,
    *,
    is_offline: bool = False,
    asked: datetime | None = None,
) -> None:
    """Store what ``answers`` say in the running transaction. Without network they say nothing of the addresses.

    ``asked`` is since when a run of all addresses is wanted that this one has not finished, None for none.
    """
    if is_offline:
        save_run(portal, Run(load_run(portal).finished, now + WITHOUT_NETWORK, True))
        return
    before = load_facts(portal)
    save_facts(portal, {url: judge(before.get(url), url, answer, now) for url, answer in answers.items()})
    forget_others(portal, urls)
    facts = load_facts(portal)
    following = [next_check(facts.get(url), now) for url in urls]
    save_run(portal, Run(now, min([now + LOOK_AGAIN, *following]), False, asked))


def find_targets(portal: Any) -> list[Target]:
    """Return every link of the site that leads to another host, from the catalogue."""
    catalog = api.portal.get_tool("portal_catalog")
    sections = {
        brain.getPath(): brain.edu_section
        for brain in catalog.unrestrictedSearchResults(portal_type="Folder")
        if isinstance(brain.edu_section, str) and brain.edu_section
    }
    own = host_of(portal.absolute_url())
    found = []
    for brain in catalog.unrestrictedSearchResults(portal_type="Link", sort_on="path"):
        url = brain.getRemoteUrl if isinstance(brain.getRemoteUrl, str) else ""
        if host_of(url) in ("", own):
            continue
        path = brain.getPath()
        section = sections.get(path.rpartition("/")[0], "")
        found.append(Target(brain.UID, path, brain.Title or brain.getId, url.strip(), brain.getURL(), section))
    return found


def read_rows(portal: Any) -> list[Row]:
    """Return every link with what is known of it; reads only, and wakes no object."""
    facts = load_facts(portal)
    return [_row(target, facts.get(target.url)) for target in find_targets(portal)]


def health_of_url(portal: Any, url: str) -> tuple[Health, Fact | None]:
    """Return how one address is doing."""
    fact = load_fact(portal, url.strip())
    return health_of(fact), fact


def facts(portal: Any) -> list[dict[str, Any]]:
    """Return a plain record for each link, for whoever judges (rule R-LINKS): reads only.

    Keys: path, section (its id, "" outside the mandate), title, url, host, stands_for (the hosts of letters that it
    meets, as successor too), health (see ``Health``), status (0 for no answer), checked, answered, failed_since
    (ISO 8601 or None).
    """
    return [_plain(row) for row in read_rows(portal)]


def _plain(row: Row) -> dict[str, Any]:
    fact, target = row.fact, row.target
    return {
        "path": target.path,
        "section": target.section,
        "title": target.title,
        "url": target.url,
        "host": host_of(target.url),
        "stands_for": sorted(stands_for((target.url,), shipped())),
        "health": row.health.value,
        "status": fact.status if fact else 0,
        "checked": _moment(fact.checked if fact else None),
        "answered": _moment(fact.answered if fact else None),
        "failed_since": _moment(fact.failed_since if fact else None),
    }


def _row(target: Target, fact: Fact | None) -> Row:
    health = health_of(fact)
    wanted = health in (Health.DOUBT, Health.DEAD)
    return Row(target, fact, health, successor_of(target.url, shipped()) if wanted else None)


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment is not None else None
