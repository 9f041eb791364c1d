"""PDF: pictures of the pages, the text that lies on them, and whether it is a scan without text."""

from collections.abc import Callable
from collections.abc import Iterator
import contextlib
from edu.portal.preview import pictures
from edu.portal.preview.model import BROKEN
from edu.portal.preview.model import CUT_PAGES
from edu.portal.preview.model import CUT_TEXT
from edu.portal.preview.model import EMPTY
from edu.portal.preview.model import ENCRYPTED
from edu.portal.preview.model import SCAN
from edu.portal.preview.model import Limits
from edu.portal.preview.model import Line
from edu.portal.preview.model import Page
from edu.portal.preview.model import Picture
from edu.portal.preview.model import Preview
from edu.portal.preview.model import PreviewError
import re
import time
from typing import Any
import unicodedata


_PASSWORD_ERROR = 4
_IMAGE_OBJECT = 3
_LETTERS_OF_TEXT = 16
_SPACES = re.compile(r"\s+")
_THOUSAND = 1000
_LONGEST_PAGE = 5.0
_LEAST_POINTS = 1.0
_SAME_LINE = 0.5

Box = tuple[float, float, float, float]
Place = Callable[[float, float], tuple[float, float]]


def read_pdf(data: bytes, limits: Limits, clock: Callable[[], float] = time.monotonic) -> Preview:
    """Return the preview of a PDF.

    Pictures stop at ``limits.pages`` or when ``limits.seconds`` are over, text at ``limits.text_pages``. Raises
    PreviewError for a file that is locked with a password, damaged or without pages.
    """
    end = clock() + limits.seconds
    document = _opened(data)
    try:
        return _read(document, limits, lambda: clock() > end)
    finally:
        document.close()


def _opened(data: bytes) -> Any:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == _PASSWORD_ERROR or "password" in str(error).lower()
        raise PreviewError(ENCRYPTED if locked else BROKEN, str(error)) from error
    # Stamps of signatures and filled-in fields are drawn by the form module; scripts of a form are not run by it.
    # A damaged form hides its fields, not the document.
    with contextlib.suppress(Exception):
        document.init_forms()
    return document


def _read(document: Any, limits: Limits, is_late: Callable[[], bool]) -> Preview:
    total = len(document)
    if not total:
        raise PreviewError(EMPTY)
    found = _Found(limits)
    for number in range(min(total, max(limits.pages, limits.text_pages))):
        if number and is_late():
            break
        page = _page(document, number)
        if page is not None:
            found.add(page)
            page.close()
    if not found.pages:
        raise PreviewError(BROKEN, "no page can be drawn")
    notes = [CUT_PAGES] if len(found.pages) < total else []
    if found.length >= limits.text_length or total > limits.text_pages:
        notes.append(CUT_TEXT)
    if not found.has_text:
        notes.append(SCAN)
    return Preview(
        "pages",
        total,
        tuple(found.pages),
        text="\n".join(filter(None, found.texts))[: limits.text_length],
        has_text=found.has_text,
        thumbnail=found.thumbnail,
        notes=tuple(notes),
    )


