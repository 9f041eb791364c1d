"""Write a document as the XML that ``read_document`` reads; the export of a site's mandate."""

from collections.abc import Callable
from collections.abc import Iterator
from edu.portal.core.mandate.markup import NAMESPACE
from edu.portal.core.mandate.model import Display
from edu.portal.core.mandate.model import Document
from edu.portal.core.mandate.model import Source
from typing import Any
from xml.sax.saxutils import escape


Attributes = list[tuple[str, str]]


def write_document(document: Document) -> str:
    """Return the XML text; reading it again gives an equal document."""
    removed: Attributes = [("remove", "true")] if document.remove else []
    head = tag("mandate", [("id", document.id), ("xmlns", NAMESPACE), *removed])
    lines = [f"<{head}>", *(f"  {line}" for line in body(document)), "</mandate>"]
    return "\n".join(['<?xml version="1.0" encoding="utf-8"?>', *lines]) + "\n"


def body(document: Document) -> Iterator[str]:
    """Yield the lines inside the root element."""
    for field, (name, attributes) in ELEMENTS.items():
        for item in getattr(document, field):
            yield from element(name, attributes(item), tuple(children(item)))


def element(name: str, attributes: Attributes, lines: tuple[str, ...]) -> Iterator[str]:
    """Yield the lines of an element around those of its children."""
    if not lines:
        yield f"<{tag(name, attributes)} />"
        return
    yield f"<{tag(name, attributes)}>"
    yield from (f"  {line}" for line in lines)
    yield f"</{name}>"


def children(item: Any) -> Iterator[str]:
    """Yield the lines of the child elements of a value, whatever it is."""
    texts = [(name, getattr(item, name, "")) for name in ("note", "description", "demand")]
    for name, text in (*texts, *getattr(item, "says", ())):
        if text:
            yield f"<{name}>{escape(text)}</{name}>"
    for band in getattr(item, "bands", ()):
        yield f"<{tag('band', [('min', str(band.min)), ('title', band.title)])} />"
    for citation in getattr(item, "citations", ()):
        spoken_to = " ".join(citation.site_types)
        head = tag(
            "cite", [("source", citation.source), ("at", citation.at), ("row", citation.row), ("for", spoken_to)]
        )
        yield f"<{head}>{escape(citation.quote)}</cite>" if citation.quote else f"<{head} />"


def plain_attributes(*names: str) -> Callable[[Any], Attributes]:
    """Return what lists fields that are written as they are, under the same name."""

    def attributes(item: Any) -> Attributes:
        return [(name, attribute_value(getattr(item, name), name == "weight")) for name in names]

    return attributes


def attribute_value(value: Any, zero: bool = False) -> str:
    """Return a value as an attribute has it; nothing stays empty, and so does 0 unless it says something."""
    if isinstance(value, bool):
        return "true" if value else ""
    return " ".join(value) if isinstance(value, tuple) else str(value or (0 if zero else ""))


def demand_attributes(*names: str) -> Callable[[Any], Attributes]:
    """Return what lists the given fields and those that many demands have: for, when and code."""
    own = plain_attributes(*names)

    def attributes(item: Any) -> Attributes:
        shared = [("for", "site_types"), ("when", "when"), ("code", "codes")]
        mandatory = [("mandatory", "false")] if not getattr(item, "mandatory", True) else []
        found = [(name, attribute_value(getattr(item, field, ""))) for name, field in shared]
        return [*own(item), *found, *mandatory, *getattr(item, "params", ())]

    return attributes


def source_attributes(source: Source) -> Attributes:
    """Return the attributes of a letter."""
    until = source.valid_until.isoformat() if source.valid_until else ""
    return [
        ("id", source.id),
        ("number", source.number),
        ("issued", source.issued.isoformat()),
        ("from", source.valid_from.isoformat()),
        ("until", until),
        ("jurisdiction", source.jurisdiction),
        ("replaces", " ".join(source.replaces)),
        ("kind", source.kind),
        ("title", source.title),
    ]


def display_attributes(display: Display) -> Attributes:
    """Return the attributes of a presentation; blanks in the names of types become underscores."""
    return [
        ("section", display.section),
        ("type", " ".join(name.replace(" ", "_") for name in display.types)),
        ("view", display.view),
        ("columns", display.columns),
        ("menu", display.menu),
        ("icon", display.icon),
    ]


ELEMENTS: dict[str, tuple[str, Callable[[Any], Attributes]]] = {
    "jurisdictions": ("jurisdiction", plain_attributes("id", "title", "places")),
    "sources": ("source", source_attributes),
    "features": ("feature", demand_attributes("id", "title")),
    "sections": ("section", demand_attributes("id", "title", "parent", "order")),
    "displays": ("display", display_attributes),
    "criteria": ("criterion", demand_attributes("id", "section", "rule", "severity", "weight")),
    "attestations": (
        "attestation",
        demand_attributes("id", "title", "section", "months", "severity", "weight"),
    ),
    "items": ("item", demand_attributes("id", "section", "title", "group", "order", "unverified")),
    "links": ("link", plain_attributes("id", "section", "order", "title", "url")),
    "scales": ("scale", plain_attributes("source")),
    "wordings": ("wording", plain_attributes("rule")),
    "terms": ("term", plain_attributes("id", "title")),
}


def tag(name: str, attributes: Attributes) -> str:
    """Return the inside of a start tag; attributes without a value are left out."""
    pairs = (f'{key}="{attribute_text(value)}"' for key, value in attributes if value)
    return " ".join([name, *pairs])


def attribute_text(value: str) -> str:
    """Escape a value so that a parser gives back every character of it, line ends and tabs included."""
    return escape(value, {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
