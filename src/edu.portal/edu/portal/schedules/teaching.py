"""Teaching schedule: the fields of its own, and how it is shown."""

from edu.portal.core.schedule.teaching import KIND
from edu.portal.i18n import _
from edu.portal.schedules.content import IScheduleBase
from edu.portal.schedules.door import Door


class ITeachingSchedule(IScheduleBase):
    """A schedule of this kind."""


class TeachingDoor(Door):
    """How it is entered and shown."""

    portal_type = "edu.TeachingSchedule"
    kind = KIND
    schema = ITeachingSchedule
    name = _("Teaching schedule")
