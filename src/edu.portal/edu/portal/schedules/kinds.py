"""The kinds of schedules by their portal type. Another package adds one with ``register``."""

from edu.portal.schedules.door import Door
from edu.portal.schedules.menu import MenuDoor
from edu.portal.schedules.plan import PlanDoor
from edu.portal.schedules.teaching import TeachingDoor
from edu.portal.schedules.timetable import TimetableDoor
from edu.portal.schedules.weekly import WeeklyDoor


_DOORS: dict[str, Door] = {}


def register(door: Door) -> None:
    """Make a kind known under its portal type."""
    _DOORS[door.portal_type] = door


def door_of(portal_type: str) -> Door:
    """Return what the room knows of a portal type. Raises KeyError when it is no schedule."""
    return _DOORS[portal_type]


def is_schedule(portal_type: str) -> bool:
    """Whether a portal type is a kind of schedule."""
    return portal_type in _DOORS


def schedule_types() -> tuple[str, ...]:
    """Return the portal types of all kinds."""
    return tuple(_DOORS)


for _door in (TimetableDoor(), MenuDoor(), WeeklyDoor(), TeachingDoor(), PlanDoor()):
    register(_door)
