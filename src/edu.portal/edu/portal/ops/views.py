"""The table of the background work, ``@@edu-jobs``."""

from datetime import datetime
from edu.portal import clock
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.text.dates import format_moment
from edu.portal.core.text.dates import format_time
from edu.portal.ops.interfaces import IPlannedJob
from edu.portal.ops.interfaces import IScheduledJob
from edu.portal.ops.ledger import load_runs
from edu.portal.ops.scheduler import LEASE_KEY
from edu.portal.ops.scheduler import is_enabled
from edu.portal.ops.wording import job_title
from functools import cached_property
from Products.Five.browser import BrowserView
from typing import Any
from zope.component import getUtilitiesFor
from zope.i18n import translate


class Jobs(BrowserView):
    """A row for each job; reads only."""

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """The jobs in words, those that fail first, then by title."""
        now, runs = clock.now(), load_runs(self.context)
        rows = [self._row(name, job, runs.get(name), now) for name, job in getUtilitiesFor(IScheduledJob)]
        return sorted(rows, key=lambda row: (not row["error"], row["title"]))

    @cached_property
    def worker(self) -> dict[str, str] | None:
        """The process that does the work, and until when the others wait; None when nobody does."""
        lease = self.context._p_jar.root().get(LEASE_KEY)
        if not lease or lease["expires"] <= clock.now():
            return None
        host, _colon, rest = lease["owner"].partition(":")
        return {"host": host, "process": rest.partition(":")[0], "until": _moment(lease["expires"], clock.now())}

    @property
    def is_enabled(self) -> bool:
        """Whether this process may do background work."""
        return is_enabled()

    def _row(self, name: str, job: Any, run: Any, now: datetime) -> dict[str, Any]:
        coming = job.next_run(self.context, now) if IPlannedJob.providedBy(job) else None
        return {
            "name": name,
            "title": translate(job_title(name), context=self.request),
            "last": _moment(run.last_run, now) if run else "",
            "seconds": f"{run.seconds:.1f}".replace(".", ",") if run else "",
            "next": _moment(coming, now) if coming else "",
            "error": run.error if run else "",
            "failures": run.failures if run else 0,
            "good": _moment(run.last_good, now) if run and run.last_good else "",
        }


def _moment(moment: datetime, now: datetime) -> str:
    local = moment.astimezone(VIETNAM)
    return format_time(local) if local.date() == now.astimezone(VIETNAM).date() else format_moment(local)
