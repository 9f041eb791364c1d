"""HTML out of foreign files: only what a text needs is let through, and headings fit below those of the page."""

from collections.abc import Iterator
from edu.portal.preview.model import BROKEN
from edu.portal.preview.model import PreviewError
from lxml import etree
from lxml import html
import re
import unicodedata
from urllib.parse import urlsplit


_KEPT = frozenset(
    [
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "caption",
        "code",
        "dd",
        "div",
        "dl",
        "dt",
        "em",
        "figure",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "li",
        "ol",
        "p",
        "pre",
        "s",
        "section",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "u",
        "ul",
    ]
)
_DROPPED = frozenset(
    [
        "script",
        "style",
        "iframe",
        "object",
        "embed",
        "form",
        "input",
        "button",
        "textarea",
        "select",
        "template",
        "noscript",
        "svg",
        "math",
        "head",
        "title",
    ]
)
_ATTRIBUTES = {
    "a": frozenset({"href", "id"}),
    "img": frozenset({"src", "alt", "width", "height"}),
    "ol": frozenset({"start"}),
    "td": frozenset({"colspan", "rowspan", "class"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
    "li": frozenset({"id"}),
    "p": frozenset({"id"}),
}
_HEADINGS = {"h1": "h3", "h2": "h4", "h3": "h5", "h4": "h6", "h5": "h6", "h6": "h6"}
_CLASSES = frozenset({"edu-num"})
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_OWN_PICTURE = re.compile(r"edu:\d+")
_SPAN = re.compile(r"[1-9]\d{0,2}")
_WORD = re.compile(r"[A-Za-z][\w-]*")
_HIDDEN = re.compile(r"[\x00-\x20\x7f-\x9f]+")
_SPACES = re.compile(r"[ \t\xa0]+")
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "tr",
        "h3",
        "h4",
        "h5",
        "h6",
        "dt",
        "dd",
        "caption",
        "blockquote",
        "pre",
        "br",
        "section",
        "table",
    ]
)
_ID_PREFIX = "tep-"


def clean(source: str) -> str:
    """Return a fragment of HTML with known elements and attributes only. Raises PreviewError when it is none."""
    try:
        root = html.fragment_fromstring(source, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise PreviewError(BROKEN, str(error)) from error
    for element in list(root.iterdescendants()):
        _clean_element(element)
    for element in root.iter():
        _compose(element)
    inner = html.tostring(root, encoding="unicode")
    return inner[inner.index(">") + 1 : inner.rindex("</div>")]


def words_of(source: str) -> str:
    """Return the words of cleaned HTML, blocks on lines of their own."""
    root = html.fragment_fromstring(source, create_parent="div")
    lines = (_SPACES.sub(" ", line).strip() for line in "".join(_words(root)).splitlines())
    return "\n".join(filter(None, lines))


def _words(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield from _words(child)
        if child.tag in _BLOCKS:
            yield "\n"
        elif child.tag in ("td", "th"):
            yield " "
        yield child.tail or ""


def _compose(element: etree._Element) -> None:
    """Bring the texts to NFC, never the markup: there U+0338 behind a tag would melt into its ``>`` and open it."""
    element.text = unicodedata.normalize("NFC", element.text) if element.text else element.text
    element.tail = unicodedata.normalize("NFC", element.tail) if element.tail else element.tail
    for name, value in element.attrib.items():
        element.attrib[name] = unicodedata.normalize("NFC", value)


def _clean_element(element: etree._Element) -> None:
    if not isinstance(element.tag, str) or element.tag in _DROPPED:
        element.drop_tree()
        return
    tag = element.tag = _HEADINGS.get(element.tag, element.tag)
    if tag not in _KEPT:
        element.drop_tag()
        return
    for name in list(element.attrib):
        value = _attribute(tag, name, element.attrib[name])
        if value is None:
            del element.attrib[name]
        else:
            element.attrib[name] = value
    if tag == "img" and "src" not in element.attrib:
        element.drop_tree()
    elif tag == "img":
        element.attrib["alt"] = element.attrib.get("alt", "")
        element.attrib["loading"] = "lazy"
    elif tag == "a" and element.attrib.get("href", "#")[:1] != "#":
        element.attrib["rel"] = "nofollow noopener"


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name not in _ATTRIBUTES.get(tag, ()):
        return None
    check = _CHECKS.get(name)
    return check(value) if check else value


def _address(value: str) -> str | None:
    bare = _HIDDEN.sub("", value)
    if bare.startswith("#"):
        return f"#{_ID_PREFIX}{bare[1:]}" if _WORD.fullmatch(bare[1:]) else None
    try:
        return bare if urlsplit(bare).scheme.lower() in _SCHEMES else None
    except ValueError:
        return None


def _matching(pattern: re.Pattern[str], value: str) -> str | None:
    return value if pattern.fullmatch(value) else None


_CHECKS = {
    "href": _address,
    "src": lambda value: _matching(_OWN_PICTURE, value),
    "id": lambda value: f"{_ID_PREFIX}{value}" if _WORD.fullmatch(value) else None,
    "class": lambda value: value if value in _CLASSES else None,
    "colspan": lambda value: _matching(_SPAN, value),
    "rowspan": lambda value: _matching(_SPAN, value),
    "start": lambda value: _matching(_SPAN, value),
    "width": lambda value: _matching(re.compile(r"\d{1,5}"), value),
    "height": lambda value: _matching(re.compile(r"\d{1,5}"), value),
    "scope": lambda value: value if value in ("col", "row", "colgroup") else None,
}
