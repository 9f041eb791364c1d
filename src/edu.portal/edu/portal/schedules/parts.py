"""The tables of one schedule as a block of a page: used by the section, by the page of one schedule and on paper."""

from collections.abc import Sequence
from datetime import date
from datetime import timedelta
from edu.portal.core.schedule.days import DAY_KEYS
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import Head
from edu.portal.core.schedule.grid import Span
from edu.portal.core.schedule.weeks import monday_of
from edu.portal.core.schedule.weeks import week_of
from edu.portal.core.text.dates import WEEKDAYS
from functools import cached_property
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any


class GridsPart(BrowserView):
    """Every table as it stands; on a phone each row becomes a card. Kinds subclass it with a template of their own."""

    index = ViewPageTemplateFile("templates/grids.pt")
    # Set by ``show``.
    grids: tuple[Grid, ...] = ()
    spans: tuple[Span, ...] = ()
    # Days without school among the days shown, with the name of the holiday.
    closed: dict[date, str] = {}
    today: date | None = None
    # A day of the week that is shown.
    day: date | None = None
    # Key and title of every table of the schedule, also of those that were not asked for.
    known: tuple[tuple[str, str], ...] = ()
    door: Any = None

    def show(
        self,
        door: Any,
        grids: Sequence[Grid],
        spans: Sequence[Span],
        today: date,
        closed: dict[date, str],
        day: date | None = None,
        known: Sequence[tuple[str, str]] = (),
    ) -> str:
        """Return the block as HTML."""
        self.door, self.grids, self.spans = door, tuple(grids), tuple(spans)
        self.today, self.closed, self.day, self.known = today, closed, day or today, tuple(known)
        return str(self.index())

    @cached_property
    def week(self) -> dict[str, date]:
        """The dates of the days of the week that is shown, by key of the day."""
        if not self.spans or self.day is None:
            return {}
        asked = week_of(self.day)
        touched = [span for span in self.spans if _touch(span, asked)]
        monday = asked.first if touched else monday_of(self.spans[0].first)
        return {key: monday + timedelta(days=place) for place, key in enumerate(DAY_KEYS)}

    @property
    def today_key(self) -> str:
        """The key of today's day of the week when its week is shown and the schedule holds, "" otherwise."""
        today = self.today
        if today is None or not any(span.holds(today) for span in self.spans):
            return ""
        key = DAY_KEYS[today.weekday()]
        return key if self.week.get(key) == today else ""

    def day_of(self, head: Head) -> str:
        """Return the key of the day that a row or column is about, "" for none."""
        start = head.key.partition("-")[0]
        if start in DAY_KEYS:
            return start
        group = head.group.partition(",")[0].strip()
        return DAY_KEYS[WEEKDAYS.index(group)] if group in WEEKDAYS else ""

    def is_today(self, head: Head) -> bool:
        """Whether a row or column is about today."""
        return bool(self.today_key) and self.day_of(head) == self.today_key

    def closure(self, head: Head) -> str:
        """Return the holiday on the day of a row or column, "" for none."""
        day = self.week.get(self.day_of(head))
        return self.closed.get(day, "") if day else ""

    def tables(self) -> list[dict[str, Any]]:
        """Return the tables ready for the template."""
        return [self._table(grid) for grid in self.grids]

    def _table(self, grid: Grid) -> dict[str, Any]:
        rows = []
        sizes: dict[int, int] = {}
        begun = 0
        for place, row in enumerate(grid.rows):
            if place == 0 or row.group != grid.rows[place - 1].group:
                begun = place
            sizes[begun] = sizes.get(begun, 0) + 1
        for place, row in enumerate(grid.rows):
            cells = [
                {
                    "label": column.label,
                    "lines": grid.text(row.key, column.key).split("\n"),
                    "is_empty": not grid.text(row.key, column.key),
                    "css": "edu-today" if self.is_today(column) else None,
                }
                for column in grid.columns
            ]
            rows.append(
                {
                    "label": row.label,
                    "group": row.group,
                    "span": sizes.get(place, 0),
                    "cells": cells,
                    "css": "edu-today" if self.is_today(row) else None,
                    "is_empty": all(cell["is_empty"] for cell in cells),
                    "closure": self.closure(row),
                }
            )
        columns = [
            {
                "label": column.label,
                "css": "edu-today" if self.is_today(column) else None,
                "closure": self.closure(column),
            }
            for column in grid.columns
        ]
        return {
            "id": f"edu-grid-{grid.key or 'table'}",
            "title": grid.title,
            "columns": columns,
            "rows": rows,
            "has_groups": any(row.group for row in grid.rows),
        }


def _touch(span: Span, week: Span) -> bool:
    return (week.last is None or span.first <= week.last) and (span.last is None or span.last >= week.first)
