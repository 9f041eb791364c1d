"""What no GenericSetup file can take back: records, annotations and layouts; content stays."""

from plone import api
from plone.registry.interfaces import IRegistry
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.component import getUtility


PREFIX = "edu.portal"
RECORDS = ("edu.portal.", "plone.icon.contenttype/edu-")
THEME_RECORD = "plone.app.theming.interfaces.IThemeSettings.currentTheme"
# Zope writes the name of a permission in letters and underscores.
ROLES_OF = "_edu_portal__"
FILE_TYPES = [
    "File",
    "edu.Disclosure",
    "edu.LearningResource",
    "edu.LegalDocument",
    "edu.MealMenu",
    "edu.Procurement",
    "edu.TeachingSchedule",
    "edu.Timetable",
    "edu.WeeklySchedule",
    "edu.WorkPlan",
]
PREVIEW = "edu.portal.renditions"
STOCK_THEME = "barceloneta"


def remove_records() -> None:
    """Delete every registry record of the add-on: the settings and the icons of the content types."""
    records = getUtility(IRegistry).records
    for name in [name for name in records if name.startswith(RECORDS)]:
        del records[name]


def remove_annotations(portal: Any) -> None:
    """Delete the stored mandate, the stored feeds and whatever else the add-on keeps on the site."""
    annotations = IAnnotations(portal)
    for key in [key for key in annotations if key.startswith(PREFIX)]:
        del annotations[key]


def remove_previews() -> None:
    """Delete the previews that lie beside the files; the files stay."""
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults(portal_type=FILE_TYPES):
        annotations = IAnnotations(brain._unrestrictedGetObject(), {})
        if PREVIEW in annotations:
            del annotations[PREVIEW]


def remove_permissions(portal: Any) -> None:
    """Forget which roles have the permissions of the add-on: the site keeps an attribute for each of them."""
    for name in [name for name in portal.__dict__ if name.startswith(ROLES_OF) and name.endswith("_Permission")]:
        delattr(portal, name)


def reset_layouts(portal: Any) -> None:
    """Give back the stock view to the folders, and to the site's root, that show one of the add-on's views."""
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(portal_type="Folder")
    for item in (portal, *(brain._unrestrictedGetObject() for brain in brains)):
        if str(item.__dict__.get("layout", "")).startswith("edu-"):
            del item.layout


def reset_theme() -> None:
    """Return to Plone's own theme when ours is in use."""
    if api.portal.get_registry_record(THEME_RECORD) == PREFIX:
        from plone.app.theming.utils import applyTheme
        from plone.app.theming.utils import getTheme

        applyTheme(getTheme(STOCK_THEME))


def forget_profiles() -> None:
    """Forget that the profiles of unit types, theme and forms ran: the wizard of a later installation runs them again.

    Plone itself forgets ``default`` only.
    """
    tool = api.portal.get_tool("portal_setup")
    for profile in [info["id"] for info in tool.listProfileInfo() if info["id"].startswith(f"{PREFIX}:")]:
        if tool.getLastVersionForProfile(profile) != "unknown":
            tool.unsetLastVersionForProfile(profile)


def count_utilities_anew(portal: Any) -> None:
    """Let the site count the utilities that it has.

    The registry counts what provides an interface; registering and unregistering do not count alike, so after some
    changes the count is too low, and the next unregistering breaks with a KeyError.
    """
    portal.getSiteManager().utilities.rebuild()


def uninstall(portal: Any) -> None:
    """Remove from ``portal`` everything of the add-on that the profile ``uninstall`` cannot."""
    reset_layouts(portal)
    remove_annotations(portal)
    remove_previews()
    remove_permissions(portal)
    remove_records()
    reset_theme()
    forget_profiles()
