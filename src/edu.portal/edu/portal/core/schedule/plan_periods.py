"""The stretch of time of a plan: a school year, a month, a week; what groups of the letters it belongs to."""

from dataclasses import dataclass
from datetime import date
from datetime import timedelta
from edu.portal.core.calendar.school_year import school_year
from edu.portal.core.schedule.grid import Span
from edu.portal.core.schedule.weeks import first_teaching_monday
from edu.portal.core.schedule.weeks import read_spans
from edu.portal.core.schedule.weeks import read_week_number
from edu.portal.core.schedule.weeks import week_of
from edu.portal.core.text.unicode import fold
import re


YEAR, MONTH, WEEK = "nam", "thang", "tuan"
PERIODS = (YEAR, MONTH, WEEK)
# Plans of what is done at school, and plans of care and education of kindergartens (TT 09/2024, article 15).
WORK, EDUCATION = "cong-tac", "giao-duc"
TOPICS = (WORK, EDUCATION)
# A plan of a school year is due before 15 August, so its year begins then.
_YEAR_BEGINS = (8, 1)
_YEARS = re.compile(r"\b(20\d\d)\s*[-–—/]\s*(20\d\d)\b")
_MONTH = re.compile(r"\bthang\s*(\d{1,2})(?:\s*(?:[/.-]|nam)\s*(20\d\d))?(?!\d)")


@dataclass(frozen=True, slots=True)
class Period:
    """Which stretch of time a plan is of: one of PERIODS and its days."""

    kind: str
    span: Span


def period_of(kind: str, day: date) -> Period:
    """Return the school year, the month or the week in which a day lies. Raises ValueError for another ``kind``."""
    if kind == YEAR:
        begins = school_year(day, _YEAR_BEGINS)
        return Period(kind, Span(date(begins, *_YEAR_BEGINS), date(begins + 1, *_YEAR_BEGINS) - timedelta(days=1)))
    if kind == MONTH:
        return Period(kind, month_of(day))
    if kind == WEEK:
        return Period(kind, week_of(day))
    raise ValueError(f"no stretch of time: {kind}")


def month_of(day: date) -> Span:
    """Return the month of a day."""
    first = day.replace(day=1)
    return Span(first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1))


def kind_of(span: Span) -> str:
    """Return which kind of period a span is nearest to; an open span is a year."""
    if span.last is None:
        return YEAR
    length = (span.last - span.first).days + 1
    return WEEK if length <= 14 else MONTH if length <= 62 else YEAR


def group_of(topic: str, kind: str) -> str:
    """Return the group that criteria of the letters know a plan by: "nam", "thang", "giao-duc-tuan" ..."""
    return f"{EDUCATION}-{kind}" if topic == EDUCATION and kind != YEAR else kind


def groups_of(topic: str, kind: str) -> tuple[str, ...]:
    """Return all groups that a plan counts for: a kindergarten's plan of education is also a plan of that time."""
    return tuple(dict.fromkeys((kind, group_of(topic, kind))))


def read_period(text: str, today: date) -> Period | None:
    """Return what a title tells: "Kế hoạch tháng 11/2026", "tuần 12 (16/11 - 21/11)", "năm học 2026-2027"; else None.

    A month without a year is the one nearest to ``today``; a week without days is counted from the opening day.
    """
    words = fold(text)
    spans = [span for span in read_spans(text, today) if span.last is not None]
    month = _MONTH.search(words)
    if spans and (kind_of(spans[0]) == WEEK or not month):
        return Period(kind_of(spans[0]), spans[0])
    years = _YEARS.search(words)
    number = read_week_number(text)
    if number is not None and not month:
        begins = int(years[1]) if years else school_year(today, _YEAR_BEGINS)
        return period_of(WEEK, first_teaching_monday(begins) + timedelta(days=7 * (number - 1)))
    if month and 1 <= int(month[1]) <= 12:
        return period_of(MONTH, _nearest(int(month[1]), month[2], years, today))
    return period_of(YEAR, date(int(years[1]), *_YEAR_BEGINS)) if years else None


def _nearest(month: int, year: str | None, years: re.Match[str] | None, today: date) -> date:
    if year:
        return date(int(year), month, 1)
    if years:
        return date(int(years[1]) + (0 if month >= _YEAR_BEGINS[0] else 1), month, 1)
    choices = [date(full, month, 1) for full in (today.year - 1, today.year, today.year + 1)]
    return min(choices, key=lambda day: abs((day - today).days))
