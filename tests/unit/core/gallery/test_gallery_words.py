"""Words of pictures: the scene once, the own words for each, nothing that tells nothing."""

from edu.portal.core.gallery.words import FILE_NAME
from edu.portal.core.gallery.words import LONGEST
from edu.portal.core.gallery.words import SAME
from edu.portal.core.gallery.words import SHORT
from edu.portal.core.gallery.words import caption_of
from edu.portal.core.gallery.words import judge_words
from edu.portal.core.gallery.words import with_scene
import pytest


@pytest.mark.parametrize(
    ("scene", "own", "words"),
    [
        ("Hội khỏe Phù Đổng", "Chạy tiếp sức nữ", "Hội khỏe Phù Đổng: chạy tiếp sức nữ"),
        ("Hội khỏe Phù Đổng.", "  trao   cờ ", "Hội khỏe Phù Đổng: trao cờ"),
        ("Hội khỏe", "UBND phường tặng hoa", "Hội khỏe: UBND phường tặng hoa"),
        ("Hội khỏe", "Hội khỏe: trao cờ", "Hội khỏe: trao cờ"),
        ("", "Trao cờ", "Trao cờ"),
        ("Hội khỏe", "", ""),
    ],
)
def test_the_scene_is_written_once(scene, own, words):
    assert with_scene(scene, own) == words


def test_words_have_an_end():
    assert len(with_scene("a" * 200, "b" * 200)) == LONGEST


TELL_NOTHING = (
    "IMG_2034.JPG",
    "img_2034",
    "DSC 0042",
    "20261120_093015",
    "IMG-20261120 (2)",
    "IMG-20261120-WA0003",
    "Ảnh 12",
    "anh so 3",
    "hình",
    "image",
)


@pytest.mark.parametrize("words", TELL_NOTHING)
def test_file_names_and_numbers_tell_nothing(words):
    assert judge_words(words, ()) == FILE_NAME


def test_too_short_and_the_same_are_refused():
    assert judge_words("cờ", ()) == SHORT
    assert judge_words("Trao cờ", ["trao CỜ "]) == SAME
    assert judge_words("Trao cờ lưu niệm", ["Trao cờ"]) == ""


@pytest.mark.parametrize("words", ["Lớp 8A trồng cây", "Hai học sinh nâng cúp", "Cổng trường buổi sáng", "Khối 8"])
def test_words_of_people_are_taken(words):
    assert judge_words(words, ()) == ""


def test_a_caption_is_the_own_words_with_a_capital():
    assert caption_of("  đội nữ khối 8 ") == "Đội nữ khối 8"
