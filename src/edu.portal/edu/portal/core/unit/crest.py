"""The crest: what an uploaded picture is, and the one that is drawn when there is none."""

from edu.portal.core.unit.palettes import Palette
from importlib.resources import files
from string import Template


LIMIT = 512 * 1024

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
)
_SVG_HEAD = 1024

_DRAWING = Template(files(__package__).joinpath("crest.svg").read_text(encoding="utf-8"))


def picture_type(data: bytes) -> str:
    """Return the media type of a PNG, JPEG, WebP or SVG picture by its content, "" for anything else."""
    for signature, media_type in _SIGNATURES:
        if data.startswith(signature):
            return media_type
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    head = data[:_SVG_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    return "image/svg+xml" if head.startswith(b"<") and b"<svg" in head else ""


def default_crest(palette: Palette) -> str:
    """Return the drawn crest in the brand colour of a palette that has no problems."""
    return _DRAWING.substitute(brand=palette.brand)
