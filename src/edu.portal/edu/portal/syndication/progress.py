"""How far the reading of the feeds has come: in the memory of the process, and now and then in the database."""

from datetime import datetime
from edu.portal.core.feeds.pace import Progress
from edu.portal.syndication.store import load_done
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary


# By database and path of the site: one process serves many sites, and tests have many databases.
_known: WeakKeyDictionary[Any, dict[tuple[str, ...], Progress]] = WeakKeyDictionary()
_lock = Lock()


def progress_of(portal: Any) -> Progress:
    """Return how far the reading has come; what is written down counts when another process came further."""
    stored = load_done(portal)
    with _lock:
        known = _sites(portal).get(portal.getPhysicalPath(), Progress())
    if stored is None or (known.done is not None and known.done >= stored):
        return known
    return Progress(stored, {name: moment for name, moment in known.asked.items() if moment > stored})


def note_done(portal: Any, done: datetime) -> None:
    """Remember that everything due until ``done`` was asked."""
    _note(portal, Progress(done))


def note_asked(portal: Any, feed_ids: tuple[str, ...], moment: datetime) -> None:
    """Remember that these feeds were asked at ``moment``, others that were due not yet."""
    known = progress_of(portal)
    _note(portal, Progress(known.done, {**known.asked, **dict.fromkeys(feed_ids, moment)}))


def _note(portal: Any, progress: Progress) -> None:
    with _lock:
        _sites(portal)[portal.getPhysicalPath()] = progress


def _sites(portal: Any) -> dict[tuple[str, ...], Progress]:
    jar = portal._p_jar
    return _known.setdefault(jar.db(), {}) if jar is not None else {}
