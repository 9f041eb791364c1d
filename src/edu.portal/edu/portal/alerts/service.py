"""Use cases of alerts: what a page shows now, putting a line up, taking it off, and the record for the audit."""

from datetime import datetime
from edu.portal.alerts.store import load_alerts
from edu.portal.alerts.store import next_id
from edu.portal.alerts.store import save_alert
from edu.portal.behaviors.news import urgent_of
from edu.portal.core.alerts.decide import Typed
from edu.portal.core.alerts.decide import ended
from edu.portal.core.alerts.decide import read_alert
from edu.portal.core.alerts.decide import running
from edu.portal.core.alerts.decide import state_of
from edu.portal.core.alerts.model import Alert
from edu.portal.core.alerts.model import Severity
from edu.portal.core.alerts.model import State
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.news.urgent import TERM
from edu.portal.core.news.urgent import is_alarm
from edu.portal.mandate.sections import public_items
from plone import api
from typing import Any


NEWS = "News Item"


def shown(portal: Any, now: datetime) -> tuple[Alert, ...]:
    """Return the lines of the page at ``now``: those put up, and the urgent news that everybody may read."""
    return running((*load_alerts(portal), *urgent_news(portal, now)), now)


def urgent_news(portal: Any, now: datetime) -> tuple[Alert, ...]:
    """Return the urgent news of the last days as lines that lead to them; reads the catalogue only."""
    found = []
    for brain in public_items(portal, portal_type=NEWS, edu_urgent=True):
        published = _moment(brain.effective)
        if published is not None and urgent_of(brain) and is_alarm(published, now):
            link = brain.getURL()
            found.append(Alert(brain.UID, brain.Title, published, published + TERM, Severity.URGENT, link))
    return tuple(found)


def put_up(portal: Any, typed: Typed, by: str, now: datetime) -> tuple[Alert | None, dict[str, str]]:
    """Store the line that was typed; return it, or None and the problems by field as ``read_alert`` does."""
    alert, problems = read_alert(typed, next_id(portal), by, now)
    if alert is not None:
        save_alert(portal, alert)
    return alert, problems


def take_off(portal: Any, alert_id: str, by: str, now: datetime) -> Alert:
    """End a line now. Raises ``LookupError`` when there is none of that id."""
    found = next((alert for alert in load_alerts(portal) if alert.id == alert_id), None)
    if found is None:
        raise LookupError(alert_id)
    changed = ended(found, by, now)
    if changed is not found:
        save_alert(portal, changed)
    return changed


def by_state(portal: Any, now: datetime) -> dict[State, list[Alert]]:
    """Return all stored lines by their state: running in the order of the page, coming soonest, ended latest first."""
    alerts = load_alerts(portal)
    found: dict[State, list[Alert]] = {state: [] for state in State}
    for alert in alerts:
        found[state_of(alert, now)].append(alert)
    found[State.RUNNING] = list(running(alerts, now))
    found[State.COMING].sort(key=lambda alert: alert.start)
    found[State.ENDED].sort(key=lambda alert: alert.end, reverse=True)
    return found


def as_json(alert: Alert, now: datetime, *, with_history: bool) -> dict[str, Any]:
    """Return a line as plain values; moments in ISO 8601. The history names accounts, so it is for editors.

    For the audit: ``requested_on``, ``start`` and the first moment of the history tell how fast it was.
    """
    plain: dict[str, Any] = {
        "@type": "edu.alert",
        "id": alert.id,
        "text": alert.text,
        "severity": alert.severity.name.lower(),
        "state": state_of(alert, now).value,
        "start": alert.start.isoformat(),
        "end": alert.end.isoformat(),
        "link": alert.link,
        "requested_by": alert.requested_by,
        "requested_on": alert.requested_on.isoformat() if alert.requested_on else None,
    }
    if with_history:
        plain["history"] = [
            {"action": change.action, "by": change.by, "moment": change.moment.isoformat()} for change in alert.history
        ]
    return plain


def current_user() -> str:
    """Return the id of whoever writes."""
    return str(api.user.get_current().getId() or "")


def _moment(found: Any) -> datetime | None:
    """The catalogue holds a moment of Zope, or the year 1969 for what was never published."""
    moment = found.asdatetime() if hasattr(found, "asdatetime") else None
    return moment.astimezone(VIETNAM) if moment is not None and moment.year > 1970 else None
