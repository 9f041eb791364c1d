"""The headings of an HTML text and what stands below each of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from html.parser import HTMLParser
import re


_HEADING = re.compile(r"h[1-6]")
_SHOWN = frozenset({"img", "video", "audio", "iframe", "object", "embed", "table", "svg", "hr"})
_UNREAD = frozenset({"script", "style", "template"})
# An element of one heading with nothing but blanks and empty paragraphs up to the next heading or the end.
_BLANK = r"(?:\s|&nbsp;|&#160;|\u00a0|<br\s*/?>|<(?:p|div|span|ul|ol|li)(?:\s[^<>]*)?>|</(?:p|div|span|ul|ol|li)>)*"
_HEAD = r"<h([2-6])(?:\s[^<>]*)?>(?:(?!<h[1-6][\s>])[\s\S]){0,2000}?</h\1\s*>"
_BARE = re.compile(rf"{_HEAD}(?={_BLANK}(?:<h([1-6])[\s>]|\Z))", re.IGNORECASE)


@dataclass
class Part:
    """A heading with its level (0 and "" for what stands before the first) and what stands below it.

    ``text`` is the plain text, ``images`` the text alternatives of the pictures, None where there is none.
    ``has_content`` tells whether anything at all is shown.
    """

    level: int = 0
    heading: str = ""
    text: str = ""
    images: list[str | None] = field(default_factory=list)
    has_content: bool = False

    @property
    def words(self) -> int:
        """How many words the text has: Vietnamese writes every syllable apart and schools count them so."""
        return count_words(self.text)


def count_words(text: str) -> int:
    """Return the number of words as word processors count them: runs between blanks with a letter or a digit."""
    return sum(any(sign.isalnum() for sign in word) for word in text.split())


def read_parts(html: str) -> tuple[Part, ...]:
    """Return the parts of an HTML text in their order, the first without a heading. Markup may be broken."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    for part in reader.parts:
        part.text = " ".join(part.text.split())
        part.heading = " ".join(part.heading.split())
        part.has_content = part.has_content or bool(part.text)
    return tuple(reader.parts)


def without_empty_headings(html: str) -> str:
    """Return the text without headings below which nothing stands; sub-headings with text keep what is above them."""
    before = ""
    while before != html:
        before, html = html, _BARE.sub(_unless_below, html)
    return html


def _unless_below(match: re.Match[str]) -> str:
    """What follows a heading belongs to it when it is a heading of a lower level."""
    return match[0] if match[2] and match[2] > match[1] else ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts = [Part()]
        self._in_heading = ""
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        part = self.parts[-1]
        if tag in _UNREAD:
            self._unread += 1
        elif _HEADING.fullmatch(tag):
            self.parts.append(Part(int(tag[1])))
            self._in_heading = tag
        elif tag in _SHOWN:
            part.has_content = True
        elif not self._in_heading:
            part.text += " " if tag not in ("a", "b", "em", "i", "span", "strong", "sub", "sup", "u") else ""
        if tag == "img":
            part.images.append((dict(attrs).get("alt") or "").strip() or None)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNREAD:
            self._unread = max(self._unread - 1, 0)
        elif tag == self._in_heading:
            self._in_heading = ""
        elif tag in ("p", "li", "td", "th", "div", "h1", "h2", "h3", "h4", "h5", "h6"):
            self.parts[-1].text += " "

    def handle_data(self, data: str) -> None:
        if self._unread:
            return
        if self._in_heading:
            self.parts[-1].heading += data
        else:
            self.parts[-1].text += data
