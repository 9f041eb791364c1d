"""The built theme: applied by its profile, complete, local, and in the colours of the units."""

import edu.portal
from edu.portal.core.unit.palettes import FIXED
from edu.portal.core.unit.palettes import PALETTES
from edu.portal.core.unit.palettes import style_sheet
from pathlib import Path
from plone import api
from plone.app.theming.utils import getCurrentTheme
import pytest
import re


THEME = Path(edu.portal.__file__).parent / "theme"
SETTINGS = "plone.app.theming.interfaces.IThemeSettings"
FONT_WEIGHTS = (400, 600, 700)


@pytest.fixture(scope="module")
def css():
    return (THEME / "css" / "edu.css").read_text(encoding="utf-8")


def test_the_profile_applies_the_theme_to_every_host(school):
    assert getCurrentTheme() == "edu.portal"
    assert api.portal.get_registry_record(f"{SETTINGS}.enabled")
    assert not api.portal.get_registry_record(f"{SETTINGS}.hostnameBlacklist")


def test_every_palette_is_in_the_style_sheet(css):
    for palette, colours in PALETTES.items():
        block = re.search(rf"\.edu-palette-{palette} \{{(.*?)\}}", css, re.DOTALL).group(1)
        assert all(getattr(colours, role) in block for role in ("brand", "deep", "tint", "accent"))


def test_nothing_comes_from_elsewhere(css):
    addresses = set(re.findall(r"url\(['\"]?([^)'\"]+)", css))
    assert not [address for address in addresses if not address.startswith(("data:", "../fonts/"))]
    assert all((THEME / "css" / address).resolve().is_file() for address in addresses if address.startswith("../"))
    assert "@import" not in css


def test_one_family_with_its_licence(css):
    assert set(re.findall(r'font-family: "([^"]+)";\n\s+font-style', css)) == {"Be Vietnam Pro"}
    names = {path.name for path in (THEME / "fonts").glob("*.woff2")}
    assert len(names) == 2 * len(FONT_WEIGHTS)
    assert (THEME / "fonts" / "LICENSE").is_file()


def test_the_small_file_says_the_same(css):
    small = (THEME / "css" / "edu.min.css").read_text(encoding="utf-8")
    assert len(small) < len(css)
    assert set(re.findall(r"\.edu-[a-z-]+", css)) == set(re.findall(r"\.edu-[a-z-]+", small))


def channels(colour):
    if colour.startswith("#"):
        full = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
        return [int(full[start : start + 2], 16) for start in (0, 2, 4)]
    return [round(float(share) * 2.55) for share in re.findall(r"([0-9.]+)%", colour)]


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_shades_are_made_as_the_theme_makes_them(css, palette):
    declared = re.compile(r"(--[a-z-]+): ([^;]+);")
    built = dict(declared.findall(re.search(rf"\.edu-palette-{palette.id} \{{(.*?)\}}", css, re.DOTALL).group(1)))
    ours = dict(declared.findall(style_sheet(palette)))
    assert ours.pop("--bs-primary-rgb") == built.pop("--bs-primary-rgb")
    assert ours.keys() == built.keys()
    for name, colour in ours.items():
        apart = [abs(one - other) for one, other in zip(channels(colour), channels(built[name]), strict=True)]
        assert max(apart) <= 1, (name, colour, built[name])


def test_contrast_is_measured_on_the_colours_of_the_theme(css):
    for role, colour in FIXED.items():
        assert channels(re.search(rf"--edu-{role}: ([^;]+);", css).group(1)) == channels(colour)
