"""Small pictures for lists, made of pictures that strangers keep on their servers."""

from dataclasses import dataclass
from edu.portal.imaging.cleaning import PictureRefused
from edu.portal.imaging.cleaning import clean
import io
from PIL import Image


QUALITY = 78
MEDIA_TYPE = "image/webp"


@dataclass(frozen=True, slots=True)
class Small:
    """A picture of a list: its bytes as WebP, and its size in pixels."""

    data: bytes
    width: int
    height: int


def scale_down(data: bytes, width: int, height: int) -> Small:
    """Return the picture in ``data`` no larger than ``width`` times ``height``, never larger than it was.

    Of an animation the first frame. Raises PictureRefused as ``clean`` does, and for pictures too small to be any
    (``tiny``: what counts visits is one pixel large).
    """
    cleaned = clean(data)
    if cleaned.width < 32 or cleaned.height < 32:
        raise PictureRefused("tiny")
    image = Image.open(io.BytesIO(cleaned.data))
    image.seek(0)
    image = image.convert("RGBA" if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info else "RGB")
    image.thumbnail((width, height), Image.Resampling.LANCZOS)
    written = io.BytesIO()
    image.save(written, "WEBP", quality=QUALITY, method=4)
    return Small(written.getvalue(), image.width, image.height)
