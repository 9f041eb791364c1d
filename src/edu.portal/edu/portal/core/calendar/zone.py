"""The time zone of the portal, which is part of the meaning of "today" and of every deadline."""

from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import timezone
from datetime import tzinfo
from zoneinfo import ZoneInfo
from zoneinfo import ZoneInfoNotFoundError


ZONE_NAME = "Asia/Ho_Chi_Minh"


def vietnam_zone() -> tzinfo:
    """Return the zone; where the system has no zone database, the fixed offset of +07:00, in use since 1975."""
    try:
        return ZoneInfo(ZONE_NAME)
    except ZoneInfoNotFoundError:
        return timezone(timedelta(hours=7), ZONE_NAME)


VIETNAM = vietnam_zone()


def local_date(moment: datetime) -> date:
    """Return the Vietnamese date of an aware moment. Raises ``ValueError`` for a moment without time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment without time zone has no date")
    return moment.astimezone(VIETNAM).date()
