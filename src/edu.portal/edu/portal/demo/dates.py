"""Dates of the demonstration school: everything is told from the day on which the school is created.

Texts hold marks such as ``{date:+7}``, ``{dm:monday}``, ``{year-1}`` or ``{week}``.
"""

from datetime import date
from datetime import timedelta
from edu.portal.core.text.dates import format_date
import re


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SATURDAY = 5
FIRST_MONTH_OF_SCHOOL_YEAR = 8
_MARK = re.compile(r"\{(\w+)(?::([a-z]*))?([+-]\d+)?\}")


class Calendar:
    """Fills the marks in the texts for one day."""

    def __init__(self, today: date) -> None:
        self.today = today

    def ago(self, days: int) -> date:
        """Return the day ``days`` before today."""
        return self.today - timedelta(days=days)

    def fill(self, text: str) -> str:
        """Return a text with its marks replaced. An unknown mark raises KeyError."""
        return _MARK.sub(self._value, text)

    def _value(self, match: re.Match[str]) -> str:
        name, weekday, shift = match.group(1), match.group(2), int(match.group(3) or 0)
        if name in ("date", "dm"):
            day = self._day(weekday or "", shift)
            return format_date(day) if name == "date" else f"{day.day}/{day.month}"
        values = {
            "year": self._school_year(shift),
            "semester": "I" if self.today.month >= FIRST_MONTH_OF_SCHOOL_YEAR else "II",
            "week": str(self._week() + shift),
            "number": str(self._week() // 4 + 1),
            "month": str(self.today.month),
            "nextmonth": str(self.today.month % 12 + 1),
            "prevmonth": str((self.today.month - 2) % 12 + 1),
        }
        return values[name]

    def _day(self, weekday: str, shift: int) -> date:
        if not weekday:
            return self.today + timedelta(days=shift)
        return self._monday() + timedelta(days=WEEKDAYS.index(weekday) + shift)

    def _monday(self) -> date:
        """Return the Monday of this week; at the weekend the school speaks of the week that comes."""
        weekday = self.today.weekday()
        return self.today + timedelta(days=-weekday if weekday <= SATURDAY - 1 else 7 - weekday)

    def _first_year(self) -> int:
        return self.today.year if self.today.month >= FIRST_MONTH_OF_SCHOOL_YEAR else self.today.year - 1

    def _school_year(self, shift: int) -> str:
        first = self._first_year() + shift
        return f"{first}-{first + 1}"

    def _week(self) -> int:
        """Return the number of the school week; the first one holds the last day of August."""
        start = date(self._first_year(), 8, 31)
        if self.today < start:
            return 1
        return (self._monday() - start + timedelta(days=start.weekday())).days // 7 + 1
