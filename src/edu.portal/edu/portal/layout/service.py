"""What the frame shows: the main menu and the links at the foot, read from the catalogue with the visitor's rights."""

from collections.abc import Iterable
from dataclasses import dataclass
from edu.portal.core.listing.files import safe_address
from edu.portal.mandate import service as mandate_service
from plone import api
from plone.base.interfaces.controlpanel import INavigationSchema
from plone.registry.interfaces import IRegistry
from typing import Any
from zope.component import getUtility


RESOURCES_SECTION = "trang-tai-nguyen"
CONTACT_SECTION = "lien-he"
FOOT_MENUS = ("services", "footer")
MOST_RESOURCES = 8


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One entry of the main menu; ``current`` is the page itself, ``inside`` a page below the entry."""

    title: str
    url: str
    current: bool = False
    inside: bool = False
    children: tuple["MenuItem", ...] = ()

    @property
    def aria_current(self) -> str | None:
        """The value of ``aria-current``; None leaves the attribute out."""
        if self.current:
            return "page"
        return "true" if self.inside else None


@dataclass(frozen=True, slots=True)
class FooterLinks:
    """The two lists at the foot; an empty one is not shown."""

    resources: tuple[MenuItem, ...]
    sections: tuple[MenuItem, ...]


def main_menu(portal: Any, here: Any) -> tuple[MenuItem, ...]:
    """Return the sections on the first level with the folders below them, as the visitor may see them.

    ``here`` is the object that is shown. Objects excluded from navigation are left out; order is the folder's order.
    """
    here_path = "/".join(here.getPhysicalPath())
    below: dict[str, list[Any]] = {}
    for brain in _navigable(portal, depth=2, is_folderish=True):
        below.setdefault(brain.getPath().rpartition("/")[0], []).append(brain)
    return tuple(
        _item(brain, here_path, tuple(_item(child, here_path) for child in below.get(brain.getPath(), ())))
        for brain in _navigable(portal, depth=1)
    )


def site_tree(portal: Any) -> tuple[MenuItem, ...]:
    """Return all folders of the first two levels as the visitor may see them, also those that the menu leaves out."""
    root = "/".join(portal.getPhysicalPath())
    below: dict[str, list[Any]] = {}
    for brain in api.portal.get_tool("portal_catalog")(
        path={"query": root, "depth": 2}, portal_type="Folder", sort_on="getObjPositionInParent"
    ):
        below.setdefault(brain.getPath().rpartition("/")[0], []).append(brain)
    return tuple(
        MenuItem(
            brain.Title,
            brain.getURL(),
            children=tuple(MenuItem(child.Title, child.getURL()) for child in below.get(brain.getPath(), ())),
        )
        for brain in below.get(root, ())
    )


def contact_url(portal: Any) -> str:
    """Return the address of the section with the contact record, "" when the visitor sees none."""
    section = mandate_service.section_brain(portal, CONTACT_SECTION)
    return section.getURL() if section is not None else ""


def _navigable(portal: Any, depth: int, **criteria: object) -> Iterable[Any]:
    settings = getUtility(IRegistry).forInterface(INavigationSchema, prefix="plone", check=False)
    return api.portal.get_tool("portal_catalog")(
        path={"query": "/".join(portal.getPhysicalPath()), "depth": depth},
        portal_type=list(settings.displayed_types or ()),
        exclude_from_nav=False,
        is_default_page=False,
        sort_on="getObjPositionInParent",
        **criteria,
    )


def _item(brain: Any, here_path: str, children: tuple[MenuItem, ...] = ()) -> MenuItem:
    path = brain.getPath()
    return MenuItem(
        title=brain.Title,
        url=_address(brain),
        current=here_path == path,
        inside=here_path.startswith(path + "/"),
        children=children,
    )


def _address(brain: Any) -> str:
    remote = getattr(brain, "getRemoteUrl", "")
    return (safe_address(remote) if isinstance(remote, str) else "") or brain.getURL()


def footer_links(portal: Any) -> FooterLinks:
    """Return the pages in the section of resource pages, and the sections that the main menu leaves out."""
    return FooterLinks(resources=_resources(portal), sections=_foot_sections(portal))


def _resources(portal: Any) -> tuple[MenuItem, ...]:
    section = mandate_service.section_brain(portal, RESOURCES_SECTION)
    if section is None:
        return ()
    brains = api.portal.get_tool("portal_catalog")(
        path={"query": section.getPath(), "depth": 1}, sort_on="getObjPositionInParent", sort_limit=MOST_RESOURCES
    )
    return tuple(MenuItem(brain.Title, _address(brain)) for brain in brains[:MOST_RESOURCES])


def _foot_sections(portal: Any) -> tuple[MenuItem, ...]:
    resolved = mandate_service.resolved_mandate(portal)
    found = []
    for section in resolved.sections:
        display = None if section.parent else resolved.display(section.id)
        if display is None or display.menu not in FOOT_MENUS:
            continue
        brain = mandate_service.section_brain(portal, section.id)
        if brain is not None:
            found.append(MenuItem(brain.Title, brain.getURL()))
    return tuple(found)
