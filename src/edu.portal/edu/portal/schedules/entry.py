"""What the forms of schedules have in common: fields, tables, and a place to read a file into them.

Reading a file, making tables anew and opening another table send the form and store nothing.
"""

from datetime import date
from edu.portal import clock
from edu.portal.core.schedule.filling import filled_count
from edu.portal.core.schedule.filling import is_mendable
from edu.portal.core.schedule.filling import merged
from edu.portal.core.schedule.filling import settled
from edu.portal.core.schedule.filling import with_row
from edu.portal.core.schedule.filling import with_texts
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import Span
from edu.portal.core.schedule.reading import ERROR
from edu.portal.core.schedule.reading import Doubt
from edu.portal.core.schedule.reading import Reading
from edu.portal.i18n import _
from edu.portal.layout.columns import hide_columns
from edu.portal.schedules import copying
from edu.portal.schedules import intake
from edu.portal.schedules import keeping
from edu.portal.schedules.content import further_text
from edu.portal.schedules.content import spans_of
from edu.portal.schedules.door import Door
from edu.portal.schedules.kinds import door_of
from edu.portal.schedules.values import field_names
from edu.portal.schedules.widget import Board
from edu.portal.schedules.wording import file_message
from edu.portal.sheets.model import SheetError
from functools import cached_property
from plone import api
from typing import Any
from z3c.form.interfaces import IDataConverter
from zope.i18nmessageid import Message


# The days and what decides about the tables come first.
LAST_FIELDS = ("grids", "description", "further", "title")
STEPS = ("edu-read", "edu-anew", "edu-open", "edu-row")
LONGEST_ECHO = intake.LONGEST_PASTE


