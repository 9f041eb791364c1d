"""Teaching schedule of one teacher for one week: how it is entered, shown and given to calendars."""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from edu.portal.content.suggest import suggesting_widget
from edu.portal.core.schedule.days import DAY_KEYS
from edu.portal.core.schedule.events import Event
from edu.portal.core.schedule.events import Lesson as Hours
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import Span
from edu.portal.core.schedule.reading import Reading
from edu.portal.core.schedule.teaching import KIND
from edu.portal.core.schedule.teaching_events import events
from edu.portal.core.schedule.teaching_lessons import GRID_COLUMNS
from edu.portal.core.schedule.teaching_lessons import place_of
from edu.portal.core.schedule.teaching_lessons import row_head
from edu.portal.core.schedule.teaching_lessons import teacher_of
from edu.portal.core.text.dates import WEEKDAYS
from edu.portal.core.text.dates import format_date
from edu.portal.i18n import _
from edu.portal.schedules.content import IScheduleBase
from edu.portal.schedules.door import Door
from edu.portal.schedules.parts import GridsPart
from plone.autoform import directives
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from zope import schema
from zope.i18nmessageid import Message


class ITeachingSchedule(IScheduleBase):
    """What a teacher teaches, lesson by lesson (Phòng GD&ĐT Phong Điền, 2: every Monday morning)."""

    directives.widget("teacher", suggesting_widget, vocabulary="edu.portal.Teachers")
    teacher = schema.TextLine(
        title=_("Teacher"),
        description=_("As in the list of staff, so that the page of the week knows who is still missing."),
        max_length=100,
    )
    directives.widget("team", suggesting_widget, vocabulary="edu.portal.Teams")
    team = schema.TextLine(
        title=_("Team"),
        description=_("Leave it empty: then the team of the list of staff counts."),
        required=False,
        default="",
        max_length=100,
    )


class TeachingPart(GridsPart):
    """A week of a teacher by days; free periods are left out."""

    index = ViewPageTemplateFile("templates/teaching.pt")

    def tables(self) -> list[dict[str, Any]]:
        """The tables with their days and lessons."""
        return [self._lessons(grid) for grid in self.grids if not grid.is_empty]

    def _lessons(self, grid: Grid) -> dict[str, Any]:
        labels = {column.key: column.label for column in (*GRID_COLUMNS, *grid.columns)}
        columns = [column.key for column in grid.columns if any(grid.text(row.key, column.key) for row in grid.rows)]
        rows = [row for row in grid.rows if any(grid.text(row.key, key) for key in columns)]
        days = [place_of(row.key)[0] for row in rows]
        return {
            "id": f"edu-grid-{grid.key or 'table'}",
            "title": grid.title if len(self.grids) > 1 else "",
            "columns": [labels[key] for key in columns],
            "rows": [
                {
                    **self._day(day),
                    "span": days.count(day) if days.index(day) == place else 0,
                    "period": row_head(*place_of(row.key)).label if day else row.label,
                    "cells": [
                        {"label": labels[key], "text": text, "is_empty": not text, "css": f"edu-of-{key}"}
                        for key in columns
                        for text in [grid.text(row.key, key)]
                    ],
                }
                for place, (row, day) in enumerate(zip(rows, days, strict=True))
            ],
        }

    def _day(self, day: str) -> dict[str, Any]:
        on = self.week.get(day)
        return {
            "day": WEEKDAYS[DAY_KEYS.index(day)] if day else "",
            "date": format_date(on)[:5] if on else "",
            "iso": on.isoformat() if on else None,
            "is_today": bool(day) and day == self.today_key,
            "closure": self.closed.get(on, "") if on else "",
        }


class TeachingDoor(Door):
    """How it is entered and shown."""

    portal_type = "edu.TeachingSchedule"
    kind = KIND
    schema = ITeachingSchedule
    name = _("Teaching schedule")
    nothing = _("There is no teaching schedule for this week yet.")
    part = TeachingPart
    layouts_hint = _(
        "Excel (XLSX, XLS), CSV or a table of Word (DOCX) with columns like Thứ, Buổi, Tiết, Lớp, Môn, Tiết PPCT, "
        "Tên bài dạy. Teacher, team and week are read from the lines above the table."
    )
    sentences: Mapping[str, Message] = {
        "date-not-weekday": _("${date} is a ${real}, not a ${day}. Please correct the day or the date in the file."),
        "date-outside": _("${date} is not in the week of this schedule. Please check the date or the days above."),
        "unreadable-date": _("“${text}” is no date. Write the day first, like 21/9/2026."),
        "text-without-head": _("“${text}” stands in a column without a head. Move it to where it belongs."),
        "missing-day": _("It is not clear on which day this is. Move the text to the right day and empty this cell."),
        "unknown-part": _("“${text}” is no part of the day; it was taken for ${part}. Please check."),
        "unknown-period": _("“${text}” is no number of a period. Please check the row."),
        "ppct-not-number": _("“${text}” is no number of the programme. Write for example 12 or 12-13."),
        "ppct-backwards": _("Number ${text} of the programme comes after ${before} of the same subject and class."),
        "slot-twice": _("This period of this day is filled twice. Please check."),
        "no-lesson": _("The name of the lesson is missing (${subject})."),
        "several-teachers": _(
            "The file holds the schedules of ${count} teachers. Save one schedule for each teacher, so that everybody "
            "finds theirs."
        ),
    }

    def series(self, values: Mapping[str, Any]) -> str:
        """Return the name of the teacher."""
        return str(values.get("teacher") or "")

    def more(self, values: Mapping[str, Any]) -> Mapping[str, str]:
        """Return teacher and team."""
        return {"teacher": str(values.get("teacher") or ""), "team": str(values.get("team") or "")}

    def taken_over(self, reading: Reading) -> Mapping[str, Any]:
        """Return teacher and team as the file names them."""
        teacher, team = teacher_of(reading.title.split("\n"))
        return {name: text for name, text in (("teacher", teacher), ("team", team)) if text}

    def facts(self, values: Mapping[str, Any]) -> list[tuple[Message, str]]:
        """Return the team; the teacher stands in the title."""
        team = values.get("team")
        return [(_("Team"), str(team))] if team else []

    def subscriptions(self, grids: Sequence[Grid]) -> list[tuple[str, str]]:
        """Return the whole schedule."""
        return [("", "")]

    def events(
        self,
        grids: Sequence[Grid],
        spans: Sequence[Span],
        chosen: str,
        lessons: Sequence[Hours],
        closed: Collection[date],
    ) -> Iterable[Event]:
        """Yield the lessons."""
        return events(grids, spans, lessons, closed)
