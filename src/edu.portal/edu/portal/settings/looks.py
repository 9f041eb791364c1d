"""How the unit looks: the colours of its site and the address of its crest."""

from edu.portal.core.unit import kind_for
from edu.portal.core.unit.palettes import PALETTES
from edu.portal.core.unit.palettes import Palette
from edu.portal.core.unit.palettes import palette_of
from edu.portal.core.unit.palettes import palette_problems
from edu.portal.core.unit.palettes import style_sheet
from edu.portal.interfaces import IPalette
from edu.portal.settings.unit import read_logo
from edu.portal.settings.unit import read_unit
import zlib
from zope.component import getUtilitiesFor
from zope.component import queryUtility


def every_palette() -> tuple[Palette, ...]:
    """Return our palettes, then those of other packages by title; a name of ours cannot be taken."""
    foreign = [palette_of(name, found) for name, found in getUtilitiesFor(IPalette) if name not in PALETTES]
    return (*PALETTES.values(), *sorted(foreign, key=lambda palette: (palette.title, palette.id)))


def find_palette(palette_id: str) -> Palette | None:
    """Return the palette of that id, ours or of another package, checked or not; None when nobody has it."""
    if palette_id in PALETTES:
        return PALETTES[palette_id]
    found = queryUtility(IPalette, name=palette_id)
    return None if found is None else palette_of(palette_id, found)


def read_palette() -> Palette:
    """Return the colours of the current site: the chosen ones, else those of the unit's kind.

    Colours of a package that is gone, or that cannot be read any more, give way to those of the kind.
    """
    unit = read_unit()
    chosen = find_palette(unit.palette) if unit.palette else None
    if chosen is not None and not palette_problems(chosen):
        return chosen
    return PALETTES[kind_for(unit.kind).palette]


def palette_styles(palette: Palette) -> str:
    """Return the style sheet that a palette needs besides the theme; "" for those that the theme knows."""
    return "" if palette.id in PALETTES else style_sheet(palette)


def crest_url(site_url: str) -> str:
    """Return the address of the crest; it changes with the picture, so that browsers may keep it."""
    return f"{site_url}/@@edu-crest?v={_mark(read_logo() or read_palette().brand.encode())}"


def palette_url(site_url: str) -> str:
    """Return the address of the palette's style sheet, "" where the theme knows the palette.

    The address changes with the colours, so that browsers may keep what they got.
    """
    styles = palette_styles(read_palette())
    return f"{site_url}/@@edu-palette.css?v={_mark(styles.encode())}" if styles else ""


def _mark(data: bytes) -> str:
    return f"{zlib.crc32(data):08x}"
