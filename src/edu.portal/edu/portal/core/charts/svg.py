"""Line charts and bar charts as SVG.

A chart stands beside a table with the same figures; it is one picture with a name and a description for those who
listen. Series differ by colour, by dashes and shapes of their points (lines) or by hatching (bars), never by colour
alone: ``edu-chart-1`` to ``edu-chart-6`` are the classes that the style sheet colours.
"""

from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import dataclass
from edu.portal.core.charts.scale import ticks
from edu.portal.core.text.numbers import format_number
from html import escape
import zlib


WIDTH = 440
HEIGHT = 290
LEFT, RIGHT, TOP, BOTTOM = 58, 14, 20, 48
LEGEND_LINE = 22
# Average width of a sign of 13 px; an SVG cannot measure its text.
SIGN = 8.4
STYLES = 6
DASHES = ("", "7 4", "2 4", "10 3 2 3", "1 3", "12 5")
Number = Callable[[float], str]


@dataclass(frozen=True)
class Series:
    """One row of figures, one for each label of the chart; None where there is none."""

    name: str
    values: tuple[float | None, ...]


def line_chart(
    series: Sequence[Series],
    labels: Sequence[str],
    title: str,
    desc: str = "",
    number: Number = format_number,
) -> str:
    """Return a line chart: one line for each series over ``labels``; a missing value leaves a gap.

    ``title`` names the chart, ``desc`` says what it shows (by default first and last value of each series),
    ``number`` writes a figure. "" where there is nothing to draw.
    """
    return _chart(series, labels, title, desc, number, _lines)


def bar_chart(
    series: Sequence[Series],
    labels: Sequence[str],
    title: str,
    desc: str = "",
    number: Number = format_number,
) -> str:
    """Return a bar chart: for each label one bar of each series, side by side. Arguments as for line_chart."""
    return _chart(series, labels, title, desc, number, _bars)


class _Frame:
    """Where figures stand on the paper."""

    def __init__(self, series: Sequence[Series], labels: Sequence[str], key: str) -> None:
        self.series = series
        self.labels = labels
        self.key = key
        self.marks = ticks(value for row in series for value in row.values if value is not None)
        self.slot = (WIDTH - LEFT - RIGHT) / len(labels)

    def x(self, place: float) -> float:
        """The middle of the slot of a label."""
        return LEFT + self.slot * (place + 0.5)

    def y(self, value: float) -> float:
        """The height of a figure."""
        low, high = self.marks[0], self.marks[-1]
        return TOP + (HEIGHT - TOP - BOTTOM) * (high - value) / (high - low)


def _chart(
    series: Sequence[Series],
    labels: Sequence[str],
    title: str,
    desc: str,
    number: Number,
    draw: Callable[[_Frame, Number], list[str]],
) -> str:
    shown = [row for row in series if any(value is not None for value in row.values)][:STYLES]
    if not shown or not labels:
        return ""
    key = f"edu-chart-{zlib.crc32(repr((title, shown)).encode()):08x}"
    frame = _Frame(shown, labels, key)
    legend, legend_height = _legend(frame, draw is _bars)
    desc = desc or described(shown, labels, number)
    parts = [
        f'<svg class="edu-chart" role="img" aria-labelledby="{key}-t {key}-d" '
        f'viewBox="0 0 {WIDTH} {HEIGHT + legend_height}" xmlns="http://www.w3.org/2000/svg">',
        f'<title id="{key}-t">{escape(title)}</title><desc id="{key}-d">{escape(desc)}</desc>',
        *_axes(frame, number),
        *draw(frame, number),
        *legend,
        "</svg>",
    ]
    return "".join(parts)


def described(series: Sequence[Series], labels: Sequence[str], number: Number = format_number) -> str:
    """Return in one line what a chart shows: the first and the last figure of each series."""
    sentences = []
    for row in series:
        held = [(label, value) for label, value in zip(labels, row.values, strict=False) if value is not None]
        ends = [held[0], held[-1]] if len(held) > 1 else held
        sentences.append(f"{row.name}: " + " → ".join(f"{number(value)} ({label})" for label, value in ends))
    return "; ".join(sentences) + "."


def _axes(frame: _Frame, number: Number) -> list[str]:
    parts = ['<g class="edu-chart-axes">']
    for mark in frame.marks:
        height = f"{frame.y(mark):.1f}"
        base = ' class="edu-chart-base"' if mark == 0 else ""
        parts.append(f'<line{base} x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{height}" y2="{height}"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{frame.y(mark) + 4.5:.1f}" text-anchor="end">{number(mark)}</text>')
    parts.extend(_labels(frame))
    return [*parts, "</g>"]


