"""Undo the compression of a body under a limit, as servers really send it."""

import zlib


GZIP_MARK = b"\x1f\x8b"
GZIP_OR_ZLIB = 47
BARE_DEFLATE = -15
STEP = 4096


class BodyTooLarge(Exception):
    """The body is longer than the limit."""


def inflate(content: bytes, encoding: str, limit: int) -> bytes:
    """Return the body without its compression. Raises BodyTooLarge as soon as more than ``limit`` bytes come out.

    The bytes are believed more than the header: gzip made by hand often comes without one, and a plain body sometimes
    with one. A body that was cut off or damaged gives what came through.
    """
    if content.startswith(GZIP_MARK):
        return _inflate(content, GZIP_OR_ZLIB, limit)
    if "deflate" in encoding.casefold():
        return _inflate(content, GZIP_OR_ZLIB, limit) or _inflate(content, BARE_DEFLATE, limit) or content
    return _checked(content, limit)


def _inflate(content: bytes, window: int, limit: int) -> bytes:
    machine = zlib.decompressobj(window)
    plain = bytearray()
    # In steps: an error loses only the step that it happens in.
    for start in range(0, len(content), STEP):
        try:
            plain += machine.decompress(content[start : start + STEP], limit + 1 - len(plain))
        except zlib.error:
            break
        _checked(plain, limit)
    return bytes(plain)


def _checked(content: bytes | bytearray, limit: int) -> bytes:
    if len(content) > limit:
        raise BodyTooLarge(f"more than {limit} bytes")
    return bytes(content)
