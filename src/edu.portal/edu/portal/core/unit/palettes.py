"""Palettes: the four colours of a site, the shades made of them, and whether people can read what they colour."""

from collections.abc import Iterator
from dataclasses import dataclass
from edu.portal.core.unit.colours import contrast
from edu.portal.core.unit.colours import is_colour
from edu.portal.core.unit.colours import mix
from functools import lru_cache
from importlib.resources import files
import json
import re


ROLES = ("brand", "deep", "tint", "accent")
DEFAULT = "muc-tim"

# WCAG 2.2, success criterion 1.4.3, for text of every size.
NEEDED = 4.5

# What the theme has besides the palette, and the recipes of its shades: a colour of the palette, its share in percent,
# and the colour it is mixed with. A test holds both to the built style sheet.
FIXED = {"paper": "#fbfaf7", "card": "#ffffff", "text": "#241b3a", "soft": "#5a5270"}
SHADES = {
    "accent-tint": ("accent", 9, "#ffffff"),
    "accent-line": ("accent", 28, "#ffffff"),
    "line": ("brand", 8, "#f1eef0"),
    "line-strong": ("brand", 30, "#ddd8e0"),
    "grid": ("brand", 12, "#ffffff"),
    "grid-strong": ("brand", 22, "#ffffff"),
    "on-deep": ("brand", 5, "#ffffff"),
    "on-deep-soft": ("brand", 22, "#ffffff"),
    "ground": ("deep", 66, "#000000"),
}

# Words and the ground under them, as the theme sets them. White words on brand, deep or accent need no line of their
# own: these colours reach more on white than on paper.
PAIRS = (
    ("brand", "paper"),
    ("brand", "tint"),
    ("brand", "accent-tint"),
    ("deep", "paper"),
    ("deep", "tint"),
    ("accent", "paper"),
    ("accent", "tint"),
    ("accent", "accent-tint"),
    ("text", "tint"),
    ("soft", "tint"),
    ("soft", "accent-tint"),
    ("on-deep", "deep"),
    ("on-deep-soft", "deep"),
    ("on-deep-soft", "ground"),
)

_ID = re.compile(r"[a-z](?:[a-z0-9-]{0,38}[a-z0-9])?")


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a site, each as #rrggbb; ``id`` names it in classes and settings, ``title`` to people."""

    id: str
    title: str
    brand: str
    deep: str
    tint: str
    accent: str


@dataclass(frozen=True, slots=True)
class PaletteProblem:
    """Why a palette cannot be used.

    ``kind`` is "id" (no plain slug), "colour" (``text`` names the role whose colour is none) or "contrast" (words in
    the colour ``text`` on ``ground`` reach ``ratio`` only).
    """

    kind: str
    text: str = ""
    ground: str = ""
    ratio: float = 0.0


def palette_of(palette_id: str, source: object) -> Palette:
    """Return the palette that an object describes by attributes; what is missing or no text becomes ""."""
    values = {name: getattr(source, name, "") for name in ("title", *ROLES)}
    texts = {name: value if isinstance(value, str) else "" for name, value in values.items()}
    return Palette(id=palette_id, **{**texts, "title": texts["title"] or palette_id})


@lru_cache(maxsize=64)
def palette_problems(palette: Palette) -> tuple[PaletteProblem, ...]:
    """Return what keeps a palette from being used, the weakest pair first; nothing when readers are well served."""
    if not _ID.fullmatch(palette.id):
        return (PaletteProblem("id"),)
    unknown = tuple(PaletteProblem("colour", role) for role in ROLES if not is_colour(getattr(palette, role)))
    return unknown or tuple(sorted(_weak_pairs(palette), key=lambda problem: problem.ratio))


def _weak_pairs(palette: Palette) -> Iterator[PaletteProblem]:
    colours = {**FIXED, **_tokens(palette)}
    for text, ground in PAIRS:
        ratio = contrast(colours[text], colours[ground])
        if ratio < NEEDED:
            yield PaletteProblem("contrast", text, ground, ratio)


def _tokens(palette: Palette) -> dict[str, str]:
    own = {role: getattr(palette, role) for role in ROLES}
    return own | {name: mix(own[role], other, share) for name, (role, share, other) in SHADES.items()}


def style_sheet(palette: Palette) -> str:
    """Return the style sheet that gives the theme a palette which is not built into it.

    Raises ``ValueError`` for a palette with problems: only a checked one can stand in a style sheet.
    """
    if palette_problems(palette):
        raise ValueError(f"palette {palette.id!r} cannot be used")
    red, green, blue = (int(palette.brand[start : start + 2], 16) for start in (1, 3, 5))
    lines = [f"--edu-{name}: {colour};" for name, colour in _tokens(palette).items()]
    lines += [f"--bs-primary: {palette.brand};", f"--bs-primary-rgb: {red}, {green}, {blue};"]
    body = "\n".join(f"  {line}" for line in lines)
    return f".edu-palette-{palette.id} {{\n{body}\n}}\n"


def _read_palettes() -> dict[str, Palette]:
    rows = json.loads(files(__package__).joinpath("palettes.json").read_text(encoding="utf-8"))
    return {palette_id: Palette(id=palette_id, **row) for palette_id, row in rows.items()}


PALETTES: dict[str, Palette] = _read_palettes()
