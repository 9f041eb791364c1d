"""What a file of evidence is, judged by its content: a name proves nothing and goes into no address."""

from edu.portal.core.text.unicode import to_nfc
from io import BytesIO
import re
import unicodedata
from zipfile import BadZipFile
from zipfile import ZipFile


# Scanned contracts of twenty pages have a few megabytes.
LARGEST_FILE = 20 * 1024 * 1024
LONGEST_NAME = 100
KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jpg": "image/jpeg",
    "png": "image/png",
}
# Endings that are right for a kind besides its own.
_OTHER_ENDINGS = {"jpg": ("jpeg", "jpe")}
_SIGNATURES = {
    "pdf": re.compile(rb"(?:\xef\xbb\xbf)?\s{0,8}%PDF-\d"),
    "jpg": re.compile(rb"\xff\xd8\xff"),
    "png": re.compile(rb"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
    "zip": re.compile(rb"PK\x03\x04"),
}
_OFFICE_PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
_CONTENT_TYPES = "[Content_Types].xml"
_FORBIDDEN_IN_NAMES = re.compile(r'["*:<>?|\x00-\x1f\x7f]')


def kind_of(data: bytes) -> str:
    """Return the kind of a file, a key of ``KINDS``, empty when it is none of them."""
    found = next((kind for kind, signature in _SIGNATURES.items() if signature.match(data)), "")
    return _office_kind(data) if found == "zip" else found


def _office_kind(data: bytes) -> str:
    """Return the kind of an Office file by the names of its parts; nothing is unpacked. One with macros has none."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (BadZipFile, ValueError, NotImplementedError):
        return ""
    if _CONTENT_TYPES not in names or any(name.lower().endswith("vbaproject.bin") for name in names):
        return ""
    return next((kind for kind, part in _OFFICE_PARTS.items() if part in names), "")


def safe_name(name: str, kind: str) -> str:
    """Return a name under which such a file can be saved anywhere: no path, no hidden sign, the right ending."""
    last = re.split(r"[/\\]", to_nfc(name))[-1]
    shown = "".join(char for char in last if unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
    clean = " ".join(_FORBIDDEN_IN_NAMES.sub(" ", shown).split())
    stem, dot, ending = clean.rpartition(".")
    if not dot or ending.lower() not in (kind, *_OTHER_ENDINGS.get(kind, ())):
        stem, ending = clean, kind
    stem = stem.strip(". ")[:LONGEST_NAME].strip(". ") or "minh-chung"
    return f"{stem}.{ending.lower()}"
