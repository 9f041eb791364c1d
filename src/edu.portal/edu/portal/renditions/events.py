"""After an upload the file is queued; saving waits for nothing and fails for nothing of this."""

from edu.portal import clock
from edu.portal.guard import guarded
from edu.portal.interfaces import IEduPortalLayer
from edu.portal.renditions.service import note_change
from edu.portal.renditions.service import note_removal
from plone import api
from plone.browserlayer.utils import registered_layers
from typing import Any
from zope.component.hooks import getSite


def on_change(content: Any, event: Any) -> None:
    """Subscriber to adding and editing."""
    if _is_ours():
        guarded("renditions.queue", lambda: note_change(api.portal.get(), content, clock.now()), None)


def on_removal(content: Any, event: Any) -> None:
    """Subscriber to deleting."""
    if _is_ours():
        guarded("renditions.queue", lambda: note_removal(api.portal.get(), content), None)


def _is_ours() -> bool:
    """Return whether the add-on is installed here; a whole site that is being deleted is none of our business."""
    return getSite() is not None and IEduPortalLayer in registered_layers()
