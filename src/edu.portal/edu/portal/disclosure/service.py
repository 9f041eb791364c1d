"""Use cases of disclosure: the grid, waiting for figures, releasing what has to stay."""

from collections.abc import Sequence
from datetime import date
from datetime import datetime
from edu.portal import clock
from edu.portal.consent.service import hiding_steps
from edu.portal.core.disclosure.grid import plan_grid
from edu.portal.core.disclosure.model import Block
from edu.portal.core.disclosure.model import Record
from edu.portal.core.text.unicode import to_nfc
from edu.portal.disclosure.content import PORTAL_TYPE
from edu.portal.disclosure.content import disclosures
from edu.portal.disclosure.history import first_published
from edu.portal.disclosure.history import has_content
from edu.portal.disclosure.indexers import records_of
from edu.portal.disclosure.keeping import is_public
from edu.portal.disclosure.keeping import released
from edu.portal.disclosure.owed import find_item
from edu.portal.disclosure.owed import is_owed
from edu.portal.disclosure.owed import owed_by_year
from edu.portal.disclosure.store import add_release
from edu.portal.mandate.apply import publish
from edu.portal.mandate.service import section_folder
from plone import api
from plone.dexterity.utils import createContentInContainer
from typing import Any
from zExceptions import Unauthorized
from zope.lifecycleevent import modified


RETRACT = "retract"
DELETE = "delete"
ACTIONS = (RETRACT, DELETE)
SHORTEST_REASON = 10
LONGEST_REASON = 1000
LONGEST_WAIT_REASON = 200


def grid(portal: Any, sections: Sequence[str] = (), today: date | None = None) -> tuple[Block, ...]:
    """Return the grid as the current user may see it on a day: items of ``sections``, of all when none is named."""
    return plan_grid(owed_by_year(portal), visible_records(portal), today or clock.today(), sections)


def visible_records(portal: Any) -> list[Record]:
    """Return what the current user may see. A day of expiry hides nothing: what was disclosed stays."""
    brains = portal.portal_catalog.searchResults(portal_type=PORTAL_TYPE, show_inactive=True)
    return [record for brain in brains for record in records_of(brain)]


def reason_problem(reason: str) -> str:
    """Return what is wrong with a reason: ``missing``, ``too-short``, ``too-long`` or "" for nothing."""
    length = len(" ".join(reason.split()))
    if not length:
        return "missing"
    if length < SHORTEST_REASON:
        return "too-short"
    return "too-long" if length > LONGEST_REASON else ""


def waiting_problems(reason: str, until: date | None, today: date) -> dict[str, str]:
    """Return what is wrong with what was typed about waiting, by field; empty when it can be stored."""
    found = {}
    length = len(" ".join(reason.split()))
    if not length:
        found["reason"] = "missing"
    elif length > LONGEST_WAIT_REASON:
        found["reason"] = "too-long"
    if until is None:
        found["until"] = "missing"
    elif until < today:
        found["until"] = "past"
    return found


def find_recorded(portal: Any, item: str, year: int) -> Any | None:
    """Return what is recorded for an item of a school year, whoever asks; None when there is nothing."""
    found = [brain for brain in disclosures(portal) if brain.edu_disclosure[:2] == (item, year)]
    return found[0]._unrestrictedGetObject() if found else None


def mark_waiting(portal: Any, item: str, year: int, reason: str, until: date) -> Any:
    """Say in public that an item of a school year waits for figures, and return where it is recorded.

    Raises ``ValueError`` for an item that is not owed in that year or that has content already, ``LookupError`` when
    its section has no folder, ``Unauthorized`` when the current user may not add or change it.
    """
    if not is_owed(portal, item, year):
        raise ValueError(item)
    content = find_recorded(portal, item, year)
    values = {"waiting_reason": " ".join(to_nfc(reason).split()), "waiting_until": until}
    if content is None:
        content = createContentInContainer(folder_of(portal, item), PORTAL_TYPE, item=item, school_year=year, **values)
    elif has_content(content):
        raise ValueError(item)
    else:
        insist_on_editor(content)
        for name, value in values.items():
            setattr(content, name, value)
        modified(content)
    publish(content)
    return content


def insist_on_editor(content: Any) -> None:
    """Raise ``Unauthorized`` unless the current user may change the item.

    Items are found for whoever asks, through a form of any folder; whoever may add there may not change all of them.
    """
    if not api.user.has_permission("Modify portal content", obj=content):
        raise Unauthorized(content.getId())


def folder_of(portal: Any, item: str) -> Any:
    """Return the folder of the section that an item stands in. Raises ``LookupError`` when there is none."""
    found = find_item(portal, item)
    folder = section_folder(portal, found.section) if found else None
    if folder is None:
        raise LookupError(item)
    return folder


def release(content: Any, action: str, reason: str, by: str, moment: datetime) -> None:
    """Take an item back from readers or delete it although it has to stay, and note who did it and why.

    Raises ``ValueError`` for an unknown action, a reason that says nothing, or when nothing hides the item.
    """
    if action not in ACTIONS or reason_problem(reason):
        raise ValueError(action)
    portal = api.portal.get()
    first = first_published(content)
    note = {
        "action": action,
        "reason": to_nfc(reason).strip(),
        "moment": moment,
        "by": by,
        "title": content.title,
        "first": first.isoformat() if first else "",
    }
    with released(content):
        add_release(portal, content.item or "", content.school_year or 0, note)
        if action == DELETE:
            api.content.delete(content, check_linkintegrity=False)
        else:
            _retract(content, note["reason"])


def _retract(content: Any, comment: str) -> None:
    steps = hiding_steps(content)
    if not steps or not is_public(content):
        raise ValueError(RETRACT)
    api.portal.get_tool("portal_workflow").doActionFor(content, steps[0], comment=comment)
