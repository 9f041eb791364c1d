"""Use cases of news, read from the catalogue: notices of today and past ones, events to come, reports of an event."""

from AccessControl import getSecurityManager
from collections.abc import Sequence
from DateTime import DateTime
from datetime import date
from datetime import datetime
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.listing.query import text_pattern
from edu.portal.core.news.audience import concerns
from edu.portal.listing.service import find_items
from plone import api
from typing import Any


EVENT = "Event"


def notices(context: Any, types: Sequence[str], audience: str, text: str) -> list[Any]:
    """Return the rows below ``context`` that lists show today, for an audience ("" for all) and with words."""
    found = find_items(context, types, sort_on="effective", sort_order="descending", **_words(text))
    return _concerned(found, audience)


def past_notices(context: Any, types: Sequence[str], audience: str, text: str, now: datetime) -> list[Any]:
    """Return the rows whose last day is over and that the current user may see, latest first.

    Plone hides them from searches of visitors, so the rights are asked here.
    """
    catalog = api.portal.get_tool("portal_catalog")
    moment = DateTime(now)
    found = catalog.unrestrictedSearchResults(
        path="/".join(context.getPhysicalPath()),
        portal_type=list(types),
        allowedRolesAndUsers=catalog._listAllowedRolesAndUsers(getSecurityManager().getUser()),
        effective={"query": moment, "range": "max"},
        expires={"query": moment, "range": "max"},
        sort_on="expires",
        sort_order="descending",
        **_words(text),
    )
    return _concerned(found, audience)


def audiences_in(rows: Sequence[Any]) -> set[str]:
    """Return the audiences that some row names."""
    return {name for brain in rows if isinstance(brain.edu_audience, tuple) for name in brain.edu_audience}


def upcoming(context: Any, now: datetime) -> list[Any]:
    """Return the events below ``context`` that have not ended, the next one first."""
    found = find_items(context, (EVENT,), end={"query": now, "range": "min"}, sort_on="start")
    return list(found)


def earlier(context: Any, types: Sequence[str], now: datetime) -> list[Any]:
    """Return the events that are over and all other items of the section, the newest day first."""
    rows = [brain for brain in find_items(context, types) if not (brain.portal_type == EVENT and _ends(brain) >= now)]
    return sorted(rows, key=day_key, reverse=True)


def day_key(brain: Any) -> date:
    """Return the day by which a row of such a section is sorted: of an event its first day, else its publication."""
    start = start_of(brain)
    if start is not None:
        return start.date()
    effective = brain.effective
    moment = effective if effective is not None and effective.year() > 1970 else brain.created
    return moment.asdatetime().astimezone(VIETNAM).date()


def start_of(brain: Any) -> datetime | None:
    """Return when an event begins, None for other rows."""
    return _local(brain.start) if brain.portal_type == EVENT else None


def end_of(brain: Any) -> datetime | None:
    """Return when an event ends, None for other rows."""
    return _local(brain.end) if brain.portal_type == EVENT else None


def reports_of(event: Any) -> list[Any]:
    """Return the rows of the news that report an event and that the reader may see, the oldest first."""
    catalog = api.portal.get_tool("portal_catalog")
    return list(catalog.searchResults(edu_event=event.UID(), sort_on="effective"))


def visible_item(uid: str) -> Any | None:
    """Return the row of an item that the reader may see, None otherwise."""
    found = api.portal.get_tool("portal_catalog").searchResults(UID=uid) if uid else ()
    return found[0] if found else None


def _ends(brain: Any) -> datetime:
    return _local(brain.end) or datetime.max.replace(tzinfo=VIETNAM)


def _local(value: Any) -> datetime | None:
    moment = value.asdatetime() if hasattr(value, "asdatetime") else value
    if not isinstance(moment, datetime):
        return None
    return moment.astimezone(VIETNAM) if moment.tzinfo else moment.replace(tzinfo=VIETNAM)


def _words(text: str) -> dict[str, str]:
    pattern = text_pattern(text)
    return {"SearchableText": pattern} if pattern else {}


def _concerned(rows: Any, audience: str) -> list[Any]:
    if not audience:
        return list(rows)
    return [
        brain
        for brain in rows
        if concerns(brain.edu_audience if isinstance(brain.edu_audience, tuple) else (), audience)
    ]
