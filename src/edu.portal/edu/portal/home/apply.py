"""Giving a site its front page, and taking it away again."""

from edu.portal.home.places import PLACES
from plone.portlets.constants import CONTEXT_ASSIGNMENT_KEY
from plone.portlets.interfaces import IPortletAssignmentSettings
from typing import Any
from zope.annotation.interfaces import IAnnotations


LAYOUT = "edu-home"
PROFILE = "profile-edu.portal:front-page"
# The main menu shows the sections, the sections show their events: Plone's boxes beside every text would say it twice.
STOCK_BOXES = (("plone.leftcolumn", "navigation"), ("plone.rightcolumn", "events"))
# A sentence of the welcome text that a new Plone site carries.
STOCK_TEXT = "Learn more about Plone"


def apply_front_page(portal: Any) -> None:
    """Show the front page on a site root that nobody has designed, and fill its places once.

    A default page, another view or a text that somebody wrote stays as it is. Places that hold or once held portlets
    are the editors': a second installation neither doubles nor restores anything.
    """
    if is_undesigned(portal):
        portal.setLayout(LAYOUT)
    if not _mappings(portal):
        portal.portal_setup.runImportStepFromProfile(PROFILE, "portlets", run_dependencies=False)
        _show_stock_boxes(portal, visible=False)


def remove_front_page(portal: Any) -> None:
    """Forget the portlets of our places and show Plone's boxes again.

    The uninstall profile removes the places themselves.
    """
    assignments = IAnnotations(portal).get(CONTEXT_ASSIGNMENT_KEY, {})
    for name in _mappings(portal):
        del assignments[name]
    _show_stock_boxes(portal, visible=True)


def is_undesigned(portal: Any) -> bool:
    """Return whether the site root has the stock view, no default page and no text of its own."""
    if portal.getProperty("default_page", None):
        return False
    if portal.getLayout() != portal.getTypeInfo().default_view:
        return False
    text = getattr(getattr(portal, "text", None), "raw", "") or ""
    return not text.strip() or STOCK_TEXT in text


def _mappings(portal: Any) -> list[str]:
    assignments = IAnnotations(portal).get(CONTEXT_ASSIGNMENT_KEY, {})
    return [place.name for place in PLACES if place.name in assignments]


def _show_stock_boxes(portal: Any, *, visible: bool) -> None:
    columns = IAnnotations(portal).get(CONTEXT_ASSIGNMENT_KEY, {})
    for column, name in STOCK_BOXES:
        box = columns.get(column, {}).get(name)
        if box is not None:
            IPortletAssignmentSettings(box)["visible"] = visible
