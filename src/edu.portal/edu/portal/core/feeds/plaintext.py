"""From the HTML that feeds carry to the plain text that pages show."""

from edu.portal.core.text.legacy import recognise
from edu.portal.core.text.unicode import to_nfc
from edu.portal.core.text.unicode import without_unseen
from html.parser import HTMLParser
import re


BLOCKS = re.compile(
    "address|article|aside|blockquote|br|d[dlt]|div|fig(caption|ure)|footer|h[1-6]|header|hr|li|main|nav|[ou]l|p|pre|section|"
    "table|t[dhr]"
)
UNSHOWN = re.compile("applet|embed|head|iframe|math|noembed|noscript|object|script|style|svg|template|title")
MARKUP = re.compile(r"<[a-zA-Z/!?]|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
CDATA_MARKS = re.compile(r"<!\[CDATA\[|\]\]>")
DECLARATION = re.compile(r"<[!?][^>]*>?")
# A tag that the next one interrupts is none; the parser would look for its end in all that follows.
UNFINISHED = re.compile(r"<[a-zA-Z/][^<>]*(?=<|\Z)")

ROUNDS = 4
LONGEST_INPUT = 20_000


def plain_text(html: str) -> str:
    """Return the readable text of a title or summary: no markup, NFC, single spaces, old encodings read.

    Feeds escape once, twice or not at all, so markup is taken out until none is left. Never raises.
    """
    text = html[:LONGEST_INPUT]
    for _round in range(ROUNDS):
        if not MARKUP.search(text):
            break
        text = _without_markup(text)
    return " ".join(recognise(to_nfc(without_unseen(text))).text.split())


def shorten(text: str, length: int) -> str:
    """Return the text cut between two words to at most ``length`` characters, with an ellipsis when it was cut."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    head, _space, _tail = cut.rpartition(" ")
    # A "word" as long as half the text is no word; then any place is as good.
    return (head if len(head) > length // 2 else cut).rstrip(" ,;:.-–") + "…"


def _without_markup(text: str) -> str:
    parser = _Text()
    # The parser raises on some declarations, and its versions differ on tags that never end.
    parser.feed(UNFINISHED.sub("", DECLARATION.sub(" ", CDATA_MARKS.sub("", COMMENT.sub(" ", text)))))
    parser.close()
    return "".join(parser.parts)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unshown: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if UNSHOWN.fullmatch(tag):
            self._unshown.append(tag)
        elif BLOCKS.fullmatch(tag):
            self.parts.append(" ")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if BLOCKS.fullmatch(tag):
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unshown:
            del self._unshown[self._unshown.index(tag) :]
        elif BLOCKS.fullmatch(tag):
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._unshown:
            self.parts.append(data)
