"""Weekly schedule of leaders, teachers and staff: how it is entered, shown and given to calendars."""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from datetime import time
from edu.portal.core.schedule.days import DAY_KEYS
from edu.portal.core.schedule.events import Event
from edu.portal.core.schedule.events import Lesson
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import Head
from edu.portal.core.schedule.grid import Span
from edu.portal.core.schedule.weekly import KIND
from edu.portal.core.schedule.weekly_days import day_of
from edu.portal.core.schedule.weekly_entries import AUDIENCES
from edu.portal.core.schedule.weekly_entries import CONTENT
from edu.portal.core.schedule.weekly_entries import PART_LABELS
from edu.portal.core.schedule.weekly_entries import Entry
from edu.portal.core.schedule.weekly_entries import audience_key
from edu.portal.core.schedule.weekly_entries import entries
from edu.portal.core.schedule.weekly_events import PERSON
from edu.portal.core.schedule.weekly_events import chosen_of
from edu.portal.core.schedule.weekly_events import events
from edu.portal.core.schedule.weekly_events import people_of
from edu.portal.core.schedule.weekly_events import subscriptions
from edu.portal.core.schedule.weeks import span_label
from edu.portal.core.schedule.weeks import usual_week_number
from edu.portal.core.text.dates import WEEKDAYS
from edu.portal.core.text.dates import format_date
from edu.portal.core.text.unicode import slug
from edu.portal.i18n import _
from edu.portal.schedules.content import IScheduleBase
from edu.portal.schedules.door import Door
from edu.portal.schedules.parts import GridsPart
from functools import cached_property
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
import re
from typing import Any
from zope.i18nmessageid import Message


# What the address of a page says of the choice of the reader.
CHOICE = "cua"
_PERSON_KEY = re.compile(rf"{PERSON}[a-z0-9-]{{1,80}}")


class IWeeklySchedule(IScheduleBase):
    """What a school does in a week: a table for everybody, for leaders, for teachers, for staff."""


