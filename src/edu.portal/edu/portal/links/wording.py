"""States of addresses in words."""

from edu.portal.core.links.model import Fact
from edu.portal.core.links.model import Health
from edu.portal.i18n import _
from zope.i18nmessageid import Message


TITLES: dict[Health, Message] = {
    Health.UNCHECKED: _("Not checked yet"),
    Health.OK: _("Answers"),
    Health.MOVED: _("Has moved"),
    Health.GUARDED: _("Answers, but not to programs"),
    Health.DOUBT: _("Did not answer the last time"),
    Health.DEAD: _("Does not answer"),
}
STYLES: dict[Health, str] = {
    Health.UNCHECKED: "edu-state--soon",
    Health.OK: "edu-state--ok",
    Health.MOVED: "edu-state--soon",
    Health.GUARDED: "edu-state--ok",
    Health.DOUBT: "edu-state--soon",
    Health.DEAD: "edu-state--old",
}
# The quiet mark for visitors, who may try all the same.
MARK = _("could not be reached lately")
_REASONS: dict[str, Message] = {
    "bad-url": _("The address is not written correctly."),
    "blocked-address": _("The address leads into an internal network."),
    "dns": _("The name of the host does not exist any more."),
    "refused": _("The server refuses the connection."),
    "unreachable": _("The server cannot be reached."),
    "timeout": _("The server did not answer in time."),
    "tls": _("The security certificate of the server is not valid."),
    "connection-lost": _("The connection broke off."),
    "too-many-redirects": _("The address leads from one page to the next without end."),
}


def explanation(health: Health, fact: Fact | None) -> Message:
    """Return a state in one sentence with its reason."""
    if fact is None or not fact.failures:
        return TITLES[health]
    return _REASONS.get(fact.kind) or _status_sentence(fact.status)


def _status_sentence(status: int) -> Message:
    if status in (404, 410):
        return _("There is no page at this address any more.")
    return _("The server answers with the error ${code}.", mapping={"code": status})
