"""A sentence for every doubt and for every file that cannot be read. A kind has more in ``Door.sentences``."""

from collections.abc import Mapping
from edu.portal.core.schedule.reading import Doubt
from edu.portal.i18n import _
from zope.i18nmessageid import Message


SENTENCES: dict[str, Message] = {
    "unknown-layout": _(
        "No table that looks like this kind of schedule was found. Check that it is the right file, or type the table "
        "in below."
    ),
    "nothing-read": _("Nothing could be read from the file. Check that it is the right one."),
    "unknown-day": _("“${text}” is no day of the week. Write Thứ 2 to Thứ 7 or Chủ nhật."),
    "missing-day": _("The day is missing here. Write Thứ 2 to Thứ 7 or Chủ nhật."),
    "misspelt-day": _("“${text}” was taken for ${day}. Please check."),
    "nearly-day": _("“${text}” was taken for ${day}. Please check."),
    "unknown-part": _("“${text}” is no part of the day. Write Sáng or Chiều."),
    "unclear-days": _("The days in “${text}” are not clear. Please enter them above."),
    "no-days": _("The file does not say for which days it holds. Please enter them above."),
    "past-week": _("The days of the file are past: ${days}. Please check them above."),
    "formula": _("The cell holds a formula without its result. Open the file in Excel, save it and read it again."),
    "error": _("The cell shows an error of the spreadsheet. Please type what belongs here."),
    "too-long": _("The text is too long and was cut. Please check it."),
}
_GENERAL = _("Please check this: “${text}”.")
_GENERAL_WITHOUT_TEXT = _("Please check what was read here.")
FILE_SENTENCES: dict[str, Message] = {
    "missing": _("Choose a file or paste the table first."),
    "broken": _("The file is damaged and cannot be read. Open it in Excel, save it as a new file and read that."),
    "empty": _("There is no table in the file."),
    "encoding": _("The letters of the file cannot be read. In Excel, save it as “Excel Workbook (.xlsx)”."),
    "encrypted": _("The file is locked with a password. Save a copy without the password and read that."),
    "html": _(
        "The file is a web page with the name of a spreadsheet. Open it in Excel, save it as .xlsx and read that."
    ),
    "not-a-sheet": _(
        "The file holds no table that can be read: a PDF or a photo cannot be read into the table. Choose an Excel, "
        "CSV or Word (DOCX) file, or attach it below under “Photo or file”."
    ),
    "too-large": _("The file is too large. Keep only the sheets with the schedule."),
    "too-many-cells": _("The file is too large. Keep only the sheets with the schedule."),
    "too-many-columns": _("The table has too many columns. Keep only the sheets with the schedule."),
    "too-many-rows": _("The table has too many rows. Keep only the sheets with the schedule."),
}


def doubt_message(doubt: Doubt, own: Mapping[str, Message]) -> Message:
    """Return the sentence about a doubt; ``own`` are the sentences of the kind."""
    known = own.get(doubt.code) or SENTENCES.get(doubt.code)
    message = known or (_GENERAL if doubt.text else _GENERAL_WITHOUT_TEXT)
    shown = " ".join(doubt.text.split())
    return Message(message, mapping={"source": doubt.source, **doubt.values, "text": shown[:80]})


def file_message(code: str) -> Message:
    """Return why a file was not read and what to do."""
    return FILE_SENTENCES.get(code, FILE_SENTENCES["broken"])
