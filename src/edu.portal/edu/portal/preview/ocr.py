"""Text of scans, where the host has ocrmypdf or tesseract; without them a scan stays a picture."""

from collections.abc import Iterator
from dataclasses import replace
from edu.portal.preview.model import SCAN
from edu.portal.preview.model import Limits
from edu.portal.preview.model import Line
from edu.portal.preview.model import Page
from edu.portal.preview.model import Preview
from edu.portal.preview.model import PreviewError
from edu.portal.preview.pdf import read_pdf
from edu.portal.preview.process import run_tool
import io
from itertools import groupby
from pathlib import Path
from PIL import Image
import shutil
import time
import unicodedata


LANGUAGES = ("vie", "eng")
_WORD_LEVEL = "5"
_LEAST_CONFIDENCE = 30.0
_FIELDS = 12
_THOUSAND = 1000


def ocr_program() -> str:
    """Return the path of the program that reads scans on this host, "" when there is none."""
    return shutil.which("ocrmypdf") or shutil.which("tesseract") or ""


def read_scan(data: bytes, preview: Preview, folder: Path, limits: Limits) -> Preview:
    """Return the preview of a scanned PDF with the text that was recognised; the given one where that fails."""
    program = ocr_program()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        if Path(program).name == "ocrmypdf":
            return _with_layer(program, data, folder, limits)
        if program:
            return _by_page(program, preview, folder, limits)
    except PreviewError:
        return preview
    return preview


def _with_layer(program: str, data: bytes, folder: Path, limits: Limits) -> Preview:
    source, target = folder / "scan.pdf", folder / "read.pdf"
    source.write_bytes(data)
    command = [program, "--skip-text", "--output-type", "pdf", "--jobs", "1", "--optimize", "0"]
    command += ["--language", "+".join(LANGUAGES), str(source), str(target)]
    run_tool(command, folder, limits.ocr_seconds)
    return read_pdf(target.read_bytes(), limits)


def _by_page(program: str, preview: Preview, folder: Path, limits: Limits) -> Preview:
    end = time.monotonic() + limits.ocr_seconds
    pages: list[Page] = []
    for page in preview.pages:
        left = end - time.monotonic()
        lines = page.lines if page.lines or left <= 0 else tuple(_recognised(program, page, folder, left))
        pages.append(replace(page, lines=lines))
    text = "\n".join(line.text for page in pages for line in page.lines)
    if not text.strip():
        return preview
    notes = tuple(note for note in preview.notes if note != SCAN)
    return replace(preview, pages=tuple(pages), text=text[: limits.text_length], has_text=True, notes=notes)


def _recognised(program: str, page: Page, folder: Path, seconds: float) -> Iterator[Line]:
    picture = folder / "page.png"
    Image.open(io.BytesIO(page.large.data), formats=("WEBP",)).save(picture)
    command = [program, str(picture), "stdout", "-l", "+".join(LANGUAGES), "--dpi", "150", "tsv"]
    printed = run_tool(command, folder, seconds).decode("utf-8", "replace")
    return iter(read_table(printed, page.large.width))


def read_table(printed: str, width: int) -> list[Line]:
    """Return the lines in the table that tesseract prints of a picture ``width`` pixels wide."""
    rows = [line.split("\t") for line in printed.splitlines()]
    words = [row for row in rows if len(row) == _FIELDS and row[0] == _WORD_LEVEL and row[11].strip()]
    sure = [row for row in words if _confidence(row[10]) >= _LEAST_CONFIDENCE]
    return [_line(list(group), width) for _place, group in groupby(sure, key=lambda row: row[1:5])]


def _confidence(cell: str) -> float:
    try:
        return float(cell)
    except ValueError:
        return 0.0


def _line(words: list[list[str]], width: int) -> Line:
    boxes = [tuple(map(int, word[6:10])) for word in words]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right = max(box[0] + box[2] for box in boxes)
    bottom = max(box[1] + box[3] for box in boxes)
    unit = _THOUSAND / width
    text = unicodedata.normalize("NFC", " ".join(word[11].strip() for word in words))
    return Line(
        round(left * unit),
        round(top * unit),
        max(1, round((right - left) * unit)),
        max(1, round((bottom - top) * unit)),
        text,
    )