def _labels(frame: _Frame) -> list[str]:
    """The labels below the axis: in two lines where they would meet, then every second, third ..., always the last."""
    lines: list[tuple[str, ...]] = [(label,) for label in frame.labels]
    if _widest(lines) > frame.slot:
        lines = [_halves(label) for label in frame.labels]
    step = max(1, -int(-_widest(lines) // frame.slot))
    last = len(lines) - 1
    parts = []
    for place, texts in enumerate(lines):
        if (last - place) % step == 0:
            x = f"{frame.x(place):.1f}"
            rows = "".join(
                f'<tspan x="{x}" y="{HEIGHT - BOTTOM + 20 + 16 * row}">{escape(text)}</tspan>'
                for row, text in enumerate(texts)
            )
            parts.append(f'<text text-anchor="middle">{rows}</text>')
    return parts


def _widest(lines: Sequence[tuple[str, ...]]) -> float:
    return max((len(text) for texts in lines for text in texts), default=0) * SIGN


def _halves(label: str) -> tuple[str, ...]:
    """A label in two lines, broken behind its hyphen or at its blank: "2025-" and "2026"."""
    for mark in ("-", " "):
        head, found, tail = label.partition(mark)
        if found and head and tail:
            return (head + mark.strip(), tail)
    return (label,)


def _lines(frame: _Frame, number: Number) -> list[str]:
    parts = []
    for style, row in enumerate(frame.series):
        parts.append(f'<g class="edu-chart-{style + 1}">')
        for run in _runs(row.values):
            if len(run) > 1:
                points = " ".join(f"{frame.x(place):.1f},{frame.y(value):.1f}" for place, value in run)
                dash = f' stroke-dasharray="{DASHES[style]}"' if DASHES[style] else ""
                parts.append(f'<polyline points="{points}"{dash}/>')
            parts.extend(_shape(style, frame.x(place), frame.y(value)) for place, value in run)
        if len(frame.series) == 1:
            parts.extend(_figures(frame, row, number))
        parts.append("</g>")
    return parts


def _runs(values: Sequence[float | None]) -> list[list[tuple[int, float]]]:
    runs: list[list[tuple[int, float]]] = [[]]
    for place, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append((place, value))
    return [run for run in runs if run]


def _figures(frame: _Frame, row: Series, number: Number) -> list[str]:
    """The figures over the points, where there is one series and room for them."""
    longest = max(len(number(value)) for value in row.values if value is not None)
    if longest * SIGN > frame.slot:
        return []
    return [
        f'<text x="{frame.x(place):.1f}" y="{frame.y(value) - 9:.1f}" text-anchor="middle">{number(value)}</text>'
        for place, value in enumerate(row.values)
        if value is not None
    ]


def _shape(style: int, x: float, y: float) -> str:
    """A point: circle, square, diamond, triangle, and the last two hollow."""
    if style in (0, 4):
        return f'<circle{_hollow(style)} cx="{x:.1f}" cy="{y:.1f}" r="4"/>'
    if style in (1, 5):
        return f'<rect{_hollow(style)} x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8"/>'
    if style == 2:
        return f'<path d="M{x:.1f} {y - 5.5:.1f}l5.5 5.5-5.5 5.5-5.5-5.5z"/>'
    return f'<path d="M{x:.1f} {y - 5:.1f}l5 9h-10z"/>'


def _hollow(style: int) -> str:
    return ' class="edu-chart-hollow"' if style > 3 else ""


def _bars(frame: _Frame, number: Number) -> list[str]:
    width = frame.slot * 0.78 / len(frame.series)
    parts = [_hatches(frame)]
    for style, row in enumerate(frame.series):
        parts.append(f'<g class="edu-chart-{style + 1}">')
        for place, value in enumerate(row.values):
            if value is None:
                continue
            left = frame.x(place) + width * (style - len(frame.series) / 2)
            top, foot = sorted((frame.y(value), frame.y(0)))
            box = f'x="{left + 0.75:.1f}" y="{top:.1f}" width="{width - 1.5:.1f}" height="{foot - top:.1f}"'
            parts.append(f"<rect {box}/>{_hatched(frame, style, box)}")
        if len(frame.series) == 1:
            parts.extend(_figures(frame, row, number))
        parts.append("</g>")
    return parts


_HATCHES = (
    "",
    '<path d="M0 8L8 0M-2 2L2-2M6 10L10 6"/>',
    '<path d="M0 4H8"/>',
    '<circle cx="4" cy="4" r="1.6"/>',
    '<path d="M4 0V8"/>',
    '<path d="M0 4H8M4 0V8"/>',
)


def _hatches(frame: _Frame) -> str:
    patterns = "".join(
        f'<pattern id="{frame.key}-{style}" class="edu-chart-hatch" width="8" height="8" '
        f'patternUnits="userSpaceOnUse">{_HATCHES[style]}</pattern>'
        for style in range(1, len(frame.series))
    )
    return f"<defs>{patterns}</defs>" if patterns else ""


def _hatched(frame: _Frame, style: int, box: str) -> str:
    return f'<rect class="edu-chart-over" {box} fill="url(#{frame.key}-{style})"/>' if style else ""


def _legend(frame: _Frame, is_bars: bool) -> tuple[list[str], int]:
    """The names of the series below the chart, in as many lines as they need; with one series its title says it."""
    if len(frame.series) < 2:
        return [], 0
    parts = ['<g class="edu-chart-legend">']
    x, line = 12.0, 0
    for style, row in enumerate(frame.series):
        width = 34 + len(row.name) * SIGN + 14
        if x > 12 and x + width > WIDTH:
            x, line = 12.0, line + 1
        y = HEIGHT + 8 + line * LEGEND_LINE
        parts.append(f'<g class="edu-chart-{style + 1}">{_sample(frame, style, x, y, is_bars)}</g>')
        parts.append(f'<text x="{x + 32:.1f}" y="{y + 4.5:.1f}">{escape(row.name)}</text>')
        x += width
    return [*parts, "</g>"], (line + 1) * LEGEND_LINE + 4


def _sample(frame: _Frame, style: int, x: float, y: float, is_bars: bool) -> str:
    if is_bars:
        box = f'x="{x:.1f}" y="{y - 7:.1f}" width="24" height="14"'
        return f"<rect {box}/>{_hatched(frame, style, box)}"
    dash = f' stroke-dasharray="{DASHES[style]}"' if DASHES[style] else ""
    return f'<polyline points="{x:.1f},{y:.1f} {x + 24:.1f},{y:.1f}"{dash}/>{_shape(style, x + 12, y)}'