class WeeklyPart(GridsPart):
    """A week: today first on phones, tables by audience, or the list of one person."""

    index = ViewPageTemplateFile("templates/weekly.pt")

    @cached_property
    def chosen(self) -> str:
        """What the reader wants to see: the key of an audience or of a person, "" for everything."""
        asked = self.request.form.get(CHOICE)
        return asked if isinstance(asked, str) and asked in dict(self.choices_known) else ""

    @cached_property
    def choices_known(self) -> list[tuple[str, str]]:
        """All choices as (key, label)."""
        return subscriptions(self.grids)

    @cached_property
    def found(self) -> tuple[Entry, ...]:
        """What happens in the week."""
        return entries(self.grids, self.week.get("t2"))

    def choices(self) -> list[dict[str, Any]]:
        """The choices for the filter; none when there is nothing to choose."""
        if len(self.choices_known) < 3:
            return []
        return [{"key": key, "label": label, "selected": key == self.chosen} for key, label in self.choices_known]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the address says besides, for the form of the filter."""
        form = self.request.form
        return [(name, text) for name in ("tuan", "ngay") if isinstance(text := form.get(name), str)]

    @property
    def is_of_person(self) -> bool:
        """Whether one person is chosen."""
        return self.chosen.startswith(PERSON)

    def days(self) -> list[dict[str, Any]]:
        """The entries of the chosen person, day by day."""
        return self._days(chosen_of(self.found, self.chosen))

    def now(self) -> list[dict[str, Any]]:
        """What is on today, none on other weeks or when nothing is."""
        shown = chosen_of(self.found, self.chosen)
        return self._days([entry for entry in shown if entry.on == self.today]) if self.today_key else []

    def _days(self, shown: Iterable[Entry]) -> list[dict[str, Any]]:
        by_day: dict[str, list[Entry]] = {}
        for entry in shown:
            by_day.setdefault(entry.day, []).append(entry)
        return [
            {
                "label": self._day_label(key),
                "css": "edu-today" if key == self.today_key else None,
                "entries": [_shown(entry) for entry in found],
            }
            for key, found in by_day.items()
        ]

    def _day_label(self, key: str) -> str:
        on = self.week.get(key)
        name = WEEKDAYS[DAY_KEYS.index(key)]
        return f"{name}, {format_date(on)[:5]}" if on else name

    def tables(self) -> list[dict[str, Any]]:
        """The tables that the reader wants, without empty ones; rows know their day and date."""
        wanted = [grid for grid in self.grids if not grid.is_empty]
        if self.chosen in AUDIENCES and self.chosen:
            wanted = [grid for grid in wanted if audience_key(grid) in ("", self.chosen)]
        return [self._week_table(grid) for grid in wanted]

    def _week_table(self, grid: Grid) -> dict[str, Any]:
        is_list = any(column.key == CONTENT for column in grid.columns)
        is_whole = not is_list and not audience_key(grid)
        columns = [column for column in grid.columns if any(grid.text(row.key, column.key) for row in grid.rows)]
        rows = [row for row in grid.rows if is_whole or any(grid.text(row.key, one.key) for one in columns)]
        has_parts = any(row.label in PART_LABELS.values() for row in rows)
        return {
            "id": f"edu-grid-{grid.key or 'table'}",
            "title": grid.title if len(self.grids) > 1 or grid.key else "",
            "columns": [column.label for column in columns],
            "has_parts": has_parts,
            "rows": [self._row(grid, rows, place, columns, has_parts) for place in range(len(rows))],
        }

    def _row(
        self, grid: Grid, rows: Sequence[Head], place: int, columns: Sequence[Head], has_parts: bool
    ) -> dict[str, Any]:
        row = rows[place]
        day = day_of(row.key)
        is_first = place == 0 or day_of(rows[place - 1].key) != day
        on = self.week.get(day)
        return {
            "day": WEEKDAYS[DAY_KEYS.index(day)] if day else row.label,
            "date": format_date(on)[:5] if on else "",
            "iso": on.isoformat() if on else None,
            "span": sum(1 for other in rows if day_of(other.key) == day) if is_first else 0,
            "part": row.label if has_parts else "",
            "is_today": bool(day) and day == self.today_key,
            "closure": self.closure(row),
            "cells": [
                {
                    "label": one.label,
                    "lines": text.split("\n"),
                    "is_empty": not text,
                    "entries": self._of_cell(grid.key, row.key, one.key),
                }
                for one in columns
                for text in [grid.text(row.key, one.key)]
            ],
        }

    def _of_cell(self, grid: str, row: str, column: str) -> list[dict[str, Any]]:
        """What the lines of a cell say, none for the cells of a list."""
        if column == CONTENT:
            return []
        return [_shown(entry) for entry in self.found if (entry.grid, entry.row, entry.column) == (grid, row, column)]


class WeeklyDoor(Door):
    """How it is entered and shown."""

    portal_type = "edu.WeeklySchedule"
    kind = KIND
    schema = IWeeklySchedule
    name = _("Weekly schedule")
    nothing = _("There is no weekly schedule for this week yet.")
    part = WeeklyPart
    layouts_hint = _(
        "Excel (XLSX, XLS), CSV or a table of Word (DOCX): days down or across with morning and afternoon, "
        "a list with hours, places and people, or a column for each leader. Tables for leaders, teachers and staff "
        "may stand in one file."
    )
    sentences: Mapping[str, Message] = {
        "date-not-weekday": _("${date} is a ${real}, not a ${day}. Please correct the day or the date in the file."),
        "date-outside": _("${date} is not in the week of this schedule. Please check the date or the days above."),
        "unreadable-date": _("“${text}” is no date. Write the day first, like 21/9/2026."),
        "unreadable-time": _("“${text}” tells no time of day. Write it like 7h30 or 14h00 - 16h30."),
        "text-without-head": _("“${text}” stands in a column without a head. Move it to where it belongs."),
        "missing-day": _("It is not clear on which day this is. Move the text to the right day and empty this cell."),
        "unknown-part": _("“${text}” is no part of the day; it was taken for ${part}. Please check."),
    }

    def title(self, values: Mapping[str, Any], spans: Sequence[Span]) -> Message:
        """Return the title with the number that schools give the week."""
        first = spans[0]
        number = usual_week_number(first.first)
        mapping = {"number": str(number or ""), "days": span_label(first)}
        if number is None or len(spans) > 1:
            return _("Work of the week ${days}", mapping=mapping)
        return _("Work of week ${number} (${days})", mapping=mapping)

    def new_row(self, grid: Grid) -> Head | None:
        """Return one more row for a list of events, at the end of the last day that has one."""
        if not any(column.key == CONTENT for column in grid.columns) or not grid.rows:
            return None
        last = grid.rows[-1]
        number = sum(1 for row in grid.rows if day_of(row.key) == day_of(last.key)) + 1
        return Head(f"{day_of(last.key)}-{number}", str(number), last.group)

    def subscriptions(self, grids: Sequence[Grid]) -> list[tuple[str, str]]:
        """Return the whole school, each audience and each person who is named."""
        return subscriptions(grids)

    def may_come(self, chosen: str) -> bool:
        """Whether it is an audience or could be a person."""
        return chosen in AUDIENCES or bool(_PERSON_KEY.fullmatch(chosen))

    def events(
        self,
        grids: Sequence[Grid],
        spans: Sequence[Span],
        chosen: str,
        lessons: Sequence[Lesson],
        closed: Collection[date],
    ) -> Iterable[Event]:
        """Yield what is on, with hours where they are written."""
        return events(grids, spans, chosen, closed)


def person_key(name: str) -> str:
    """Return the key under which a person's part of a schedule is chosen and subscribed to."""
    return PERSON + slug(name)


def names_in(grids: Iterable[Grid]) -> tuple[str, ...]:
    """Return the people whom a schedule names as chairing or leading."""
    return people_of(entries(grids))


def _shown(entry: Entry) -> dict[str, Any]:
    when = _clock(entry.start) or PART_LABELS.get(entry.part, "")
    if entry.start and entry.end:
        when = f"{when} – {_clock(entry.end)}"
    return {
        "when": when,
        "clock": when if entry.start else "",
        "content": entry.content,
        "who": " · ".join(filter(None, (entry.person or entry.chair, entry.place))),
        "more": " · ".join(filter(None, (entry.chair, entry.place, entry.participants))),
        "audience": AUDIENCES[entry.audience] if entry.audience else "",
    }


def _clock(moment: time | None) -> str:
    return f"{moment.hour}:{moment.minute:02d}" if moment else ""
