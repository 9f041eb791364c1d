"""What people read of states, problems and actions."""

from edu.portal.core.disclosure.model import DRAFT
from edu.portal.core.disclosure.model import EMPTY
from edu.portal.core.disclosure.model import OUTDATED
from edu.portal.core.disclosure.model import PUBLISHED
from edu.portal.core.disclosure.model import WAITING
from edu.portal.i18n import _


STATE_TITLES = {
    EMPTY: _("Not disclosed yet"),
    DRAFT: _("Draft"),
    WAITING: _("Waiting for figures"),
    PUBLISHED: _("Disclosed"),
    OUTDATED: _("Needs an update"),
}
STATE_CLASSES = {
    EMPTY: "",
    DRAFT: "edu-tag",
    WAITING: "edu-state--soon",
    PUBLISHED: "edu-state--ok",
    OUTDATED: "edu-state--old",
}
ACTION_TITLES = {
    "retract": _("Taken back before its term"),
    "delete": _("Deleted before its term"),
}
REASON_PROBLEMS = {
    "missing": _("Please say why."),
    "too-short": _("Please say why in a whole sentence: others have to understand it years later."),
    "too-long": _("The reason is too long. 1000 characters are enough."),
}
WAITING_PROBLEMS = {
    ("reason", "missing"): _("Please say what is awaited, for example: the settlement is not approved yet."),
    ("reason", "too-long"): _("Please say it in at most 200 characters."),
    ("until", "missing"): _("Please give the day by which the figures are expected: day, month, year."),
    ("until", "past"): _("This day has passed. Please give a day from today on."),
}
