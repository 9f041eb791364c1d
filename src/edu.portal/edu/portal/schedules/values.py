"""The fields of a schedule as plain values by name."""

from Acquisition import aq_base
from edu.portal.schedules.kinds import door_of
from typing import Any
from zope.schema import getFieldsInOrder


# Heavy, or no fact of the kind.
LEFT_OUT = ("grids", "file")


def field_names(portal_type: str) -> tuple[str, ...]:
    """Return the names of all fields of a kind, the tables and the file included."""
    return tuple(name for name, _field in getFieldsInOrder(door_of(portal_type).schema))


def values_of(content: Any) -> dict[str, Any]:
    """Return the fields of a schedule by name, without its tables and its file."""
    stored = aq_base(content)
    return {name: getattr(stored, name, None) for name in field_names(content.portal_type) if name not in LEFT_OUT}
