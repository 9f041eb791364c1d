"""The picture of a card, from the sizes that the catalogue knows."""

from collections.abc import Mapping
from typing import Any


SMALL = "preview"
LARGE = "large"
SMALLEST_SHOWN = 400


def picture_of(brain: Any) -> dict[str, Any] | None:
    """Return address, size and larger version of the picture of a row, None when it has no picture.

    The text alternative is empty: the title that stands below says what the card is about.
    """
    scales = brain.image_scales
    images = scales.get("image") if isinstance(scales, Mapping) else None
    if not images:
        return None
    image = images[0]
    known = image.get("scales", {})
    small = known.get(SMALL) or image
    large = known.get(LARGE) or small
    url = brain.getURL()
    return {
        "src": _address(url, small["download"]),
        "srcset": f"{_address(url, small['download'])} {small['width']}w, "
        f"{_address(url, large['download'])} {large['width']}w",
        "width": small["width"],
        "height": small["height"],
    }


def large_picture_of(brain: Any) -> dict[str, Any] | None:
    """Return the picture of a row for a page of its own, in all the sizes that the catalogue knows."""
    picture = picture_of(brain)
    if picture is None:
        return None
    image = brain.image_scales["image"][0]
    known = image.get("scales", {})
    shown = known.get(LARGE) or known.get(SMALL) or image
    sizes = {scale["width"]: scale["download"] for scale in known.values() if scale["width"] >= SMALLEST_SHOWN}
    url = brain.getURL()
    return {
        "src": _address(url, shown["download"]),
        "srcset": ", ".join(f"{_address(url, sizes[width])} {width}w" for width in sorted(sizes)),
        "width": shown["width"],
        "height": shown["height"],
    }


def _address(url: str, download: str) -> str:
    return download if download.startswith("http") else f"{url}/{download}"
