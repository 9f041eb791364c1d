"""Kind and size of a file in the words of a list, and addresses that may be followed."""

import mimetypes
import re
from urllib.parse import urlsplit


_UNITS = ("KB", "MB", "GB")
_STEP = 1024
_SHORT_NAMES = {"JPEG": "JPG", "TIF": "TIFF", "HTM": "HTML"}
_EXTENSION = re.compile(r"[a-z0-9]{1,5}", re.ASCII)
_SAFE_SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})
_HIDDEN = re.compile(r"[\x00-\x20\x7f-\x9f]+")


def file_kind(content_type: str, filename: str) -> str:
    """Return the kind of a file as people name it (PDF, DOCX), from its name or else its content type; "" unknown."""
    _stem, dot, extension = filename.rpartition(".")
    name = extension.strip().lower() if dot else ""
    if not _EXTENSION.fullmatch(name):
        name = (mimetypes.guess_extension(content_type) or "").lstrip(".")
    kind = name.upper()
    return _SHORT_NAMES.get(kind, kind)


def size_text(size: int, comma: bool = True) -> str:
    """Return ``size`` bytes as ``1,2 MB`` (with a point when not ``comma``); "" for no size."""
    if size <= 0:
        return ""
    amount = size / _STEP
    unit = 0
    while amount >= _STEP and unit < len(_UNITS) - 1:
        amount /= _STEP
        unit += 1
    number = f"{max(amount, 0.1):.1f}" if amount < 10 else f"{amount:.0f}"
    number = number.removesuffix(".0")
    return f"{number.replace('.', ',') if comma else number} {_UNITS[unit]}"


def safe_address(url: str) -> str:
    """Return ``url`` when a visitor may follow it (web, mail, telephone, or inside the site), else ""."""
    bare = _HIDDEN.sub("", url)
    try:
        scheme = urlsplit(bare).scheme.lower()
    except ValueError:
        return ""
    return bare if scheme in _SAFE_SCHEMES else ""


def host_of(url: str) -> str:
    """Return the host that ``url`` leads to without ``www.``, "" for an address inside the site."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
