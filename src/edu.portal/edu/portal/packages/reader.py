"""A package of a lesson: its directory, its manifest, one file after the other. Nothing is unpacked to the disk."""

from collections import OrderedDict
from collections.abc import Iterator
from collections.abc import Mapping
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from edu.portal.core.learning.manifest import Item
from edu.portal.core.learning.manifest import Manifest
from edu.portal.core.learning.manifest import Resource
from edu.portal.core.learning.manifest import version_of
from edu.portal.core.learning.package import Entry
from edu.portal.core.learning.package import Lesson
from edu.portal.core.learning.package import PackageError
from edu.portal.core.learning.package import Refusal
from edu.portal.core.learning.package import lesson_of
from edu.portal.core.learning.package import manifest_name
from edu.portal.core.learning.package import refusal_of
from edu.portal.core.learning.package import shown
from edu.portal.core.text.unicode import to_nfc
import os
import stat
import struct
from threading import Lock
from typing import Any
from typing import BinaryIO
from xml.etree.ElementTree import Element
from xml.etree.ElementTree import ParseError
import zipfile
import zlib


STEP = 1 << 16
# The head of a file within a ZIP ends with the lengths of its name and of what follows the name.
_HEAD = struct.Struct("<26sHH")
_HEAD_MARK = b"PK\x03\x04"
LARGEST_MANIFEST = 4 << 20
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_UNIX = 3
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGES = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)
_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"


# The files that may be shown, by their names in NFC.
Directory = Mapping[str, zipfile.ZipInfo]


def read_directory(file: BinaryIO) -> Directory:
    """Return what the package in ``file`` holds. Raises PackageError for what is no package that may be taken."""
    try:
        with zipfile.ZipFile(file) as archive:
            infos = archive.infolist()
    except _DAMAGES as error:
        raise PackageError(Refusal("not-a-zip")) from error
    # Only what may be shown gets a name to ask for.
    entries = [_entry(info) for info in infos]
    refusal = refusal_of(entries) or _unknown_method(infos)
    if refusal is not None:
        raise PackageError(refusal)
    kept = set(shown(entries))
    return {to_nfc(entry.name): info for entry, info in zip(entries, infos, strict=True) if entry in kept}


class Directories:
    """The directories of the packages that were read last, by a mark of each: a lesson asks for file after file."""

    def __init__(self, most: int) -> None:
        """``most`` is how many are kept."""
        self._most = most
        self._kept: OrderedDict[str, Directory] = OrderedDict()
        self._lock = Lock()

    def of(self, mark: str, file: BinaryIO) -> Directory:
        """Return the directory of the package in ``file``, whose ``mark`` no other has; raises as read_directory."""
        with self._lock:
            known = self._kept.get(mark)
            if known is not None:
                self._kept.move_to_end(mark)
                return known
        found = read_directory(file)
        with self._lock:
            self._kept[mark] = found
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return found


class Package:
    """An opened package whose directory was looked at; use it as a context, which closes the file."""

    def __init__(self, file: BinaryIO, directory: Directory | None = None) -> None:
        """``file`` is read where it is; ``directory`` is its own, read before. Raises as read_directory."""
        self._file = file
        self._infos = read_directory(file) if directory is None else directory

    def __enter__(self) -> "Package":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    @property
    def names(self) -> frozenset[str]:
        """The names of the files, in NFC."""
        return frozenset(self._infos)

    def size(self, name: str) -> int:
        """Return the size of a file in bytes. Raises KeyError for a file that is not there."""
        return self._infos[name].file_size

    def read(self, name: str) -> bytes:
        """Return a file. Raises KeyError for one that is not there, PackageError for a damaged one."""
        return b"".join(self.stream(name))

    def stream(self, name: str, first: int = 0, last: int | None = None) -> Iterator[bytes]:
        """Give a file piece by piece, from the byte ``first`` to ``last`` inclusive; raises as ``read``."""
        info = self._infos[name]
        left = (info.file_size if last is None else last + 1) - first
        try:
            with self._member(info) as member:
                if first:
                    member.seek(first)
                while left > 0 and (piece := member.read(min(STEP, left))):
                    left -= len(piece)
                    yield piece
        except _DAMAGES as error:
            raise PackageError(Refusal("damaged", name)) from error

    def _member(self, info: zipfile.ZipInfo) -> zipfile.ZipExtFile:
        """Open a file without reading the directory once more: behind its own head, whose length only it tells."""
        self._file.seek(info.header_offset)
        head = self._file.read(_HEAD.size)
        if len(head) < _HEAD.size or not head.startswith(_HEAD_MARK):
            raise zipfile.BadZipFile(info.filename)
        _before, name, extra = _HEAD.unpack(head)
        self._file.seek(name + extra, os.SEEK_CUR)
        return zipfile.ZipExtFile(self._file, "r", info)

    def lesson(self) -> Lesson:
        """Return what the package is and where it starts. Raises PackageError when there is nothing to start."""
        name = manifest_name(self.names)
        manifest = None
        if name:
            if self.size(name) > LARGEST_MANIFEST:
                raise PackageError(Refusal("broken-manifest"))
            manifest = read_manifest(self.read(name))
        return lesson_of(self.names, manifest)


