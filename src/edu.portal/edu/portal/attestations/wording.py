"""The sentences about attestations: how they stand, what is wrong with what was typed."""

from collections.abc import Callable
from collections.abc import Mapping
from edu.portal.core.attestations.evidence import LARGEST_FILE
from edu.portal.core.attestations.model import EXPIRED
from edu.portal.core.attestations.model import EXPIRING
from edu.portal.core.attestations.model import MISSING
from edu.portal.core.attestations.model import REVOKED
from edu.portal.core.attestations.model import VALID
from edu.portal.core.attestations.state import Summary
from edu.portal.i18n import _
from zope.i18nmessageid import Message


STATE_TITLES: Mapping[str, Message] = {
    MISSING: _("Not stated yet"),
    VALID: _("Holds"),
    EXPIRING: _("Ends soon"),
    EXPIRED: _("Has ended"),
    REVOKED: _("Taken back"),
}
STATE_CLASSES: Mapping[str, str] = {
    MISSING: "edu-state--old",
    VALID: "edu-state--ok",
    EXPIRING: "edu-state--soon",
    EXPIRED: "edu-state--old",
    REVOKED: "edu-state--old",
}
SEVERITY_TITLES: Mapping[str, Message] = {"required": _("Required"), "recommended": _("Recommended")}
PROBLEMS: Mapping[str, Message] = {
    "date-missing": _("Give the date of the statement."),
    "date-unreadable": _("Write the date as day/month/year, for example 20/11/2026."),
    "date-future": _("The date lies in the future. A statement is made today or was made before."),
    "date-too-old": _("This year is too long ago. Write it with four digits, for example 2026."),
    "expiry-unreadable": _("Write the last day as day/month/year, for example 31/12/2027, or leave it empty."),
    "expiry-not-after": _("The last day must come after the date of the statement."),
    "text-missing": _("Write what the unit states, in one or two sentences."),
    "text-too-long": _("The text is too long. Keep it below 4000 characters and attach the rest as a file."),
    "line-too-long": _("This is too long for one line. Keep it below 200 characters."),
    "file-empty": _("The file is empty. Choose another one."),
    "file-too-large": _(
        "The file is larger than ${size} MB. Scan it in black and white or with fewer dots per inch.",
        mapping={"size": str(LARGEST_FILE // (1024 * 1024))},
    ),
    "file-kind": _("This is no PDF, Word (DOCX), Excel (XLSX), JPEG or PNG. Save it as PDF and choose it again."),
}
REASON_PROBLEMS: Mapping[str, Message] = {
    "text-missing": _("Say why the statement is taken back."),
    "text-too-long": _("The text is too long. Keep it below 4000 characters."),
}


def summary_sentence(summary: Summary, say: Callable[[Message], str]) -> str:
    """Return how all attestations stand in one sentence; ``say`` translates. Those that hold are not counted up."""
    counts = {
        "missing": _("${count} not stated yet", mapping={"count": str(summary.missing)}),
        "expired": _("${count} ended", mapping={"count": str(summary.expired)}),
        "revoked": _("${count} taken back", mapping={"count": str(summary.revoked)}),
        "expiring": _("${count} ending soon", mapping={"count": str(summary.expiring)}),
    }
    parts = [say(message) for name, message in counts.items() if getattr(summary, name)]
    if parts:
        return say(_("Attestations: ${parts}.", mapping={"parts": ", ".join(parts)}))
    return say(_("All ${count} attestations hold.", mapping={"count": str(summary.total)}))
