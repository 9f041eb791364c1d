"""Read the dates that feeds and pages of Vietnamese offices write."""

from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import timezone
from datetime import tzinfo
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.text.unicode import to_nfc
import re


LONGEST = 200
MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ZONE_HOURS = {"z": 0, "ut": 0, "utc": 0, "gmt": 0, "ict": 7, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7}
ZONE_HOURS |= {"mdt": -6, "pst": -8, "pdt": -7, "cet": 1, "cest": 2, "jst": 9, "sgt": 8}

YEAR_FIRST = re.compile(r"(?<!\d)(?P<year>\d{4})\s*([-/.])\s*(?P<month>\d{1,2})\s*\2\s*(?P<day>\d{1,2})(?!\d)")
DAY_FIRST = re.compile(r"(?<!\d)(?P<day>\d{1,2})\s*([-/.])\s*(?P<month>\d{1,2})\s*\2\s*(?P<year>\d{4}|\d{2})(?!\d)")
IN_WORDS = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})\s*(?:tháng|thg|th)\s*(?P<month>\d{1,2})\s*[,/]?\s*(?:năm\s*)?(?P<year>\d{4})(?!\d)"
)
ENGLISH = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s\-.]*(?P<month_name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"[\s\-.,]*(?P<year>\d{4}|\d{2})(?!\d)"
)
ENGLISH_MONTH_FIRST = re.compile(
    r"\b(?P<month_name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s.]*(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+"
    r"(?P<year>\d{4})(?!\d)"
)
COMPACT = re.compile(r"^(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?=t\d{4}|$)")
DATES = (YEAR_FIRST, DAY_FIRST, IN_WORDS, ENGLISH, ENGLISH_MONTH_FIRST, COMPACT)

CLOCK = re.compile(
    r"(?<![\d:])(?P<hour>\d{1,2})\s*(?::|h|giờ|g)\s*(?P<minute>\d{1,2})?"
    r"(?:\s*(?::|phút|p(?!\.?m)|m)\s*(?:(?P<second>\d{1,2})(?:[.,]\d+)?)?)?(?!\d)"
)
COMPACT_CLOCK = re.compile(r"^t(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?")
HALF_OF_DAY = re.compile(r"^[\s(]*(?P<half>a\.?m|p\.?m|sa|ch|sáng|trưa|chiều|tối|đêm)\b")
OFFSET = re.compile(r"^[\s(]*(?:gmt|utc)?\s*(?P<sign>[+-])\s*(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?(?!\d)")
ZONE_NAME = re.compile(r"^[\s(]*(?P<name>[a-z]{1,4})\b")
EARLIEST = 1990


def read_feed_date(text: str) -> datetime | None:
    """Return the moment that a feed's date says, with an offset, or None when it says no date. Never raises.

    Numbers are read day first always; a date without a zone is Vietnamese time. Known are RFC 822, ISO 8601 and what
    official pages write: ``02/10/2020 08:20 SA``, ``Thứ Ba, 7/1/2014 21:00``, ``lúc 18:20:15 ngày 02/06/2023``,
    ``10:8, Thứ Tư, 3-4-2024``, ``ngày 20 tháng 11 năm 2026``. Years before 1990 are a server's empty date.
    """
    plain = " ".join(to_nfc(text[:LONGEST]).casefold().split())
    for pattern in DATES:
        for found in pattern.finditer(plain):
            moment = _moment(found, plain)
            if moment is not None:
                return moment
    return None


def _moment(found: re.Match[str], plain: str) -> datetime | None:
    parts = found.groupdict()
    month = MONTH_NAMES.index(parts["month_name"]) + 1 if "month_name" in parts else int(parts["month"])
    year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
    if year < EARLIEST:
        return None
    before, after = plain[: found.start()], plain[found.end() :]
    clock, zone = _clock(after) or _clock(before) or (time(0), None)
    try:
        moment = datetime(year, month, int(parts["day"]), clock.hour, clock.minute, clock.second)
        # The conversion shows that the moment exists in every zone, also at the edge of the calendar.
        return moment.replace(tzinfo=zone or VIETNAM).astimezone(VIETNAM)
    except (ValueError, OverflowError):
        return None


def _clock(text: str) -> tuple[time, tzinfo | None] | None:
    """Return the time of day and the zone that a text beside a date says, None when it says no time."""
    found = CLOCK.search(text) or COMPACT_CLOCK.search(text)
    if not found:
        return None
    rest = text[found.end() :]
    hour = int(found["hour"])
    half = HALF_OF_DAY.search(rest)
    if half:
        hour = _hour_of_day(hour, half["half"].replace(".", ""))
        rest = rest[half.end() :]
    try:
        moment = time(hour, int(found["minute"] or 0), min(int(found["second"] or 0), 59))
    except ValueError:
        return None
    return moment, _zone(rest)


def _hour_of_day(hour: int, half: str) -> int:
    if half in ("am", "sa", "sáng"):
        return 0 if hour == 12 else hour
    if half == "trưa":
        return hour + 12 if hour < 4 else hour
    if half == "đêm":
        return hour + 12 if 6 < hour < 12 else hour % 12 if hour == 12 else hour
    return hour + 12 if hour < 12 else hour


def _zone(text: str) -> tzinfo | None:
    offset = OFFSET.search(text)
    if offset:
        hours, minutes = int(offset["hours"]), int(offset["minutes"] or 0)
        if hours > 14 or minutes > 59:
            return None
        shift = timedelta(hours=hours, minutes=minutes)
        return timezone(-shift if offset["sign"] == "-" else shift)
    name = ZONE_NAME.search(text)
    if name and name["name"] in ZONE_HOURS:
        return timezone(timedelta(hours=ZONE_HOURS[name["name"]]))
    return None
