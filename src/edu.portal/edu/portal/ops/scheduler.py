"""The background thread: wakes every minute and runs the jobs that are due, in one of all processes.

Each process has the thread; the lease in the database lets one of them work. It is written when there is work and
at most every five minutes, so an idle site writes nothing. ``EDU_PORTAL_SCHEDULER=off`` leaves the work to cron and
the console command; ``EDU_PORTAL_SCHEDULER_SECONDS`` changes the pace.
"""

from collections.abc import Callable
from collections.abc import Iterator
from datetime import UTC
from datetime import datetime
from datetime import timedelta
from edu.portal.core.jobs.lease import Lease
from edu.portal.core.jobs.lease import decide_lease
from edu.portal.interfaces import IEduPortalLayer
from edu.portal.ops.application import application
from edu.portal.ops.interfaces import IScheduledJob
from edu.portal.ops.ledger import following
from edu.portal.ops.ledger import load_runs
from edu.portal.ops.ledger import note_run
import logging
import os
from persistent.mapping import PersistentMapping
from plone.browserlayer.utils import registered_layers
import socket
import threading
import time
import transaction
from typing import Any
import uuid
from ZODB.POSException import ConflictError
from zope.component import getUtilitiesFor
from zope.component.hooks import setSite


logger = logging.getLogger("edu.portal.scheduler")

SWITCH_VARIABLE = "EDU_PORTAL_SCHEDULER"
PACE_VARIABLE = "EDU_PORTAL_SCHEDULER_SECONDS"
DEFAULT_PACE = 60.0
FIRST_WAKE = 2.0
LEASE_KEY = "edu.portal.scheduler"
LEASE_SPAN = timedelta(minutes=10)
LONGEST_ERROR = 300


def is_enabled() -> bool:
    """Return whether this process may run the background thread."""
    return os.environ.get(SWITCH_VARIABLE, "on").strip().lower() not in ("off", "0", "false", "no")


def read_pace() -> float:
    """Return the seconds between two wakes; a value that is no positive number counts as the default."""
    try:
        pace = float(os.environ.get(PACE_VARIABLE, DEFAULT_PACE))
    except ValueError:
        return DEFAULT_PACE
    return pace if pace > 0 else DEFAULT_PACE


def plone_sites(container: Any) -> Iterator[Any]:
    """Yield the Plone sites in the application root, those in plain folders too."""
    for child in container.objectValues(["Plone Site", "Folder"]):
        if child.meta_type == "Plone Site":
            yield child
        else:
            yield from plone_sites(child)


def acquire_lease(root: Any, owner: str, now: datetime, span: timedelta = LEASE_SPAN) -> bool:
    """Return whether ``owner`` may work at ``now``; commits the lease when it has to be written.

    ``root`` is the root mapping of a ZODB connection. Of two processes that write at the same moment one gets a
    conflict and stays away.
    """
    stored = root.get(LEASE_KEY)
    current = Lease(stored["owner"], stored["expires"]) if stored else None
    lease = decide_lease(current, owner, now, span)
    if lease is None or lease is current:
        return lease is not None
    if stored is None:
        stored = root[LEASE_KEY] = PersistentMapping()
    stored.update(owner=lease.owner, expires=lease.expires)
    transaction.get().note("edu.portal: lease of the background work")
    try:
        transaction.commit()
    except ConflictError:
        transaction.abort()
        return False
    return True


class Scheduler:
    """The thread of one process. ``clock`` gives the present as an aware datetime."""

    def __init__(self, clock: Callable[[], datetime] = lambda: datetime.now(UTC), pace: float | None = None) -> None:
        self.owner = f"{socket.gethostname()}:{os.getpid()}:{uuid.uuid4().hex[:8]}"
        self.clock = clock
        self.pace = pace or read_pace()
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._failing: dict[str, str] = {}

    def start(self, first_wake: float = FIRST_WAKE) -> None:
        """Start the thread; the first work is done after ``first_wake`` seconds."""
        self._thread = threading.Thread(
            target=self._loop, args=(first_wake,), name="edu.portal.scheduler", daemon=True
        )
        self._thread.start()

    def stop(self, patience: float = 5.0) -> None:
        """Ask the thread to end and wait for it, at most ``patience`` seconds."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join(patience)

    def wake(self) -> int:
        """Run every job of every site that is due now; return how many ran. Raises nothing."""
        try:
            with application() as app:
                done = sum(self._run_site(app, site) for site in plone_sites(app))
        except Exception as error:
            self._remember("the database", error)
            return 0
        self._remember("the database", None)
        return done

    def _loop(self, first_wake: float) -> None:
        delay = first_wake
        while not self._stopping.wait(delay):
            self.wake()
            delay = self.pace

    def _run_site(self, app: Any, site: Any) -> int:
        """Run the jobs of one site; a site that is broken does not keep the others from their work."""
        subject = f"the site {site.getId()}"
        try:
            setSite(site)
            jobs = list(getUtilitiesFor(IScheduledJob)) if IEduPortalLayer in registered_layers() else []
            done = sum(self._run_job(app, site, name, job) for name, job in jobs)
        except Exception as error:
            transaction.abort()
            self._remember(subject, error)
            return 0
        finally:
            setSite(None)
        self._remember(subject, None)
        return done

    def _run_job(self, app: Any, site: Any, name: str, job: Any) -> int:
        subject = f"{name} of {'/'.join(site.getPhysicalPath())}"
        try:
            now = self.clock()
            if self._stopping.is_set() or not job.is_due(site, now):
                return 0
            if not acquire_lease(app._p_jar.root(), self.owner, now):
                return 0
        except Exception as error:
            transaction.abort()
            self._remember(subject, error)
            return 0
        started = time.monotonic()
        error = self._do(site, job, now)
        self._remember(subject, error)
        self._write_down(site, name, now, time.monotonic() - started, error)
        return 0 if error is not None else 1

    def _do(self, site: Any, job: Any, now: datetime) -> Exception | None:
        """Run a job and return what went wrong."""
        try:
            job.run(site, now)
        except Exception as error:
            transaction.abort()
            return error
        return None

    def _write_down(self, site: Any, name: str, now: datetime, seconds: float, error: Exception | None) -> None:
        """Keep the run in the table of the site; the work is done, whether or not that succeeds."""
        try:
            transaction.begin()
            words = f"{type(error).__name__}: {error}"[:LONGEST_ERROR] if error is not None else ""
            run = following(load_runs(site).get(name), now, round(seconds, 3), words)
            if note_run(site, name, run):
                transaction.get().note("edu.portal: table of the background work")
                transaction.commit()
        except Exception:
            transaction.abort()
            logger.warning("The table of the background work was not written", exc_info=True)

    def _remember(self, subject: str, error: Exception | None) -> None:
        """Log a failure when it begins or changes its kind, and its end; a repeated one is not news."""
        before = self._failing.get(subject)
        if error is None:
            if self._failing.pop(subject, None):
                logger.info("Background work recovered: %s", subject)
            return
        self._failing[subject] = type(error).__name__
        if before != type(error).__name__:
            logger.error("Background work failed: %s", subject, exc_info=error)
