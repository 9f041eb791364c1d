"""Work plan: the fields of its own, and how it is shown."""

from edu.portal.core.schedule.plan import KIND
from edu.portal.i18n import _
from edu.portal.schedules.content import IScheduleBase
from edu.portal.schedules.door import Door


class IWorkPlan(IScheduleBase):
    """A schedule of this kind."""


class PlanDoor(Door):
    """How it is entered and shown."""

    portal_type = "edu.WorkPlan"
    kind = KIND
    schema = IWorkPlan
    name = _("Work plan")
