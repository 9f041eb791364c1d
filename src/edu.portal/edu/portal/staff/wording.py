"""The sentences of an import of people."""

from edu.portal.core.people.sheet import Note
from edu.portal.i18n import _
from zope.i18nmessageid import Message


COLUMN_TITLES = {
    "name": _("Full name"),
    "position": _("Position"),
    "unit": _("Unit"),
    "phones": _("Telephone"),
    "email": _("E-mail"),
}
FIELD_TITLES = {
    "name": _("Full name"),
    "position": _("Position"),
    "phone": _("Office telephone"),
    "mobile": _("Mobile telephone"),
    "email": _("Official e-mail"),
    "subjects": _("Subjects and classes"),
    "duties": _("Assigned duties"),
}
_NOTES = {
    "zero-added": _("The spreadsheet had dropped the leading 0: ${words}."),
    "renumbered": _("An eleven-digit mobile number of before 2018: ${words}."),
    "more-phones": _("One landline and one mobile number are kept; this one is not: ${words}."),
    "no-phone": _("“${words}” is no telephone number; it is left out."),
    "extension": _("“${words}” is left out; write it into the duties if callers need it."),
    "email-mended": _("Blanks were taken out of the address: ${words}."),
    "more-emails": _("One address is kept; this one is not: ${words}."),
    "no-email": _("“${words}” is no e-mail address; it is left out."),
    "shared": _("Several people have the address ${words}; they are told apart by name and unit."),
    "title-dropped": _("“${words}” is no part of the name; it is left out."),
    "capitals": _("Capitals as in a name: ${words}."),
    "no-position": _("The position is missing. It can be entered later."),
    "no-unit": _("The list names no unit; the person stands outside of the units."),
    "moves": _("Moves to another unit: ${words}."),
    "no-name": _("There is no name in this row: ${words}."),
    "odd-name": _("“${words}” is no name of a person."),
    "twice": _("The same person stands in line ${words} already."),
    "other-name": _("This e-mail address belongs to ${words} already. Correct one of the two, then import again."),
    "several": _("There are several people called ${words} in this unit. Give them different e-mail addresses."),
    "end": _("Here the list ends: ${words}."),
    "too-many": _("One import takes at most ${words} people. Put the others in a second list."),
}
_ERRORS = {
    "no-head": _("The row of headings was not found: it needs Họ và tên and one of Chức vụ, Tổ, Điện thoại, Email."),
    "no-rows": _("There is nobody below the headings."),
    "sheet-encrypted": _("The table has a password. Save it without."),
    "sheet-empty": _("The table is empty."),
}
_TOO_LARGE = _("The table is too large. Make several smaller ones.")
_UNREADABLE = _("The table cannot be read. Save it as XLSX or CSV and choose it again.")


def note_sentence(note: Note) -> Message:
    """Return what is doubtful and what becomes of it."""
    return Message(_NOTES[note.code], mapping={"words": note.words})


def error_sentence(code: str) -> Message:
    """Return why a list cannot be used."""
    return _ERRORS.get(code) or (_TOO_LARGE if code.startswith("sheet-too") else _UNREADABLE)
