"""Read a feed out of bytes. feedparser gets cleaned bytes, never an address, so it can open nothing."""

from collections.abc import Iterator
from edu.portal.core.feeds.model import FailureKind
from edu.portal.core.feeds.model import RawEntry
from edu.portal.net.charset import decode_feed
import feedparser  # type: ignore[import-untyped]
from html import unescape
from html.entities import html5
from io import BytesIO
from itertools import islice
import re
from typing import Any


MAX_ITEMS = 1000
# HTML that nobody escaped leaves some tags open. Many more only serve to keep the parser busy.
MAX_OPEN_TAGS = 2000
FEED_ROOTS = frozenset(("rss", "rdf", "feed", "channel"))
HTML_ROOTS = re.compile("html|head|body|title|meta|script|div|span|p|table|center|b|br|hr|h[1-6]|form|font|noscript")
ENDINGS = {"rss": "</channel></{}>", "rdf": "</{}>", "feed": "</{}>", "channel": "</{}>"}

PROLOG = re.compile(r"\s*(?:<!--.*?-->|<\?.*?\?>|<!(?P<doctype>[A-Za-z]+[^<>\[]*)(?P<end>[<>\[]))", re.DOTALL)
ROOT = re.compile(r"\s*<(?P<tag>(?:[A-Za-z_][\w.-]*:)?(?P<name>[A-Za-z_][\w.-]*))")
ITEM_END = re.compile(r"</(?:[\w.-]+:)?(?:item|entry)\s*>|<(?:item|entry)\b[^<>]*/>", re.IGNORECASE)
# What nobody shows. The parser looks for an address in every person and compares every tag with all others: both take
# time that grows with the square of what a feed writes there.
UNSHOWN = re.compile(
    r"(</?)(?:[^\s<>/:]+:)?(?:author|category|contributor|creator|keywords|managingeditor|owner|publisher|subject|tags)"
    r"(?=[\s/>])",
    re.IGNORECASE,
)
CDATA, CDATA_END = "<![CDATA[", "]]>"
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffd-\uffff]")
# More than this outside of quotes is no tag for readers: the parser's time grows with the square of the attributes.
LONG_TAG = re.compile(r"<[A-Za-z](?:[^<>\"']|\"[^\"]*\"|'[^']*'){1000}")
REFERENCE = re.compile(r"&(?:(?P<number>#\d{1,7}|#[xX][0-9a-fA-F]{1,6});|(?P<name>[A-Za-z][A-Za-z0-9]{1,31});)?")
PICTURE = re.compile(r"""<img\b[^<>]{0,500}?\bsrc\s*=\s*["'](?P<address>[^"'<>]{1,2000})["']""", re.IGNORECASE)
MARKS = frozenset("<>&\"'")


class NotAFeed(Exception):
    """The bytes are no feed; ``kind`` is a FailureKind that says what they are."""

    def __init__(self, kind: FailureKind, detail: str) -> None:
        super().__init__(detail)
        self.kind = kind
        self.detail = detail


def read_feed(content: bytes, content_type: str) -> tuple[RawEntry, ...]:
    """Return the entries of an RSS, RDF or Atom document as they are, in its own order, at most MAX_ITEMS.

    ``content_type`` is a hint for the character set only. Raises NotAFeed for anything else: an HTML page served with
    status 200, a document that declares entities, no XML.
    """
    parsed = _parse(clean_xml(decode_feed(content, content_type)))
    if not parsed.get("version") and not parsed.entries:
        raise NotAFeed(FailureKind.NOT_A_FEED, "no feed elements")
    return tuple(_raw_entry(entry) for entry in parsed.entries)


def clean_xml(text: str) -> str:
    """Return the document with a right prolog, without DOCTYPE and without what no XML reader accepts.

    Raises NotAFeed when it is no feed or declares entities: those can grow without end or name files.
    """
    tag, start = _find_root(text)
    body = _complete(FORBIDDEN.sub("", text[start:]), tag)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + "".join(_repaired(body))


def _repaired(text: str) -> Iterator[str]:
    """Give the document in parts with its references repaired; CDATA sections say what they say."""
    position, open_tags = 0, 0
    while position < len(text):
        start = text.find(CDATA, position)
        end = text.find(CDATA_END, start) if start >= 0 else -1
        markup = text[position : start if end >= 0 else len(text)]
        open_tags += markup.count("<") - 2 * markup.count("</") - markup.count("/>")
        if open_tags > MAX_OPEN_TAGS or LONG_TAG.search(markup):
            raise NotAFeed(FailureKind.UNSAFE_XML, "tags without an end")
        yield REFERENCE.sub(_reference, UNSHOWN.sub(r"\1unshown", markup))
        if end < 0:
            return
        position = end + len(CDATA_END)
        yield text[start:position]


