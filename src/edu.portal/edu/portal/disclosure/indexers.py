"""What the catalogue knows of an item, so that the grid wakes none of them."""

from dataclasses import replace
from datetime import date
from edu.portal.content.file_text import words_of
from edu.portal.content.legal_document.files import file_facts
from edu.portal.core.disclosure.model import Record
from edu.portal.core.disclosure.tables import schema_of
from edu.portal.core.disclosure.tables import told_by
from edu.portal.disclosure.content import IDisclosure
from edu.portal.disclosure.history import first_published
from edu.portal.disclosure.history import has_content
from edu.portal.disclosure.history import text_of
from edu.portal.disclosure.history import updated
from edu.portal.disclosure.keeping import is_public
from plone import api
from plone.indexer import indexer
from typing import Any


# How many values the column holds for an item.
LENGTH = 10


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
        _told(content),
    )


def records_of(brain: Any) -> list[Record]:
    """Return what a row of the catalogue says: of its own cell, and of those that its public tables tell as well."""
    plain = brain.edu_disclosure
    if not isinstance(plain, tuple) or len(plain) != LENGTH:
        return []
    item, year, public, content, reason, *days, told = plain
    until, changed, first, last = (date.fromisoformat(day) if day else None for day in days)
    own = Record(item, year, public, content, reason, until, changed, first, last, ref=brain)
    return [own, *(replace(own, item=other, is_borrowed=True) for other in told if public)]


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
    return " ".join(word for word in (content.title, plain, *names, words_of(content)) if word)


def _told(content: Any) -> tuple[str, ...]:
    tables = [(schema_of(name), figures) for name, figures in (content.tables or {}).items()]
    return tuple(item for schema, figures in tables if schema is not None for item in told_by(schema, figures))


def _written(day: date | None) -> str:
    return day.isoformat() if day else ""
