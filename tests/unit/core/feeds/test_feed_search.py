"""What is asked of the archive of received items."""

from datetime import UTC
from datetime import date
from datetime import datetime
from edu.portal.core.feeds.search import Question
from edu.portal.core.feeds.search import holds
from edu.portal.core.feeds.search import question_pairs
from edu.portal.core.feeds.search import read_day
from edu.portal.core.feeds.search import read_question
from edu.portal.core.feeds.search import search_text
import pytest


UNITS, KINDS = ("so-gddt", "ubnd"), ("tin-tuc", "thu-moi")
WHOLE = {
    "tu-khoa": "học  sinh",
    "don-vi": "ubnd",
    "nguon": "thu-moi",
    "tu-ngay": "2026-11-01",
    "den-ngay": "20/11/2026",
}


def test_an_address_is_read_and_written_back() -> None:
    asked = read_question(WHOLE, UNITS, KINDS)
    assert asked.question == Question("học sinh", "ubnd", "thu-moi", date(2026, 11, 1), date(2026, 11, 20))
    assert asked.problems == {}
    assert read_question(dict(question_pairs(asked.question)), UNITS, KINDS).question == asked.question


@pytest.mark.parametrize("value", [None, 3, ["a"], {"x": "y"}, b"x", "\x00", "  "])
def test_what_is_no_text_asks_nothing(value: object) -> None:
    asked = read_question(dict.fromkeys(WHOLE, value), UNITS, KINDS)
    assert asked.question == Question() and asked.problems == {}


def test_other_units_and_kinds_ask_nothing() -> None:
    assert read_question({"don-vi": "x", "nguon": "y"}, UNITS, KINDS).question == Question()


@pytest.mark.parametrize("text", ["mai", "31/02/2026", "2026-13-01", "0001-01-01", "9999-12-31", "1/1/26", "1e3"])
def test_what_is_no_day_is_said_and_kept(text: str) -> None:
    asked = read_question({"tu-ngay": text}, UNITS, KINDS)
    assert (asked.question.since, asked.problems, asked.written["tu-ngay"]) == (None, {"tu-ngay": "day"}, text)


def test_the_last_day_before_the_first_is_said() -> None:
    asked = read_question({"tu-ngay": "2026-11-20", "den-ngay": "2026-11-19"}, UNITS, KINDS)
    assert asked.problems == {"den-ngay": "order"}


def test_days_are_those_of_vietnam() -> None:
    day = read_day("5-9-2026")
    question = Question(since=day, until=day)
    assert question.begin == datetime(2026, 9, 4, 17, tzinfo=UTC)
    assert question.end == datetime(2026, 9, 5, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("hoc sinh", True),
        ("HỌC SINH", True),
        ("sinh gioi", True),
        ("gio", True),
        ("gio hoc", False),
        ("đuối", True),
        ("duoi nuoc", False),
        ("", True),
        ("***", True),
        ("sinh giỏi thi", False),
    ],
)
def test_words_are_found_without_diacritics(asked: str, found: bool) -> None:
    text = search_text("Thông báo: học-sinh giỏi", "Phòng chống đuối")
    assert holds(text, Question(asked).words) is found


def test_a_text_of_any_length_is_cut() -> None:
    asked = read_question({"tu-khoa": "a " * 100_000}, UNITS, KINDS)
    assert len(asked.question.text) <= 200 and len(asked.question.words) == 12
