"""The marks beside a title in lists: urgent, for whom a notice is, who made a work."""

from edu.portal.behaviors.news import urgent_of
from edu.portal.behaviors.notice import TITLES
from edu.portal.i18n import _
from typing import Any


# More audiences than this are summed up by their number.
MOST_SHOWN = 3


def marks_of(brain: Any) -> list[dict[str, Any]]:
    """Return the marks of a row as messages or texts with their style; most rows have none."""
    marks = [{"text": _("Urgent"), "css": "edu-tag--hot"}] if urgent_of(brain) else []
    names = _names(brain.edu_classes) or [TITLES[one] for one in _names(brain.edu_audience) if one in TITLES]
    marks += [{"text": name, "css": "edu-tag--audience"} for name in names[:MOST_SHOWN]]
    if len(names) > MOST_SHOWN:
        more = _("and ${count} more", mapping={"count": len(names) - MOST_SHOWN})
        marks.append({"text": more, "css": "edu-tag--audience"})
    author = brain.edu_shown_author
    if isinstance(author, str) and author:
        marks.append({"text": author, "css": "edu-tag--author"})
    return marks


def _names(value: Any) -> list[str]:
    return [name for name in value if isinstance(name, str)] if isinstance(value, tuple) else []
