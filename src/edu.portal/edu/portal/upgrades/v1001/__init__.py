"""From the portal of lower secondary schools to that of every kind of unit, with its registers."""

from edu.portal.schedules.calendar import PREFIX as CALENDAR_PREFIX
from edu.portal.schedules.calendar import ISchoolCalendar
from edu.portal.settings.site import PREFIX as SITE_PREFIX
from edu.portal.settings.site import ISiteSettings
from edu.portal.settings.unit import PREFIX as UNIT_PREFIX
from edu.portal.settings.unit import IUnitIdentity
from edu.portal.setuphandlers import index_again
from plone.registry.interfaces import IRegistry
from typing import Any
from zope.component import getUtility


PROFILE = "profile-edu.portal:default"
THEME = "profile-edu.portal:theme"
STEPS = ("rolemap", "typeinfo", "catalog", "controlpanel", "actions", "edu.portal.mandate")


def upgrade(setup_tool: Any) -> None:
    """Bring types, indexes, permissions, entries and letters up to date; values that a site has set stay.

    The records are registered one by one: the registry of the profile also holds settings of Plone that a site may
    have changed since.
    """
    registry = getUtility(IRegistry)
    registry.registerInterface(IUnitIdentity, prefix=UNIT_PREFIX)
    registry.registerInterface(ISiteSettings, prefix=SITE_PREFIX)
    registry.registerInterface(ISchoolCalendar, prefix=CALENDAR_PREFIX)
    for step in STEPS:
        setup_tool.runImportStepFromProfile(PROFILE, step, run_dependencies=False)
    # The places and blocks of the front page; what stands in them stays.
    setup_tool.runImportStepFromProfile(THEME, "portlets", run_dependencies=False)
    index_again(setup_tool)
