"""The import of a spreadsheet: a trial run that tells what would happen and what is wrong by cell, then the import."""

from edu.portal.core.calendar.school_year import school_year
from edu.portal.core.statistics.figures import is_figure
from edu.portal.core.statistics.layout import Fault
from edu.portal.core.statistics.layout import Reading
from edu.portal.core.statistics.layout import read_layout
from edu.portal.core.statistics.model import Book
from edu.portal.core.statistics.model import whole_book
from edu.portal.core.statistics.years import year_label
from edu.portal.i18n import _
from edu.portal.listing.base import SectionView
from edu.portal.sheets.model import Limits
from edu.portal.sheets.model import SheetError
from edu.portal.sheets.reader import read_tables
from edu.portal.yearbook import service
from edu.portal.yearbook.service import Told
from edu.portal.yearbook.wording import FILE_ERRORS
from edu.portal.yearbook.wording import fault_message
from edu.portal.yearbook.wording import problem_message
from functools import cached_property
import json
import os
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any


# A yearbook is small: a larger file holds something else.
LIMITS = Limits(size=5_000_000, unpacked=40_000_000, rows=5_000, columns=120, cells=60_000)
LONGEST_PLAN = 1_000_000
MOST_SHOWN = 100
FIRST_YEAR = 1945


class ImportForm(SectionView):
    """Upload a spreadsheet, see what it would do, take it in. Only the last step writes."""

    index = ViewPageTemplateFile("templates/import.pt")

    def __call__(self) -> Any:
        """Show the form, the trial run of an uploaded file, or take in what a trial run showed."""
        self.request.response.setHeader("Cache-Control", "private, no-store")
        self.error = ""
        self.reading: Reading | None = None
        self.outcomes: tuple[service.Outcome, ...] = ()
        self.plan = ""
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            if "plan" in self.request.form:
                told = read_plan(self.request.form["plan"], self.last_year)
                if told:
                    return self._take_in(told)
                self.error = self.translate(_("The trial run has been lost. Please upload the file again."))
            else:
                self._try()
        return super().__call__()

    @property
    def last_year(self) -> int:
        """The last school year that figures can be of: the next one."""
        return school_year(self.today) + 1

    @cached_property
    def book(self) -> Book:
        """What the unit counts, and what stored yearbooks hold beside that."""
        return service.book_for(service.read_records(self.context, everything=True))

    def _try(self) -> None:
        data, self.file_name = self._upload()
        if not self.file_name:
            self.error = self.translate(_("Please choose a file first."))
            return
        try:
            tables = read_tables(data, self.file_name, limits=LIMITS)
        except SheetError as error:
            self.error = self.translate(FILE_ERRORS[error.code])
            return
        self.reading = read_layout([(table.name, table.rows) for table in tables], self.book)
        told = told_of(self.reading)
        self.outcomes = service.plan_import(self.context, told, self.book)
        if told and not self.blocking:
            self.plan = write_plan(told)

    def _upload(self) -> tuple[bytes, str]:
        sent = self.request.form.get("file")
        name = str(getattr(sent, "filename", "") or "")
        if not name or not hasattr(sent, "seek"):
            return b"", ""
        sent.seek(0, os.SEEK_END)
        size = sent.tell()
        sent.seek(0)
        return sent.read(min(size, LIMITS.size + 1)), name

    def _take_in(self, told: list[Told]) -> str:
        made, changed = service.apply_import(self.context, told)
        message = _(
            "The figures are stored: ${made} new school years, ${changed} changed ones.",
            mapping={"made": str(made), "changed": str(changed)},
        )
        api.portal.show_message(message, self.request)
        self.request.response.redirect(self.url)
        return ""

    @property
    def blocking(self) -> list[dict[str, str]]:
        """Everything that must be corrected first: cells, school years out of reach, figures that cannot be true."""
        if self.reading is None:
            return []
        places = {(entry.year, entry.indicator.id): entry for entry in self.reading.entries}
        found = [self._fault(fault) for fault in self.reading.faults]
        for year in self.reading.years:
            if not FIRST_YEAR <= year <= self.last_year:
                text = _("The school year ${year} cannot be right.", mapping={"year": year_label(year)})
                found.append({"place": "", "held": year_label(year), "text": self.translate(text)})
        for outcome in self.outcomes:
            for problem in outcome.problems:
                entry = places.get((outcome.year, problem.indicator.id)) or places.get(
                    (outcome.year, problem.other.id)
                )
                if entry is not None and not problem.is_note:
                    place = _place(entry.sheet, entry.ref)
                    text = self.translate(problem_message(problem))
                    found.append({"place": place, "held": year_label(outcome.year), "text": text})
        return found

    def _fault(self, fault: Fault) -> dict[str, str]:
        text = self.translate(fault_message(fault.code, fault.text))
        held = "" if fault.code == "twice" else fault.text
        return {"place": _place(fault.sheet, fault.ref), "held": held[:80], "text": text}

    @property
    def shown_faults(self) -> list[dict[str, str]]:
        """The first hundred of what must be corrected."""
        return self.blocking[:MOST_SHOWN]

    @property
    def more_faults(self) -> int:
        """How many more there are."""
        return max(0, len(self.blocking) - MOST_SHOWN)

    @property
    def skipped(self) -> list[dict[str, str]]:
        """Rows whose name no indicator has."""
        found = self.reading.skipped if self.reading is not None else []
        return [{"place": _place(row.sheet, row.ref), "held": row.text[:120]} for row in found[:MOST_SHOWN]]

    @property
    def shown_outcomes(self) -> list[dict[str, Any]]:
        """What would happen to each school year."""
        return [
            {
                "label": year_label(outcome.year),
                "is_new": outcome.is_new,
                "is_provisional": outcome.is_provisional,
                "added": outcome.added,
                "changed": outcome.changed,
                "same": outcome.same,
                "notes": [self.translate(problem_message(found)) for found in outcome.problems if found.is_note],
            }
            for outcome in self.outcomes
        ]


