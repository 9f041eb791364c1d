"""Pictures as they come from phones, cameras and ill will."""

from datetime import datetime
from edu.portal.imaging.cleaning import LONGEST_SIDE
from edu.portal.imaging.cleaning import MOST_PIXELS_JPEG
from edu.portal.imaging.cleaning import PictureRefused
from edu.portal.imaging.cleaning import clean
from edu.portal.imaging.cleaning import has_remarks
import io
from PIL import ExifTags
from PIL import Image
from PIL import ImageChops
from PIL import ImageCms
from PIL import ImageFile
from PIL import ImageStat
from PIL import PngImagePlugin
import pytest
import struct
import zlib


PLACE = (10.0, 46.0, 37.0)
SECRET = b"Nguyen Thi Bich Ngoc lop 4A"
# What formats need to show the picture; none of it tells who, where or with what.
OF_THE_PICTURE = {
    "background",
    "blend",
    "disposal",
    "duration",
    "extension",
    "icc_profile",
    "loop",
    "timestamp",
    "transparency",
    "version",
}
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + SECRET + b"</x:xmpmeta>"


def photo(size=(80, 60), kind="JPEG", orientation=1, **extra):
    """A picture whose left half is red, with everything that a phone writes beside it."""
    image = Image.new("RGB", size, "blue")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = image.getexif()
    exif[ExifTags.Base.Make] = "Camera"
    exif[ExifTags.Base.ImageDescription] = SECRET.decode()
    exif[ExifTags.Base.Orientation] = orientation
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2026:11:20 09:30:15"
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef], place[ExifTags.GPS.GPSLatitude] = "N", PLACE
    target = io.BytesIO()
    image.save(target, kind, exif=exif, **extra)
    return target.getvalue()


def opened(cleaned):
    return Image.open(io.BytesIO(cleaned.data))


def is_bare(cleaned):
    image = opened(cleaned)
    image.load()
    left = {name for name in image.info if not name.startswith(("jfif", "progressi"))} - OF_THE_PICTURE
    return not left and not dict(image.getexif()) and SECRET not in cleaned.data


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "PNG"])
def test_place_device_and_remarks_are_gone(kind):
    extra = {"JPEG": {"xmp": XMP, "comment": SECRET}, "WEBP": {"xmp": XMP}, "PNG": {}}[kind]
    if kind == "PNG":
        remarks = PngImagePlugin.PngInfo()
        remarks.add_text("Comment", SECRET.decode())
        remarks.add_itxt("XML:com.adobe.xmp", XMP.decode())
        extra = {"pnginfo": remarks}
    data = photo(kind=kind, **extra)
    assert SECRET in data
    cleaned = clean(data)
    assert is_bare(cleaned)
    assert (cleaned.width, cleaned.height) == (80, 60)
    assert cleaned.media_type == f"image/{kind.lower()}"
    assert cleaned.taken == datetime(2026, 11, 20, 9, 30, 15)


def test_a_picture_is_turned_upright():
    cleaned = clean(photo(orientation=6))
    assert (cleaned.width, cleaned.height) == (60, 80)
    assert opened(cleaned).convert("RGB").getpixel((30, 5))[0] > 200


def test_a_large_picture_is_made_smaller():
    cleaned = clean(photo((4000, 3000), orientation=8))
    assert (cleaned.width, cleaned.height) == (1920, LONGEST_SIDE)
    assert is_bare(cleaned)


def test_the_profile_of_colours_is_kept():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert opened(clean(photo(icc_profile=profile))).info["icc_profile"] == profile


def test_a_small_jpeg_keeps_its_quality():
    data = photo(quality=70)
    assert opened(clean(data)).quantization == Image.open(io.BytesIO(data)).quantization


def test_cleaning_again_changes_nothing_to_see():
    once = clean(photo())
    again = clean(once.data)
    difference = ImageChops.difference(opened(once).convert("RGB"), opened(again).convert("RGB"))
    assert max(ImageStat.Stat(difference).mean) < 2


def test_what_hides_behind_a_picture_is_gone():
    hidden = b"<script>alert(1)</script>PK\x03\x04" + SECRET
    assert SECRET not in clean(photo() + hidden).data


