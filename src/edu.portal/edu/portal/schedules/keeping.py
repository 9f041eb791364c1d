"""What writes to schedules: saving with the former version kept, publishing, undoing."""

from dataclasses import dataclass
from edu.portal import clock
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.reading import ERROR
from edu.portal.core.schedule.reading import Doubt
from edu.portal.schedules import versions
from edu.portal.schedules.kinds import door_of
from plone import api
from typing import Any
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


PUBLISH, SUBMIT = "publish", "submit"


@dataclass(frozen=True)
class Undone:
    """What an undo did: "restored" (a former version is back) or "withdrawn" (the schedule is gone)."""

    what: str
    title: str


def keep_former(content: Any, origin: str) -> None:
    """Keep the present state of a schedule that is about to be replaced, and how the new one comes."""
    versions.keep(content, api.user.get_current().getId() or "", clock.now(), origin)
    content.origin = origin


def errors_of(portal_type: str, grids: tuple[Grid, ...]) -> list[Doubt]:
    """Return what must be mended in tables before they are stored."""
    return [doubt for doubt in door_of(portal_type).kind.check(grids) if doubt.level == ERROR]


def publish(content: Any) -> str:
    """Publish a schedule, or submit it where the user may not; return the transition that was done, "" for none."""
    name = possible_transition(content)
    if name:
        api.content.transition(obj=content, transition=name)
        content.reindexObject()
    return name


def possible_transition(content: Any) -> str:
    """Return which of PUBLISH and SUBMIT the user may do with a schedule, "" for none."""
    tool = api.portal.get_tool("portal_workflow")
    known = {transition["id"] for transition in tool.getTransitionsFor(content)}
    return next((name for name in (PUBLISH, SUBMIT) if name in known), "")


def can_undo(content: Any) -> bool:
    """Whether there is something to undo: a former version, or an import that made the schedule."""
    return bool(content.versions) or content.origin == "import"


def undo(content: Any) -> Undone:
    """Bring the latest former version back; withdraw a schedule that an import made. Raises ValueError for others."""
    title = content.title
    if content.versions:
        versions.bring_back(content)
        notify(ObjectModifiedEvent(content))
        content.reindexObject()
        return Undone("restored", content.title)
    if content.origin == "import":
        api.content.delete(obj=content, check_linkintegrity=False)
        return Undone("withdrawn", title)
    raise ValueError("nothing to undo")
