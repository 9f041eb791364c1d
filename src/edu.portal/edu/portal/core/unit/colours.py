"""Colours as numbers: mixing two of them, and the contrast that readers get from a pair (WCAG 2.2, 1.4.3)."""

import re


_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def is_colour(text: str) -> bool:
    """Tell whether the text is one colour of the form #rrggbb."""
    return _COLOUR.fullmatch(text) is not None


def mix(colour: str, other: str, share: int) -> str:
    """Return ``share`` percent of the first colour with the rest of the second, as Sass mixes them."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{_nearest(one * share + two * (100 - share)):02x}" for one, two in pairs)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 (the same) to 21 (black on white)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _nearest(hundredfold: int) -> int:
    return (hundredfold + 50) // 100


def _luminance(colour: str) -> float:
    parts = [channel / 255 for channel in _channels(colour)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
