"""Files of films and sounds by their bytes."""

from edu.portal.core.gallery.recordings import AUDIO
from edu.portal.core.gallery.recordings import VIDEO
from edu.portal.core.gallery.recordings import Kind
from edu.portal.core.gallery.recordings import mp4_seconds
from edu.portal.core.gallery.recordings import places_to_blank
from edu.portal.core.gallery.recordings import recording_kind
import io
import pytest


PLACE = b"+10.7769+106.7009/"


def box(name, body=b""):
    return (len(body) + 8).to_bytes(4, "big") + name + body


def film(duration=12_500, scale=1000):
    header = bytes(12) + scale.to_bytes(4, "big") + duration.to_bytes(4, "big") + bytes(80)
    remarks = box(b"udta", box(b"\xa9xyz", PLACE))
    track = box(b"trak", box(b"tkhd", bytes(84)) + box(b"meta", PLACE))
    movie = box(b"moov", box(b"mvhd", header) + track + remarks)
    return box(b"ftyp", b"isom" + bytes(8)) + movie + box(b"mdat", b"udta meta picture")


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (box(b"ftyp", b"isom" + bytes(20)), Kind(VIDEO, "video/mp4")),
        (box(b"ftyp", b"mp42" + bytes(20)), Kind(VIDEO, "video/mp4")),
        (box(b"ftyp", b"M4A " + bytes(20)), Kind(AUDIO, "audio/mp4")),
        (box(b"ftyp", b"qt  " + bytes(20)), None),
        (box(b"ftyp", b"heic" + bytes(20)), None),
        (b"\x1a\x45\xdf\xa3" + b"\x42\x82\x84webm" + bytes(30), Kind(VIDEO, "video/webm")),
        (b"\x1a\x45\xdf\xa3" + b"\x42\x82\x88matroska" + bytes(30), None),
        (b"OggS" + bytes(40), Kind(AUDIO, "audio/ogg")),
        (b"ID3\x04" + bytes(40), Kind(AUDIO, "audio/mpeg")),
        (b"\xff\xfb\x90\x00" + bytes(40), Kind(AUDIO, "audio/mpeg")),
        (b"<svg onload='x()'>", None),
        (b"MZ" + bytes(40), None),
        (b"", None),
    ],
)
def test_a_file_is_what_its_bytes_say(head, kind):
    assert recording_kind(head) == kind


def test_the_length_is_read_from_the_header():
    assert mp4_seconds(io.BytesIO(film())) == 12


def test_the_place_is_found_and_nothing_else():
    data = bytearray(film())
    places = places_to_blank(io.BytesIO(bytes(data)))
    assert [bytes(data[place : place + 4]) for place in places] == [b"meta", b"udta"]
    for place in places:
        data[place : place + 4] = b"free"
    assert places_to_blank(io.BytesIO(bytes(data))) == ()
    assert bytes(data).endswith(b"udta meta picture")
    assert mp4_seconds(io.BytesIO(bytes(data))) == 12


DAMAGED = (b"", b"\x00\x00\x00\x00ftyp", b"\x00\x00\x00\x04moov" * 9, film()[:60], film()[:90] + b"\xff" * 9)


@pytest.mark.parametrize("data", DAMAGED)
def test_damaged_files_are_read_as_far_as_they_go(data):
    assert mp4_seconds(io.BytesIO(data)) is None
    places_to_blank(io.BytesIO(data))


def test_a_length_that_is_unknown():
    assert mp4_seconds(io.BytesIO(film(duration=0xFFFFFFFF))) is None
    assert mp4_seconds(io.BytesIO(film(scale=0))) is None
