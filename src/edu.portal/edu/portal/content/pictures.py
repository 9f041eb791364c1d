"""The picture of an item in the sizes that the catalogue knows; nothing is woken."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


SMALLEST_OF_SET = 400


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its size, so that the page does not jump while loading; ``srcset`` offers its other sizes.

    Its text alternative is empty: the title beside it says what it shows.
    """

    src: str
    width: int
    height: int
    srcset: str


def picture_of(brain: Any, scale: str, *fields: str) -> Picture | None:
    """Return the picture of a catalogue row in the size ``scale``, else in its own size, None when it has none.

    ``fields`` are the fields to look at in their order, by default those of Plone's own types.
    """
    stored = getattr(brain, "image_scales", None)
    known = stored if isinstance(stored, Mapping) else {}
    images = next((known[name] for name in fields or ("image", "preview_image") if known.get(name)), None)
    if not images:
        return None
    scales = images[0].get("scales") or {}
    shown = scales.get(scale) or images[0]
    if not shown.get("width"):
        return None
    base = brain.getURL()
    sizes = sorted({(size["width"], size["download"]) for size in scales.values() if size["width"] >= SMALLEST_OF_SET})
    return Picture(
        _address(base, shown["download"]),
        shown["width"],
        shown["height"],
        ", ".join(f"{_address(base, download)} {width}w" for width, download in sizes),
    )


def _address(base: str, download: str) -> str:
    return download if download.startswith("http") else f"{base}/{download}"
