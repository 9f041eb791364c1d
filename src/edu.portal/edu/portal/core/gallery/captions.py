"""Captions of films: WebVTT read strictly and written anew, SubRip turned into it.

What is stored is written from what was understood, so nothing passes that a player would not show: settings, styles
and notes are left out, of markup only ``<b>``, ``<i>`` and ``<u>`` stay.
"""

from dataclasses import dataclass
import re


MOST_BYTES = 2 * 1024 * 1024
_MOMENT = r"(?:(\d{1,3}):)?([0-5]?\d):([0-5]\d)[.,](\d{1,3})"
_TIMING = re.compile(rf"{_MOMENT}[ \t]+-->[ \t]+{_MOMENT}(?:[ \t].*)?")
_TAG = re.compile(r"</?([A-Za-z][^<>]*)>|<[^<>]*>")
_REMOVED = re.compile(r"<(script|style|iframe|object)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_KEPT = frozenset({"b", "i", "u"})
_LEFT_OUT = ("NOTE", "STYLE", "REGION")


class CaptionsError(ValueError):
    """The captions cannot be used; ``code`` is ``size``, ``encoding``, ``empty`` or ``timing``, ``line`` from 1."""

    def __init__(self, code: str, line: int = 0) -> None:
        super().__init__(code)
        self.code = code
        self.line = line


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption: its beginning and end in milliseconds, its lines as safe markup."""

    start: int
    end: int
    text: str


def read_captions(data: bytes) -> tuple[Cue, ...]:
    """Return the captions of a WebVTT or SubRip file in order. Raises CaptionsError."""
    if len(data) > MOST_BYTES:
        raise CaptionsError("size")
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise CaptionsError("encoding") from error
    if "\x00" in text:
        raise CaptionsError("encoding")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    cues = tuple(cue for cue in _cues(lines) if cue.text)
    if not cues:
        raise CaptionsError("empty")
    return tuple(sorted(cues, key=lambda cue: (cue.start, cue.end)))


def write_vtt(cues: tuple[Cue, ...]) -> bytes:
    """Return captions as WebVTT."""
    parts = [f"{_stamp(cue.start)} --> {_stamp(cue.end)}\n{cue.text}" for cue in cues]
    return ("WEBVTT\n\n" + "\n\n".join(parts) + "\n").encode()


def plain_text(cues: tuple[Cue, ...]) -> str:
    """Return what is said, without times and markup: for the search."""
    text = " ".join(_TAG.sub("", cue.text) for cue in cues)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace("\n", " ")


def _cues(lines: list[str]) -> list[Cue]:
    found = []
    for number, block in _blocks(lines):
        if block[0].startswith(("WEBVTT", *_LEFT_OUT)) and not any("-->" in line for line in block[:1]):
            continue
        place = next((place for place, line in enumerate(block[:2]) if "-->" in line), None)
        if place is None:
            raise CaptionsError("timing", number)
        timing = _TIMING.fullmatch(block[place].strip())
        if timing is None:
            raise CaptionsError("timing", number + place)
        groups = timing.groups()
        start, end = _milliseconds(groups[:4]), _milliseconds(groups[4:])
        if end <= start:
            raise CaptionsError("timing", number + place)
        found.append(Cue(start, end, _safe("\n".join(block[place + 1 :]))))
    return found


def _blocks(lines: list[str]) -> list[tuple[int, list[str]]]:
    """The groups of lines between empty ones, each with the number of its first line from 1."""
    found: list[tuple[int, list[str]]] = []
    block: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            block.append(line)
        elif block:
            found.append((number - len(block), block))
            block = []
    return found


def _milliseconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, rest = parts
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    return whole * 1000 + int((rest or "0").ljust(3, "0"))


def _safe(text: str) -> str:
    """Return the words of a caption, balanced marks of ``_KEPT`` kept, every other sign of markup taken away."""
    text = _REMOVED.sub("", text)
    pieces: list[str] = []
    opened: list[str] = []
    end = 0
    for found in _TAG.finditer(text):
        pieces.append(_escape(text[end : found.start()]))
        end = found.end()
        pieces.append(_mark(found.group(0), opened))
    pieces.append(_escape(text[end:]))
    pieces.extend(f"</{name}>" for name in reversed(opened))
    return "\n".join(line.strip() for line in "".join(pieces).split("\n") if line.strip())


def _mark(tag: str, opened: list[str]) -> str:
    name = tag.strip("</>").strip().lower()
    if name not in _KEPT:
        return ""
    if not tag.startswith("</"):
        opened.append(name)
        return f"<{name}>"
    if opened[-1:] == [name]:
        opened.pop()
        return f"</{name}>"
    return ""


def _escape(text: str) -> str:
    text = text.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    text = text.replace("-->", "→")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _stamp(moment: int) -> str:
    seconds, rest = divmod(moment, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}.{rest:03d}"
