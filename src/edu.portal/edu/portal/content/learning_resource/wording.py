"""Kinds, semesters, forms and refusals in words."""

from edu.portal.core.learning.package import Refusal
from edu.portal.i18n import _
from zope.i18nmessageid import Message


KINDS: dict[str, Message] = {
    "lesson-plan": _("Lesson plan"),
    "e-learning": _("E-learning lecture"),
    "other": _("Other resource"),
}
KIND_OF_SECTION = {"giao-an-dien-tu": "lesson-plan", "bai-giang-e-learning": "e-learning"}
SEMESTERS: dict[str, Message] = {
    "1": _("First semester"),
    "2": _("Second semester"),
    "all": _("Whole year"),
}
FORMATS: dict[str, Message] = {
    "package": _("Runs in the page"),
    "player": _("Video, presentation"),
    "file": _("File"),
    "link": _("Link"),
}
LESSON_KINDS = {"html5": "HTML5", "scorm-1.2": "SCORM 1.2", "scorm-2004": "SCORM 2004"}
ASKED: dict[str, Message] = {
    "subject": _("Subject"),
    "grade": _("Grade or age group"),
    "semester": _("Semester"),
    "author": _("Author"),
}

_REFUSALS: dict[str, Message] = {
    "not-a-zip": _("This is not a ZIP file, or it is damaged. Please export the lesson again as a ZIP file."),
    "empty": _("The ZIP file is empty. Please export the lesson again."),
    "too-many": _("The package holds more than ${about} files. Please take out what the lesson does not need."),
    "too-large": _("Unpacked, the package is larger than ${about} MB. Please use smaller videos and pictures."),
    "large-file": _("The file “${about}” in the package is too large. Please make the video smaller."),
    "bomb": _("The file “${about}” unpacks to a size that no lesson has. Please export the lesson again."),
    "unreadable-name": _(
        "The name “${about}” in the package cannot be read. Please rename the file without diacritics."
    ),
    "backslash": _(
        "The name “${about}” in the package holds a backslash. Please pack the folder again with the program of your"
        " computer (“Compress to ZIP file”)."
    ),
    "absolute": _("The name “${about}” leads to a place on a computer. Please export the lesson again."),
    "climbs": _("The name “${about}” leads out of the package. Please export the lesson again."),
    "unclean-name": _("The name “${about}” holds signs that no address can hold. Please rename the file."),
    "long-name": _("The name “${about}” in the package is too long. Please use shorter names and fewer folders."),
    "link": _("“${about}” in the package is a link, not a file. Please pack the file itself."),
    "encrypted": _("The package is locked with a password (“${about}”). Please pack it without one."),
    "unknown-method": _("“${about}” is packed in an unusual way. Please pack it as an ordinary ZIP file."),
    "program": _("The package holds a program (“${about}”). A lesson needs none: please take it out."),
    "archive": _(
        "The package holds another archive (“${about}”). If your lesson is inside it, please upload that one alone."
    ),
    "twice": _("The package holds the file “${about}” twice. Please export the lesson again."),
    "broken-manifest": _("The file imsmanifest.xml cannot be read. Please export the lesson again as SCORM."),
    "no-start": _(
        "There is no page to start with. The package needs an index.html on top (HTML5) or an imsmanifest.xml (SCORM)."
    ),
    "no-launch": _("The page named in imsmanifest.xml is not in the package. Please export the lesson again."),
    "damaged": _("The file “${about}” in the package is damaged. Please export the lesson again."),
}


def refusal_sentence(refusal: Refusal) -> Message:
    """Return why a package is not taken and what to do."""
    return _(_REFUSALS[refusal.code], mapping={"about": refusal.about})
