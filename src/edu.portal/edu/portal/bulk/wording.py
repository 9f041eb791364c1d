"""The sentences of an import."""

from edu.portal.core.documents.sheet import COLUMNS
from edu.portal.core.documents.sheet import Problem
from edu.portal.i18n import _
from typing import Any
from zope.i18nmessageid import Message


_SHEET = _("The table cannot be read. Save it as XLSX or CSV and choose it again.")
_SENTENCES = {
    ("title", "missing"): _("The summary is missing."),
    ("issued", "missing"): _("The date of issue is missing."),
    ("type", "missing"): _("The kind is missing, and the number does not tell it."),
    ("body", "missing"): _("The issuing body is missing."),
    ("type", "unknown"): _("“${words}” is no kind of document. Use one of the list, for example Kế hoạch or KH."),
    ("field", "unknown"): _("“${words}” is no field of work; it is left empty."),
    ("files", "no-file"): _("The file “${words}” is not in the archive."),
    ("number", "twice"): _("The number stands in line ${words} already, with the same body and year."),
    ("number", "taken"): _("The number ${words} is in the register already; the row is imported all the same."),
    ("expires", "ends-before"): _("The last day in force lies before the first one."),
}
_CODES = {
    "no-day": _("“${words}” is no date. Write day/month/year, for example 05/10/2026."),
    "no-head": _("The row of headings was not found: it needs at least Trích yếu and Ngày ban hành."),
    "no-rows": _("There is no row below the headings."),
    "too-many": _("One import takes at most ${words} rows. Put the others in a second table."),
    "archive-broken": _("The archive cannot be read. Make a new ZIP archive and choose it again."),
    "archive-encrypted": _("The archive has a password. Make one without."),
    "archive-too-many": _("The archive holds too many files. Make several smaller ones."),
    "archive-too-large": _("The archive, or a file in it, is too large. Make several smaller ones."),
    "sheet-encrypted": _("The table has a password. Save it without."),
    "sheet-too-large": _("The table is too large. Make several smaller ones."),
    "sheet-too-many-rows": _("The table is too large. Make several smaller ones."),
    "sheet-too-many-cells": _("The table is too large. Make several smaller ones."),
    "sheet-too-many-columns": _("The table is too large. Make several smaller ones."),
    "sheet-empty": _("The table is empty."),
}


def sentence(problem: Problem) -> Message:
    """Return what is wrong and what to do."""
    found = _SENTENCES.get((problem.column, problem.code)) or _CODES.get(problem.code, _SHEET)
    return Message(found, mapping={"words": problem.words})


def column_title(column: str) -> Any:
    """Return the heading of a column as the pattern has it, "" for none."""
    return COLUMNS[column][0] if column in COLUMNS else ""
