"""From an item to a line at the top of every page: the form of alerts, filled in. Nothing is put up by itself."""

from dataclasses import asdict
from edu.portal.core.alerts.decide import LONGEST_REQUEST
from edu.portal.core.alerts.decide import LONGEST_TEXT
from edu.portal.core.alerts.decide import Typed
from edu.portal.core.alerts.decide import is_safe_link
from edu.portal.core.alerts.model import Severity
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.feeds.choose import is_urgent
from edu.portal.core.listing.query import address_with
from typing import Any


def alert_address(portal: Any, item: dict[str, Any]) -> str:
    """Return the address of the form with the title, the link, the unit and the day of an item of ``shown_items``."""
    title = item["title"]
    typed = Typed(
        text=title if len(title) <= LONGEST_TEXT else f"{title[: LONGEST_TEXT - 1].rstrip()}…",
        severity=(Severity.URGENT if is_urgent(title) else Severity.NOTICE).name.lower(),
        link=item["url"] if is_safe_link(item["url"]) else "",
        requested_by=item["superior"][:LONGEST_REQUEST],
        requested_on=f"{item['published'].astimezone(VIETNAM):%Y-%m-%d}",
    )
    return address_with(f"{portal.absolute_url()}/@@edu-alerts", asdict(typed).items())
