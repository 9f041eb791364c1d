"""The parts of an XLSX file, unpacked under limits. What an honest program never writes is refused."""

from collections.abc import Iterator
from edu.portal.sheets.model import Limits
from edu.portal.sheets.model import SheetError
import io
from lxml import etree
import re
import zipfile
import zlib


STEP = 1 << 16
# More parts than any workbook of a school has; a directory of a million names is an attack.
MAX_PARTS = 5_000
# Elements of a part: as a tree each of them takes a hundred times the four bytes in which it can be written.
MOST_MARKS = 2_000_000
MOST_MARKS_OF_A_TREE = 500_000
# Spreadsheets have no document type; with one come entities and files from elsewhere.
_DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_SAFE = {"resolve_entities": False, "load_dtd": False, "no_network": True, "huge_tree": False}
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")


class Package:
    """A ZIP file whose parts are unpacked one by one; what they hold together is counted."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Raises SheetError when ``data`` is no ZIP file that can be read."""
        self._left = limits.unpacked
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise SheetError("broken", str(error)) from error
        if len(self._zip.infolist()) > MAX_PARTS:
            raise SheetError("too-large", "parts")
        self.names = {name.replace("\\", "/").lstrip("/").casefold(): name for name in self._zip.namelist()}

    def has(self, name: str) -> bool:
        """Whether there is a part of this name; upper and lower case are the same, as the standard has it."""
        return name.casefold() in self.names

    def read(self, name: str) -> bytes:
        """Return a part. Raises SheetError when it is damaged, locked or unpacks beyond the limit."""
        try:
            info = self._zip.getinfo(self.names[name.casefold()])
        except KeyError as error:
            raise SheetError("broken", f"no part {name}") from error
        if info.flag_bits & 1:
            raise SheetError("encrypted", name)
        plain = bytearray()
        try:
            with self._zip.open(info) as part:
                while step := part.read(STEP):
                    self._left -= len(step)
                    if self._left < 0:
                        raise SheetError("too-large", name)
                    plain += step
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError) as error:
            raise SheetError("broken", f"{name}: {error}") from error
        return bytes(plain)

    def stream(self, name: str, tags: tuple[str, ...]) -> Iterator[etree._Element]:
        """Yield the elements of these local names in their order; each is gone when the next one comes.

        A sheet held as a tree takes ten times its size. Raises SheetError as xml().
        """
        data = self.read(name)
        _refuse(data, name, MOST_MARKS)
        events = etree.iterparse(
            io.BytesIO(data), tag=tuple(f"{{*}}{tag}" for tag in tags), remove_comments=True, remove_pis=True, **_SAFE
        )
        try:
            for _event, element in events:
                yield element
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
        except (etree.XMLSyntaxError, ValueError) as error:
            raise SheetError("broken", f"{name}: {error}") from error

    def xml(self, name: str) -> etree._Element:
        """Return the root of a part that is XML. Raises SheetError as read(), and for XML that is not well formed."""
        return parse(self.read(name), name)


def parse(data: bytes, name: str) -> etree._Element:
    """Return the root of an XML document. Raises SheetError where it has a document type or is not well formed."""
    _refuse(data, name, MOST_MARKS_OF_A_TREE)
    parser = etree.XMLParser(remove_comments=True, remove_pis=True, **_SAFE)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SheetError("broken", f"{name}: {error}") from error


def _refuse(data: bytes, name: str, most_marks: int) -> None:
    if data.count(b"<") > most_marks:
        raise SheetError("too-many-cells", name)
    plain = data.replace(b"\x00", b"") if data.startswith(_UTF16) else data
    if _DOCTYPE.search(plain):
        raise SheetError("broken", f"{name}: document type")
