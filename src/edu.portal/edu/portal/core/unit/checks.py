"""Plain checks of what an editor types into the unit's record."""

import re
from urllib.parse import urlsplit


_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}")
_LONGEST_EMAIL = 254


def is_email(text: str) -> bool:
    """Tell whether the text is one e-mail address with a domain that has a dot (RFC 5321 length)."""
    return len(text) <= _LONGEST_EMAIL and _EMAIL.fullmatch(text) is not None


def is_web_address(text: str) -> bool:
    """Tell whether the text is one absolute http or https address; other schemes could run code in a link."""
    if any(char.isspace() for char in text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