def read_manifest(data: bytes) -> Manifest:
    """Return what an ``imsmanifest.xml`` says.

    Raises PackageError for XML that is not well formed or brings entities of its own, and for another document.
    """
    try:
        root = fromstring(data, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise PackageError(Refusal("broken-manifest")) from error
    if _local(root) != "manifest":
        raise PackageError(Refusal("broken-manifest"))
    version = next((node.text or "" for node in root.iter() if _local(node) == "schemaversion"), "")
    return Manifest(version_of(version), tuple(_items(root)), tuple(_resources(root)))


def _items(root: Element) -> Iterator[Item]:
    organisations = _child(root, "organizations")
    if organisations is None:
        return
    named = organisations.get("default", "")
    every = [node for node in organisations if _local(node) == "organization"]
    chosen = next((node for node in every if node.get("identifier") == named), every[0] if every else None)
    if chosen is None:
        return
    for node in chosen.iter():
        if _local(node) == "item" and node.get("identifierref") and node.get("isvisible", "true") != "false":
            title = _child(node, "title")
            text = " ".join((title.text or "").split()) if title is not None else ""
            yield Item(text, node.get("identifierref", ""), node.get("parameters", ""))


def _resources(root: Element) -> Iterator[Resource]:
    every = _child(root, "resources")
    if every is None:
        return
    base = root.get(_XML_BASE, "") + every.get(_XML_BASE, "")
    for node in every:
        if _local(node) == "resource":
            yield Resource(node.get("identifier", ""), node.get("href", "").strip(), base + node.get(_XML_BASE, ""))


def _child(node: Element, name: str) -> Element | None:
    return next((child for child in node if _local(child) == name), None)


def _local(node: Element) -> str:
    tag: Any = node.tag
    return tag.rpartition("}")[2].casefold() if isinstance(tag, str) else ""


def _entry(info: zipfile.ZipInfo) -> Entry:
    name, is_readable = _name_of(info)
    mode = info.external_attr >> 16 if info.create_system == _UNIX else 0
    is_special = bool(mode) and stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR)
    return Entry(name, info.file_size, info.compress_size, is_special, bool(info.flag_bits & _ENCRYPTED), is_readable)


def _name_of(info: zipfile.ZipInfo) -> tuple[str, bool]:
    """Return the name and whether it can be told.

    The archive programs of some systems write UTF-8 and do not say so; old ones write the letters of the local system.
    """
    # ``filename`` ends at a NUL: what the directory really says must pass as well.
    name = info.orig_filename
    if info.flag_bits & _UTF8_NAME or name.isascii():
        return name, True
    try:
        return name.encode("cp437").decode("utf-8"), True
    except UnicodeError:
        return name, False


def _unknown_method(infos: list[zipfile.ZipInfo]) -> Refusal | None:
    name = next((info.filename for info in infos if info.compress_type not in _METHODS), "")
    return Refusal("unknown-method", name) if name else None
