"""Words for letters, demands and their changes."""

from edu.portal.core.mandate.compare import Change
from edu.portal.core.mandate.model import Source
from edu.portal.core.text.dates import format_date
from edu.portal.i18n import _
from zope.i18nmessageid import Message


SEVERITY_TITLES = {"required": _("Required"), "recommended": _("Recommended")}
KIND_TITLES = {
    "law": _("Law"),
    "resolution": _("Resolution"),
    "decree": _("Decree"),
    "circular": _("Circular"),
    "directive": _("Directive"),
    "standard": _("Standard"),
    "letter": _("Official letter"),
    "scoring-sheet": _("Scoring sheet"),
    "good-practice": _("Good practice"),
}


def time_of(source: Source) -> Message:
    """Return when a letter applies."""
    mapping = {"start": format_date(source.valid_from)}
    if source.valid_until is None:
        return _("from ${start}", mapping=mapping)
    return _("from ${start} until ${end}", mapping={**mapping, "end": format_date(source.valid_until)})


def counts(change: Change) -> list[Message]:
    """Return how much of each kind a change holds, what weighs most first; nothing for an empty change."""
    deadlines = sum(pair.is_deadline for pair in change.criteria_changed)
    statements = (change.attestations_added, change.attestations_dropped, change.attestations_changed)
    found = (
        (len(change.sections_added), _("${count} new sections")),
        (deadlines, _("${count} changed deadlines")),
        (len(change.criteria_changed) - deadlines, _("${count} changed demands")),
        (len(change.criteria_added), _("${count} new demands")),
        (len(statements[0]), _("${count} new attestations")),
        (len(change.items_added), _("${count} new items to disclose")),
        (len(change.sections_dropped), _("${count} sections no longer asked for")),
        (len(change.criteria_dropped), _("${count} demands no longer made")),
        (len(statements[1]) + len(statements[2]), _("${count} other changes of attestations")),
        (len(change.items_dropped), _("${count} items no longer to disclose")),
    )
    return [Message(text, mapping={"count": str(count)}) for count, text in found if count]
