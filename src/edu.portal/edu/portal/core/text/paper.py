"""A paper as plain values: headings, paragraphs and tables, which gateways write as DOCX and PDF."""

from dataclasses import dataclass
from html.parser import HTMLParser


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its number in the text; ``level`` begins with 1."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``is_mark`` for one that tells the writer of the paper that something is missing."""

    text: str
    is_mark: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its caption; ``sums`` are the places of rows that sum others, ``texts`` of columns of words."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sums: tuple[int, ...] = ()
    texts: tuple[int, ...] = (0,)


Block = Heading | Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of a unit: who writes (upper left), the nation and the day (upper right), title, blocks, who signs."""

    title: str
    subtitle: str
    sender: tuple[str, ...]
    nation: tuple[str, ...]
    day_line: str
    blocks: tuple[Block, ...]
    signer: tuple[str, ...] = ()


_BLOCKS = frozenset(
    (
        *("address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "figure", "footer", "header", "hr", "li"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "pre", "section", "table", "tr", "ul"),
    )
)
_HIDDEN = frozenset(("script", "style", "template"))


def paragraphs_of(html: str) -> tuple[str, ...]:
    """Return the text of a piece of HTML paragraph by paragraph; items of lists begin with a dash."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.finish()
    return tuple(reader.found)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._words: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _HIDDEN:
            self._hidden += 1
        if tag in _BLOCKS:
            self.finish()
        if tag == "li":
            self._words.append("- ")
        elif tag in ("td", "th") and self._words:
            self._words.append("; ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        if tag in _BLOCKS:
            self.finish()

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._words.append(data)

    def finish(self) -> None:
        text = " ".join("".join(self._words).split())
        self._words = []
        if text and text != "-":
            self.found.append(text)
