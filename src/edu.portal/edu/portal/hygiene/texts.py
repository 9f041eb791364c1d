"""The texts of a content object, read and written attribute by attribute, whatever its type and behaviors are."""

from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from plone.app.textfield.interfaces import IRichTextValue
from plone.app.textfield.value import RichTextValue
from plone.namedfile.interfaces import INamed
from typing import Any


# Names that others refer to, and what is no text although it is a string.
NOT_TEXT = frozenset({"id", "portal_type", "default_page", "layout", "language", "creators", "edu_section"})


@dataclass(frozen=True)
class Text:
    """One text of an object: the attribute, and its value (the HTML of a rich text, the name of a file)."""

    name: str
    value: str


def texts_of(content: Any) -> Iterator[Text]:
    """Yield the texts that ``content`` stores itself; those of items inside it are their own."""
    for name, value in _attributes(content):
        for text in _strings(value):
            yield Text(name, text)


def rewrite(content: Any, change: Callable[[str], str]) -> tuple[str, ...]:
    """Put ``change(text)`` in the place of every text of ``content``; return the attributes that are other now.

    What stays the same is not written, so that saving it does not grow the database.
    """
    changed = []
    for name, value in _attributes(content):
        new = _rewritten(value, change)
        if new is not value:
            setattr(content, name, new)
            changed.append(name)
    return tuple(changed)


def _attributes(content: Any) -> list[tuple[str, Any]]:
    stored = getattr(content, "__dict__", {})
    return [(name, value) for name, value in stored.items() if not name.startswith("_") and name not in NOT_TEXT]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif IRichTextValue.providedBy(value):
        yield value.raw or ""
    elif INamed.providedBy(value):
        yield value.filename or ""
    elif isinstance(value, (tuple, list)):
        yield from (item for item in value if isinstance(item, str))


def _rewritten(value: Any, change: Callable[[str], str]) -> Any:
    """Return ``value`` itself when nothing in it changes. A file keeps its identity; only its name is other."""
    if isinstance(value, str):
        text = change(value)
        return value if text == value else text
    if IRichTextValue.providedBy(value):
        raw = change(value.raw or "")
        same = raw == (value.raw or "")
        return value if same else RichTextValue(raw, value.mimeType, value.outputMimeType, value.encoding)
    if INamed.providedBy(value) and value.filename:
        name = change(value.filename)
        if name != value.filename:
            value.filename = name
        return value
    if isinstance(value, (tuple, list)) and value and all(isinstance(item, str) for item in value):
        items = type(value)(change(item) for item in value)
        return value if items == value else items
    return value
