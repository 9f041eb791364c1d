"""The present as readers in Việt Nam have it. Doors read it once and hand it down as an argument."""

from datetime import date
from datetime import datetime
from edu.portal.core.calendar.zone import VIETNAM


def now() -> datetime:
    """Return the present moment, aware."""
    return datetime.now(VIETNAM)


def today() -> date:
    """Return the present day."""
    return now().date()
