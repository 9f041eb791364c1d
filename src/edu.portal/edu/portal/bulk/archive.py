"""The files that come with a sheet, out of a ZIP archive, under limits."""

import io
from typing import BinaryIO
import zipfile
import zlib


MOST_FILES = 2000
LARGEST_FILE = 100 * 1024 * 1024
LARGEST_ALL = 1024 * 1024 * 1024
_CHUNK = 1024 * 1024


class ArchiveError(Exception):
    """The archive cannot be used; ``code`` is ``broken``, ``encrypted``, ``too-many`` or ``too-large``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Archive:
    """A ZIP archive; nothing is unpacked before it is asked for. Raises ArchiveError when it cannot be used."""

    def __init__(self, source: BinaryIO | bytes) -> None:
        try:
            self._file = zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise ArchiveError("broken") from error
        entries = [entry for entry in self._file.infolist() if _is_file(entry)]
        if len(entries) > MOST_FILES:
            raise ArchiveError("too-many")
        if any(entry.flag_bits & 1 for entry in entries):
            raise ArchiveError("encrypted")
        if sum(entry.file_size for entry in entries) > LARGEST_ALL:
            raise ArchiveError("too-large")
        self._entries = {_name(entry): entry for entry in entries}
        self._given = 0

    def names(self) -> tuple[str, ...]:
        """Return the names of the files with their folders."""
        return tuple(self._entries)

    def read(self, name: str) -> bytes:
        """Return the bytes of a file.

        Raises ArchiveError for one that is damaged or larger than 100 megabytes, and when more than a gigabyte was
        given in all: a table may name one small packed file in every line.
        """
        out = io.BytesIO()
        try:
            with self._file.open(self._entries[name]) as source:
                # What the directory says of the size may be a lie.
                while chunk := source.read(_CHUNK):
                    out.write(chunk)
                    if out.tell() > LARGEST_FILE:
                        raise ArchiveError("too-large")
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError) as error:
            raise ArchiveError("broken") from error
        self._given += out.tell()
        if self._given > LARGEST_ALL:
            raise ArchiveError("too-large")
        return out.getvalue()


def _is_file(entry: zipfile.ZipInfo) -> bool:
    """Folders, and what macOS and Windows put into archives for themselves, are no files of anybody."""
    last = entry.filename.replace("\\", "/").rpartition("/")[2]
    return not entry.is_dir() and not last.startswith((".", "~$")) and "__MACOSX/" not in entry.filename


def _name(entry: zipfile.ZipInfo) -> str:
    """Old programs write names in UTF-8 and do not say so."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return entry.filename
