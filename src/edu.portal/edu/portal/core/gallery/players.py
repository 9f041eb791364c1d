"""Films that lie with a provider: the address of the page, and of the player that a click loads.

Only players that are named here are ever framed; every other address is a link.
"""

from dataclasses import dataclass
import re
from urllib.parse import parse_qs
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Player:
    """A film elsewhere: who shows it, and the address of the frame."""

    provider: str
    frame: str


_ID = re.compile(r"[A-Za-z0-9_-]{6,20}")
_NUMBER = re.compile(r"\d{5,14}")
_HASH = re.compile(r"[0-9a-f]{6,20}")
_YOUTUBE = frozenset({"youtube.com", "www.youtube.com", "m.youtube.com", "youtube-nocookie.com"})
_YOUTUBE_FOLDERS = ("embed", "shorts", "live", "v")
_VIMEO = frozenset({"vimeo.com", "www.vimeo.com", "player.vimeo.com"})
_DAILYMOTION = frozenset({"dailymotion.com", "www.dailymotion.com"})


def read_player(address: str) -> Player | None:
    """Return the player of a web address, None when it is to be opened as a link."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    if parts.scheme not in ("http", "https"):
        return None
    steps = [step for step in parts.path.split("/") if step]
    if host in _YOUTUBE or host == "youtu.be":
        return _youtube(host, steps, parts.query)
    if host in _VIMEO:
        return _vimeo(steps, parts.query)
    if host in _DAILYMOTION or host == "dai.ly":
        return _dailymotion(host, steps)
    return None


def _youtube(host: str, steps: list[str], query: str) -> Player | None:
    wanted = ""
    if host == "youtu.be":
        wanted = steps[0] if steps else ""
    elif steps[:1] == ["watch"]:
        wanted = parse_qs(query).get("v", [""])[0]
    elif len(steps) > 1 and steps[0] in _YOUTUBE_FOLDERS:
        wanted = steps[1]
    if not _ID.fullmatch(wanted):
        return None
    return Player("YouTube", f"https://www.youtube-nocookie.com/embed/{wanted}?autoplay=1&rel=0")


def _vimeo(steps: list[str], query: str) -> Player | None:
    place = next((place for place, step in enumerate(steps) if _NUMBER.fullmatch(step)), None)
    if place is None:
        return None
    # An unlisted film carries a second part, in the path or as h.
    secret = steps[place + 1] if len(steps) > place + 1 else parse_qs(query).get("h", [""])[0]
    extra = f"&h={secret}" if _HASH.fullmatch(secret) else ""
    return Player("Vimeo", f"https://player.vimeo.com/video/{steps[place]}?autoplay=1&dnt=1{extra}")


def _dailymotion(host: str, steps: list[str]) -> Player | None:
    wanted = steps[-1] if host == "dai.ly" or "video" in steps else ""
    if not _ID.fullmatch(wanted):
        return None
    return Player("Dailymotion", f"https://geo.dailymotion.com/player.html?video={wanted}")
