"""Files with film and sound: what their first bytes are, how long they are, where they say the place of recording.

A phone writes the place into a film as it does into a picture; ``places_to_blank`` finds the boxes that hold it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO


VIDEO = "video"
AUDIO = "audio"
# The brand of the first box of an MP4 file; QuickTime ("qt") is what iPhones record and browsers do not all play.
_MP4_BRANDS = frozenset(
    {
        b"isom",
        b"iso2",
        b"iso4",
        b"iso5",
        b"iso6",
        b"iso8",
        b"iso9",
        b"mp41",
        b"mp42",
        b"avc1",
        b"M4V ",
        b"MSNV",
        b"dash",
    }
)
_M4A_BRANDS = frozenset({b"M4A ", b"M4B "})
_MP3_HEADS = (b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xfa")
_NESTED = (b"moov", b"trak")
_PERSONAL = (b"udta", b"meta")
_DEEPEST = 3
_MOST_BOXES = 4000


@dataclass(frozen=True, slots=True)
class Kind:
    """What a file is: film or sound, and its media type."""

    family: str
    media_type: str


@dataclass(frozen=True, slots=True)
class _Box:
    name: bytes
    start: int
    body: int
    end: int


def recording_kind(head: bytes) -> Kind | None:
    """Return what the first bytes (32 or more) of a file are, None when browsers do not all play it."""
    if head[4:8] == b"ftyp":
        return _mp4_kind(head[8:12])
    if head[:4] == b"\x1a\x45\xdf\xa3":
        return Kind(VIDEO, "video/webm") if b"webm" in head[:64] else None
    if head[:4] == b"OggS":
        return Kind(AUDIO, "audio/ogg")
    if head[:3] == b"ID3" or head[:2] in _MP3_HEADS:
        return Kind(AUDIO, "audio/mpeg")
    return None


def _mp4_kind(brand: bytes) -> Kind | None:
    if brand in _M4A_BRANDS:
        return Kind(AUDIO, "audio/mp4")
    return Kind(VIDEO, "video/mp4") if brand in _MP4_BRANDS else None


def mp4_seconds(stream: BinaryIO) -> int | None:
    """Return the length of an MP4 file in whole seconds, None when it does not tell."""
    movie = next((box for box in _boxes(stream, 0, _size(stream)) if box.name == b"moov"), None)
    header = (
        next((box for box in _boxes(stream, movie.body, movie.end) if box.name == b"mvhd"), None) if movie else None
    )
    if header is None:
        return None
    stream.seek(header.body)
    data = stream.read(32)
    is_long = data[:1] == b"\x01"
    scale, length = (data[20:24], data[24:32]) if is_long else (data[12:16], data[16:20])
    per_second = int.from_bytes(scale, "big")
    if not per_second or len(length) < 4 or not length.strip(b"\xff"):
        return None
    return round(int.from_bytes(length, "big") / per_second) or None


def places_to_blank(stream: BinaryIO) -> tuple[int, ...]:
    """Return where the names of the boxes with remarks of the camera (place, device, owner) begin in an MP4 file.

    A box whose name is overwritten by ``free`` is skipped by every player; no other byte of the file moves.
    """
    return tuple(box.start + 4 for box in _walk(stream, 0, _size(stream), 0) if box.name in _PERSONAL)


def _walk(stream: BinaryIO, start: int, end: int, depth: int) -> Iterator[_Box]:
    for box in _boxes(stream, start, end):
        yield box
        if box.name in _NESTED and depth < _DEEPEST:
            yield from _walk(stream, box.body, box.end, depth + 1)


def _boxes(stream: BinaryIO, start: int, end: int) -> Iterator[_Box]:
    for _count in range(_MOST_BOXES):
        if start + 8 > end:
            return
        stream.seek(start)
        head = stream.read(16)
        size, body = int.from_bytes(head[:4], "big"), start + 8
        if size == 1:
            size, body = int.from_bytes(head[8:16], "big"), start + 16
        elif size == 0:
            size = end - start
        if size < body - start or start + size > end:
            return
        yield _Box(head[4:8], start, body, start + size)
        start += size


def _size(stream: BinaryIO) -> int:
    return stream.seek(0, 2)
