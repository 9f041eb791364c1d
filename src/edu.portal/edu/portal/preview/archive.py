"""Office files are ZIP archives: they are measured before anything is unpacked, and their XML may hold no DOCTYPE."""

from edu.portal.preview.model import BROKEN
from edu.portal.preview.model import ENCRYPTED
from edu.portal.preview.model import TOO_LARGE
from edu.portal.preview.model import UNSAFE
from edu.portal.preview.model import Limits
from edu.portal.preview.model import PreviewError
import io
import re
import zipfile
import zlib


_ENCRYPTED_BIT = 0x1
_WORST_RATIO = 200
_SMALL = 1024 * 1024
_CHUNK = 256 * 1024
_DECLARATION = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_OVERLAP = 64
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


def names_of(data: bytes, limits: Limits) -> frozenset[str]:
    """Return the names of the members. Raises PreviewError for a damaged, locked or far too large archive."""
    return frozenset(info.filename for info in _members(data, limits))


def check_archive(data: bytes, limits: Limits) -> None:
    """Read every XML part once, in pieces, counting what really comes out of it.

    The sizes in an archive's directory are claims; only what is unpacked tells a bomb. Raises PreviewError for a part
    that is larger than it says or than allowed, that is damaged, or that declares a DOCTYPE or an entity.
    """
    total = 0
    with _opened(data) as archive:
        for info in _members(data, limits):
            if not info.filename.lower().endswith((".xml", ".rels", ".vml")):
                continue
            total += _read_part(archive, info, limits.xml - total)


def _members(data: bytes, limits: Limits) -> list[zipfile.ZipInfo]:
    with _opened(data) as archive:
        infos = archive.infolist()
    if len(infos) > limits.members:
        raise PreviewError(TOO_LARGE, "members")
    if any(info.flag_bits & _ENCRYPTED_BIT for info in infos):
        raise PreviewError(ENCRYPTED)
    if sum(info.file_size for info in infos) > limits.unpacked:
        raise PreviewError(TOO_LARGE, "unpacked")
    if any(_is_bomb(info) for info in infos):
        raise PreviewError(UNSAFE, "ratio")
    return infos


def _opened(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGE as error:
        raise PreviewError(BROKEN, str(error)) from error


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    large = info.file_size > 20 * _SMALL
    return large and info.file_size > _WORST_RATIO * max(info.compress_size, 1)


def _read_part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, allowed: int) -> int:
    size, tail = 0, b""
    try:
        with archive.open(info) as part:
            while chunk := part.read(_CHUNK):
                size += len(chunk)
                if size > allowed:
                    raise PreviewError(TOO_LARGE, info.filename)
                # XML in UTF-16 is turned into bytes that the same pattern reads.
                plain = (tail + chunk).replace(b"\x00", b"")
                if _DECLARATION.search(plain):
                    raise PreviewError(UNSAFE, f"declaration in {info.filename}")
                tail = plain[-_OVERLAP:]
    except _DAMAGE as error:
        raise PreviewError(BROKEN, f"{info.filename}: {error}") from error
    return size
