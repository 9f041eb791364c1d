"""Background work: delete the submissions that have outlived the time that their senders were told."""

from collections.abc import Iterator
from datetime import date
from datetime import datetime
from edu.portal.core.calendar.zone import local_date
from edu.portal.forms import service
from edu.portal.forms.action import tracked_action
from edu.portal.ops.interfaces import IScheduledJob
import logging
import transaction
from typing import Any
from zope.interface import implementer


logger = logging.getLogger("edu.portal.forms")


@implementer(IScheduledJob)
class PurgeJob:
    """Looks once a day; a process remembers on which day it looked."""

    def __init__(self) -> None:
        self.looked: dict[tuple[str, ...], date] = {}

    def is_due(self, portal: Any, now: datetime) -> bool:
        """Return whether something has to be deleted, at most once a day and site."""
        site, today = portal.getPhysicalPath(), local_date(now)
        if self.looked.get(site) == today:
            return False
        self.looked[site] = today
        return any(service.expired_codes(form, months, now) for form, months in tracked_forms(portal))

    def run(self, portal: Any, now: datetime) -> None:
        """Delete what has expired and commit."""
        deleted = sum(service.purge_form(form, months, now) for form, months in tracked_forms(portal))
        transaction.get().note("edu.portal: expired submissions deleted")
        transaction.commit()
        logger.info("%s expired submission(s) deleted", deleted)


def tracked_forms(portal: Any) -> Iterator[tuple[Any, int]]:
    """Yield the forms of the site that keep submissions, with the months of their retention."""
    for form in service.forms_of(portal):
        action = tracked_action(form)
        if action is not None:
            yield form, action.retention_months
