"""How files of a package are sent: their addresses, the wall around them, ranges, and the first script of a page."""

from html import escape
import re
from urllib.parse import quote


# What a lesson may do: run scripts and have forms whose buttons its scripts hear. It has an origin of its own, so no
# cookie, no storage and no page of the portal is within its reach, even where it is opened directly.
SANDBOX = "allow-scripts allow-forms"
# The script has to stand before the first one of the lesson, which is far above this.
_HEAD_WITHIN = 65536
_HEAD = re.compile(rb"<head(?:\s[^<>]*)?>", re.IGNORECASE)
_BEFORE = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype[^>]*>)?", re.IGNORECASE | re.DOTALL
)
_RANGE = re.compile(r"bytes=([0-9]{0,15})-([0-9]{0,15})", re.ASCII)
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def policy(base: str, script: str) -> str:
    """Return the Content-Security-Policy of everything in a package.

    ``base`` is the address of the package with a slash at its end, ``script`` that of the portal's own first script.
    Whatever the lesson asks for has to lie below ``base``: no other page of the portal, no other site.
    """
    own = f"{_source(base)} data: blob:"
    return (
        f"sandbox {SANDBOX}; default-src {own} 'unsafe-inline' 'unsafe-eval'; "
        f"script-src {own} {_source(script)} 'unsafe-inline' 'unsafe-eval'; "
        f"object-src 'none'; base-uri {_source(base)}; form-action 'none'"
    )


def file_address(base: str, name: str) -> str:
    """Return the address of a file with its query and fragment kept: ``bai 1.html?trang=2``."""
    path, mark, rest = _split(name)
    return f"{base}{quote(path)}{mark}{quote(rest, safe='=&;%+,/:?#[]@!$()*-._~')}"


def with_script(page: bytes, script: str) -> bytes:
    """Return an HTML page with a script of the portal before all others; one in a wide encoding stays as it is."""
    if page.startswith(_WIDE):
        return page
    tag = f'<script src="{escape(script)}"></script>'.encode()
    found = _HEAD.search(page, 0, _HEAD_WITHIN) or _BEFORE.match(page, 0, _HEAD_WITHIN)
    place = found.end() if found else 0
    return page[:place] + tag + page[place:]


def byte_range(header: str, size: int) -> tuple[int, int] | None:
    """Return first and last byte that a Range header asks for, None to send the whole file (RFC 9110, 14.2).

    Raises ValueError for a range that lies behind the end. Several ranges at once are answered with the whole.
    """
    found = _RANGE.fullmatch(header.strip())
    if found is None or not (found[1] or found[2]):
        return None
    if not found[1]:
        first, last = max(size - int(found[2]), 0), size - 1
    else:
        first = int(found[1])
        last = min(int(found[2]), size - 1) if found[2] else size - 1
    if first >= size or size == 0:
        raise ValueError(f"nothing from byte {first} on")
    return (first, last) if first <= last else None


def _source(address: str) -> str:
    """Return an address as a source in a policy, where blanks, commas and semicolons end it."""
    return quote(address, safe="/:@%[]-._~!$&()*+=")


def _split(name: str) -> tuple[str, str, str]:
    places = [place for place in (name.find("?"), name.find("#")) if place >= 0]
    place = min(places) if places else len(name)
    return name[:place], name[place : place + 1], name[place + 1 :]
