"""Which lines a page shows now, and what is wrong with what somebody typed."""

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from edu.portal.core.alerts.model import Alert
from edu.portal.core.alerts.model import Change
from edu.portal.core.alerts.model import Severity
from edu.portal.core.alerts.model import State
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.text.unicode import to_nfc


LONGEST_TEXT = 300
LONGEST_LINK = 500
LONGEST_REQUEST = 200
LONGEST_TERM = timedelta(days=366)
# Without a stated end a line goes by itself after this time.
USUAL_TERM = timedelta(days=7)
# More lines than this are folded up: a page is more than its warnings.
SHOWN_OPEN = 3


@dataclass(frozen=True)
class Typed:
    """What the form sends, as texts. Days are ISO 8601 (``2026-11-20``), moments ``2026-11-20T07:30``."""

    text: str = ""
    severity: str = ""
    start: str = ""
    end: str = ""
    link: str = ""
    requested_by: str = ""
    requested_on: str = ""


def state_of(alert: Alert, now: datetime) -> State:
    """Return where ``alert`` stands at ``now``."""
    if now >= alert.end:
        return State.ENDED
    return State.RUNNING if now >= alert.start else State.COMING


def running(alerts: Iterable[Alert], now: datetime) -> tuple[Alert, ...]:
    """Return the lines of ``now``: the gravest first, among equals the newest."""
    found = [alert for alert in alerts if state_of(alert, now) is State.RUNNING]
    return tuple(sorted(found, key=lambda alert: (-alert.severity, -alert.start.timestamp(), alert.id)))


def ended(alert: Alert, by: str, now: datetime) -> Alert:
    """Return ``alert`` as it is when somebody takes it off now; one that has ended stays as it was."""
    if state_of(alert, now) is State.ENDED:
        return alert
    history = (*alert.history, Change("ended", by, now))
    return replace(alert, end=now, start=min(alert.start, now), history=history)


def read_alert(typed: Typed, alert_id: str, by: str, now: datetime) -> tuple[Alert | None, dict[str, str]]:
    """Return the line that was typed, or None and what is wrong: the code of a problem by the name of its field.

    Empty moments mean now, and a week later.
    """
    problems: dict[str, str] = {}
    text = " ".join(to_nfc(typed.text).split())
    if not text:
        problems["text"] = "missing"
    elif len(text) > LONGEST_TEXT:
        problems["text"] = "long"
    start = _moment(typed.start, now, problems, "start")
    end = _moment(typed.end, start + USUAL_TERM, problems, "end", is_end=True)
    _check_term(start, end, now, problems)
    link = typed.link.strip()
    if link and not is_safe_link(link):
        problems["link"] = "link"
    requested_on = _day(typed.requested_on, now, problems)
    requested_by = " ".join(to_nfc(typed.requested_by).split())
    if len(requested_by) > LONGEST_REQUEST:
        problems["requested_by"] = "long"
    elif requested_on and not requested_by:
        problems["requested_by"] = "missing"
    if problems:
        return None, problems
    history = (Change("added", by, now),)
    severity = severity_of(typed.severity)
    return Alert(alert_id, text, start, end, severity, link, requested_by, requested_on, history), {}


def severity_of(name: str) -> Severity:
    """Return the severity of a name such as ``urgent``; an unknown one is the mildest."""
    try:
        return Severity[name.upper()]
    except KeyError:
        return Severity.NOTICE


def is_safe_link(link: str) -> bool:
    """Return whether a link leads to a page of the site (``/thong-bao``) or of the web, and not to a script."""
    if len(link) > LONGEST_LINK or any(character.isspace() or ord(character) < 32 for character in link):
        return False
    if link.startswith("/"):
        return not link.startswith(("//", "/\\"))
    return link.lower().startswith(("https://", "http://"))


def _check_term(start: datetime, end: datetime, now: datetime, problems: dict[str, str]) -> None:
    if "start" in problems or "end" in problems:
        return
    if end <= now:
        problems["end"] = "past"
    elif end <= start:
        problems["end"] = "order"
    elif end - start > LONGEST_TERM:
        problems["end"] = "term"


def _moment(
    written: str, otherwise: datetime, problems: dict[str, str], field: str, *, is_end: bool = False
) -> datetime:
    """A day alone begins at its first minute and, as an end, lasts until its last."""
    written = written.strip()
    if not written:
        return otherwise
    try:
        if len(written) == 10:
            day = date.fromisoformat(written)
            moment = datetime.combine(day, time(), VIETNAM)
            return moment + timedelta(days=1) if is_end else moment
        moment = datetime.fromisoformat(written)
        return moment.replace(tzinfo=VIETNAM) if moment.tzinfo is None else moment.astimezone(VIETNAM)
    except (ValueError, OverflowError):
        problems[field] = "moment"
        return otherwise


def _day(written: str, now: datetime, problems: dict[str, str]) -> date | None:
    written = written.strip()
    if not written:
        return None
    try:
        day = date.fromisoformat(written)
    except ValueError:
        problems["requested_on"] = "day"
        return None
    if day > now.date():
        problems["requested_on"] = "future"
    return day
