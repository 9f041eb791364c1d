"""A tree as SVG: boxes joined by lines, as the chart of an organisation shows them.

The picture says its structure to those who listen: it is a list of lists. The same tree always gives the same picture.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from html import escape
import zlib


BOX = 176
GAP = 20
RISE = 44
PAD = 12
TITLE_SIZE, NOTE_SIZE = 15, 13
TITLE_LINE, NOTE_LINE = 20, 18
# Average width of a sign at those sizes, bold and plain; an SVG cannot measure its text.
TITLE_SIGN, NOTE_SIGN = 8.6, 7.0
# More children without children of their own than this stand in rows below each other, an even number in a row: the
# line that leads to the next row passes between the two in the middle.
ROW = 4
MARGIN = 8
INK, LINES, PAPER = "#1f2933", "#7b8794", "#ffffff"
FONT = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif"


@dataclass(frozen=True)
class Branch:
    """One box: its title, a small second line, an address ("" for none), the boxes below it."""

    title: str
    note: str = ""
    url: str = ""
    branches: tuple["Branch", ...] = ()


@dataclass
class _Box:
    """A branch with its place; ``left`` and ``right`` are the edges of everything below it, from its own middle."""

    branch: Branch
    titles: list[str]
    notes: list[str]
    boxes: list["_Box"] = field(default_factory=list)
    left: float = 0
    right: float = 0
    x: float = 0
    y: float = 0

    @property
    def height(self) -> float:
        notes = len(self.notes) * NOTE_LINE + 4 if self.notes else 0
        return 2 * PAD + len(self.titles) * TITLE_LINE + notes


def tree_chart(root: Branch, title: str, desc: str, standalone: bool = False) -> str:
    """Return the tree below ``root`` as SVG. ``title`` and ``desc`` name and describe it.

    ``standalone`` makes a file of it: with its own background and without links, which would lead nowhere on paper.
    """
    top = _measure(root)
    _place(top, MARGIN - top.left, MARGIN)
    width, height = top.right - top.left + 2 * MARGIN, _bottom(top) + MARGIN
    key = f"edu-tree-{zlib.crc32(f'{title}{desc}{root}'.encode()):08x}"
    background = f'<rect width="100%" height="100%" fill="{PAPER}"/>' if standalone else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="edu-tree" viewBox="0 0 {_n(width)} {_n(height)}"'
        f' width="{_n(width)}" height="{_n(height)}" role="{"img" if standalone else "group"}"'
        f' aria-labelledby="{key}-t {key}-d" font-family="{FONT}" text-anchor="middle">'
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
    box = _Box(branch, wrap(branch.title, inner, TITLE_SIGN), wrap(branch.note, inner, NOTE_SIGN))
    box.boxes = [_measure(below) for below in branch.branches]
    width = max((_width(row) for row in _rows(box)), default=0.0)
    box.left = min(-BOX / 2, -width / 2)
    box.right = max(BOX / 2, width / 2)
    return box


def _rows(box: _Box) -> list[list[_Box]]:
    leaves = all(not below.boxes for below in box.boxes)
    size = ROW if leaves and len(box.boxes) > ROW else max(len(box.boxes), 1)
    return [box.boxes[start : start + size] for start in range(0, len(box.boxes), size)]


def _width(row: Sequence[_Box]) -> float:
    return sum(box.right - box.left for box in row) + GAP * (len(row) - 1)


def _place(box: _Box, x: float, y: float) -> None:
    box.x, box.y = x, y
    top = y + box.height + RISE
    for row in _rows(box):
        left = x - _width(row) / 2
        for below in row:
            _place(below, left - below.left, top)
            left += below.right - below.left + GAP
        top = max((below.y + below.height for below in row), default=top) + RISE


def _bottom(box: _Box) -> float:
    return max([box.y + box.height, *(_bottom(below) for below in box.boxes)])


def _lines(box: _Box) -> list[str]:
    found: list[str] = []
    start = box.y + box.height
    for row in _rows(box):
        if not row:
            break
        turn = row[0].y - RISE / 2
        found.append(f'<path d="M{_n(box.x)} {_n(start)}V{_n(turn)}"/>')
        ends = [box.x, *(below.x for below in row)]
        if len(set(ends)) > 1:
            found.append(f'<path d="M{_n(min(ends))} {_n(turn)}H{_n(max(ends))}"/>')
        found += [f'<path d="M{_n(below.x)} {_n(turn)}V{_n(below.y)}"/>' for below in row]
        start = turn
    for below in box.boxes:
        found += _lines(below)
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
