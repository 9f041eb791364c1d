"""The files of a document: the main one and the appendices inside it."""

from edu.portal.content.files import FileFact
from edu.portal.content.files import own_fact
from plone.app.contenttypes.interfaces import IFile
from typing import Any


def file_facts(document: Any) -> tuple[FileFact, ...]:
    """Return the main file and then the appendices in the order of the folder, as plain values."""
    appendices = [child for child in document.objectValues() if IFile.providedBy(child)]
    facts = [own_fact(document), *(own_fact(child, prefix=f"{child.getId()}/") for child in appendices)]
    return tuple(fact for fact in facts if fact is not None)
