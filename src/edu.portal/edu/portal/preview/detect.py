"""What a file is, by its content. Its name only decides between formats that look alike."""

from edu.portal.preview.archive import names_of
from edu.portal.preview.model import EMPTY
from edu.portal.preview.model import UNKNOWN
from edu.portal.preview.model import Limits
from edu.portal.preview.model import PreviewError


# The compound files of old Office name their main stream in UTF-16; macros and encryption have streams of their own.
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("PowerPoint Document", "ppt"),
    ("Book", "xls"),
)
_STARTS = (
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF87a", "image"),
    (b"GIF89a", "image"),
    (b"BM", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"{\\rtf", "rtf"),
    (_COMPOUND, "compound"),
)
_PARTS = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
    ("ppt/presentation.xml", "pptx"),
)
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}
# A PDF may begin after some bytes of a mail gateway or a scanner.
_PDF_WINDOW = 1024
_HEAD = 4096
_DIRECTORY_WINDOW = 4 * 1024 * 1024
_TEXT_NAMES = {"txt": "txt", "csv": "csv", "tsv": "csv", "md": "txt", "log": "txt"}
# School software writes tables of HTML and calls them Excel, as Excel opens them.
_MARKUP_NAMES = frozenset({"xls", "doc"})
_LEGACY = frozenset({"doc", "ppt", "pptx", "rtf", "odt", "ods", "odp"})


def detect(data: bytes, name: str, limits: Limits) -> str:
    """Return pdf, docx, xlsx, xls, html, image, svg, txt, csv, encrypted, or one of ``needs_office``.

    Raises PreviewError for what is none of them, and for an archive that must not be opened.
    """
    if not data:
        raise PreviewError(EMPTY)
    head = data[:_HEAD]
    if b"%PDF-" in data[:_PDF_WINDOW]:
        return "pdf"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image"
    for start, kind in _STARTS:
        if head.startswith(start):
            return _compound(data) if kind == "compound" else kind
    if head.startswith(b"PK\x03\x04"):
        return _archive(data, limits)
    return _text(head, name)


def needs_office(kind: str) -> bool:
    """Return whether a format is read with the help of an office program of the host."""
    return kind in _LEGACY


def _compound(data: bytes) -> str:
    window = data[:_DIRECTORY_WINDOW] + data[-_DIRECTORY_WINDOW:]
    for stream, kind in _STREAMS:
        if stream.encode("utf-16-le") in window:
            return kind
    raise PreviewError(UNKNOWN, "compound file without a known stream")


def _archive(data: bytes, limits: Limits) -> str:
    names = names_of(data, limits)
    for part, kind in _PARTS:
        if part in names:
            return kind
    for media_type, kind in _OPEN_DOCUMENT.items():
        if media_type in data[:200]:
            return kind
    raise PreviewError(UNKNOWN, "an archive that is no document")


def _text(head: bytes, name: str) -> str:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<svg", b"<?xml")) and b"<svg" in head.lower():
        return "svg"
    extension = name.rpartition(".")[2].lower()
    if extension in _MARKUP_NAMES and start.startswith((b"<html", b"<table", b"<!doctype html", b"<meta")):
        return "html"
    if start.startswith((b"<!doctype html", b"<html", b"<script", b"<?xml", b"<?php")):
        raise PreviewError(UNKNOWN, "markup")
    # UTF-16 is full of zeros and begins with a mark; other files with zeros are no text.
    if extension in _TEXT_NAMES and (b"\x00" not in head or head[:2] in (b"\xff\xfe", b"\xfe\xff")):
        return _TEXT_NAMES[extension]
    raise PreviewError(UNKNOWN, "no known format")
