"""The files of a document: the main one and the appendices inside it."""

from AccessControl.PermissionRole import rolesForPermissionOn
from edu.portal.content.files import FileFact
from edu.portal.content.files import own_fact
from plone.app.contenttypes.interfaces import IFile
from typing import Any


def file_facts(document: Any) -> tuple[FileFact, ...]:
    """Return the main file and then the appendices in the order of the folder, as plain values.

    An appendix that somebody hid from readers of the document is left out, its name included.
    """
    files = [child for child in document.objectValues() if IFile.providedBy(child)]
    appendices = [child for child in files if is_as_open(child, document)]
    facts = [own_fact(document), *(own_fact(child, prefix=f"{child.getId()}/") for child in appendices)]
    return tuple(fact for fact in facts if fact is not None)


def is_as_open(child: Any, document: Any) -> bool:
    """Return whether everybody who may see ``document`` may see what is inside it too."""
    readers = rolesForPermissionOn("View", child)
    return "Anonymous" in readers or set(readers) >= set(rolesForPermissionOn("View", document))
