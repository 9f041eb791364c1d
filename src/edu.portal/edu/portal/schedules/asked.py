"""What addresses of schedules ask: the week, and what is to be copied."""

from datetime import date
from typing import Any


COPY, WEEK = "copy", "tuan"
FIRST_YEAR, LAST_YEAR = 1990, 2100


def asked_day(value: Any) -> date | None:
    """Return the day that an address names, None for none and for one that no school has a schedule of."""
    try:
        day = date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        return None
    return day if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR else None