def _place(sheet: str, ref: str) -> str:
    """Return a place as people read it: the sheet and the cell."""
    return f"{sheet}, {ref}" if sheet and ref else ref


def told_of(reading: Reading) -> list[Told]:
    """Return what a spreadsheet tells of each school year; empty cells tell nothing."""
    return [
        Told(
            year,
            year in reading.provisional,
            {name: figure for name, figure in reading.figures(year).items() if figure},
        )
        for year in reading.years
    ]


def write_plan(told: list[Told]) -> str:
    """Return what a trial run found, for the form that confirms it."""
    return json.dumps([[item.year, item.is_provisional, dict(item.figures)] for item in told], ensure_ascii=False)


def read_plan(text: Any, last_year: int) -> list[Told]:
    """Return what a form sent back, [] when it is not whole: it comes from a browser, so all is looked at again."""
    try:
        rows = json.loads(text) if isinstance(text, str) and len(text) <= LONGEST_PLAN else []
    except (ValueError, RecursionError):
        return []
    known = {indicator.id for indicator in whole_book().indicators if not indicator.is_computed}
    told = [_told(row, known, last_year) for row in rows] if isinstance(rows, list) else []
    return [item for item in told if item is not None] if None not in told else []


def _told(row: Any, known: set[str], last_year: int) -> Told | None:
    if not (isinstance(row, list) and len(row) == 3 and isinstance(row[1], bool) and isinstance(row[2], dict)):
        return None
    year, is_provisional, figures = row
    if isinstance(year, bool) or not isinstance(year, int) or not FIRST_YEAR <= year <= last_year:
        return None
    if not set(figures) <= known or not all(is_figure(figure) for figure in figures.values()):
        return None
    return Told(year, is_provisional, figures)
