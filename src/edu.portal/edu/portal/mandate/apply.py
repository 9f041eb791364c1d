"""Do the actions of a plan: make folders, mark folders, set views, put in order. Nothing else ever.

A new folder begins with the links that the letters name for its section. They are the editors' from then on: changed
or deleted, they are not restored, and a folder that was there before gets none.
"""

from collections.abc import Iterable
from collections.abc import Sequence
from edu.portal.core.mandate.actions import Action
from edu.portal.core.mandate.actions import Adopt
from edu.portal.core.mandate.actions import Create
from edu.portal.core.mandate.actions import Reorder
from edu.portal.core.mandate.actions import SetView
from edu.portal.core.mandate.model import Display
from edu.portal.core.mandate.model import Link
from edu.portal.core.mandate.model import Resolved
from edu.portal.core.mandate.model import Section
from plone import api
from plone.base.interfaces.constrains import ENABLED
from plone.base.interfaces.constrains import ISelectableConstrainTypes
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from plone.folder.interfaces import IExplicitOrdering
from typing import Any


LANGUAGE = "vi"


def apply_actions(portal: Any, resolved: Resolved, actions: Sequence[Action]) -> None:
    """Do the actions in their order, whoever the current user is; reports are passed over."""
    with api.env.adopt_roles(["Manager"]):
        for action in actions:
            match action:
                case Create():
                    create_section(portal, resolved, action)
                case Adopt(section, path):
                    folder = portal.unrestrictedTraverse(path)
                    folder.edu_section = section
                    folder.reindexObject(idxs=["edu_section"])
                case SetView(_section, path, view):
                    folder = portal.unrestrictedTraverse(path)
                    set_view(folder, view)
                case Reorder(parent, order):
                    put_in_order(portal.unrestrictedTraverse(parent) if parent else portal, order)
        # Last, so that no link takes an id that the plan has found free for a folder.
        for action in actions:
            if isinstance(action, Create):
                create_links(portal.unrestrictedTraverse(action.path), resolved.links_of(action.section))


def create_section(portal: Any, resolved: Resolved, action: Create) -> None:
    """Make the folder of a section: published, with its view, taking only the types of the section."""
    section = resolved.section(action.section)
    assert section is not None
    display = resolved.display(section.id) or Display(section.id)
    container = portal.unrestrictedTraverse(action.parent) if action.parent else portal
    new = createContent(
        "Folder",
        id=action.id,
        title=section.title,
        description=section.description,
        language=LANGUAGE,
        edu_section=section.id,
        exclude_from_nav=is_outside_menu(section, display),
    )
    # Not by the usual door: a parent that is a section takes its own types only, and the plan has checked the id.
    container._setObject(action.id, new)
    folder = container[action.id]
    if display.view:
        set_view(folder, display.view)
    restrict_types(folder, display.types, has_children=bool(resolved.children(section.id)))
    publish(folder)
    folder.reindexObject()


def create_links(folder: Any, links: Iterable[Link]) -> None:
    """Put published links into a new folder, in their order."""
    for link in links:
        item = createContent(
            "Link",
            id=link.id,
            title=link.title,
            description=link.description,
            remoteUrl=link.url,
            language=LANGUAGE,
        )
        publish(addContentToContainer(folder, item, checkConstraints=False))


def is_outside_menu(section: Section, display: Display) -> bool:
    """Return whether a new folder stays out of the navigation: top-level sections that are not in the main menu."""
    return not section.parent and display.menu != "main"


def set_view(folder: Any, view: str) -> None:
    """Set the view of the folder and remember that it is ours to change."""
    folder.setLayout(view)
    folder.edu_applied_view = view


def restrict_types(folder: Any, types: Iterable[str], has_children: bool) -> None:
    """Let editors add the types of the section only, and folders where the section has parts."""
    wanted = list(types) + (["Folder"] if has_children else [])
    constrains = ISelectableConstrainTypes(folder)
    possible = {fti.getId() for fti in constrains.getDefaultAddableTypes()}
    allowed = [name for name in dict.fromkeys(wanted) if name in possible]
    if allowed:
        constrains.setConstrainTypesMode(ENABLED)
        constrains.setLocallyAllowedTypes(allowed)
        constrains.setImmediatelyAddableTypes(allowed)


def publish(item: Any) -> None:
    """Publish something new where its workflow has that step, so that visitors see it."""
    workflow = api.portal.get_tool("portal_workflow")
    if "publish" in {transition["id"] for transition in workflow.getTransitionsFor(item)}:
        workflow.doActionFor(item, "publish")


def put_in_order(container: Any, order: Iterable[str]) -> None:
    """Put the children of a container in the given order; a container without an order of its own stays as it is."""
    ordering = container.getOrdering()
    if not IExplicitOrdering.providedBy(ordering):
        return
    for position, name in enumerate(order):
        if ordering.getObjectPosition(name) != position:
            ordering.moveObjectToPosition(name, position, suppress_events=True)
