"""What alerts are called, and the sentence for each thing that is wrong with what was typed."""

from edu.portal.core.alerts.decide import LONGEST_TEXT
from edu.portal.core.alerts.model import Severity
from edu.portal.i18n import _


SEVERITIES = {
    Severity.NOTICE: _("For your information"),
    Severity.WARNING: _("Warning"),
    Severity.URGENT: _("Urgent"),
}
ACTIONS = {
    "added": _("put up"),
    "changed": _("changed"),
    "ended": _("taken off"),
}
# Field and code of a problem, as ``core.alerts.decide.read_alert`` finds it.
PROBLEMS = {
    ("text", "missing"): _("Write the line that everybody is to read."),
    ("text", "long"): _(
        "The line is longer than ${count} characters. Say the main thing here and link to a notice with the rest.",
        mapping={"count": LONGEST_TEXT},
    ),
    ("start", "moment"): _("The beginning is no date. Choose it again, or leave it empty for now."),
    ("end", "moment"): _("The end is no date. Choose it again, or leave it empty for a week."),
    ("end", "order"): _("The end is before the beginning. Choose a later end."),
    ("end", "past"): _("The end has passed already. Choose a later end."),
    ("end", "term"): _("A line stays for a year at most. Choose an earlier end."),
    ("link", "link"): _("The link has to begin with https:// or, for a page of this site, with a single /."),
    ("requested_by", "missing"): _("Name the unit that asked for it, or leave its day empty."),
    ("requested_by", "long"): _("The name of the unit is too long."),
    ("requested_on", "day"): _("The day of the request is no date. Choose it again."),
    ("requested_on", "future"): _("The day of the request is still to come. Choose today or an earlier day."),
}
FIELDS = {
    "text": _("Announcement"),
    "severity": _("Severity"),
    "start": _("Begins"),
    "end": _("Ends"),
    "link": _("Link"),
    "requested_by": _("At the request of"),
    "requested_on": _("Requested on"),
}
