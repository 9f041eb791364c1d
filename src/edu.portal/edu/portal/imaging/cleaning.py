"""Pictures made ready for the web: nothing but the picture is left, upright, of a reasonable size.

The file is written anew from its pixels. What a camera or a program had put beside them (EXIF with place and device,
XMP, IPTC, comments, a second file behind the first) has no way into the result; the colour profile is kept.
"""

from dataclasses import dataclass
from datetime import datetime
import io
from PIL import ExifTags
from PIL import Image
from PIL import ImageOps
from PIL import ImageSequence
from PIL import JpegImagePlugin
from PIL import UnidentifiedImageError
from typing import Any


LONGEST_SIDE = 2560
MOST_BYTES = 60 * 1024 * 1024
MOST_PIXELS = 40_000_000
# A JPEG file is decoded in a smaller size at once, so a large one needs no more memory than a small one.
MOST_PIXELS_JPEG = 210_000_000
MOST_FRAMES = 600
MOST_PIXELS_OF_FRAMES = 400_000_000
QUALITY = 86
# A photograph stored as PNG is ten times its JPEG; a drawing is not.
LARGE_PNG = 1024 * 1024
# The limit of Pillow holds for the whole process and only warns up to twice its value: ours are checked below.
Image.MAX_IMAGE_PIXELS = MOST_PIXELS_JPEG
# What a camera writes beside the pixels, in formats that are not read here too.
_REMARKS = (b"Exif\x00", b"<x:xmpmeta", b"8BIM")
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF", "AVIF")
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"})
_MEDIA_TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "GIF": "image/gif", "WEBP": "image/webp"}
_EXTENSIONS = {"image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/webp": "webp"}
_TAKEN = (ExifTags.Base.DateTimeOriginal, ExifTags.Base.DateTimeDigitized)


class PictureRefused(ValueError):
    """The file is not taken; ``code`` says why: empty, heic, svg, unknown, broken, large, pixels, frames."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A picture ready to be stored, and when it was taken by the camera's clock (a moment without a zone)."""

    data: bytes
    media_type: str
    width: int
    height: int
    taken: datetime | None

    @property
    def extension(self) -> str:
        """The ending of a file of this type, without the dot."""
        return _EXTENSIONS[self.media_type]


def clean(data: bytes) -> Cleaned:
    """Return the picture in ``data``, written anew. Raises PictureRefused."""
    _refuse_by_first_bytes(data)
    try:
        image = Image.open(io.BytesIO(data), formats=_FORMATS)
        _refuse_by_header(image)
        _refuse_halves(data, str(image.format))
        taken = _taken(image)
        if getattr(image, "is_animated", False) and image.format in ("GIF", "WEBP"):
            return _animation(image, taken)
        return _still(image, taken)
    except PictureRefused:
        raise
    except UnidentifiedImageError as error:
        raise PictureRefused("unknown") from error
    except Image.DecompressionBombError as error:
        raise PictureRefused("pixels") from error
    except (OSError, SyntaxError, ValueError, EOFError, KeyError, IndexError, OverflowError, MemoryError) as error:
        raise PictureRefused("broken") from error


def has_remarks(data: bytes) -> bool:
    """Tell whether a file of any format holds remarks of a camera or a program, such as the place."""
    return any(mark in data for mark in _REMARKS)


