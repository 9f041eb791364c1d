"""The feeds that a portal offers: one document of plain values, written as RSS 2.0, Atom (RFC 4287) or JSON Feed 1.1.

The ids of items are UIDs, so that an item keeps its identity when it is moved or renamed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC
from datetime import datetime
from edu.portal.core.text.unicode import to_nfc
from edu.portal.core.text.unicode import without_unseen
from email.utils import format_datetime
from hashlib import sha256
import json
from typing import Any
from xml.etree import ElementTree as Tree


ATOM = "http://www.w3.org/2005/Atom"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
MEDIA = "http://search.yahoo.com/mrss/"
JSON_FEED = "https://jsonfeed.org/version/1.1"
# By this scheme another portal of this kind knows what a category is; readers elsewhere see its label.
SCHEME = "urn:edu.portal:category"
GENERATOR = "edu.portal"
Tree.register_namespace("atom", ATOM)
Tree.register_namespace("dc", DUBLIN_CORE)
Tree.register_namespace("media", MEDIA)


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file of an item: absolute address, media type, bytes, name."""

    url: str
    media_type: str
    size: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class Category:
    """What an item is filed under: the id of the section, and its title."""

    term: str
    label: str


@dataclass(frozen=True, slots=True)
class Item:
    """One item. ``id`` is a UID, moments are aware, texts are plain."""

    id: str
    title: str
    link: str
    summary: str
    published: datetime
    updated: datetime
    author: str = ""
    categories: tuple[Category, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A feed with its items, newest first. ``address`` is where it stands, ``page`` the page it belongs to."""

    id: str
    title: str
    description: str
    address: str
    page: str
    publisher: str
    items: tuple[Item, ...]
    language: str = "vi"

    @property
    def updated(self) -> datetime:
        """The moment of the last change of any item; 1970 for an empty feed."""
        return max((item.updated for item in self.items), default=datetime(1970, 1, 1, tzinfo=UTC))


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a document: the name of its file, its media type, and the words people know it by."""

    name: str
    media_type: str
    title: str
    write: Callable[[Document], bytes]


def etag_of(content: bytes) -> str:
    """Return the validator of a written document."""
    return f'"{sha256(content).hexdigest()[:32]}"'


def write_rss(document: Document) -> bytes:
    """Return the document as RSS 2.0."""
    root = Tree.Element("rss", version="2.0")
    channel = Tree.SubElement(root, "channel")
    for name, text in (
        ("title", document.title),
        ("link", document.page),
        ("description", document.description or document.title),
        ("language", document.language),
        ("generator", GENERATOR),
        ("docs", "https://www.rssboard.org/rss-specification"),
        ("ttl", "30"),
    ):
        _add(channel, name, text)
    if document.items:
        _add(channel, "lastBuildDate", _rfc822(document.updated))
    Tree.SubElement(channel, f"{{{ATOM}}}link", rel="self", type="application/rss+xml", href=_clean(document.address))
    for item in document.items:
        _rss_item(Tree.SubElement(channel, "item"), item)
    return _xml(root)


def write_atom(document: Document) -> bytes:
    """Return the document as Atom."""
    root = Tree.Element("feed", {"xmlns": ATOM, "xml:lang": document.language})
    _add(root, "id", _urn(document.id))
    _add(root, "title", document.title)
    if document.description:
        _add(root, "subtitle", document.description)
    _add(root, "updated", _iso(document.updated))
    _add(root, "generator", GENERATOR)
    _add(Tree.SubElement(root, "author"), "name", document.publisher or document.title)
    Tree.SubElement(root, "link", rel="self", type="application/atom+xml", href=_clean(document.address))
    Tree.SubElement(root, "link", rel="alternate", type="text/html", href=_clean(document.page))
    for item in document.items:
        _atom_entry(Tree.SubElement(root, "entry"), item)
    return _xml(root)


def write_json(document: Document) -> bytes:
    """Return the document as JSON Feed."""
    feed: dict[str, Any] = {
        "version": JSON_FEED,
        "title": _clean(document.title),
        "home_page_url": document.page,
        "feed_url": document.address,
        "language": document.language,
        "items": [_json_item(item) for item in document.items],
    }
    if document.description:
        feed["description"] = _clean(document.description)
    if document.publisher:
        feed["authors"] = [{"name": _clean(document.publisher)}]
    return json.dumps(feed, ensure_ascii=False, indent=1).encode()


FORMATS = (
    Format("rss.xml", "application/rss+xml", "RSS 2.0", write_rss),
    Format("atom.xml", "application/atom+xml", "Atom", write_atom),
    Format("feed.json", "application/feed+json", "JSON Feed", write_json),
)


def _rss_item(element: Tree.Element, item: Item) -> None:
    _add(element, "title", item.title)
    _add(element, "link", item.link)
    _add(element, "guid", _urn(item.id), isPermaLink="false")
    _add(element, "pubDate", _rfc822(item.published))
    if item.summary:
        _add(element, "description", item.summary)
    if item.author:
        _add(element, f"{{{DUBLIN_CORE}}}creator", item.author)
    for category in item.categories:
        _add(element, "category", category.term, domain=SCHEME)
        _add(element, "category", category.label)
    # The specification knows one enclosure for each item.
    for enclosure in item.enclosures[:1]:
        Tree.SubElement(
            element,
            "enclosure",
            url=_clean(enclosure.url),
            length=str(enclosure.size),
            type=_clean(enclosure.media_type),
        )
    _add_picture(element, item)


def _atom_entry(element: Tree.Element, item: Item) -> None:
    _add(element, "id", _urn(item.id))
    _add(element, "title", item.title)
    _add(element, "published", _iso(item.published))
    _add(element, "updated", _iso(item.updated))
    Tree.SubElement(element, "link", rel="alternate", type="text/html", href=_clean(item.link))
    if item.summary:
        _add(element, "summary", item.summary)
    if item.author:
        _add(Tree.SubElement(element, "author"), "name", item.author)
    for category in item.categories:
        Tree.SubElement(element, "category", term=_clean(category.term), scheme=SCHEME, label=_clean(category.label))
    for enclosure in item.enclosures:
        attributes = {"title": _clean(enclosure.title)} if enclosure.title else {}
        Tree.SubElement(
            element,
            "link",
            attributes,
            rel="enclosure",
            href=_clean(enclosure.url),
            length=str(enclosure.size),
            type=_clean(enclosure.media_type),
        )
    _add_picture(element, item)


def _json_item(item: Item) -> dict[str, Any]:
    values: dict[str, Any] = {
        "id": _urn(item.id),
        "url": item.link,
        "title": _clean(item.title),
        # The format asks for a content; the summary is all that a list has.
        "content_text": _clean(item.summary),
        "date_published": _iso(item.published),
        "date_modified": _iso(item.updated),
        "tags": [_clean(category.label) for category in item.categories],
        "_edu_portal": {"categories": terms} if (terms := [category.term for category in item.categories]) else {},
        "attachments": [
            {
                "url": enclosure.url,
                "mime_type": enclosure.media_type,
                "size_in_bytes": enclosure.size,
                "title": _clean(enclosure.title),
            }
            for enclosure in item.enclosures
        ],
    }
    if item.picture:
        values["image"] = item.picture
    if item.author:
        values["authors"] = [{"name": _clean(item.author)}]
    return {name: value for name, value in values.items() if value or name == "content_text"}


def _add_picture(element: Tree.Element, item: Item) -> None:
    if item.picture:
        Tree.SubElement(element, f"{{{MEDIA}}}content", url=_clean(item.picture), medium="image")


def _add(parent: Tree.Element, name: str, text: str, **attributes: str) -> None:
    Tree.SubElement(parent, name, attributes).text = _clean(text)


def _clean(text: str) -> str:
    return without_unseen(to_nfc(text)).strip()


def _urn(uid: str) -> str:
    """Return a UID, 32 hexadecimal digits, as the URN of RFC 4122; another id as one of our own names."""
    digits = uid.replace("-", "").casefold()
    if len(digits) == 32 and all(digit in "0123456789abcdef" for digit in digits):
        parts = digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]
        return f"urn:uuid:{'-'.join(parts)}"
    return uid if "://" in uid else f"urn:edu.portal:{uid}"


def _rfc822(moment: datetime) -> str:
    return format_datetime(moment)


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _xml(root: Tree.Element) -> bytes:
    Tree.indent(root, " ")
    written: bytes = Tree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written