@pytest.mark.parametrize("kind", ["GIF", "WEBP"])
def test_an_animation_stays_one(kind):
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "green", "blue")]
    target = io.BytesIO()
    extra = {"comment": SECRET} if kind == "GIF" else {"xmp": XMP}
    frames[0].save(target, kind, save_all=True, append_images=frames[1:], duration=[100, 200, 300], loop=0, **extra)
    cleaned = clean(target.getvalue())
    image = opened(cleaned)
    assert image.n_frames == 3
    assert image.info["loop"] == 0
    assert is_bare(cleaned)


def test_a_photograph_stored_as_png_becomes_a_jpeg_and_a_drawing_stays():
    noise = Image.effect_noise((1200, 1000), 90).convert("RGB")
    target = io.BytesIO()
    noise.save(target, "PNG")
    assert clean(target.getvalue()).media_type == "image/jpeg"
    assert clean(photo(kind="PNG")).media_type == "image/png"


@pytest.mark.parametrize("kind", ["BMP", "TIFF", "AVIF"])
def test_what_browsers_do_not_all_show_becomes_a_jpeg(kind):
    target = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(target, kind)
    assert clean(target.getvalue()).media_type == "image/jpeg"


def test_cmyk_becomes_rgb():
    target = io.BytesIO()
    Image.new("CMYK", (40, 30), (0, 200, 200, 0)).save(target, "JPEG")
    assert opened(clean(target.getvalue())).mode == "RGB"


def test_transparency_is_kept():
    target = io.BytesIO()
    Image.new("RGBA", (40, 30), (255, 0, 0, 90)).save(target, "PNG")
    assert opened(clean(target.getvalue())).mode == "RGBA"


def chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_header(width, height):
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(40)))


HOSTILE = {
    "nothing": (b"", "empty"),
    "a program named as a picture": (b"MZ\x90\x00" + bytes(500), "unknown"),
    "a page named as a picture": (b"<html><script>alert(1)</script></html>", "unknown"),
    "SVG with a script": (
        b"<?xml version='1.0'?><svg xmlns='urn:svg'><script>x()</script></svg>",
        "svg",
    ),
    "SVG after a mark of order": (b"\xef\xbb\xbf<svg onload='x()'/>", "svg"),
    "HEIC of a phone": (b"\x00\x00\x00\x18ftypheic" + bytes(200), "heic"),
    "half a JPEG": (photo((800, 600))[:4000], "broken"),
    "a PNG that claims 2.5 billion pixels": (png_header(50_000, 50_000), "pixels"),
    "a header of a PNG and nothing more": (png_header(50, 50), "broken"),
    "a JPEG that is a beginning only": (b"\xff\xd8\xff\xe0" + bytes(20), "unknown"),
    "an archive": (b"PK\x03\x04" + bytes(200), "unknown"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused(name):
    data, code = HOSTILE[name]
    with pytest.raises(PictureRefused) as caught:
        clean(data)
    assert caught.value.code == code


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("fills_up", [True, False])
def test_half_a_picture_is_refused_even_where_the_process_fills_up(monkeypatch, kind, fills_up):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", fills_up)
    with pytest.raises(PictureRefused, match="broken"):
        clean(photo((400, 300), kind)[:-60])
    assert clean(photo((400, 300), kind)).width == 400


def test_a_file_too_large_is_not_opened(monkeypatch):
    monkeypatch.setattr("edu.portal.imaging.cleaning.MOST_BYTES", 100)
    with pytest.raises(PictureRefused, match="large"):
        clean(photo())


def test_an_animation_without_end_is_refused(monkeypatch):
    monkeypatch.setattr("edu.portal.imaging.cleaning.MOST_FRAMES", 2)
    frames = [Image.new("L", (9, 9), shade) for shade in (0, 100, 200)]
    target = io.BytesIO()
    frames[0].save(target, "GIF", save_all=True, append_images=frames[1:])
    with pytest.raises(PictureRefused, match="frames"):
        clean(target.getvalue())


def test_the_limit_of_pillow_stays_for_the_rest_of_the_process():
    with pytest.raises(PictureRefused, match="pixels"):
        clean(png_header(50_000, 50_000))
    assert Image.MAX_IMAGE_PIXELS == MOST_PIXELS_JPEG


def test_remarks_are_found_in_formats_that_are_not_read():
    assert has_remarks(b"\x00\x00\x00\x0cjP  \r\n\x87\n" + b"Exif\x00\x00")
    assert has_remarks(bytes(40) + XMP)
    assert not has_remarks(b"\x00\x00\x01\x00" + bytes(400))
