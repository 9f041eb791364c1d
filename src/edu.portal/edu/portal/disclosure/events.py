"""Keeps title, stamps and catalogue of an item right, whatever door it was changed through."""

from Acquisition import aq_parent
from edu.portal import clock
from edu.portal.disclosure.content import IDisclosure
from edu.portal.disclosure.content import title_of
from edu.portal.disclosure.history import forget
from edu.portal.disclosure.history import take_version
from edu.portal.disclosure.keeping import is_public
from plone import api
from typing import Any


# Reindexing by a cheap index refreshes the metadata as well.
CHEAP_INDEX = ["getId"]


def name_it(content: Any, event: object) -> None:
    """Give the item the title that follows from its place in the grid; subscriber to adding and editing."""
    title = title_of(content)
    if content.title != title:
        content.title = title
        content.reindexObject(idxs=["Title", "sortable_title", "SearchableText"])


def stamp_without_workflow(content: Any, event: object) -> None:
    """Note what everybody can read from the beginning; subscriber to adding.

    Where there is a workflow nobody knows yet who may see the new item: its first step comes later.
    """
    if not api.portal.get_tool("portal_workflow").getChainFor(content):
        stamp(content, event)


def stamp(content: Any, event: object) -> None:
    """Note what everybody can read now; subscriber to editing and to every step of the workflow."""
    if is_public(content):
        take_version(content, clock.now(), str(api.user.get_current().getId() or ""))
    content.reindexObject(idxs=CHEAP_INDEX)


def stamp_around_file(file: Any, event: Any) -> None:
    """Note that a file inside an item came, changed or went; subscriber for files."""
    around = {id(found): found for found in (aq_parent(file), getattr(event, "oldParent", None), _new_parent(event))}
    for content in around.values():
        if IDisclosure.providedBy(content) and content.UID():
            stamp(content, event)


def begin_anew(content: Any, event: object) -> None:
    """Make a copy an item that was never disclosed; subscriber to copying."""
    forget(content)


def _new_parent(event: Any) -> Any:
    return getattr(event, "newParent", None)
