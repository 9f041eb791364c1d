"""What the catalogue knows of an item, so that the grid wakes none of them."""

from datetime import date
from edu.portal.content.file_text import text_of as text_of_file
from edu.portal.content.legal_document.files import file_facts
from edu.portal.core.disclosure.model import Record
from edu.portal.disclosure.content import IDisclosure
from edu.portal.disclosure.history import first_published
from edu.portal.disclosure.history import has_content
from edu.portal.disclosure.history import text_of
from edu.portal.disclosure.history import updated
from edu.portal.disclosure.keeping import is_public
from plone import api
from plone.indexer import indexer
from typing import Any


@indexer(IDisclosure)
def edu_disclosure(content: IDisclosure) -> tuple[Any, ...]:
    """Everything that decides about the state of a cell, as plain values; days as texts, "" for none."""
    return (
        content.item or "",
        content.school_year or 0,
        is_public(content),
        has_content(content),
        content.waiting_reason or "",
        _written(content.waiting_until),
        _written(content.changed_on),
        _written(first_published(content)),
        _written(updated(content)),
    )


def record_of(brain: Any) -> Record | None:
    """Return what a row of the catalogue says of its cell, None when it says nothing."""
    plain = brain.edu_disclosure
    if not isinstance(plain, tuple) or len(plain) != 9:
        return None
    item, year, public, content, reason, *days = plain
    until, changed, first, last = (date.fromisoformat(day) if day else None for day in days)
    return Record(item, year, public, content, reason, until, changed, first, last, brain)


@indexer(IDisclosure)
def edu_files(content: IDisclosure) -> tuple[tuple[str, str, int, str], ...]:
    """The files as plain tuples: name, content type, size, relative address."""
    return tuple(tuple(fact) for fact in file_facts(content))


@indexer(IDisclosure)
def searchable_text(content: IDisclosure) -> str:
    """Title, text and files; what is awaited stands in the grid only."""
    transforms = api.portal.get_tool("portal_transforms")
    raw = text_of(content)
    plain = transforms.convertTo("text/plain", raw, mimetype="text/html").getData() if raw else ""
    names = [fact.filename for fact in file_facts(content)]
    return " ".join(word for word in (content.title, plain, *names, text_of_file(content.file)) if word)


def _written(day: date | None) -> str:
    return day.isoformat() if day else ""
