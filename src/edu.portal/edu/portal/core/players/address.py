"""Which addresses of other sites can be shown in the page; the sites are data, in ``players.toml``.

Every other address is a link.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from importlib.resources import files
import re
import tomllib
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Player:
    """A lesson or a film on another site: the site's name, the address for a frame and the one for a link.

    ``playing`` is the address for a frame that begins at once, as after the click on a film.
    """

    id: str
    title: str
    embed: str
    playing: str
    page: str


_FRAME = re.compile(r"""<iframe\b[^>]*?\ssrc\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_LONGEST = 2000
_ROWS = tomllib.loads(files(__package__).joinpath("players.toml").read_text(encoding="utf-8"))["player"]
_PATTERNS = tuple((row, re.compile(address, re.ASCII)) for row in _ROWS for address in row["address"])
SITES: tuple[str, ...] = tuple(row["title"] for row in _ROWS)


def read_film(typed: str) -> Player | None:
    """Return the player of a site of films, None for any other text."""
    return _read(typed, "film")


def read_player(typed: str) -> Player | None:
    """Return the player for an address, or for the code that a site gives to embed; None for any other text."""
    return _read(typed)


def _read(typed: str, family: str = "") -> Player | None:
    """Make the player from the id alone: nothing else of what was pasted reaches the page."""
    text = typed.strip()
    if len(text) > _LONGEST:
        return None
    frame = _FRAME.search(text)
    if frame is not None:
        text = unescape(frame[1])
    if text.startswith("//"):
        text = f"https:{text}"
    rest = _after_scheme(text)
    for row, pattern in _PATTERNS:
        found = pattern.fullmatch(rest) if family in ("", row["family"]) else None
        if found is not None:
            return _player(row, found.groupdict())
    return None


def _player(row: Mapping[str, str], found: Mapping[str, str | None]) -> Player:
    secret = found.get("secret")
    embed = row["embed"].format(**found) + (row["secret"].format(secret=secret) if secret else "")
    return Player(row["id"], row["title"], embed, embed + row.get("start", ""), row["page"].format(**found))


def _after_scheme(text: str) -> str:
    """Return host, path and query, the host in lower case; "" for what is no web address."""
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or parts.username is not None or port not in (None, 80, 443):
        return ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{parts.path}{query}"
