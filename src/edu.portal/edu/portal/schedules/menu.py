"""Menu: the fields of its own, and how it is shown."""

from edu.portal.core.schedule.menu import KIND
from edu.portal.i18n import _
from edu.portal.schedules.content import IScheduleBase
from edu.portal.schedules.door import Door


class IMealMenu(IScheduleBase):
    """A schedule of this kind."""


class MenuDoor(Door):
    """How it is entered and shown."""

    portal_type = "edu.MealMenu"
    kind = KIND
    schema = IMealMenu
    name = _("Menu")
