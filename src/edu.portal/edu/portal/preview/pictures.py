"""Pictures in the sizes of the page: decoded under a limit of pixels, turned upright, encoded as WebP."""

from edu.portal.preview.model import BROKEN
from edu.portal.preview.model import TOO_LARGE
from edu.portal.preview.model import Limits
from edu.portal.preview.model import Page
from edu.portal.preview.model import Picture
from edu.portal.preview.model import Preview
from edu.portal.preview.model import PreviewError
import io
from PIL import Image
from PIL import ImageOps
from PIL import UnidentifiedImageError


LARGE_WIDTH = 1240
SMALL_WIDTH = 680
THUMBNAIL_WIDTH = 240
_LONGEST_SIDE = 8000
_QUALITY = 78
_METHOD = 3
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")


def opened(data: bytes, limits: Limits) -> Image.Image:
    """Return a picture of a file, upright and in RGB. Raises PreviewError when it is too large or damaged."""
    # Pillow's own limit only warns up to twice its value; the header is read before any pixel is.
    Image.MAX_IMAGE_PIXELS = None
    try:
        image = Image.open(io.BytesIO(data), formats=_FORMATS)
        if image.width * image.height > limits.pixels:
            raise PreviewError(TOO_LARGE, "pixels")
        image.draft("RGB", (LARGE_WIDTH * 2, LARGE_WIDTH * 2))
        return _plain(ImageOps.exif_transpose(image))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise PreviewError(BROKEN, str(error)) from error


def fitted(image: Image.Image, width: int) -> Image.Image:
    """Return a picture at most ``width`` wide; a smaller one stays as it is."""
    if image.width <= width and image.height <= _LONGEST_SIDE:
        return image
    height = max(1, round(image.height * width / image.width))
    if height > _LONGEST_SIDE:
        width, height = max(1, round(width * _LONGEST_SIDE / height)), _LONGEST_SIDE
    return image.resize((width, height), Image.Resampling.LANCZOS)


def encoded(image: Image.Image) -> Picture:
    """Return a picture as WebP."""
    target = io.BytesIO()
    image.save(target, "WEBP", quality=_QUALITY, method=_METHOD)
    return Picture(target.getvalue(), image.width, image.height)


def page_of(image: Image.Image) -> Page:
    """Return a picture in the two sizes of a page."""
    large = fitted(image, LARGE_WIDTH)
    return Page(encoded(large), encoded(fitted(large, SMALL_WIDTH)))


def thumbnail_of(image: Image.Image) -> Picture:
    """Return the small picture of a list."""
    return encoded(fitted(image, THUMBNAIL_WIDTH))


def read_image(data: bytes, limits: Limits) -> Preview:
    """Return the preview of a picture file. Raises PreviewError."""
    image = opened(data, limits)
    return Preview("image", 1, (page_of(image),), has_text=True, thumbnail=thumbnail_of(image))


def _plain(image: Image.Image) -> Image.Image:
    if image.mode in ("RGBA", "LA", "PA", "P"):
        image = image.convert("RGBA")
        ground = Image.new("RGB", image.size, "white")
        ground.paste(image, mask=image.getchannel("A"))
        return ground
    return image.convert("RGB")
