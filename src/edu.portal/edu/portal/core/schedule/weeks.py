"""Weeks: from Monday to Sunday, and how titles of schools name the days of a schedule."""

from collections.abc import Iterable
from datetime import date
from datetime import timedelta
from edu.portal.core.calendar.school_year import school_year
from edu.portal.core.schedule.grid import Span
from edu.portal.core.text.dates import format_date
from edu.portal.core.text.unicode import fold
import re
from typing import Any


WEEK = timedelta(days=7)
# Weeks of teaching: 18 in the first term, 17 in the second.
TEACHING_WEEKS = 35
_YEARS_AROUND = 20
# "2026-2027", "2026 – 2027" and a school year after a slash are no days.
_SCHOOL_YEAR = re.compile(r"\b20\d\d\s*[-–—/]\s*20\d\d\b")
_FULL = r"(\d{1,2})\s*[/.]\s*(\d{1,2})(?:\s*[/.]\s*(\d{4}|\d{2}))?(?!\d)"
# Two days joined by a word or a dash; the first may leave out its month and year.
_RANGE = re.compile(
    rf"(?<![\d/.])(\d{{1,2}})(?:\s*[/.]\s*(\d{{1,2}}))?(?:\s*[/.]\s*(\d{{4}}|\d{{2}}))?"
    rf"\s*(?:-|–|—|->|→|den(?:\s+het)?(?:\s+ngay)?(?:\s+thu\s+\w+)?(?:\s*,)?)\s*(?:ngay\s*)?{_FULL}"
)
_ONE = re.compile(rf"(?<![\d/.]){_FULL}")
_NUMBER = re.compile(r"\btuan\s*(?:thu\s*)?(\d{1,2})\b")


def monday_of(day: date) -> date:
    """Return the Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def week_of(day: date) -> Span:
    """Return the week of a day, Monday to Sunday."""
    first = monday_of(day)
    return Span(first, first + timedelta(days=6))


def weeks_of(spans: Iterable[Span], most: int = 60) -> tuple[date, ...]:
    """Return the Mondays of all weeks that the spans touch, in order, ``most`` at most; open spans give none."""
    found: set[date] = set()
    for span in spans:
        if span.last is None:
            continue
        monday = monday_of(span.first)
        while monday <= span.last and len(found) < most:
            found.add(monday)
            monday += WEEK
    return tuple(sorted(found))


def week_number(day: date, first_monday: date) -> int:
    """Return the number of the week of a day when week 1 begins on ``first_monday``; 0 and below before it."""
    return (monday_of(day) - monday_of(first_monday)).days // 7 + 1


def span_label(span: Span) -> str:
    """Return the days of a span as readers write them: "16/11 – 21/11/2026", "16/11/2026" for one day."""
    if span.last is None or span.last == span.first:
        return format_date(span.first)
    first = f"{span.first:%d/%m}" if span.first.year == span.last.year else format_date(span.first)
    return f"{first} – {format_date(span.last)}"


def read_week_number(text: str) -> int | None:
    """Return the number in "Tuần 12", None when the text names no week or several ("Tuần 1-3 tháng 12")."""
    found = _NUMBER.findall(fold(text))
    if re.search(r"\btuan\s*\d{1,2}\s*(?:[-–,&]|va)\s*\d{1,2}\b(?!\s*/)", fold(text)):
        return None
    return int(found[0]) if len(found) == 1 else None


def read_spans(text: str, today: date) -> tuple[Span, ...]:
    """Return the days that a title tells, in order; of a date without a year the one nearest to ``today`` is meant.

    "(Từ ngày 3-7/12/2018, ngày 17-21/12/2018)" gives two spans, "áp dụng ngày 06/09/2024" an open one;
    "Tuần 2 (2026-2027)" names a school year, which is no span.
    """
    words = _SCHOOL_YEAR.sub(" ", fold(text))
    ranges = [_range(found.groups(), today) for found in _RANGE.finditer(words)]
    if any(ranges):
        return tuple(sorted({span for span in ranges if span is not None}))
    if re.search(r"\bden\b", words) and ranges:
        return ()
    single = [day for found in _ONE.finditer(words) if (day := _day(today, *found.groups())) is not None]
    return (Span(single[0]),) if single else ()


def read_date(text: str, today: date) -> date | None:
    """Return the first day that a text names ("(21/9/26)", "21/09", "Thứ Hai 21/9/2026"), None for none."""
    for found in _ONE.finditer(_SCHOOL_YEAR.sub(" ", fold(text))):
        if (day := _day(today, *found.groups())) is not None:
            return day
    return None


def first_teaching_monday(year: int) -> date:
    """Return the Monday of week 1 of the school year that begins in ``year``: that of the opening day, 5 September."""
    return monday_of(date(year, 9, 5))


def usual_week_number(day: date) -> int | None:
    """Return the number that schools usually give the week of a day, None outside of the weeks of teaching."""
    number = week_number(day, first_teaching_monday(school_year(day, (8, 1))))
    return number if 1 <= number <= TEACHING_WEEKS + 4 else None


def _range(parts: tuple[str | Any, ...], today: date) -> Span | None:
    day, month, year, last_day, last_month, last_year = parts
    last = _day(today, last_day, last_month, last_year)
    if last is None:
        return None
    first = _day(today, day, month or last_month, year or str(last.year))
    if first is not None and not year and month and first > last:
        # "28/12 đến 1/1/2027" begins in the year before.
        first = _day(today, day, month, str(last.year - 1))
    if first is None or not timedelta(0) <= last - first <= timedelta(days=370):
        return None
    return Span(first, last)


def _day(today: date, day: str | None, month: str | None = None, year: str | None = None) -> date | None:
    try:
        number, month_number = int(day or 0), int(month or 0)
        if year:
            full = int(year) + (2000 if len(year) == 2 else 0)
            found = date(full, month_number, number)
            return found if abs(found.year - today.year) <= _YEARS_AROUND else None
        near = []
        for full in (today.year - 1, today.year, today.year + 1):
            if not (number == 29 and month_number == 2) or _is_leap(full):
                near.append(date(full, month_number, number))
        return min(near, key=lambda found: abs((found - today).days), default=None)
    except ValueError:
        return None


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