class _Found:
    """Collects pictures and texts, and counts pages with text and pages that only show a picture."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.pages: list[Page] = []
        self.texts: list[str] = []
        self.length = 0
        self.thumbnail: Picture | None = None
        self.with_text = 0
        self.pictures_only = 0

    def add(self, page: Any) -> None:
        """Read one page."""
        words = _words(page)
        text = _clean(words.get_text_range()) if words else ""
        if sum(sign.isalnum() for sign in text) >= _LETTERS_OF_TEXT:
            self.with_text += 1
        elif _has_image(page):
            # An empty page says nothing.
            self.pictures_only += 1
        if self.length < self.limits.text_length:
            self.texts.append(text)
            self.length += len(text) + 1
        if len(self.pages) < self.limits.pages:
            image, place = _picture(page)
            shown = pictures.page_of(image)
            lines = tuple(_lines(words, place, self.limits)) if words else ()
            self.pages.append(Page(shown.large, shown.small, lines))
            self.thumbnail = self.thumbnail or pictures.thumbnail_of(image)
        if words:
            words.close()

    @property
    def has_text(self) -> bool:
        """Whether the file is more than a row of scanned pictures."""
        return self.pictures_only == 0 or self.with_text >= self.pictures_only


def _page(document: Any, number: int) -> Any:
    import pypdfium2

    try:
        return document[number]
    except pypdfium2.PdfiumError:
        return None


def _picture(page: Any) -> tuple[Any, Place]:
    """Return the picture of a page, and the function from a point of the page to thousandths of its width."""
    width, height = page.get_size()
    width, height = max(width, _LEAST_POINTS), max(height, _LEAST_POINTS)
    scale = pictures.LARGE_WIDTH / width
    # A page like a strip of wallpaper would be a picture of a hundred thousand pixels.
    scale = min(scale, pictures.LARGE_WIDTH * _LONGEST_PAGE / height)
    bitmap = page.render(scale=scale)
    # Knows turned pages and pages whose visible part does not begin at the corner.
    position = bitmap.get_posconv(page)
    unit = _THOUSAND / bitmap.width

    def place(x: float, y: float) -> tuple[float, float]:
        left, top = position.to_bitmap(x, y)
        return left * unit, top * unit

    return bitmap.to_pil().convert("RGB"), place


def _has_image(page: Any) -> bool:
    import pypdfium2

    try:
        return next(iter(page.get_objects(filter=[_IMAGE_OBJECT], max_depth=3)), None) is not None
    except pypdfium2.PdfiumError:
        # What pdfium cannot list may be a picture: better to try to read a scan in vain than to miss one.
        return True


def _words(page: Any) -> Any:
    import pypdfium2

    try:
        return page.get_textpage()
    except pypdfium2.PdfiumError:
        return None


def _clean(text: str) -> str:
    lines = (_SPACES.sub(" ", line).strip() for line in text.replace("\ufffe", "").splitlines())
    kept = "".join(sign for sign in "\n".join(filter(None, lines)) if sign == "\n" or sign.isprintable())
    return unicodedata.normalize("NFC", kept)


def _lines(words: Any, place: Place, limits: Limits) -> Iterator[Line]:
    """Yield the lines of a page in the order in which they stand in the file, pieces of one line joined."""
    pieces: list[Box] = []
    done = 0
    for index in range(min(words.count_rects(), limits.lines_of_page * 20)):
        box = words.get_rect(index)
        if pieces and not _is_same_line(pieces[-1], box):
            yield from _line(words, pieces, place)
            done += 1
            pieces = []
        if done >= limits.lines_of_page:
            return
        pieces.append(box)
    if pieces:
        yield from _line(words, pieces, place)


def _is_same_line(before: Box, now: Box) -> bool:
    overlap = min(before[3], now[3]) - max(before[1], now[1])
    least = min(before[3] - before[1], now[3] - now[1])
    gap = now[0] - before[2]
    return overlap > _SAME_LINE * max(least, 0.1) and -2 * least < gap < 4 * max(least, 4.0)


def _line(words: Any, pieces: list[Box], place: Place) -> Iterator[Line]:
    left, right = min(piece[0] for piece in pieces), max(piece[2] for piece in pieces)
    bottom, top = min(piece[1] for piece in pieces), max(piece[3] for piece in pieces)
    text = _clean(words.get_text_bounded(left - 0.5, bottom - 0.5, right + 0.5, top + 0.5)).replace("\n", " ")
    (x, y), (beyond, below) = place(left, top), place(right, bottom)
    x, beyond, y, below = min(x, beyond), max(x, beyond), min(y, below), max(y, below)
    # What lies outside of the sheet is not seen and would only be in the way of the screen reader.
    if not text or beyond < 0 or below < 0 or x > _THOUSAND:
        return
    yield Line(round(x), round(y), max(1, round(beyond - x)), max(1, round(below - y)), text)
