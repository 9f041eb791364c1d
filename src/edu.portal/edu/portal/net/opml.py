"""Lists of feeds as other programs exchange them: OPML 2.0."""

from collections.abc import Iterable
from dataclasses import dataclass
from defusedxml import ElementTree as SafeTree
from defusedxml.common import DefusedXmlException
from edu.portal.core.text.unicode import without_unseen
from xml.etree import ElementTree as Tree


MOST_OUTLINES = 5000
LONGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed in a list: its address and title, the category it is filed under, and the group above it."""

    url: str
    title: str = ""
    category: str = ""
    group: str = ""
    page: str = ""


class NotOpml(Exception):
    """The bytes are no list of feeds."""


def read_opml(content: bytes) -> tuple[Outline, ...]:
    """Return the feeds of a list, each with the title of the outline above it. Raises NotOpml."""
    if len(content) > LONGEST:
        raise NotOpml("the list is too long")
    try:
        root = SafeTree.fromstring(content, forbid_dtd=True)
    except (DefusedXmlException, Tree.ParseError, ValueError, LookupError) as error:
        raise NotOpml(f"{type(error).__name__}: {error}") from error
    if root.tag.casefold() != "opml":
        raise NotOpml(f"the root element is {root.tag[:40]}")
    found: list[Outline] = []
    waiting = [(element, "", "") for element in reversed(root.findall("./body/outline"))]
    while waiting and len(found) < MOST_OUTLINES:
        element, group, page = waiting.pop()
        title = without_unseen(element.get("text") or element.get("title") or "").strip()
        address = (element.get("xmlUrl") or "").strip()
        if address:
            found.append(Outline(address, title, (element.get("category") or "").strip("/ "), group, page))
            continue
        inside = (title, element.get("htmlUrl") or "")
        waiting.extend((child, *inside) for child in reversed(element.findall("outline")))
    return tuple(found)


def write_opml(title: str, outlines: Iterable[Outline]) -> bytes:
    """Return a list of feeds, grouped in their order, as UTF-8."""
    root = Tree.Element("opml", version="2.0")
    Tree.SubElement(Tree.SubElement(root, "head"), "title").text = title
    body = Tree.SubElement(root, "body")
    groups: dict[str, Tree.Element] = {}
    for outline in outlines:
        parent = body
        if outline.group:
            if outline.group not in groups:
                attributes = {"text": outline.group, **({"htmlUrl": outline.page} if outline.page else {})}
                groups[outline.group] = Tree.SubElement(body, "outline", attributes)
            parent = groups[outline.group]
        attributes = {"type": "rss", "text": outline.title or outline.url, "xmlUrl": outline.url}
        Tree.SubElement(parent, "outline", attributes | ({"category": outline.category} if outline.category else {}))
    Tree.indent(root)
    return Tree.tostring(root, encoding="utf-8", xml_declaration=True)
