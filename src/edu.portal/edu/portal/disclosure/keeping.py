"""What was disclosed stays for its term: nothing hides, moves or deletes it, whoever tries, by whatever door.

The one way out is ``disclosure.service.release``, which asks somebody entitled for a reason and notes it.
"""

from AccessControl.PermissionRole import rolesForPermissionOn
from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from edu.portal import clock
from edu.portal.consent.service import opens
from edu.portal.core.disclosure.retention import is_kept
from edu.portal.core.disclosure.retention import kept_until
from edu.portal.core.text.dates import format_date
from edu.portal.disclosure.content import PORTAL_TYPE
from edu.portal.disclosure.history import first_published
from edu.portal.disclosure.owed import YEARS_BY_LAW
from edu.portal.disclosure.owed import find_item
from edu.portal.disclosure.owed import retention_years
from edu.portal.i18n import _
from plone import api
from plone.base.interfaces import IPloneSiteRoot
from Products.CMFCore.WorkflowCore import WorkflowException
from typing import Any
from zExceptions import Forbidden
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.i18nmessageid import Message


_released: ContextVar[str] = ContextVar("edu.portal.disclosure.released", default="")


class Kept(WorkflowException, Forbidden):  # type: ignore[misc]
    """Raised instead of hiding, moving or deleting what has to stay; its text is the sentence for people."""


@contextmanager
def released(content: Any) -> Iterator[None]:
    """Let one item go while the block runs."""
    token = _released.set(content.UID())
    try:
        yield
    finally:
        _released.reset(token)


def is_public(content: Any) -> bool:
    """Return whether everybody may see ``content``."""
    return "Anonymous" in rolesForPermissionOn("View", content)


def term_of(content: Any) -> date | None:
    """Return the first day on which the item may be taken away, None when nothing keeps it."""
    portal = api.portal.get()
    first = first_published(content)
    item = find_item(portal, content.item or "")
    years = retention_years(portal, item.section) if item else YEARS_BY_LAW
    return kept_until(first, years) if first is not None and is_kept(first, years, clock.today()) else None


def refusal(content: Any) -> Message | None:
    """Return why the item must stay today, None when it may go or is being released."""
    end = term_of(content)
    if end is None or _released.get() == content.UID():
        return None
    first = first_published(content)
    return _(
        "“${title}” was published on ${day} and has to stay until ${end}. Those entitled can take it back or delete"
        " it earlier on its own page, with a reason.",
        mapping={"title": content.title, "day": format_date(first) if first else "", "end": format_date(end)},
    )


def kept_within(content: Any) -> Message | None:
    """Return why ``content``, or something in it, must stay; None when it may go."""
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        portal_type=PORTAL_TYPE, path="/".join(content.getPhysicalPath())
    )
    found = (refusal(brain._unrestrictedGetObject()) for brain in brains)
    return next((sentence for sentence in found if sentence is not None), None)


def insist(content: Any) -> None:
    """Raise ``Kept`` when the item must stay."""
    sentence = refusal(content)
    if sentence is not None:
        raise Kept(str(translate(sentence, context=getRequest())))


def keep_in_place(content: Any, event: Any) -> None:
    """Refuse to delete the item, or to move it out of its section; subscriber to what is about to happen.

    With the whole site, or together with its section, it may go elsewhere.
    """
    if event.oldParent is None or IPloneSiteRoot.providedBy(event.object):
        return
    if event.newParent is None or _leaves_section(content, event.object, event.newParent):
        insist(content)


def keep_visible(content: Any, event: Any) -> None:
    """Refuse a step of the workflow that hides the item from readers; subscriber to its beginning."""
    if event.transition is not None and is_public(content) and not opens(event.new_state):
        insist(content)


def _leaves_section(content: Any, moved: Any, target: Any) -> bool:
    section = aq_parent(aq_inner(content))
    while section is not None and not getattr(aq_base(section), "edu_section", ""):
        section = aq_parent(aq_inner(section))
    if section is None:
        return False
    place = section.getPhysicalPath()
    return not _is_inside(place, moved.getPhysicalPath()) and not _is_inside(target.getPhysicalPath(), place)


def _is_inside(path: tuple[str, ...], around: tuple[str, ...]) -> bool:
    return path[: len(around)] == around