class ScheduleForm:
    """What adding and editing have in common. Mixed into a form of Dexterity."""

    css_class = "edu-schedule-form"
    problem: Message | None = None
    notice: Message | None = None
    # Doubts of the tables as they stand, from the kind.
    checked: tuple[Doubt, ...] = ()
    # Doubts of a file of which nothing could be read.
    unread: tuple[Doubt, ...] = ()

    @cached_property
    def door(self) -> Door:
        """The kind of schedule."""
        return door_of(self.portal_type)

    @cached_property
    def today(self) -> date:
        """The present day."""
        return clock.today()

    @property
    def step(self) -> str:
        """Which button was pressed that stores nothing, "" for none."""
        return next((name for name in STEPS if name in self.request.form), "")

    @property
    def pasted(self) -> str:
        """What was pasted, shown again unless it was read."""
        text = self.request.form.get("edu-source-text")
        return text[:LONGEST_ECHO] if isinstance(text, str) and (self.problem or self.step != "edu-read") else ""

    @property
    def enable_autofocus(self) -> bool:
        """Whether the first field gets the focus; after a button was pressed the reader stays where it leads."""
        return bool(self.request.method != "POST")

    @property
    def is_source_open(self) -> bool:
        """Whether the box for a file stands open: after a failure, and as long as the tables are empty."""
        return bool(self.problem) or not any(not grid.is_empty for grid in self.grid_widget.board.grids)

    @property
    def can_shape(self) -> bool:
        """Whether fields decide about the tables."""
        return bool(self.door.shaping) or self.door.kind.weekly

    def updateFields(self) -> None:
        """Put the fields of the kind before the tables."""
        super().updateFields()
        names = list(self.fields)
        last = [name for name in LAST_FIELDS if name in names]
        order = [name for name in field_names(self.portal_type) if name in names and name not in last] + last
        self.fields = self.fields.select(*order, *(name for name in names if name not in order))

    def widget_of(self, name: str) -> Any | None:
        """Return the widget of a field, in whatever group it is."""
        for part in (self, *self.groups):
            if part.widgets is not None and name in part.widgets:
                return part.widgets[name]
        return None

    @property
    def grid_widget(self) -> Any:
        """The widget of the tables."""
        return self.widget_of("grids")

    def put_value(self, name: str, value: Any) -> None:
        """Show a value in the widget of a field."""
        widget = self.widget_of(name)
        if widget is not None:
            widget.value = IDataConverter(widget).toWidgetValue(value)

    def update(self) -> None:
        """Build the form, do what a button asks for, and check the tables."""
        hide_columns(self.request)
        self.request.response.setHeader("Cache-Control", "private, no-store")
        super().update()
        if self.grid_widget is None:
            return
        if self.step and self.request.method == "POST":
            self.take_step(self.step)
        elif self.request.method != "POST":
            self.begin()
        self.checked = self.door.kind.check(self.grid_widget.board.grids)

    def begin(self) -> None:
        """Put in what the form begins with."""

    def entered(self) -> tuple[dict[str, Any], tuple[Span, ...]]:
        """Return what is typed so far and can be read, by name of the field, and the days."""
        data, _errors = self.extractData(setErrors=False)
        values = {name: value for name, value in data.items() if name != "grids"}
        return values, spans_of(values.get("valid_from"), values.get("valid_to"), values.get("further") or "")

    def take_step(self, step: str) -> None:
        """Change what the form shows; nothing is stored."""
        asked = str(self.request.form.get(step, ""))
        board = self.grid_widget.board
        if step == "edu-read":
            self.read_source()
        elif step == "edu-anew":
            values, spans = self.entered()
            if not spans:
                self.problem = _("Please enter the days first.")
                return
            self.put_grids(copying.shaped(self.door, values, spans, board.grids))
            self.notice = _("The tables are made for what is entered above; what was typed in is still there.")
        elif step == "edu-open":
            self.grid_widget.put(Board(board.grids, (asked,), board.doubts, board.origin))
        elif step == "edu-row":
            grid = next((one for one in board.grids if one.key == asked), None)
            head = self.door.new_row(grid) if grid is not None else None
            if head is not None:
                self.put_grids(with_row(board.grids, asked, head), (asked,))

    def put_grids(self, grids: tuple[Grid, ...], open_keys: tuple[str, ...] = ()) -> None:
        """Show other tables; doubts and origin stay."""
        board = self.grid_widget.board
        self.grid_widget.put(Board(grids, open_keys or board.open_keys, board.doubts, board.origin))

    def read_source(self) -> None:
        """Read the file or the pasted table into the form."""
        data, name = intake.uploaded(self.request.form.get("edu-source-file"))
        text = self.request.form.get("edu-source-text")
        try:
            if name:
                reading = intake.read_file(self.door, data, name, self.today)
            elif isinstance(text, str) and text.strip():
                reading = intake.read_pasted(self.door, text, self.today)
            else:
                self.problem = file_message("missing")
                return
        except SheetError as error:
            self.problem = file_message(error.code)
            return
        self.take_in(reading)

    def take_in(self, reading: Reading) -> None:
        """Show what was read."""
        board = self.grid_widget.board
        grids = merged(board.grids, reading.grids) if reading.grids else board.grids
        if not reading.grids:
            # The doubts are told once, and hinder nobody who types the table in.
            self.problem = _("Nothing was read. See below what is the matter.")
            self.unread = reading.doubts
            return
        self.grid_widget.put(Board(grids, (), with_texts(reading.doubts, grids), "import"))
        self.put_days(reading.spans)
        for name, value in self.door.taken_over(reading).items():
            self.put_value(name, value)
        self.notice = _(
            "Read into the form: ${tables} tables, ${cells} cells. Nothing is saved yet: look it over, then save.",
            mapping={"tables": str(len(reading.grids)), "cells": str(filled_count(reading.grids))},
        )

    def put_days(self, spans: tuple[Span, ...]) -> None:
        """Show the days that a file told; those in the form stay when it told none."""
        if spans:
            self.put_value("valid_from", spans[0].first)
            self.put_value("valid_to", spans[0].last)
            self.put_value("further", further_text(spans[1:]))

    def readied(self, data: dict[str, Any]) -> bool:
        """Make the data of the form ready to be stored; tell what hinders and return False when it cannot be."""
        grids = data.get("grids") or ()
        spans = spans_of(data.get("valid_from"), data.get("valid_to"), data.get("further") or "")
        grids = settled(grids, self.door.kind.blank(self.door.situation(data, spans)))
        if all(grid.is_empty for grid in grids) and not self.has_file(data):
            self.problem = _("Please fill in the table, or attach a photo or file.")
            return False
        if any(doubt.level == ERROR for doubt in self.door.kind.check(grids)) or self.has_open_errors(grids):
            self.problem = _("Nothing is saved yet. Please correct the marked places first.")
            return False
        data["grids"] = grids
        return True

    def has_open_errors(self, grids: tuple[Grid, ...]) -> bool:
        """Whether errors of a file are neither mended in their cell nor looked at."""
        has_seen = self.request.form.get("edu-seen") == "1"
        errors = [doubt for doubt, _text in self.grid_widget.board.doubts if doubt.level == ERROR]
        return any(is_mendable(doubt, grids) or not has_seen for doubt in errors)

    def has_file(self, data: dict[str, Any]) -> bool:
        """Whether a photo, a file or a text stands for the table."""
        return bool(data.get("file")) or self.door.stands_without_tables(data)

    def tell(self, content: Any, transition: str) -> None:
        """Say what became of the schedule."""
        messages = {
            keeping.PUBLISH: _("“${title}” is saved and published."),
            keeping.SUBMIT: _("“${title}” is saved and waits for approval."),
            "": _("“${title}” is saved."),
        }
        api.portal.show_message(Message(messages[transition], mapping={"title": content.title}), self.request)


def dress(actions: Any) -> None:
    """Give the buttons the looks of the portal."""
    if "publish" in actions:
        actions["publish"].addClass("btn-primary")
    if "save" in actions:
        actions["save"].addClass("btn-secondary" if "publish" in actions else "btn-primary")
    for name in ("save", "publish"):
        if name in actions:
            # The browser's own check looks at every cell for every cell: with a whole school it takes a minute. The
            # server checks what was typed, and nothing is lost.
            actions[name].attributes["formnovalidate"] = "formnovalidate"
