"""Films and songs: what is stored, what pages ask of whom."""

from edu.portal.content.audio.content import IAudio
from edu.portal.content.video.content import IVideo
from edu.portal.interfaces import IEduPortalLayer
from plone import api
from plone.dexterity.schema import SCHEMA_CACHE
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from plone.namedfile.file import NamedBlobImage
import pytest
from zope.interface import Invalid
from zope.interface import alsoProvides
from zope.schema import ValidationError


PLACE = b"+10.7769+106.7009/"
SRT = "1\n00:00:01,000 --> 00:00:02,000\n<script>x()</script>Chào các em\n".encode()
SENTENCES = ("edu.Video", "edu.Audio")


def box(name, body=b""):
    return (len(body) + 8).to_bytes(4, "big") + name + body


MP4 = (
    box(b"ftyp", b"isom" + bytes(8))
    + box(
        b"moov",
        box(b"mvhd", bytes(12) + (1000).to_bytes(4, "big") + (75_000).to_bytes(4, "big") + bytes(80))
        + box(b"udta", box(b"\xa9xyz", PLACE)),
    )
    + box(b"mdat", bytes(200))
)


def view_of(context, name):
    request = context.REQUEST.clone()
    alsoProvides(request, IEduPortalLayer)
    return api.content.get_view(name, context, request)


@pytest.fixture
def film(school):
    return api.content.create(
        school,
        "edu.Video",
        title="Lễ khai giảng",
        file=NamedBlobFile(MP4, contentType="application/octet-stream", filename="le.mp4"),
        captions=NamedBlobFile(SRT, filename="le.srt"),
    )


def test_a_film_is_stored_without_place_with_length_and_captions(film):
    assert b"\xa9xyz" in film.file.data and b"udta" not in film.file.data
    assert film.file.contentType == "video/mp4"
    assert len(film.file.data) == len(MP4)
    assert film.duration == "1:15"
    assert (film.captions.filename, film.captions.contentType) == ("le.vtt", "text/vtt")
    assert b"script" not in film.captions.data
    facts = api.content.find(UID=film.UID())[0].edu_media
    assert (facts["seconds"], facts["captions"], facts["provider"]) == (75, True, "")
    assert api.content.find(portal_type="edu.Video", SearchableText="chao cac em")


def test_the_page_of_a_film_plays_it_by_a_click_only(film):
    html = view_of(film, "edu-video")()
    assert "<video" in html and 'preload="metadata"' in html and "autoplay" not in html
    assert 'kind="captions"' in html and "@@download/captions/le.vtt" in html


def test_a_film_elsewhere_is_asked_for_by_a_click_only(school):
    film = api.content.create(school, "edu.Video", title="Hướng dẫn", url="https://youtu.be/dQw4w9WgXcQ")
    html = view_of(film, "edu-video")()
    assert "<iframe" not in html and 'src="https://' not in html
    assert 'data-edu-frame="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ' in html
    link = api.content.create(school, "edu.Video", title="Bản tin", url="https://vtv.vn/video/1.htm")
    html = view_of(link, "edu-video")()
    assert "data-edu-frame" not in html and 'href="https://vtv.vn/video/1.htm"' in html


@pytest.mark.parametrize("field", ["file", "captions", "duration", "url"])
def test_bad_values_get_a_sentence(portal, field):
    bad = {
        "file": NamedBlobFile(b"MZ not a film", filename="phim.mp4"),
        "captions": NamedBlobFile(b"<html><script>x()</script></html>", filename="a.vtt"),
        "duration": "ba phút",
        "url": "youtube.com",
    }[field]
    with pytest.raises(ValidationError) as caught:
        IVideo[field].bind(None).validate(bad)
    assert str(caught.value.doc())


def test_a_line_of_captions_is_named(portal):
    with pytest.raises(ValidationError) as caught:
        IVideo["captions"].validate(NamedBlobFile(b"1\n00:00:05,000 --> 00:00:02,000\nA\n", filename="a.srt"))
    assert caught.value.doc().mapping == {"line": 2}


def test_one_source_and_no_silence():
    class Data:
        file = None
        url = ""
        image = None

    with pytest.raises(Invalid):
        IVideo.validateInvariants(Data())
    with pytest.raises(Invalid):
        IAudio.validateInvariants(Data())
    data = Data()
    data.file, data.url = object(), "https://vimeo.com/1"
    with pytest.raises(Invalid):
        IVideo.validateInvariants(data)


def test_a_song_plays_or_is_seen(school, make_photo):
    sound = NamedBlobFile(b"OggS" + bytes(300), filename="hat.ogg")
    song = api.content.create(
        school, "edu.Audio", title="Bờ kênh", file=sound, author="Tổ Âm nhạc", lyrics="Dòng một\nDòng hai\n\nKhổ hai"
    )
    assert song.file.contentType == "audio/ogg"
    html = view_of(song, "edu-audio")()
    assert "<audio" in html and "autoplay" not in html
    assert "Dòng một<br" in html and "Tổ Âm nhạc" in html
    sheet = api.content.create(
        school, "edu.Audio", title="Bản nhạc", image=NamedBlobImage(make_photo(), filename="ban-nhac.jpg")
    )
    html = view_of(sheet, "edu-audio")()
    assert "<audio" not in html and 'alt="Bản nhạc"' in html


def test_the_section_shows_length_captions_and_old_items(school, film):
    section = school.portal_catalog(edu_section="video")[0].getObject()
    assert section.getLayout() == "edu-media"
    api.content.move(film, section)
    createContentInContainer(
        section, "File", checkConstraints=False, title="Phim cũ", file=NamedBlobFile(MP4, "video/mp4", "cu.mp4")
    )
    html = view_of(section, "edu-media")()
    assert "1:15" in html and "PT1M15S" in html and "Phim cũ" in html
    songs = school.portal_catalog(edu_section="nhac")[0].getObject()
    api.content.create(songs, "edu.Audio", title="Bờ kênh", file=NamedBlobFile(b"OggS" + bytes(9), filename="hat.ogg"))
    html = view_of(songs, "edu-media")()
    assert 'preload="none"' in html and "/@@download/file/hat.ogg" in html


@pytest.mark.parametrize("name", SENTENCES)
def test_types_speak_through_the_catalogue(portal, name):
    for field in SCHEMA_CACHE.get(name).names():
        assert SCHEMA_CACHE.get(name)[field].title.domain == "edu.portal"
