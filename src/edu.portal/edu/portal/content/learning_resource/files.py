"""The files of a resource: the main one and those inside it, as for documents."""

from Acquisition import aq_parent
from edu.portal.content.learning_resource.content import ILearningResource
from typing import Any


# Reindexing by one cheap index refreshes the metadata as well, the list of files among them.
FILES_INDEX = ["getId"]


def reindex_files(content: Any, event: Any) -> None:
    """Reindex the resource that a file was put in, changed in or taken from; subscriber for files."""
    near = (aq_parent(content), getattr(event, "oldParent", None), getattr(event, "newParent", None))
    for parent in {id(found): found for found in near if ILearningResource.providedBy(found)}.values():
        parent.reindexObject(idxs=FILES_INDEX)
