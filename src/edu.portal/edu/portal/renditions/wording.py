"""What is said about a preview, in sentences for readers and for editors."""

from edu.portal.i18n import _
from edu.portal.preview import model
from zope.i18nmessageid import Message


FAILURES = {
    model.ENCRYPTED: _("This file is locked with a password and cannot be shown here. Please download it."),
    model.BROKEN: _("This file is damaged or incomplete and cannot be shown here. Please download it."),
    model.UNSAFE: _("For safety this file is not opened here. Please download it and check it before opening it."),
    model.TOO_LARGE: _("This file is too large to be shown here. Please download it."),
    model.UNKNOWN: _("Files of this kind cannot be shown here. Please download it."),
    model.DRAWING: _("For safety drawings of the kind SVG are not shown here. Please download it."),
    model.NO_CONVERTER: _(
        "Files of this older kind cannot be shown here. Please download it, or ask the school for a PDF."
    ),
    model.EMPTY: _("This file has no content that could be shown. Please download it to make sure."),
}
FAILURE = _("This file could not be prepared for reading here. Please download it.")
NOTES = {
    model.CUT_ROWS: _("Only the beginning of the sheets is shown here. Please download the file to see all of it."),
    model.CUT_TEXT: _("Only the beginning of the text is shown here. Please download the file to read all of it."),
}
ADVICE = {
    model.ENCRYPTED: _("Readers cannot see this file. Please save it without a password and upload it again."),
    model.BROKEN: _("Readers cannot see this file. Please save it again on your computer and replace it here."),
    model.NO_CONVERTER: _("Readers cannot see this file. Please save it as PDF or DOCX and upload it again."),
    model.DRAWING: _("Readers cannot see this file. Please save the drawing as PNG or PDF and upload it again."),
}
SCAN_ADVICE = _(
    "This file is a scan without text: it is not found by its words and cannot be read aloud. If you have the file"
    " that was printed, please save it as PDF and upload it too."
)


def failure_sentence(code: str) -> Message:
    """Return what a reader is told when the file has no preview."""
    return FAILURES.get(code, FAILURE)


def note_sentences(codes: str) -> list[Message]:
    """Return what a reader should know of a preview that is not the whole file."""
    return [NOTES[code] for code in codes.split() if code in NOTES]


def advice_for(state: str, codes: str) -> Message | None:
    """Return what an editor should do about the file, None when it is well."""
    if state == "failed":
        return ADVICE.get(codes)
    return SCAN_ADVICE if model.SCAN in codes.split() else None