def is_vector(data: bytes) -> bool:
    """Tell whether the file is an SVG drawing: text with an element ``svg`` near its beginning."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head[:1] == b"<" and b"<svg" in data[:65536].lower()


def _refuse_by_first_bytes(data: bytes) -> None:
    if not data:
        raise PictureRefused("empty")
    if len(data) > MOST_BYTES:
        raise PictureRefused("large")
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        raise PictureRefused("heic")
    if is_vector(data):
        raise PictureRefused("svg")


def _refuse_by_header(image: Image.Image) -> None:
    pixels = image.width * image.height
    if pixels > (MOST_PIXELS_JPEG if image.format in ("JPEG", "MPO") else MOST_PIXELS):
        raise PictureRefused("pixels")
    frames = getattr(image, "n_frames", 1)
    if image.format in ("GIF", "WEBP") and (frames > MOST_FRAMES or frames * pixels > MOST_PIXELS_OF_FRAMES):
        raise PictureRefused("frames")


def _refuse_halves(data: bytes, kind: str) -> None:
    """Refuse a file without its end. Plone tells Pillow to fill up what is missing, for the whole process."""
    if kind in ("JPEG", "MPO"):
        is_whole = data.rfind(b"\xff\xd9") > data.rfind(b"\xff\xda")
    elif kind == "PNG":
        is_whole = b"IEND" in data
    else:
        is_whole = kind != "WEBP" or int.from_bytes(data[4:8], "little") + 8 <= len(data)
    if not is_whole:
        raise PictureRefused("broken")


def _taken(image: Image.Image) -> datetime | None:
    try:
        found = image.getexif().get_ifd(ExifTags.IFD.Exif)
        written = next((found[tag] for tag in _TAKEN if found.get(tag)), "")
        return datetime.strptime(str(written).strip("\x00 "), "%Y:%m:%d %H:%M:%S")
    except (ValueError, TypeError, OSError, SyntaxError, KeyError, AttributeError):
        return None


def _still(image: Image.Image, taken: datetime | None) -> Cleaned:
    profile = image.info.get("icc_profile") if image.mode not in ("CMYK", "YCCK") else None
    is_jpeg = image.format == "JPEG"
    tables = getattr(image, "quantization", None) if is_jpeg else None
    sampling = JpegImagePlugin.get_sampling(image) if isinstance(image, JpegImagePlugin.JpegImageFile) else -1
    image.draft(None, (LONGEST_SIDE * 2, LONGEST_SIDE * 2))
    upright = ImageOps.exif_transpose(image)
    upright.load()
    fitted = _fitted(upright)
    if image.format == "GIF" and fitted.mode in ("P", "L"):
        return _encoded(fitted, "GIF", taken, None)
    is_drawn = image.format in ("PNG", "GIF")
    has_alpha = _has_alpha(fitted)
    if is_drawn:
        found = _encoded(_in_mode(fitted, keep_palette=True), "PNG", taken, profile)
        if has_alpha or len(found.data) <= LARGE_PNG:
            return found
        return _encoded(fitted.convert("RGB"), "JPEG", taken, profile, quality=QUALITY)
    if image.format == "WEBP" or has_alpha:
        return _encoded(_in_mode(fitted), "WEBP", taken, profile, quality=QUALITY, method=4)
    # The tables of the original, where its size stays: its quality is kept and its file does not grow.
    keeps = tables is not None and fitted.size == image.size and fitted.mode in ("RGB", "L")
    extra: dict[str, Any] = {"qtables": tables, "subsampling": sampling} if keeps else {"quality": QUALITY}
    grey_or_rgb = fitted if fitted.mode in ("RGB", "L") else fitted.convert("RGB")
    return _encoded(grey_or_rgb, "JPEG", taken, profile, **extra)


def _animation(image: Image.Image, taken: datetime | None) -> Cleaned:
    durations, frames = [], []
    for frame in ImageSequence.Iterator(image):
        durations.append(int(frame.info.get("duration", 100)) or 100)
        frames.append(_bare(frame.convert("RGBA")))
    target = io.BytesIO()
    extra: dict[str, Any] = {"disposal": 2} if image.format == "GIF" else {"quality": QUALITY, "method": 3}
    frames[0].save(
        target,
        image.format,
        save_all=True,
        append_images=frames[1:],
        duration=durations,
        loop=int(image.info.get("loop", 0)),
        **extra,
    )
    return Cleaned(target.getvalue(), _MEDIA_TYPES[str(image.format)], image.width, image.height, taken)


def _fitted(image: Image.Image) -> Image.Image:
    longest = max(image.size)
    if longest <= LONGEST_SIDE:
        return image
    size = tuple(max(1, round(side * LONGEST_SIDE / longest)) for side in image.size)
    plain = image if image.mode in ("RGB", "L", "RGBA", "CMYK") else _in_mode(image)
    return plain.resize(size, Image.Resampling.LANCZOS)  # type: ignore[arg-type]


def _has_alpha(image: Image.Image) -> bool:
    if image.mode == "P" and "transparency" in image.info:
        return True
    return image.mode in ("RGBA", "LA", "PA") and image.getchannel("A").getextrema()[0] < 255


def _in_mode(image: Image.Image, keep_palette: bool = False) -> Image.Image:
    """Return the picture in a mode that browsers know: grey, RGB, RGBA, or a palette where it stays a PNG."""
    if image.mode in ("RGB", "RGBA", "L") or (keep_palette and image.mode in ("P", "1", "LA")):
        return image
    return image.convert("RGBA" if _has_alpha(image) else "RGB")


def _bare(image: Image.Image) -> Image.Image:
    """Return the picture without remarks: Pillow writes some of what it has read into the next file."""
    kept = {name: image.info[name] for name in ("transparency",) if name in image.info}
    image.info = kept
    return image


def _encoded(image: Image.Image, kind: str, taken: datetime | None, profile: bytes | None, **extra: Any) -> Cleaned:
    target = io.BytesIO()
    bare = _bare(image.copy())
    if profile:
        extra["icc_profile"] = profile
    if kind == "JPEG":
        extra.update(progressive=True, optimize=True)
    elif kind == "PNG":
        extra.update(optimize=True)
    bare.save(target, kind, **extra)
    return Cleaned(target.getvalue(), _MEDIA_TYPES[kind], bare.width, bare.height, taken)
