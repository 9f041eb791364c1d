"""A small PDF of one or more A4 pages with Vietnamese text that can be searched and copied.

Sheets of the demonstration school only. The font is a subset of Be Vietnam Pro (OFL, see font/OFL.txt).
"""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
import json
import zlib


PAGE = (595, 842)
MARGIN = 62
LEADING = 1.5


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a sheet; ``align`` is left, center or right of the column that ``column`` names."""

    text: str
    size: float = 11
    align: str = "left"
    bold: bool = False
    column: str = "whole"
    space: float = 0


COLUMNS = {"whole": (MARGIN, PAGE[0] - MARGIN), "left": (MARGIN, 280), "right": (285, PAGE[0] - MARGIN)}


@dataclass(frozen=True, slots=True)
class Font:
    """The font with the number and the width of each of its signs."""

    name: str
    program: bytes
    glyphs: dict[str, tuple[int, int]]
    ascent: int
    descent: int
    box: tuple[int, ...]

    def width(self, text: str, size: float) -> float:
        """Return the width of a text in points."""
        return sum(self.glyphs.get(sign, self.glyphs["?"])[1] for sign in text) * size / 1000

    def encode(self, text: str) -> str:
        """Return a text as the hexadecimal string that the page shows."""
        return "".join(f"{self.glyphs.get(sign, self.glyphs['?'])[0]:04X}" for sign in text)


@cache
def font() -> Font:
    """Read the font once."""
    drawer = files(__package__) / "font"
    facts = json.loads((drawer / "glyphs.json").read_text(encoding="utf-8"))
    return Font(
        facts["name"],
        (drawer / "be-vietnam-pro.ttf").read_bytes(),
        {sign: (glyph, width) for sign, (glyph, width) in facts["glyphs"].items()},
        facts["ascent"],
        facts["descent"],
        tuple(facts["box"]),
    )


def wrap(text: str, size: float, width: float) -> Iterator[str]:
    """Yield the lines into which a text breaks; a word longer than the line stays whole."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and font().width(longer, size) > width:
            yield line
            line = word
        else:
            line = longer
    yield line


def write_pdf(title: str, blocks: Iterable[tuple[Line, ...]]) -> bytes:
    """Return a PDF of the blocks below each other; the lines of one block stand in columns beside each other."""
    pages = _Pages()
    for block in blocks:
        pages.add(block)
    return _document(title, pages.streams())


class _Pages:
    """Sets lines from the top of the page down and starts a new page when one is full."""

    def __init__(self) -> None:
        self._pages: list[list[str]] = [[]]
        self._y = float(PAGE[1] - MARGIN)

    def streams(self) -> list[bytes]:
        return ["\n".join(page).encode("ascii") for page in self._pages]

    def add(self, block: tuple[Line, ...]) -> None:
        heights = dict.fromkeys(COLUMNS, 0.0)
        placed = []
        for line in block:
            start, end = COLUMNS[line.column]
            heights[line.column] += line.space
            for text in wrap(line.text, line.size, end - start):
                heights[line.column] += line.size * LEADING
                placed.append((line, text, heights[line.column]))
        if self._y - max(heights.values()) < MARGIN and self._pages[-1]:
            self._pages.append([])
            self._y = float(PAGE[1] - MARGIN)
        for line, text, depth in placed:
            self._pages[-1].append(_shown(line, text, self._y - depth))
        self._y -= max(heights.values()) + 4


def _shown(line: Line, text: str, y: float) -> str:
    start, end = COLUMNS[line.column]
    free = end - start - font().width(text, line.size)
    x = start + {"left": 0.0, "center": free / 2, "right": free}[line.align]
    weight = f"2 Tr {line.size / 40:.2f} w" if line.bold else "0 Tr"
    return f"BT /F {line.size} Tf {weight} {x:.1f} {y:.1f} Td <{font().encode(text)}> Tj ET"


def _stream(data: bytes, extra: str = "") -> bytes:
    packed = zlib.compress(data, 9)
    return f"<< /Length {len(packed)} /Filter /FlateDecode {extra}>>\nstream\n".encode() + packed + b"\nendstream"


def _unicode_map(used: Font) -> bytes:
    rows = [f"<{glyph:04X}> <{sign.encode('utf-16-be').hex().upper()}>" for sign, (glyph, _w) in used.glyphs.items()]
    chunks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    body = "\n".join(f"{len(chunk)} beginbfchar\n" + "\n".join(chunk) + "\nendbfchar" for chunk in chunks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Edu def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{body}\nendcmap end end"
    ).encode("ascii")


def _document(title: str, streams: list[bytes]) -> bytes:
    used = font()
    widths = " ".join(f"{glyph} [{width}]" for glyph, width in used.glyphs.values())
    box = " ".join(map(str, used.box))
    first_page = 8
    kids = " ".join(f"{first_page + 2 * place} 0 R" for place in range(len(streams)))
    heading = "FEFF" + title.encode("utf-16-be").hex().upper()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (vi) /ViewerPreferences << /DisplayDocTitle true >> >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} /MediaBox [0 0 {PAGE[0]} {PAGE[1]}] >>".encode(),
        f"<< /Title <{heading}> >>".encode(),
        f"<< /Type /Font /Subtype /Type0 /BaseFont /EDUVNP+{used.name} /Encoding /Identity-H "
        "/DescendantFonts [5 0 R] /ToUnicode 7 0 R >>".encode(),
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /EDUVNP+{used.name} /CIDToGIDMap /Identity "
        f"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 6 0 R "
        f"/W [{widths}] >>".encode(),
        f"<< /Type /FontDescriptor /FontName /EDUVNP+{used.name} /Flags 4 /FontBBox [{box}] /ItalicAngle 0 "
        f"/Ascent {used.ascent} /Descent {used.descent} /CapHeight 700 /StemV 80 "
        f"/FontFile2 {first_page + 2 * len(streams)} 0 R >>".encode(),
        _stream(_unicode_map(used)),
    ]
    for place, stream in enumerate(streams):
        content = first_page + 2 * place + 1
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /Resources << /Font << /F 4 0 R >> >> /Contents {content} 0 R >>".encode()
        )
        objects.append(_stream(stream))
    objects.append(_stream(used.program, f"/Length1 {len(used.program)} "))
    return _file(objects)


def _file(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.6\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += "".join(f"{offset:010d} 00000 n \n" for offset in offsets).encode()
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 3 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