def _parse(text: str) -> Any:
    # No base address on purpose: feedparser would make a link of a guid that is none. Links are made absolute later.
    headers = {"content-type": "application/xml; charset=utf-8"}
    try:
        return feedparser.parse(
            BytesIO(text.encode("utf-8")), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as error:
        # The parser meets whatever the world writes; its accidents are the document's failures.
        raise NotAFeed(FailureKind.NOT_A_FEED, f"{type(error).__name__} while parsing") from error


def _find_root(text: str) -> tuple[str, int]:
    """Return the tag of the root element and where it starts; what stands before it is checked and left out."""
    # Warnings of a script may stand before the prolog.
    declaration = text.find("<?xml ")
    position = declaration if declaration >= 0 else max(text.find("<"), 0)
    while prolog := PROLOG.match(text, position):
        if prolog["end"] not in (None, ">"):
            raise NotAFeed(FailureKind.UNSAFE_XML, "the document declares a grammar of its own")
        position = prolog.end()
    root = ROOT.match(text, position)
    if not root:
        raise NotAFeed(FailureKind.NOT_A_FEED, "no root element")
    name = root["name"].casefold()
    if name not in FEED_ROOTS:
        kind = FailureKind.HTML_PAGE if HTML_ROOTS.fullmatch(name) else FailureKind.NOT_A_FEED
        raise NotAFeed(kind, f"the root element is {name[:40]}")
    return root["tag"], root.start("tag") - 1


def _complete(text: str, tag: str) -> str:
    """Return the document up to its end tag or its last allowed item; one that was cut off loses its last item."""
    item_ends = [found.end() for found in islice(ITEM_END.finditer(text), MAX_ITEMS + 1)]
    end = text.rfind(f"</{tag}")
    if end >= 0 and len(item_ends) <= MAX_ITEMS:
        return f"{text[:end]}</{tag}>"
    if not item_ends:
        raise NotAFeed(FailureKind.NOT_A_FEED, "cut off before the end of its first item")
    return text[: item_ends[:MAX_ITEMS][-1]] + ENDINGS[tag.rpartition(":")[2].casefold()].format(tag)


def _reference(found: re.Match[str]) -> str:
    """Return what XML knows: HTML's names become letters, a bare ampersand and unknown names become text."""
    written = found[0]
    if (found["name"] and f"{found['name']};" not in html5) or not (found["name"] or found["number"]):
        return f"&amp;{written[1:]}"
    meant = unescape(written)
    return written if meant in MARKS else FORBIDDEN.sub("", meant)


def _raw_entry(entry: Any) -> RawEntry:
    guid, link = _text(entry, "id"), _text(entry, "link")
    if link == guid and not guid.startswith(("http://", "https://", "/")):
        # A guid that is no permalink and does not say so; feedparser takes it for the missing link.
        link = ""
    return RawEntry(
        guid=guid,
        link=link,
        title=_text(entry, "title"),
        summary=_text(entry, "summary") or _content(entry),
        published=_text(entry, "published") or _text(entry, "updated") or _text(entry, "created"),
        published_struct=entry.get("published_parsed") or entry.get("updated_parsed"),
        picture=_picture(entry),
    )


def _picture(entry: Any) -> str:
    """Return the address of the picture of an item: an enclosure, a media element, or the first one in its text."""
    named = [*(entry.get("enclosures") or ()), *(entry.get("media_content") or ())]
    for part in named:
        kind = str(part.get("type") or part.get("medium") or "")
        if kind.startswith("image"):
            return str(part.get("href") or part.get("url") or "")
    for part in entry.get("media_thumbnail") or ():
        return str(part.get("url") or "")
    found = PICTURE.search(_text(entry, "summary")) or PICTURE.search(_content(entry))
    return unescape(found["address"]) if found else ""


def _text(entry: Any, name: str) -> str:
    value = entry.get(name)
    return value if isinstance(value, str) else ""


def _content(entry: Any) -> str:
    return next((str(part.get("value") or "") for part in entry.get("content") or ()), "")
