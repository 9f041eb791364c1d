"""A tree as SVG: boxes joined by lines, as the chart of an organisation shows them.

The picture says its structure to those who listen: it is a list of lists. The same tree always gives the same picture.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from html import escape
import math
import zlib


BOX = 164
GAP = 16
RISE = 44
PAD = 11
TITLE_SIZE, NOTE_SIZE, SMALLEST = 15, 14, 12
TITLE_LINE, NOTE_LINE = 20, 18
# Average width of a sign at those sizes, bold and plain; an SVG cannot measure its text.
TITLE_SIGN, NOTE_SIGN = 8.4, 7.4
# More children without children of their own than this stand in rows below each other, an even number in a row: the
# line that leads to the next row passes between the two in the middle.
ROW = 4
MARGIN = 8
INK, LINES, PAPER = "#1f2933", "#7b8794", "#ffffff"
FONT = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif"


@dataclass(frozen=True)
class Branch:
    """One box: its title, smaller lines below it, an address ("" for none), the boxes that hang on it."""

    title: str
    note: str = ""
    url: str = ""
    branches: tuple["Branch", ...] = ()


@dataclass
class _Box:
    """A branch with its place from the middle of the box above it (``x``) and from the top of that (``y``).

    ``shapes`` are the boxes and lines of everything below it and of itself, from its own middle and top: left, top,
    right, bottom.
    """

    branch: Branch
    titles: list[str]
    notes: list[str]
    rows: list[list["_Box"]] = field(default_factory=list)
    height: float = 0
    x: float = 0
    y: float = 0
    shapes: list[tuple[float, float, float, float]] = field(default_factory=list)

    @property
    def boxes(self) -> list["_Box"]:
        """Everything right below."""
        return [box for row in self.rows for box in row]


def tree_chart(root: Branch, title: str, desc: str, standalone: bool = False) -> str:
    """Return the tree below ``root`` as SVG. ``title`` and ``desc`` name and describe it.

    ``standalone`` makes a file of it: with its own background and without links, which would lead nowhere on paper.
    """
    top = _measure(root)
    _pack(top)
    left = min(shape[0] for shape in top.shapes) - MARGIN
    width = max(shape[2] for shape in top.shapes) + MARGIN - left
    height = max(shape[3] for shape in top.shapes) + 2 * MARGIN
    _settle(top, -left, MARGIN)
    key = f"edu-tree-{zlib.crc32(f'{title}{desc}{root}'.encode()):08x}"
    # In a page it shrinks with its room, but never so far that its small text is smaller than 12 pixels.
    look = f' style="max-width:100%;min-width:{math.ceil(width * SMALLEST / NOTE_SIZE)}px"'
    background = ""
    if standalone:
        look, background = f' font-family="{FONT}"', f'<rect width="100%" height="100%" fill="{PAPER}"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="edu-org-tree" viewBox="0 0 {_n(width)} {_n(height)}"'
        f' width="{_n(width)}" height="{_n(height)}" role="{"img" if standalone else "group"}"'
        f'{look} aria-labelledby="{key}-t {key}-d" text-anchor="middle">'
        f'<title id="{key}-t">{escape(title)}</title><desc id="{key}-d">{escape(desc)}</desc>{background}'
        f'<g class="edu-tree-lines" aria-hidden="true" fill="none" stroke="{LINES}" stroke-width="1.5">'
        f"{''.join(_lines(top))}</g>{_list([top], standalone)}</svg>"
    )


def wrap(text: str, width: float, sign: float) -> list[str]:
    """Return ``text`` in lines of ``width`` pixels at ``sign`` pixels a letter; longer words are cut."""
    longest = max(int(width / sign), 1)
    lines: list[str] = []
    for word in text.split():
        while len(word) > longest:
            lines.append(word[: longest - 1] + "-")
            word = word[longest - 1 :]
        if lines and len(lines[-1]) + 1 + len(word) <= longest:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _measure(branch: Branch) -> _Box:
    inner = BOX - 2 * PAD
    notes = [line for part in branch.note.split("\n") for line in wrap(part, inner, NOTE_SIGN)]
    box = _Box(branch, wrap(branch.title, inner, TITLE_SIGN), notes)
    box.height = 2 * PAD + len(box.titles) * TITLE_LINE + (len(notes) * NOTE_LINE + 4 if notes else 0)
    below = [_measure(child) for child in branch.branches]
    is_block = len(below) > ROW and all(not child.rows for child in below)
    size = ROW if is_block else max(len(below), 1)
    box.rows = [below[start : start + size] for start in range(0, len(below), size)]
    for row in box.rows:
        tallest = max(child.height for child in row)
        for child in row:
            child.height = tallest
    return box


def _pack(box: _Box) -> None:
    """Give everything below a box its place, as close together as lines and boxes allow."""
    half = BOX / 2
    box.shapes = [(-half, 0, half, box.height)]
    start = box.height
    for row in box.rows:
        top = start + RISE
        turn = top - RISE / 2
        reach = 0.0
        for place, child in enumerate(row):
            _pack(child)
            child.x = max((_distance(other, child) for other in row[:place]), default=0.0)
            child.y = top
            reach = child.x
        for child in row:
            child.x -= reach / 2
        box.shapes.append((0, box.height, 0, turn))
        box.shapes.append((min(0, row[0].x), turn, max(0, row[-1].x), turn))
        for child in row:
            box.shapes += [
                (left + child.x, above + top, right + child.x, below + top)
                for left, above, right, below in child.shapes
            ]
        start = row[0].y + row[0].height


def _distance(left: _Box, right: _Box) -> float:
    """How far from the middle of the box on the left the one on the right must stand."""
    needed = left.x + BOX + GAP
    for _start, top, end, bottom in left.shapes:
        for start, above, _end, below in right.shapes:
            if top <= below + GAP and above <= bottom + GAP:
                needed = max(needed, left.x + end + GAP - start)
    return needed


def _settle(box: _Box, x: float, y: float) -> None:
    box.x, box.y = box.x + x, box.y + y
    for child in box.boxes:
        _settle(child, box.x, box.y)


def _lines(box: _Box) -> list[str]:
    found: list[str] = []
    start = box.y + box.height
    for row in box.rows:
        turn = row[0].y - RISE / 2
        found.append(f'<path d="M{_n(box.x)} {_n(start)}V{_n(turn)}"/>')
        ends = [box.x, *(child.x for child in row)]
        if len(set(ends)) > 1:
            found.append(f'<path d="M{_n(min(ends))} {_n(turn)}H{_n(max(ends))}"/>')
        found += [f'<path d="M{_n(child.x)} {_n(turn)}V{_n(child.y)}"/>' for child in row]
        start = turn
    for child in box.boxes:
        found += _lines(child)
    return found


def _list(boxes: Sequence[_Box], standalone: bool) -> str:
    if not boxes:
        return ""
    if standalone:
        return "".join(_drawn(box) + _list(box.boxes, standalone) for box in boxes)
    items = "".join(f'<g role="listitem">{_linked(box)}{_list(box.boxes, standalone)}</g>' for box in boxes)
    return f'<g role="list">{items}</g>'


def _linked(box: _Box) -> str:
    url = box.branch.url
    return f'<a href="{escape(url)}">{_drawn(box)}</a>' if url else _drawn(box)


def _drawn(box: _Box) -> str:
    left = box.x - BOX / 2
    parts = [
        f'<rect class="edu-tree-box" x="{_n(left)}" y="{_n(box.y)}" width="{BOX}" height="{_n(box.height)}" rx="8"'
        f' fill="{PAPER}" stroke="{LINES}" stroke-width="1.5"/>'
    ]
    y = box.y + PAD + TITLE_LINE * 0.75
    spans = "".join(_line(box.x, y + place * TITLE_LINE, line) for place, line in enumerate(box.titles))
    parts.append(
        f'<text class="edu-tree-title" fill="{INK}" font-size="{TITLE_SIZE}" font-weight="700">{spans}</text>'
    )
    if box.notes:
        y += len(box.titles) * TITLE_LINE + 2
        spans = "".join(_line(box.x, y + place * NOTE_LINE, line) for place, line in enumerate(box.notes))
        parts.append(f'<text class="edu-tree-note" fill="{INK}" font-size="{NOTE_SIZE}">{spans}</text>')
    return "".join(parts)


def _line(x: float, y: float, text: str) -> str:
    # The blank keeps the lines apart for those who listen.
    return f'<tspan x="{_n(x)}" y="{_n(y)}">{escape(text)} </tspan>'


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
