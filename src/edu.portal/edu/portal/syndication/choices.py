"""What editors decided of single items: pinned ones stand first, hidden ones nowhere, of some they made news."""

from BTrees.OOBTree import OOBTree
from BTrees.OOBTree import OOTreeSet
from collections.abc import Collection
from edu.portal.syndication.store import feed_store
from edu.portal.syndication.store import writable_store
from typing import Any


PIN, UNPIN, HIDE, SHOW = "pin", "unpin", "hide", "show"
DECISIONS = (PIN, UNPIN, HIDE, SHOW)


def read_pinned(portal: Any) -> frozenset[str]:
    """Return the keys of the items that stand first."""
    store = feed_store(portal)
    return frozenset() if store is None or store.pinned is None else frozenset(store.pinned)


def read_hidden(portal: Any) -> frozenset[str]:
    """Return the keys of the items that are not shown."""
    store = feed_store(portal)
    return frozenset() if store is None or store.hidden is None else frozenset(store.hidden)


def save_decision(portal: Any, key: str, decision: str) -> None:
    """Keep one of DECISIONS of an item; what is hidden is not pinned. Raises ValueError for any other decision."""
    if decision not in DECISIONS:
        raise ValueError(decision)
    store = writable_store(portal)
    if store.pinned is None or store.hidden is None:
        store.pinned, store.hidden = OOTreeSet(), OOTreeSet()
    (store.pinned.add if decision == PIN else store.pinned.discard)(key)
    if decision in (HIDE, SHOW, PIN):
        (store.hidden.add if decision == HIDE else store.hidden.discard)(key)


def read_made(portal: Any, key: str) -> tuple[str, ...]:
    """Return the UIDs of the news items that were made of an item; they may be gone."""
    store = feed_store(portal)
    return () if store is None or store.made is None else tuple(store.made.get(key, ()))


def save_made(portal: Any, key: str, uid: str) -> None:
    """Remember that a news item was made of an item."""
    store = writable_store(portal)
    if store.made is None:
        store.made = OOBTree()
    store.made[key] = (*store.made.get(key, ()), uid)


def forget_decisions(portal: Any, kept: Collection[str]) -> None:
    """Forget the decisions of all items but ``kept``: an item that is gone needs none."""
    store = feed_store(portal)
    for keys in () if store is None else (store.pinned, store.hidden):
        for key in [] if keys is None else [key for key in keys if key not in kept]:
            keys.remove(key)
    made = None if store is None else store.made
    for key in [] if made is None else [key for key in made if key not in kept]:
        del made[key]
