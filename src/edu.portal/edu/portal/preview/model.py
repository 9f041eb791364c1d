"""What a preview consists of, and what a file may cost."""

from dataclasses import dataclass
from dataclasses import field


# Why a file has no preview. The first ones will stay so until somebody changes the file or the host.
ENCRYPTED = "encrypted"
BROKEN = "broken"
UNSAFE = "unsafe"
TOO_LARGE = "too-large"
UNKNOWN = "unknown"
DRAWING = "drawing"
NO_CONVERTER = "no-converter"
EMPTY = "empty"
LASTING = frozenset({ENCRYPTED, BROKEN, UNSAFE, TOO_LARGE, UNKNOWN, DRAWING, NO_CONVERTER, EMPTY})
# The next ones may be the host's bad day, so they are tried again.
TIME = "time"
MEMORY = "memory"
CRASH = "crash"

# What a reader is told about a preview that is not the whole file.
CUT_PAGES = "cut-pages"
CUT_ROWS = "cut-rows"
CUT_TEXT = "cut-text"
SCAN = "scan"


class PreviewError(Exception):
    """The file has no preview; ``code`` is one of the words above."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(detail or code)
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost. ``seconds`` ends the work softly (fewer pages), ``hard_seconds`` kills it."""

    bytes: int = 200 * 1024 * 1024
    pages: int = 100
    text_pages: int = 1000
    text_length: int = 2_000_000
    lines_of_page: int = 400
    pixels: int = 60_000_000
    unpacked: int = 400 * 1024 * 1024
    xml: int = 60 * 1024 * 1024
    members: int = 5000
    sheets: int = 12
    rows: int = 500
    columns: int = 60
    pictures: int = 80
    html: int = 1_000_000
    seconds: float = 45.0
    hard_seconds: float = 90.0
    office_seconds: float = 60.0
    ocr_seconds: float = 240.0
    memory: int = 1536 * 1024 * 1024
    output: int = 200 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Picture:
    """An encoded picture. ``data`` is empty while it travels through a file."""

    data: bytes
    width: int
    height: int
    media_type: str = "image/webp"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text of a page, its box in thousandths of the page's width, measured from the left upper corner."""

    x: int
    y: int
    width: int
    height: int
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its picture in two sizes and the text that lies on it."""

    large: Picture
    small: Picture
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """A file made readable. ``kind``: ``pages``, ``html`` or ``image``.

    ``total`` is the number of pages of the file, which may be more than there are pictures of. ``pictures`` belong to
    the HTML, which names them ``edu:0``, ``edu:1`` and so on. ``notes`` say what a reader should know.
    """

    kind: str
    total: int = 0
    pages: tuple[Page, ...] = ()
    html: str = ""
    pictures: tuple[Picture, ...] = ()
    text: str = ""
    has_text: bool = True
    thumbnail: Picture | None = None
    notes: tuple[str, ...] = field(default=())
