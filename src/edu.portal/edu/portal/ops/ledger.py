"""The table of the background work of a site: when each job ran, how it ended, when it runs next.

A row is written when a job begins to fail or recovers, else at most every five minutes: the table must not make an
idle site write. What the process knows beyond that is in its memory.
"""

from collections.abc import Mapping
from dataclasses import asdict
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from persistent import Persistent
from persistent.mapping import PersistentMapping
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary
from zope.annotation.interfaces import IAnnotations


ANNOTATION_KEY = "edu.portal.jobs"
WRITTEN_EVERY = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Run:
    """The last run of a job. ``seconds`` it took, ``error`` is "" or the class and text of what went wrong.

    ``failures`` counts the failed runs in a row; ``last_good`` is the last run without an error.
    """

    last_run: datetime
    seconds: float
    error: str = ""
    failures: int = 0
    last_good: datetime | None = None


class Row(Persistent):
    """A run as plain values."""

    def __init__(self, values: dict[str, Any]) -> None:
        self.values = values


_known: WeakKeyDictionary[Any, dict[tuple[tuple[str, ...], str], Run]] = WeakKeyDictionary()
_lock = Lock()


def load_runs(portal: Any) -> dict[str, Run]:
    """Return the last run of every job that ever ran, by the name of the job."""
    stored = IAnnotations(portal).get(ANNOTATION_KEY) or {}
    runs = {name: Run(**row.values) for name, row in stored.items()}
    for name, run in _memory(portal).items():
        if name not in runs or run.last_run > runs[name].last_run:
            runs[name] = run
    return runs


def following(before: Run | None, moment: datetime, seconds: float, error: str) -> Run:
    """Return the row after a run that ended at ``moment`` with ``error`` ("": well)."""
    if not error:
        return Run(moment, seconds, "", 0, moment)
    failures = before.failures if before is not None else 0
    return Run(moment, seconds, error, failures + 1, before.last_good if before is not None else None)


def note_run(portal: Any, name: str, run: Run) -> bool:
    """Remember a run; return whether it was written into the running transaction, which the caller commits."""
    with _lock:
        _known.setdefault(portal._p_jar.db(), {})[portal.getPhysicalPath(), name] = run
    annotations = IAnnotations(portal)
    table = annotations.get(ANNOTATION_KEY)
    row = None if table is None else table.get(name)
    if row is not None and not _is_worth_writing(Run(**row.values), run):
        return False
    if table is None:
        table = annotations[ANNOTATION_KEY] = PersistentMapping()
    if row is None:
        table[name] = Row(asdict(run))
    else:
        row.values = asdict(run)
    return True


def _is_worth_writing(written: Run, run: Run) -> bool:
    return written.error != run.error or run.last_run - written.last_run >= WRITTEN_EVERY


def _memory(portal: Any) -> Mapping[str, Run]:
    path = portal.getPhysicalPath()
    with _lock:
        known = dict(_known.get(portal._p_jar.db(), {})) if portal._p_jar is not None else {}
    return {name: run for (site, name), run in known.items() if site == path}
