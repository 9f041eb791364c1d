"""The time zone of the portal, which is part of the meaning of "today" and of every deadline."""

from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import timezone


# One zone without summer time since 1975, so the offset says everything, with or without a zone database.
VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")


def local_date(moment: datetime) -> date:
    """Return the Vietnamese date of an aware moment. Raises ``ValueError`` for a moment without time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment without time zone has no date")
    return moment.astimezone(VIETNAM).date()
