"""A line as the plain values that templates show."""

from datetime import datetime
from edu.portal.alerts.wording import ACTIONS
from edu.portal.alerts.wording import SEVERITIES
from edu.portal.core.alerts.decide import state_of
from edu.portal.core.alerts.model import Alert
from edu.portal.core.text.dates import format_date
from edu.portal.core.text.dates import format_moment
from typing import Any


def row_of(alert: Alert, portal_url: str, now: datetime) -> dict[str, Any]:
    """Return what pages show of a line; addresses of the site itself become whole."""
    return {
        "id": alert.id,
        "text": alert.text,
        "kind": SEVERITIES[alert.severity],
        "css": alert.severity.name.lower(),
        "state": state_of(alert, now).value,
        "url": f"{portal_url}{alert.link}" if alert.link.startswith("/") else alert.link,
        "requested_by": alert.requested_by,
        "requested_on": format_date(alert.requested_on) if alert.requested_on else "",
        "start": format_moment(alert.start),
        "end": format_moment(alert.end),
        "history": [
            {"action": ACTIONS[change.action], "by": change.by, "moment": format_moment(change.moment)}
            for change in alert.history
        ],
    }
