"""Dates in the form that Vietnamese offices and schools write and read: day first, named weekdays."""

from datetime import date
from datetime import datetime
from datetime import timedelta
from edu.portal.core.calendar.zone import VIETNAM


WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
JUST_NOW = "vừa xong"
MINUTES_AGO = "{count} phút trước"
HOURS_AGO = "{count} giờ trước"
YESTERDAY = "hôm qua"
DAYS_AGO = "{count} ngày trước"
# Clocks of two servers differ a little; an item from the near future is an item of this minute.
_CLOCK_SKEW = timedelta(minutes=15)
_DAYS_IN_WORDS = 7


def format_date(day: date) -> str:
    """Return ``day`` as ``20/11/2026``."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def format_full(day: date) -> str:
    """Return ``day`` with its weekday, as ``Thứ Sáu, 20/11/2026``."""
    return f"{WEEKDAYS[day.weekday()]}, {format_date(day)}"


def short_month(day: date) -> str:
    """Return the month for the small line of a day block, as ``Th.11``."""
    return f"Th.{day.month}"


def format_time(moment: datetime) -> str:
    """Return the time of day as ``9:40``."""
    return f"{moment.hour}:{moment.minute:02d}"


def format_moment(moment: datetime) -> str:
    """Return an aware moment with its Vietnamese day, as ``9:40 20/11/2026``."""
    local = moment.astimezone(VIETNAM)
    return f"{format_time(local)} {format_date(local)}"


def relative(moment: datetime, now: datetime) -> str:
    """Return how long ago ``moment`` was, in words, as a reader at ``now`` says it; after a week the date.

    Both are aware (``moment`` is then read in the zone of ``now``) or both are naive; mixing them raises TypeError.
    """
    elapsed = now - moment
    local = moment.astimezone(now.tzinfo) if moment.tzinfo is not None else moment
    days = (now.date() - local.date()).days
    if elapsed < -_CLOCK_SKEW or days >= _DAYS_IN_WORDS:
        return format_date(local)
    if elapsed < timedelta(minutes=1):
        return JUST_NOW
    if elapsed < timedelta(hours=1):
        return MINUTES_AGO.format(count=int(elapsed.total_seconds() // 60))
    if days == 0:
        return HOURS_AGO.format(count=int(elapsed.total_seconds() // 3600))
    return YESTERDAY if days == 1 else DAYS_AGO.format(count=days)
