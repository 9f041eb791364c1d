"""Weekly schedule: the fields of its own, and how it is shown."""

from edu.portal.core.schedule.weekly import KIND
from edu.portal.i18n import _
from edu.portal.schedules.content import IScheduleBase
from edu.portal.schedules.door import Door


class IWeeklySchedule(IScheduleBase):
    """A schedule of this kind."""


class WeeklyDoor(Door):
    """How it is entered and shown."""

    portal_type = "edu.WeeklySchedule"
    kind = KIND
    schema = IWeeklySchedule
    name = _("Weekly schedule")
