"""The demonstration school tells everything from the day of its creation, whichever day that is."""

from datetime import date
from datetime import timedelta
from edu.portal.demo.dates import Calendar
import json
from pathlib import Path
import pytest
import re


FRIDAY = date(2026, 11, 20)
CONTENT = Path(__file__).resolve().parents[3] / "src/edu.portal/edu/portal/demo/content"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hạn cuối {dm:+7}", "hạn cuối 27/11"),
        ("ngày {date:-2}", "ngày 18/11/2026"),
        ("từ {dm:monday}", "từ 16/11"),
        ("đến {date:friday+7}", "đến 27/11/2026"),
        ("năm học {year}, {year-1}", "năm học 2026-2027, 2025-2026"),
        ("học kỳ {semester}, tuần {week}, {week+1}", "học kỳ I, tuần 12, 13"),
        ("tháng {month}, {nextmonth}, {prevmonth}", "tháng 11, 12, 10"),
        ("không có dấu", "không có dấu"),
    ],
)
def test_marks_become_dates(text, expected):
    assert Calendar(FRIDAY).fill(text) == expected


def test_months_go_round_the_year():
    assert Calendar(date(2027, 1, 4)).fill("{nextmonth} {prevmonth} {semester} {year}") == "2 12 II 2026-2027"
    assert Calendar(date(2026, 12, 31)).fill("{nextmonth} {prevmonth}") == "1 11"


def test_at_the_weekend_the_week_is_the_coming_one():
    assert Calendar(date(2026, 11, 21)).fill("{date:monday} {week}") == "23/11/2026 13"
    assert Calendar(date(2026, 11, 22)).fill("{date:saturday}") == "28/11/2026"


def test_an_unknown_mark_is_an_error():
    with pytest.raises(KeyError):
        Calendar(FRIDAY).fill("{tomorrow}")


@pytest.mark.parametrize("path", sorted(CONTENT.glob("*.json")), ids=lambda path: path.stem)
def test_every_text_is_whole_on_every_day_of_the_year(path):
    texts = list(strings(json.loads(path.read_text(encoding="utf-8"))))
    for offset in range(0, 366, 5):
        calendar = Calendar(FRIDAY + timedelta(days=offset))
        for text in texts:
            assert not re.search(r"[{}]", calendar.fill(text)), text


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
