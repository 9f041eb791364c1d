"""Counting by school years."""

from datetime import date
from datetime import timedelta
from edu.portal.core.calendar.school_year import last_day
from edu.portal.core.calendar.school_year import school_year
from edu.portal.core.calendar.school_year import years_owed
from hypothesis import given
from hypothesis import strategies as st
import pytest


TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 8, 31), 2025),
        (date(2026, 9, 1), 2026),
        (date(2026, 12, 31), 2026),
        (date(2027, 1, 1), 2026),
        (date(2028, 2, 29), 2027),
    ],
)
def test_a_school_year_begins_in_september(day: date, year: int) -> None:
    assert school_year(day) == year


def test_the_first_day_is_a_parameter() -> None:
    assert school_year(date(2026, 9, 3), (9, 5)) == 2025
    assert school_year(date(2026, 9, 5), (9, 5)) == 2026
    assert school_year(date(2026, 8, 15), (8, 1)) == 2026


@pytest.mark.parametrize(
    ("founded", "years"),
    [(None, 5), (1986, 5), (2022, 5), (2023, 4), (2025, 2), (2026, 1), (2027, 1), (9999, 1)],
)
def test_a_young_unit_owes_the_years_since_its_foundation(founded: int | None, years: int) -> None:
    assert years_owed(5, TODAY, founded) == years


def test_a_unit_founded_before_the_summer_counts_from_the_school_year_of_the_day() -> None:
    assert years_owed(5, date(2026, 6, 1), 2026) == 1
    assert years_owed(5, date(2026, 6, 1), 2024) == 2


@given(st.integers(1, 20), st.dates(), st.none() | st.integers(-9999, 9999))
def test_never_more_than_wanted_and_never_nothing(wanted: int, day: date, founded: int | None) -> None:
    assert 1 <= years_owed(wanted, day, founded) <= wanted


@pytest.mark.parametrize(("year", "day"), [(2024, date(2025, 8, 31)), (2026, date(2027, 8, 31))])
def test_a_school_year_ends_in_august(year: int, day: date) -> None:
    assert last_day(year) == day


@given(st.integers(1900, 2100), st.sampled_from([(9, 1), (8, 15), (1, 1), (3, 1)]))
def test_the_day_after_the_last_one_is_in_the_next_year(year: int, starts: tuple[int, int]) -> None:
    assert school_year(last_day(year, starts), starts) == year
    assert school_year(last_day(year, starts) + timedelta(days=1), starts) == year + 1
