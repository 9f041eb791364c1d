"""What the pages of the yearbook say about figures that do not fit and cells that cannot be read."""

from edu.portal.core.statistics.checks import MORE_THAN_WHOLE
from edu.portal.core.statistics.checks import PARTS_EXCEED
from edu.portal.core.statistics.checks import PARTS_SHORT
from edu.portal.core.statistics.checks import Problem
from edu.portal.core.text.numbers import format_number
from edu.portal.i18n import _
from zope.i18nmessageid import Message


FIGURE_ERRORS = {
    "not-a-number": _("This is not a number. Type digits such as 1.234 or 1.234,5, “-” for none, or leave it empty."),
    "date": _("The cell holds a day, not a number. In Excel, format the cell as Number and type the figure again."),
    "negative": _("The figure must not be less than 0."),
    "not-whole": _("Only whole things are counted here. Type a number without a decimal part."),
    "too-large": _("The figure is too large. Please check the digits."),
    "formula": _("The cell holds a formula without its result. Open the file in Excel, save it and upload it again."),
    "error": _("The cell shows an error of the spreadsheet. Please correct the formula."),
    "twice": _("The same figure stands in cell ${cell} with another value. Keep the right one only."),
    "year-twice": _("This school year heads two columns. Keep one of them."),
    "no-years": _("No school year was found. One row must name them above the figures, for example 2025-2026."),
}
_PROBLEMS = {
    MORE_THAN_WHOLE: _("“${name}” (${value}) is more than “${other}” (${limit})."),
    PARTS_EXCEED: _("The parts of “${name}” make ${value}, more than the ${limit} that are given for the whole."),
    PARTS_SHORT: _("The parts of “${name}” make ${value}, less than the ${limit} that are given for the whole."),
}
FILE_ERRORS = {
    "broken": _("The file is damaged and cannot be read. Open it in Excel, save it as a new file and upload that."),
    "empty": _("There is nothing in the file."),
    "encoding": _("The letters of the file cannot be read. In Excel, save it as “Excel Workbook (.xlsx)”."),
    "encrypted": _("The file is locked with a password. Save a copy without the password and upload that."),
    "html": _(
        "The file is a web page with the name of a spreadsheet. Open it in Excel, save it as .xlsx and upload that."
    ),
    "not-a-sheet": _("The file is not a spreadsheet. Choose an Excel file (.xlsx, .xls) or a CSV file."),
    "too-large": _("The file is too large. Keep only the sheets with the figures."),
    "too-many-cells": _("The file is too large. Keep only the sheets with the figures."),
    "too-many-columns": _("The table has too many columns. Keep only the sheets with the figures."),
    "too-many-rows": _("The table has too many rows. Keep only the sheets with the figures."),
}


def fault_message(code: str, other: str = "") -> Message:
    """Return the sentence about a figure that cannot be taken."""
    message = FIGURE_ERRORS[code]
    return Message(message, mapping={"cell": other}) if code == "twice" else message


def problem_message(problem: Problem) -> Message:
    """Return the sentence about figures that do not fit."""
    mapping = {
        "name": problem.indicator.title,
        "other": problem.other.title,
        "value": format_number(problem.value),
        "limit": format_number(problem.limit),
    }
    return Message(_PROBLEMS[problem.code], mapping=mapping)
