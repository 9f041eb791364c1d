"""Where the sections of a site are: their folders, found in the catalogue by the section ids that they carry.

Of several folders with one id the one nearest to the root is the section, as in the plan. Frame and blocks of one page
ask for the same folders many times: an answer is kept with the request as long as the catalogue stays as it is.
"""

from AccessControl import getSecurityManager
from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from DateTime import DateTime
from edu.portal.core.mandate.plan import nearness
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.globalrequest import getRequest


MEMO = "edu.portal.mandate.sections"
ANY_SECTION = {"edu_section": {"not": ""}}
Folders = Mapping[str, Any]


def visible_sections(portal: Any) -> Folders:
    """Return the catalogue brains of the folders that the current user may see, by section id."""
    catalog = portal.portal_catalog
    roles = tuple(catalog._listAllowedRolesAndUsers(getSecurityManager().getUser()))
    return _remembered(portal, ("visible", *roles), lambda: catalog(**ANY_SECTION))


def public_sections(portal: Any) -> Folders:
    """Return the catalogue brains of the folders that everybody may see today, whoever asks, by section id."""
    return _remembered(portal, ("public",), lambda: public_items(portal, **ANY_SECTION))


def every_section(portal: Any) -> Folders:
    """Return the catalogue brains of the folders of all sections, whoever asks, by section id."""
    return _remembered(portal, ("every",), lambda: portal.portal_catalog.unrestrictedSearchResults(**ANY_SECTION))


def public_items(portal: Any, **query: Any) -> Any:
    """Return the catalogue brains that answer ``query`` and that everybody may see today, whoever asks."""
    return portal.portal_catalog.unrestrictedSearchResults(
        allowedRolesAndUsers=["Anonymous"], effectiveRange=DateTime(), **query
    )


def section_of(content: Any) -> str:
    """Return the id of the nearest section that ``content`` is or lies in, "" outside all sections."""
    place = aq_inner(content)
    while place is not None:
        section = getattr(aq_base(place), "edu_section", "")
        if section:
            return str(section)
        place = aq_parent(place)
    return ""


def _remembered(portal: Any, kind: tuple[str, ...], find: Callable[[], Iterable[Any]]) -> Folders:
    memo = IAnnotations(getRequest(), None)
    if memo is None:
        return _by_section(find())
    key = (*kind, portal.getPhysicalPath(), portal.portal_catalog.getCounter())
    found = memo.setdefault(MEMO, {})
    if key not in found:
        found[key] = _by_section(find())
    return found[key]


def _by_section(brains: Iterable[Any]) -> Folders:
    folders: dict[str, Any] = {}
    for brain in sorted(brains, key=lambda brain: nearness(brain.getPath())):
        folders.setdefault(brain.edu_section, brain)
    return folders
