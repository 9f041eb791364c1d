"""What the page of a document says about others: both ends of every relation, and the chain of changes."""

from collections import deque
from datetime import date
from edu.portal.content.legal_document.relations import endings
from edu.portal.content.legal_document.relations import name_of
from edu.portal.content.legal_document.relations import sources
from edu.portal.content.legal_document.relations import start_of
from edu.portal.content.legal_document.relations import targets
from edu.portal.content.legal_document.relations import validity_of
from edu.portal.content.legal_document.relations import visible
from edu.portal.core.text.dates import format_date
from edu.portal.core.validity import Validity
from edu.portal.i18n import _
from typing import Any
from zope.i18nmessageid import Message


# The attribute with its words at the end that names the other document, and at the end that is named.
RELATIONS = (
    ("replaces", _("Replaces"), _("Replaced by")),
    ("amends", _("Amends"), _("Amended by")),
    ("repeals", _("Repeals"), _("Repealed by")),
    ("based_on", _("Based on"), _("Basis of")),
    ("guides", _("Guides the carrying out of"), _("Carried out under the guidance of")),
    ("refers_to", _("Refers to"), _("Referred to by")),
)
# The relations that change a document; what they connect is its history.
CHANGES = {
    "replaces": _("replaces ${number}"),
    "amends": _("amends ${number}"),
    "repeals": _("repeals ${number}"),
}
LONGEST_CHAIN = 60

STATE_WORDS = {
    Validity.CURRENT: _("In force"),
    Validity.NOT_YET: _("Not yet in force"),
    Validity.EXPIRED: _("No longer in force"),
    Validity.REPLACED: _("Replaced"),
    Validity.UNKNOWN: _("Validity not stated"),
}
STATE_STYLES = {
    Validity.CURRENT: "ok",
    Validity.NOT_YET: "soon",
    Validity.EXPIRED: "old",
    Validity.REPLACED: "old",
    Validity.UNKNOWN: "old",
}


def groups_of(document: Any) -> list[dict[str, Any]]:
    """Return the related documents that the reader may see, by relation and direction."""
    groups = []
    for attribute, own, others in RELATIONS:
        for label, lookup in ((own, targets), (others, sources)):
            documents = visible(lookup(document, attribute))
            if documents:
                groups.append({"label": label, "documents": [link_to(other) for other in documents]})
    return groups


def chain_of(document: Any, today: date) -> list[dict[str, Any]]:
    """Return the documents that changed one another down to and up from ``document``, the earliest first.

    Empty when nothing was changed. Only what the reader may see stands in it; it ends after sixty documents.
    """
    found = {document.UID(): document}
    waiting = deque([document])
    while waiting and len(found) < LONGEST_CHAIN:
        current = waiting.popleft()
        for attribute in CHANGES:
            for other in visible([*targets(current, attribute), *sources(current, attribute)]):
                if other.UID() not in found and len(found) < LONGEST_CHAIN:
                    found[other.UID()] = other
                    waiting.append(other)
    if len(found) < 2:
        return []
    ordered = sorted(found.values(), key=lambda other: (start_of(other) or date.max, other.getId()))
    return [_link_of_chain(other, other.UID() == document.UID(), today) for other in ordered]


def ending_of(document: Any, today: date) -> dict[str, Any] | None:
    """Return the visible document that replaces or repeals this one first, with its day; None for none."""
    found = visible(endings(document))
    if not found:
        return None
    start = start_of(found[0])
    return {
        **link_to(found[0]),
        "from": format_date(start) if start else "",
        "is_future": validity_of(document, today) in (Validity.CURRENT, Validity.NOT_YET),
        "is_repeal": all(other.UID() != document.UID() for other in targets(found[0], "replaces")),
    }


def link_to(document: Any) -> dict[str, str]:
    """Return address, name and summary of another document."""
    return {"url": document.absolute_url(), "name": name_of(document), "title": document.title}


def _link_of_chain(document: Any, is_here: bool, today: date) -> dict[str, Any]:
    state = validity_of(document, today)
    start = start_of(document)
    return {
        **link_to(document),
        "is_here": is_here,
        "day": format_date(start) if start else "",
        "moment": start.isoformat() if start else "",
        "state": STATE_WORDS[state],
        "css": f"edu-state--{STATE_STYLES[state]}",
        "changes": [
            _with_number(words, other)
            for attribute, words in CHANGES.items()
            for other in visible(targets(document, attribute))
        ],
    }


def _with_number(words: Any, other: Any) -> Any:
    return Message(words, mapping={"number": name_of(other)})
