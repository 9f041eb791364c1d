"""Take the picture of a site that a plan is made from."""

from Acquisition import aq_base
from collections.abc import Collection
from edu.portal.core.mandate.actions import Existing
from edu.portal.core.mandate.actions import ExistingFolder
from typing import Any


def read_existing(portal: Any, chosen: Collection[str] = ()) -> Existing:
    """Return the folders of the site and the ids in those that matter.

    One pass over the catalogue, without regard to the permissions of the user. Only the folders that are sections,
    and those at the ``chosen`` paths, are woken to learn their view.
    """
    root = "/".join(portal.getPhysicalPath())
    folders: list[ExistingFolder] = []
    children = {"": ids_in_order(portal)}
    for brain in portal.portal_catalog.unrestrictedSearchResults(portal_type="Folder", sort_on="path"):
        path = brain.getPath()[len(root) + 1 :]
        if brain.edu_section or path in chosen:
            folder = brain._unrestrictedGetObject()
            folders.append(picture(folder, path))
            children[path] = ids_in_order(folder)
        else:
            folders.append(ExistingFolder(path, brain.Title))
    return Existing(tuple(folders), children)


def picture(folder: Any, path: str) -> ExistingFolder:
    """Return what a plan has to know of one folder."""
    own = aq_base(folder)
    return ExistingFolder(
        path=path,
        title=folder.Title(),
        section=getattr(own, "edu_section", "") or "",
        view=getattr(own, "layout", "") or "",
        applied_view=getattr(own, "edu_applied_view", "") or "",
        has_default_page=bool(folder.getDefaultPage()),
    )


def ids_in_order(container: Any) -> tuple[str, ...]:
    """Return the ids of everything in a container, in the order in which it is listed."""
    return tuple(container.getOrdering().idsInOrder())
