"""Timetable: the fields of its own, and how it is shown."""

from edu.portal.core.schedule.timetable import KIND
from edu.portal.i18n import _
from edu.portal.schedules.content import IScheduleBase
from edu.portal.schedules.door import Door


class ITimetable(IScheduleBase):
    """A schedule of this kind."""


class TimetableDoor(Door):
    """How it is entered and shown."""

    portal_type = "edu.Timetable"
    kind = KIND
    schema = ITimetable
    name = _("Timetable")
