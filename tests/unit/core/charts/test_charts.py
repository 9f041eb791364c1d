"""Charts: well-formed SVG that says what it shows, and tells series apart without colour."""

from edu.portal.core.charts.scale import ticks
from edu.portal.core.charts.svg import Series
from edu.portal.core.charts.svg import bar_chart
from edu.portal.core.charts.svg import line_chart
from hypothesis import given
from hypothesis import strategies as st
import pytest
import re
from xml.etree import ElementTree


SVG = "{http://www.w3.org/2000/svg}"
YEARS = ("2022-2023", "2023-2024", "2024-2025")
PUPILS = Series("Học sinh", (700.0, None, 812.0))
GIRLS = Series("Nữ", (340.0, 366.0, 401.0))


@pytest.mark.parametrize("draw", [line_chart, bar_chart])
def test_a_chart_is_one_picture_with_a_name_and_a_description(draw):
    root = ElementTree.fromstring(draw([PUPILS, GIRLS], YEARS, "Học sinh <tất cả>"))
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert title.text == "Học sinh <tất cả>"
    assert desc.text == "Học sinh: 700 (2022-2023) → 812 (2024-2025); Nữ: 340 (2022-2023) → 401 (2024-2025)."


@pytest.mark.parametrize("draw", [line_chart, bar_chart])
def test_no_colour_and_no_style_is_written_and_no_series_needs_one(draw):
    text = draw([PUPILS, GIRLS], YEARS, "Học sinh")
    assert not re.search(r"#[0-9a-f]{3,8}\"|style=|<script|fill=\"(?!url)", text)
    assert "edu-chart-1" in text
    assert "edu-chart-2" in text
    assert ("stroke-dasharray" in text) or ("<pattern" in text)


def test_a_missing_figure_leaves_a_gap_and_is_not_drawn_as_zero():
    assert line_chart([PUPILS], YEARS, "A").count("<polyline") == 0
    assert line_chart([GIRLS], YEARS, "A").count("<polyline") == 1
    assert bar_chart([PUPILS], YEARS, "A").count("<rect") == 2


def test_nothing_to_draw_gives_nothing():
    assert line_chart([], YEARS, "A") == ""
    assert bar_chart([Series("A", (None, None, None))], YEARS, "A") == ""
    assert line_chart([GIRLS], (), "A") == ""


def test_two_charts_of_a_page_share_no_id():
    ids = re.findall(r' id="([^"]+)"', line_chart([PUPILS], YEARS, "A") + bar_chart([GIRLS, PUPILS], YEARS, "B"))
    assert len(set(ids)) == len(ids) >= 5


def labels_of(text):
    """Return the labels below the axis; each line is an own piece of text."""
    return ["".join(line) for line in re.findall(r"<tspan[^>]*>([^<]*)</tspan>(?:<tspan[^>]*>([^<]*)</tspan>)?", text)]


@pytest.mark.parametrize(("first", "shown"), [(2024, 2), (2021, 5), (1990, 8)])
def test_labels_that_would_meet_are_broken_or_left_out_but_the_last_stays(first, shown):
    years = tuple(f"{year}-{year + 1}" for year in range(first, 2026))
    text = line_chart([Series("A", tuple(float(year) for year in range(len(years))))], years, "A")
    labels = labels_of(text)
    assert labels[-1] == "2025-2026"
    assert len(labels) == shown
    assert ("2025-</tspan>" in text) is (shown > 4)


@pytest.mark.parametrize(
    ("values", "marks"),
    [
        ([], (0, 1)),
        ([0], (0, 1)),
        ([3], (0, 1, 2, 3)),
        ([812], (0, 250, 500, 750, 1000)),
        ([0.4, 1.1], (0, 0.5, 1, 1.5)),
        ([-20, 30], (-20, 0, 20, 40)),
    ],
)
def test_marks_are_round(values, marks):
    assert ticks(values) == marks


FIGURES = st.none() | st.floats(-1e9, 1e12, allow_nan=False) | st.integers(0, 10**9)


@given(st.lists(st.lists(FIGURES, min_size=3, max_size=3), max_size=8), st.text(max_size=30))
def test_any_figures_and_any_name_give_well_formed_svg_on_the_paper(rows, name):
    name = "".join(sign for sign in name if sign.isprintable())
    for draw in (line_chart, bar_chart):
        text = draw([Series(name, tuple(row)) for row in rows], YEARS, name)
        if text:
            root = ElementTree.fromstring(text)
            for element in root.iter(f"{SVG}circle"):
                assert -1 <= float(element.get("cy")) <= 500
