"""Documents of the same number. Offices count anew each year, so body and year matter where they are known."""

from datetime import date
from edu.portal.core.text.dates import format_date
from edu.portal.core.text.document_number import number_key
from edu.portal.core.text.unicode import fold
from plone import api
from typing import Any


MOST = 5


def same_number(number: str, body: str, issued: date | None, own_uid: str = "") -> list[dict[str, str]]:
    """Return the documents the user may see that carry ``number``, at most five, the newest first.

    Documents of another body or of another year are left out, as far as ``body`` and ``issued`` say which, and so is
    the document ``own_uid`` itself. Each is ``{"name", "title", "url", "day"}``.
    """
    key = number_key(number)
    if not key or not any(character.isdigit() for character in key):
        return []
    found = [
        brain
        for brain in api.content.find(portal_type="edu.LegalDocument", edu_number_key=key)
        if own_uid != brain.UID and _is_of(brain, body, issued)
    ]
    found.sort(key=lambda brain: _day(brain) or date.min, reverse=True)
    return [_plain(brain) for brain in found[:MOST]]


def _is_of(brain: Any, body: str, issued: date | None) -> bool:
    day = _day(brain)
    if issued and day and issued.year != day.year:
        return False
    known = brain.edu_issuing_body
    return not body.strip() or not isinstance(known, str) or fold(known).split() == fold(body).split()


def _day(brain: Any) -> date | None:
    return brain.edu_issued if isinstance(brain.edu_issued, date) else None


def _plain(brain: Any) -> dict[str, str]:
    day = _day(brain)
    return {
        "name": str(brain.edu_number),
        "title": brain.Title,
        "url": brain.getURL(),
        "day": format_date(day) if day else "",
    }
