"""What was taken back or deleted before its term, with reason: an annotation of the portal, never overwritten.

It stands outside the items, because a deleted one could not tell any more.
"""

from BTrees.OOBTree import OOBTree
from typing import Any
from zope.annotation.interfaces import IAnnotations


KEY = "edu.portal.disclosure"


def load_releases(portal: Any, item: str, year: int) -> tuple[dict[str, Any], ...]:
    """Return what happened to an item of a school year, the oldest first: action, reason, moment, by, title, first."""
    found = IAnnotations(portal).get(KEY)
    return found.get(_key(item, year), ()) if found is not None else ()


def add_release(portal: Any, item: str, year: int, release: dict[str, Any]) -> None:
    """Note that something was released."""
    annotations = IAnnotations(portal)
    tree = annotations.get(KEY)
    if tree is None:
        tree = annotations[KEY] = OOBTree()
    tree[_key(item, year)] = (*tree.get(_key(item, year), ()), release)


def _key(item: str, year: int) -> str:
    return f"{year} {item}"
