"""When a piece of work that failed is tried again."""

from datetime import datetime
from datetime import timedelta


PAUSES = (timedelta(minutes=5), timedelta(hours=1), timedelta(hours=6))


def next_try(failures: int, now: datetime) -> datetime | None:
    """Return the moment of the next try after ``failures`` failed ones, ``None`` when it is given up.

    Each pause is longer than the one before. Raises ``ValueError`` when nothing has failed yet.
    """
    if failures < 1:
        raise ValueError(failures)
    return now + PAUSES[failures - 1] if failures <= len(PAUSES) else None
