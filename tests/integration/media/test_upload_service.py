"""Bringing pictures in, describing and ordering them."""

from datetime import datetime
from edu.portal.imaging.cleaning import PictureRefused
from edu.portal.media import service
from edu.portal.media.service import Words
from plone.namedfile.file import NamedBlobImage
import pytest


def ids(album):
    return list(album.objectIds())


def test_a_picture_is_stored_clean_with_its_moment(album, make_photo):
    picture, is_new = service.add_picture(album, make_photo(), "C:\\Ảnh\\IMG_0042.JPG")
    assert is_new
    assert picture.image.filename == "IMG_0042.JPG"
    assert b"Nguyen" not in picture.image.data
    assert picture.taken == datetime(2026, 11, 20, 9, 30, 15)
    assert not picture.alt


def test_what_arrived_before_is_not_stored_again(album, make_photo):
    first, _new = service.add_picture(album, make_photo(), "a.jpg")
    again, is_new = service.add_picture(album, make_photo(), "a.jpg")
    assert (again.getId(), is_new) == (first.getId(), False)
    album.manage_delObjects([first.getId()])
    _third, is_new = service.add_picture(album, make_photo(), "a.jpg")
    assert is_new


def test_a_refused_file_leaves_nothing(album):
    with pytest.raises(PictureRefused):
        service.add_picture(album, b"<svg onload='x()'/>", "tranh.svg")
    assert ids(album) == []


def test_the_scene_is_written_once_and_the_caption_is_the_own_part(album, make_photo):
    for name, colour in (("a", "red"), ("b", "blue")):
        service.add_picture(album, make_photo(colour), f"{name}.jpg")
    words = {"a.jpg": Words("Nữ khối 8 chạy tiếp sức", ""), "b.jpg": Words("Trao cờ", "Phút trao cờ")}
    assert service.describe(album, words, "Hội khỏe Phù Đổng") == {}
    assert album["a.jpg"].alt == "Hội khỏe Phù Đổng: nữ khối 8 chạy tiếp sức"
    assert album["a.jpg"].title == "Nữ khối 8 chạy tiếp sức"
    assert (album["b.jpg"].alt, album["b.jpg"].title) == ("Hội khỏe Phù Đổng: trao cờ", "Phút trao cờ")
    assert service.missing_words(album) == 0
    unchanged = {"a.jpg": Words(album["a.jpg"].alt, album["a.jpg"].title)}
    assert service.describe(album, unchanged, "Cảnh khác") == {}
    assert album["a.jpg"].alt == "Hội khỏe Phù Đổng: nữ khối 8 chạy tiếp sức"


def test_the_same_words_for_all_and_numbers_are_refused_and_the_rest_is_kept(album, make_photo):
    for name, colour in (("a", "red"), ("b", "blue"), ("c", "green")):
        service.add_picture(album, make_photo(colour), f"{name}.jpg")
    words = {"a.jpg": Words("Lễ khai giảng", ""), "b.jpg": Words("Lễ khai giảng", ""), "c.jpg": Words("Ảnh 3", "")}
    assert service.describe(album, words) == {"b.jpg": "same", "c.jpg": "file-name"}
    assert album["a.jpg"].alt == "Lễ khai giảng"
    assert service.missing_words(album) == 2


def test_order_by_time_name_and_steps(album):
    import io
    from PIL import Image

    for number, name in enumerate(("IMG_20261120_100000", "IMG_20261120_080000", "DSC_9", "DSC_10")):
        target = io.BytesIO()
        Image.new("RGB", (9, 9), (number * 50, 0, 0)).save(target, "PNG")
        service.add_picture(album, target.getvalue(), f"{name}.png")
    first, second, third, fourth = ids(album)
    service.arrange(album, "time")
    assert ids(album) == [second, first, third, fourth]
    service.arrange(album, "name")
    assert ids(album) == [third, fourth, second, first]
    service.move(album, first, -2)
    assert ids(album) == [third, first, fourth, second]


def test_the_cover_is_one_of_the_album(album, make_photo):
    picture, _new = service.add_picture(album, make_photo(), "a.jpg")
    service.choose_cover(album, "khong-co")
    assert not album.cover
    service.choose_cover(album, picture.getId())
    assert album.cover == picture.getId()


def test_cleaned_pictures_are_marked(album, make_photo):
    from edu.portal.media.cleaning import is_cleaned

    picture, _new = service.add_picture(album, make_photo(), "a.jpg")
    assert is_cleaned(picture.image)
    assert isinstance(picture.image, NamedBlobImage)
