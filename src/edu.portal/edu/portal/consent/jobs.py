"""Background work: once a day hide what has reached its day of taking down."""

from datetime import date
from datetime import datetime
from edu.portal.consent import service
from edu.portal.core.calendar.zone import local_date
from edu.portal.ops.interfaces import IScheduledJob
import logging
import transaction
from typing import Any
from zope.interface import implementer


logger = logging.getLogger("edu.portal.consent")


@implementer(IScheduledJob)
class TakeDownJob:
    """Looks at every wake into the catalogue, after a run that could not hide everything once a day."""

    def __init__(self) -> None:
        self.tried: dict[tuple[str, ...], date] = {}

    def is_due(self, portal: Any, now: datetime) -> bool:
        """Return whether something public has reached its day."""
        today = local_date(now)
        return self.tried.get(portal.getPhysicalPath()) != today and bool(service.due(portal, today))

    def run(self, portal: Any, now: datetime) -> None:
        """Hide it and commit; the log counts and names nothing, for titles may be names of children."""
        outcomes = list(service.take_down_due(portal, local_date(now)))
        transaction.get().note("edu.portal: taken down on the stated day")
        transaction.commit()
        logger.info("%s item(s) taken down on the stated day", outcomes.count(True))
        if False in outcomes:
            self.tried[portal.getPhysicalPath()] = local_date(now)
            logger.warning("%s item(s) without a workflow could not be taken down", outcomes.count(False))
