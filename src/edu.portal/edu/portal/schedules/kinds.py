"""The kinds of schedules by their portal type. Another package adds one with ``register``."""

from edu.portal.schedules.door import Door
from functools import cache


_ADDED: dict[str, Door] = {}


def register(door: Door) -> None:
    """Make a kind known under its portal type."""
    _ADDED[door.portal_type] = door


def door_of(portal_type: str) -> Door:
    """Return what the room knows of a portal type. Raises KeyError when it is no schedule."""
    return _ADDED[portal_type] if portal_type in _ADDED else _own()[portal_type]


def is_schedule(portal_type: str) -> bool:
    """Whether a portal type is a kind of schedule."""
    return portal_type in _ADDED or portal_type in _own()


def schedule_types() -> tuple[str, ...]:
    """Return the portal types of all kinds."""
    return tuple({**_own(), **_ADDED})


@cache
def _own() -> dict[str, Door]:
    """The kinds of this package. They are imported late, as their pages ask the service, which asks for the kinds."""
    from edu.portal.schedules.menu import MenuDoor
    from edu.portal.schedules.plan import PlanDoor
    from edu.portal.schedules.teaching import TeachingDoor
    from edu.portal.schedules.timetable import TimetableDoor
    from edu.portal.schedules.weekly import WeeklyDoor

    return {door.portal_type: door for door in (TimetableDoor(), MenuDoor(), WeeklyDoor(), TeachingDoor(), PlanDoor())}
