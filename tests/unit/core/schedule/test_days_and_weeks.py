"""What heads and titles of schools say of days and weeks."""

from datetime import date
from edu.portal.core.schedule import days
from edu.portal.core.schedule import weeks
from edu.portal.core.schedule.grid import Span
from pathlib import Path
import pytest
import tomllib


CORPUS = Path(__file__).parents[3] / "corpus" / "schedule"
DAYS = tomllib.loads((CORPUS / "days.toml").read_text("utf-8"))
WEEKS = tomllib.loads((CORPUS / "weeks.toml").read_text("utf-8"))


@pytest.mark.parametrize(("text", "key", "is_sure"), DAYS["days"])
def test_days(text: str, key: str, is_sure: bool) -> None:
    assert days.read_day(text) == (days.Day(key, is_sure) if key else None)


@pytest.mark.parametrize(("text", "part"), DAYS["parts"])
def test_parts_of_the_day(text: str, part: str) -> None:
    assert days.read_part(text) == part


@pytest.mark.parametrize(("text", "spans", "number"), WEEKS["titles"])
def test_titles(text: str, spans: list[str], number: int) -> None:
    expected = tuple(Span(*(date.fromisoformat(day) for day in span.split())) for span in spans)
    assert weeks.read_spans(text, WEEKS["today"]) == expected
    assert (weeks.read_week_number(text) or 0) == number


def test_weeks_of_spans() -> None:
    two = (Span(date(2018, 12, 3), date(2018, 12, 7)), Span(date(2018, 12, 17), date(2018, 12, 21)))
    assert weeks.weeks_of(two) == (date(2018, 12, 3), date(2018, 12, 17))
    assert weeks.weeks_of([Span(date(2026, 9, 1))]) == ()
    assert len(weeks.weeks_of([Span(date(2020, 1, 1), date(2030, 1, 1))])) == 60


@pytest.mark.parametrize(("day", "number"), [(date(2026, 9, 5), 1), (date(2026, 9, 7), 2), (date(2026, 7, 20), None)])
def test_usual_number(day: date, number: int | None) -> None:
    assert weeks.usual_week_number(day) == number


@pytest.mark.parametrize(
    ("text", "day"), [("(21/9/26)", date(2026, 9, 21)), ("Thứ 2\n21/09", date(2026, 9, 21)), ("10h30", None)]
)
def test_dates(text: str, day: date | None) -> None:
    assert weeks.read_date(text, date(2026, 11, 20)) == day
