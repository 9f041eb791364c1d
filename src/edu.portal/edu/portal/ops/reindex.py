"""Fill the indexes of the add-on for content that was there before them, as after a second installation."""

from collections.abc import Iterator
from plone import api
from typing import Any


PREFIX = "edu_"


def content_with_indexes(portal: Any) -> Iterator[Any]:
    """Yield the add-on's own content and the folders that are sections, woken one by one."""
    types = [name for name in api.portal.get_tool("portal_types").objectIds() if name.startswith("edu.")]
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults(portal_type=[*types, "Folder"]):
        item = brain._unrestrictedGetObject()
        if brain.portal_type != "Folder" or item.__dict__.get("edu_section"):
            yield item


def reindex(portal: Any) -> int:
    """Index that content again, modification dates untouched, and return how many items it was."""
    indexes = [name for name in api.portal.get_tool("portal_catalog").indexes() if name.startswith(PREFIX)]
    count = 0
    for item in content_with_indexes(portal):
        item.reindexObject(idxs=indexes)
        count += 1
    return count
