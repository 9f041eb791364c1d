"""Palettes: ours are readable, those of others are measured before a site wears them."""

from edu.portal.core.unit.colours import contrast
from edu.portal.core.unit.colours import mix
from edu.portal.core.unit.palettes import NEEDED
from edu.portal.core.unit.palettes import PALETTES
from edu.portal.core.unit.palettes import Palette
from edu.portal.core.unit.palettes import palette_of
from edu.portal.core.unit.palettes import palette_problems
from edu.portal.core.unit.palettes import style_sheet
from hypothesis import given
from hypothesis import strategies as st
import json
from pathlib import Path
import pytest
import re
from types import SimpleNamespace


CASES = json.loads((Path(__file__).parents[3] / "corpus" / "unit" / "palettes.json").read_text(encoding="utf-8"))
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_text_in_every_palette_of_ours_is_readable(palette):
    assert palette_problems(palette) == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_a_palette_of_others_is_measured(case):
    palette = palette_of(case["id"], SimpleNamespace(**case["palette"]))
    problems = palette_problems(palette)
    found = [problems[0].kind, problems[0].text, problems[0].ground] if problems else None
    assert found == case["problem"]
    if problems:
        with pytest.raises(ValueError, match="cannot be used"):
            style_sheet(palette)
    else:
        assert f".edu-palette-{case['id']} {{" in style_sheet(palette)


def test_an_object_without_a_title_is_called_by_its_id():
    assert palette_of("so-vi-du", object()) == Palette("so-vi-du", "so-vi-du", "", "", "", "")


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)
    assert contrast("#123456", "#123456") == 1


def test_mixing():
    assert mix("#000000", "#ffffff", 0) == "#ffffff"
    assert mix("#000000", "#ffffff", 100) == "#000000"
    assert mix("#5c3600", "#000000", 66) == "#3d2400"


@given(COLOURS, COLOURS, COLOURS, COLOURS)
def test_what_passes_can_be_read_and_is_a_style_sheet(brand, deep, tint, accent):
    palette = Palette("thu", "Thử", brand, deep, tint, accent)
    problems = palette_problems(palette)
    assert all(1 <= problem.ratio < NEEDED for problem in problems)
    if not problems:
        assert contrast(brand, tint) >= NEEDED
        assert re.fullmatch(r"\.edu-palette-thu \{\n(  --[a-z-]+: [#0-9a-f, ]+;\n)+\}\n", style_sheet(palette))
