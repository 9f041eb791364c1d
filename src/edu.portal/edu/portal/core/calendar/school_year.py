"""School years, named by the calendar year in which they begin: 2026 is the school year 2026-2027."""

from datetime import date
from datetime import timedelta


# For counting, a school year begins on the first of September; the opening ceremony of the fifth is another matter.
FIRST_DAY = (9, 1)


def school_year(day: date, starts: tuple[int, int] = FIRST_DAY) -> int:
    """Return the year in which the school year of a day began; ``starts`` is the month and day of its first day."""
    return day.year if (day.month, day.day) >= starts else day.year - 1


def last_day(year: int, starts: tuple[int, int] = FIRST_DAY) -> date:
    """Return the last day of the school year that began in ``year``."""
    return date(year + 1, *starts) - timedelta(days=1)


def years_owed(wanted: int, day: date, founded: int | None = None, starts: tuple[int, int] = FIRST_DAY) -> int:
    """Return how many school years back, the current one included, a unit can be asked for.

    A letter wants the last five years, a unit founded two years ago has three: ``min(wanted, current - founded + 1)``.
    ``founded`` is the year of foundation, None when nobody recorded it. Of a year that lies ahead the current school
    year is still owed, so the answer is 1 at least.
    """
    if founded is None:
        return wanted
    return max(1, min(wanted, school_year(day, starts) - founded + 1))
