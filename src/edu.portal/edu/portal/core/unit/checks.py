"""Plain checks of what an editor types into the unit's record."""

import re
from urllib.parse import urlsplit


_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}")
_LONGEST_EMAIL = 254
LONGEST_ADDRESS = 2000
# The oldest schools of today were founded later.
FIRST_YEAR = 1800
MOST_SUPERIORS = 50
_TAX_CODE = re.compile(r"\d{10}(-?\d{3})?", re.ASCII)


def is_email(text: str) -> bool:
    """Tell whether the text is one e-mail address with a domain that has a dot (RFC 5321 length)."""
    return len(text) <= _LONGEST_EMAIL and _EMAIL.fullmatch(text) is not None


def is_tax_code(text: str) -> bool:
    """Tell whether the text is the tax code of a unit: ten digits, three more for a part of it (0301234567-001)."""
    return _TAX_CODE.fullmatch(text) is not None


def is_web_address(text: str) -> bool:
    """Tell whether the text is one absolute http or https address; other schemes could run code in a link."""
    if any(char.isspace() for char in text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def address_fault(text: str) -> str:
    """Return why ``text`` is no public web address that a portal can read from, "" when it is one.

    Faults: ``malformed``, ``scheme`` (neither http nor https), ``login`` (a user name in it), ``too-long``.
    """
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError:
        return "malformed"
    if parts.scheme not in ("http", "https"):
        return "scheme"
    if "@" in parts.netloc:
        return "login"
    if not host or port == 0 or any(char.isspace() for char in text):
        return "malformed"
    return "too-long" if len(text) > LONGEST_ADDRESS else ""
