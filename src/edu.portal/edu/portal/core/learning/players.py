"""Players of other sites: which addresses can be shown in the page; the data is in ``players.toml``."""

from dataclasses import dataclass
from html import unescape
from importlib.resources import files
import re
import tomllib
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Player:
    """A lesson on another site: the site's name, the address for a frame and the one for a link."""

    id: str
    title: str
    embed: str
    page: str


_FRAME = re.compile(r"""<iframe\b[^>]*?\ssrc\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_LONGEST = 2000
_ROWS = tomllib.loads(files(__package__).joinpath("players.toml").read_text(encoding="utf-8"))["player"]
_PATTERNS = tuple((row, re.compile(address, re.ASCII)) for row in _ROWS for address in row["address"])
SITES: tuple[str, ...] = tuple(row["title"] for row in _ROWS)


def read_player(typed: str) -> Player | None:
    """Return the player for an address, or for the code that a site gives to embed; None for any other text.

    The frame's address is made from the id alone: nothing else of what was pasted reaches the page.
    """
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
        found = pattern.fullmatch(rest)
        if found is not None:
            return Player(
                row["id"], row["title"], row["embed"].format(id=found["id"]), row["page"].format(id=found["id"])
            )
    return None


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
