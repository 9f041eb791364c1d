"""Write a document as the XML that ``read_document`` reads; the export of a site's mandate."""

from collections.abc import Iterator
from edu.portal.core.mandate.markup import NAMESPACE
from edu.portal.core.mandate.model import Citation
from edu.portal.core.mandate.model import Criterion
from edu.portal.core.mandate.model import Display
from edu.portal.core.mandate.model import Document
from edu.portal.core.mandate.model import Link
from edu.portal.core.mandate.model import Section
from edu.portal.core.mandate.model import Source
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
    for jurisdiction in document.jurisdictions:
        yield f"<{tag('jurisdiction', [('id', jurisdiction.id), ('title', jurisdiction.title)])} />"
    for source in document.sources:
        yield f"<{tag('source', source_attributes(source))} />"
    for section in document.sections:
        yield from container("section", section_attributes(section), section.description, section.citations)
    for display in document.displays:
        yield f"<{tag('display', display_attributes(display))} />"
    for criterion in document.criteria:
        yield from container("criterion", criterion_attributes(criterion), "", criterion.citations)
    for link in document.links:
        yield from container("link", link_attributes(link), link.description, link.citations)


def container(name: str, attributes: Attributes, description: str, citations: tuple[Citation, ...]) -> Iterator[str]:
    """Yield the lines of an element with its description and citations."""
    yield f"<{tag(name, attributes)}>"
    if description:
        yield f"  <description>{escape(description)}</description>"
    for citation in citations:
        head = tag("cite", [("source", citation.source), ("at", citation.at), ("row", citation.row)])
        yield f"  <{head}>{escape(citation.quote)}</cite>" if citation.quote else f"  <{head} />"
    yield f"</{name}>"


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
        ("replaced-by", source.replaced_by),
        ("title", source.title),
    ]


def section_attributes(section: Section) -> Attributes:
    """Return the attributes of a section; what is the default stays empty."""
    return [
        ("id", section.id),
        ("title", section.title),
        ("parent", section.parent),
        ("order", str(section.order or "")),
        ("for", " ".join(section.site_types)),
        ("mandatory", "" if section.mandatory else "false"),
        ("when", section.when),
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


def criterion_attributes(criterion: Criterion) -> Attributes:
    """Return the attributes of a criterion, the parameters of its rule among them."""
    return [
        ("id", criterion.id),
        ("section", criterion.section),
        ("rule", criterion.rule),
        ("severity", criterion.severity),
        ("weight", str(criterion.weight)),
        ("for", " ".join(criterion.site_types)),
        ("when", criterion.when),
        *criterion.params,
    ]


def link_attributes(link: Link) -> Attributes:
    """Return the attributes of a link."""
    return [
        ("id", link.id),
        ("section", link.section),
        ("order", str(link.order or "")),
        ("title", link.title),
        ("url", link.url),
    ]


def tag(name: str, attributes: Attributes) -> str:
    """Return the inside of a start tag; attributes without a value are left out."""
    pairs = (f'{key}="{attribute_text(value)}"' for key, value in attributes if value)
    return " ".join([name, *pairs])


def attribute_text(value: str) -> str:
    """Escape a value so that a parser gives back every character of it, line ends and tabs included."""
    return escape(value, {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
