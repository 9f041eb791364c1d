"""The lines of the site: an annotation of the portal with one tuple of plain values; the last ended ones are kept.

Lines are not content: no catalogue and no search knows them.
"""

from dataclasses import asdict
from edu.portal.core.alerts.decide import severity_of
from edu.portal.core.alerts.model import Alert
from edu.portal.core.alerts.model import Change
from persistent import Persistent
from typing import Any
from zope.annotation.interfaces import IAnnotations


ANNOTATION_KEY = "edu.portal.alerts"
# The audit looks at two school years; a line a day is not more than this.
MOST_KEPT = 800


class AlertRecords(Persistent):
    """The stored lines, oldest first."""

    def __init__(self) -> None:
        self.lines: tuple[dict[str, Any], ...] = ()
        self.last = 0


def load_alerts(portal: Any) -> tuple[Alert, ...]:
    """Return the lines in the order of entry."""
    records = IAnnotations(portal).get(ANNOTATION_KEY)
    return tuple(_alert(values) for values in records.lines) if records is not None else ()


def next_id(portal: Any) -> str:
    """Return the id that the next line gets."""
    records = IAnnotations(portal).get(ANNOTATION_KEY)
    return str((records.last if records is not None else 0) + 1)


def save_alert(portal: Any, alert: Alert) -> None:
    """Store a new line, or the new values of one with the same id."""
    annotations = IAnnotations(portal)
    records = annotations.get(ANNOTATION_KEY)
    if records is None:
        records = annotations[ANNOTATION_KEY] = AlertRecords()
    values = {**asdict(alert), "severity": alert.severity.name}
    if any(line["id"] == alert.id for line in records.lines):
        records.lines = tuple(values if line["id"] == alert.id else line for line in records.lines)
        return
    records.lines = (*records.lines, values)[-MOST_KEPT:]
    records.last = max(records.last, int(alert.id))


def _alert(values: dict[str, Any]) -> Alert:
    history = tuple(Change(**change) for change in values["history"])
    return Alert(**{**values, "severity": severity_of(values["severity"]), "history": history})
