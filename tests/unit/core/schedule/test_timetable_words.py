"""What cells, heads and titles of timetables mean."""

from edu.portal.core.schedule.timetable_classes import class_key
from edu.portal.core.schedule.timetable_classes import class_name
from edu.portal.core.schedule.timetable_classes import grade_of
from edu.portal.core.schedule.timetable_classes import is_class
from edu.portal.core.schedule.timetable_classes import sorted_classes
from edu.portal.core.schedule.timetable_heads import class_in
from edu.portal.core.schedule.timetable_lesson import Lesson
from edu.portal.core.schedule.timetable_lesson import lesson_text
from edu.portal.core.schedule.timetable_lesson import read_lessons
from edu.portal.core.schedule.timetable_lesson import room_key
from edu.portal.core.schedule.timetable_lesson import teacher_key
from edu.portal.core.schedule.timetable_periods import read_period
from edu.portal.core.schedule.timetable_subjects import subject_of
from hypothesis import given
from hypothesis import strategies as st
import json
from pathlib import Path
import pytest


WORDS = json.loads((Path(__file__).parents[3] / "corpus" / "schedule" / "timetable" / "words.json").read_text("utf-8"))


def told(lesson: Lesson) -> str:
    return "|".join((lesson.subject, ",".join(lesson.teachers), lesson.room, lesson.note, lesson.joint))


@pytest.mark.parametrize(("text", "expected"), WORDS["lessons"])
def test_lessons(text: str, expected: list[str]) -> None:
    assert [told(lesson) for lesson in read_lessons(text)] == expected


@pytest.mark.parametrize("text", [text for text, expected in WORDS["lessons"] if len(expected) == 1])
def test_what_is_written_is_read_again(text: str) -> None:
    lesson = read_lessons(text)[0]
    assert read_lessons(lesson_text(lesson)) == (lesson,)


@given(
    st.sampled_from(["Toán", "HĐTN-HN", "Lịch sử - Địa lí", "Toán (TC)", "Vẽ"]),
    st.lists(st.sampled_from(["Lan", "P.Hà", "Nguyễn Văn Anh", "Nam"]), unique=True, max_size=2),
    st.sampled_from(["", "P.12", "A203", "Sân trường", "Bác Hồ"]),
    st.sampled_from(["", "6A+6B"]),
    st.sampled_from(["", "nhóm 1", "tuần chẵn", "mang đàn"]),
)
def test_every_lesson_is_written_and_read(subject: str, teachers: list[str], room: str, joint: str, note: str) -> None:
    lesson = Lesson(subject, tuple(teachers), room, note, joint)
    assert read_lessons(lesson_text(lesson)) == (lesson,)


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    for lesson in read_lessons(text):
        assert lesson.subject


@pytest.mark.parametrize(("text", "name"), WORDS["subjects"])
def test_subjects(text: str, name: str) -> None:
    found = subject_of(text)
    assert (found.name if found else "") == name


@pytest.mark.parametrize(("text", "name", "key", "grade", "sure"), WORDS["classes"])
def test_classes(text: str, name: str, key: str, grade: str, sure: bool) -> None:
    assert (class_name(text), class_key(text), grade_of(text)[0], is_class(text)) == (name, key, grade, sure)


def test_order_of_classes() -> None:
    assert sorted_classes(reversed(WORDS["order"])) == WORDS["order"]


@pytest.mark.parametrize(("title", "name"), WORDS["titles"])
def test_classes_of_titles(title: str, name: str) -> None:
    assert class_in(title) == name


@pytest.mark.parametrize(("text", "expected"), WORDS["periods"])
def test_periods(text: str, expected: str) -> None:
    found = read_period(text)
    assert (f"{found.part} {found.number}".strip() if found else "") == expected


def test_spellings_of_one_teacher_and_room() -> None:
    assert teacher_key("Cô Lan") == teacher_key("LAN") == teacher_key("GV: Lan")
    assert room_key("P.12") == room_key("Phòng 12") == room_key("p 12") != room_key("P.13")
