"""Pictures of feed items, kept and scaled by the portal: a page never sends its readers to the servers of others.

Off unless the setting ``feed_pictures`` is on. Pictures are fetched after the feeds, in the background; one that
cannot be had is remembered as such, so that nobody asks for it again.
"""

from BTrees.OOBTree import OOBTree
from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import dataclass
from edu.portal.core.feeds.model import Body
from edu.portal.core.feeds.model import FetchResult
from edu.portal.core.feeds.model import Request
from edu.portal.imaging.cleaning import PictureRefused
from edu.portal.imaging.scaling import Small
from edu.portal.imaging.scaling import scale_down
from edu.portal.syndication.sources import read_sources
from edu.portal.syndication.store import feed_store
from edu.portal.syndication.store import load_entries
from edu.portal.syndication.store import writable_store
from hashlib import sha256
from persistent import Persistent
from time import monotonic
import transaction
from typing import Any


WIDTH, HEIGHT = 640, 400
# Of each feed the pictures of so many of its newest items.
OF_EACH_FEED = 6
# Seconds for the pictures of one round.
BUDGET = 60.0
AT_ONCE = 20


class FeedPicture(Persistent):
    """A small picture as WebP; without bytes one that could not be had."""

    def __init__(self, small: Small | None) -> None:
        self.data = small.data if small else b""
        self.width = small.width if small else 0
        self.height = small.height if small else 0


@dataclass(frozen=True, slots=True)
class Shown:
    """Where a kept picture is served, and its size."""

    name: str
    width: int
    height: int


def name_of(url: str) -> str:
    """Return the name under which the picture of an address is kept and served."""
    return sha256(url.encode()).hexdigest()[:32]


def find_picture(portal: Any, name: str) -> FeedPicture | None:
    """Return a kept picture, None when there is none of that name or it could not be had."""
    store = feed_store(portal)
    found = None if store is None or store.pictures is None else store.pictures.get(name)
    return found if found is not None and found.data else None


def shown_picture(portal: Any, url: str) -> Shown | None:
    """Return how the picture of an item is shown, None when it is not kept; reads only."""
    found = find_picture(portal, name_of(url)) if url else None
    return None if found is None else Shown(name_of(url), found.width, found.height)


def wanted_pictures(portal: Any) -> list[str]:
    """Return the addresses of the pictures of the newest items that nobody tried to fetch yet."""
    store = feed_store(portal)
    kept = {} if store is None or store.pictures is None else store.pictures
    return [url for url in _present(portal) if name_of(url) not in kept]


def fetch_pictures(portal: Any, fetch: Callable[[Request], FetchResult], budget: float = BUDGET) -> int:
    """Fetch what is wanted, drop what no item shows any more, commit; return how many pictures came.

    No transaction is open while the network is read.
    """
    wanted = wanted_pictures(portal)[:AT_ONCE]
    transaction.abort()
    started = monotonic()
    came: dict[str, Small | None] = {}
    for url in wanted:
        if monotonic() - started > budget:
            break
        came[name_of(url)] = _fetch(url, fetch)
    for attempt in transaction.manager.attempts(5):
        with attempt as current:
            current.note("edu.portal: pictures of feeds")
            _keep(portal, came)
    return sum(small is not None for small in came.values())


def forget_pictures(portal: Any) -> None:
    """Drop what no item shows any more; the caller commits."""
    _keep(portal, {})


def _fetch(url: str, fetch: Callable[[Request], FetchResult]) -> Small | None:
    result = fetch(Request(url, as_browser=True))
    if not isinstance(result, Body):
        return None
    try:
        return scale_down(result.content, WIDTH, HEIGHT)
    except PictureRefused:
        return None


def _keep(portal: Any, came: dict[str, Small | None]) -> None:
    present = {name_of(url) for url in _present(portal)}
    store = feed_store(portal)
    gone = [] if store is None or store.pictures is None else [name for name in store.pictures if name not in present]
    if not (came or gone):
        return
    store = writable_store(portal)
    if store.pictures is None:
        store.pictures = OOBTree()
    for name in gone:
        del store.pictures[name]
    for name, small in came.items():
        store.pictures[name] = FeedPicture(small)


def _present(portal: Any) -> Iterable[str]:
    newest = (load_entries(portal, source.id)[:OF_EACH_FEED] for source in read_sources())
    return dict.fromkeys(entry.picture for entries in newest for entry in entries if entry.picture)
