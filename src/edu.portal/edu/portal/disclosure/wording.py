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
FIGURE_PROBLEMS = {
    "number": _("This is no number. Write 1.234,5 or leave it empty."),
    "whole": _("Only a whole number makes sense here."),
    "negative": _("A number below zero makes no sense here."),
    "part": _("This is more than the total of the row."),
    "long": _("Please say it in at most 120 characters."),
    "name": _("Please give this row a name."),
}
SHEET_PROBLEMS = {
    "missing": _("Please choose a file first."),
    "broken": _("The file is damaged. Please save it again as XLSX and try once more."),
    "empty": _("There is nothing in the file."),
    "encoding": _("The letters of the file cannot be read. Please save it as XLSX."),
    "encrypted": _("The file has a password. Please save it without one."),
    "html": _("This is a web page, not a sheet. Please save it as XLSX."),
    "not-a-sheet": _("This is not a sheet. Please choose an XLSX, XLS or CSV file."),
    "too-large": _("The file is too large. Please hand in the one table only."),
    "too-many-cells": _("The file is too large. Please hand in the one table only."),
    "too-many-columns": _("The file is too large. Please hand in the one table only."),
    "too-many-rows": _("The file is too large. Please hand in the one table only."),
    "other-table": _("The file does not have the columns of this table. Please fetch the sheet below and fill it in."),
}
