"""The tables of a timetable for its template: of one class, teacher or room, of every class, of the whole school."""

from collections.abc import Iterable
from edu.portal.core.schedule.events import Lesson as Hour
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import Head
from edu.portal.core.schedule.timetable_board import Board
from edu.portal.core.schedule.timetable_board import Taught
from edu.portal.core.schedule.timetable_board import by_class
from edu.portal.core.schedule.timetable_board import used_rows
from edu.portal.core.schedule.timetable_classes import class_order
from edu.portal.core.schedule.timetable_periods import place_of
from edu.portal.schedules import calendar
from edu.portal.schedules.parts import GridsPart
from functools import cached_property
from typing import Any


CLASS, TEACHER, ROOM = "lop", "gv", "phong"
_WEEKEND = ("t7", "cn")


class TablesPart(GridsPart):
    """A timetable as tables, seen from the side that ``mode`` names: CLASS, TEACHER, ROOM or another."""

    mode: str = ""

    @cached_property
    def _hours(self) -> dict[tuple[str, int], Hour]:
        return {(hour.part, hour.number): hour for hour in calendar.lessons()}

    def table(self, board: Board) -> dict[str, Any]:
        """Return a class, teacher or room ready for the template: a table, and the same by days for phones."""
        columns = [head for head in board.columns if head.key not in _WEEKEND or _is_used(board, head)]
        rows = list(board.rows)
        return {
            "id": f"edu-grid-{board.key or 'table'}",
            "title": board.title,
            "columns": [self._day(head) for head in columns],
            "rows": [self._row(board, columns, rows, place) for place in range(len(rows))],
            "days": self._days(board, columns),
            "is_empty": not board.lessons,
        }

    def boards(self) -> list[dict[str, Any]]:
        """Return every class for printing."""
        return [self.table(by_class(grid)) for grid in self._sorted() if not grid.is_empty]

    def _sorted(self) -> list[Grid]:
        return sorted(self.grids, key=lambda grid: class_order(grid.title))

    def _day(self, head: Head) -> dict[str, Any]:
        return {
            "label": head.label,
            "css": "edu-today" if self.is_today(head) else None,
            "current": "date" if self.is_today(head) else None,
            "closure": self.closure(head),
        }

    def _row(self, board: Board, columns: list[Head], rows: list[Head], place: int) -> dict[str, Any]:
        row = rows[place]
        is_first = place == 0 or rows[place - 1].group != row.group
        return {
            "group": row.group,
            "span": sum(1 for other in rows if other.group == row.group) if is_first else 0,
            "label": row.label,
            "time": self._time(row),
            "cells": [
                {
                    "label": head.label,
                    "css": "edu-today" if self.is_today(head) else None,
                    "lessons": [self._lesson(one) for one in board.at(row.key, head.key)],
                }
                for head in columns
            ],
        }

    def _days(self, board: Board, columns: list[Head]) -> list[dict[str, Any]]:
        """Return the days with their lessons, today first, then the days that follow."""
        start = next((place for place, head in enumerate(columns) if self.is_today(head)), 0)
        found = []
        for head in columns[start:] + columns[:start]:
            periods = [row for row in board.rows if board.at(row.key, head.key)]
            groups: dict[str, list[dict[str, Any]]] = {}
            for row in periods:
                groups.setdefault(row.group, []).append(
                    {
                        "label": row.label,
                        "time": self._time(row),
                        "lessons": [self._lesson(one) for one in board.at(row.key, head.key)],
                    }
                )
            parts = [{"label": name, "periods": held} for name, held in groups.items()]
            found.append({**self._day(head), "parts": parts})
        return found

    def _time(self, row: Head) -> str:
        hour = self._hours.get(place_of(row.key))
        return f"{hour.starts.hour}:{hour.starts:%M} – {hour.ends.hour}:{hour.ends:%M}" if hour else ""

    def _lesson(self, one: Taught) -> dict[str, Any]:
        lesson = one.lesson
        people = ", ".join(lesson.teachers) if self.mode != TEACHER else ""
        classes = ", ".join(one.classes) if self.mode in (TEACHER, ROOM) else ""
        joint = lesson.joint if lesson.joint not in ("", "+") and not classes else ""
        return {
            "subject": lesson.subject,
            "full": lesson.full_name,
            "expansion": lesson.full_name if lesson.full_name.casefold() != lesson.subject.casefold() else None,
            "classes": classes,
            "people": people,
            "room": lesson.room if self.mode != ROOM else "",
            "note": " · ".join(filter(None, (lesson.note, joint))),
        }

    def school(self) -> dict[str, Any]:
        """Return the whole school: days and lessons down, classes across."""
        grids = [grid for grid in self._sorted() if not grid.is_empty]
        boards = [by_class(grid) for grid in grids]
        used = {place for board in boards for place in board.lessons}
        columns = grids[0].columns if grids else ()
        rows = used_rows(grids[0].rows, used) if grids else ()
        return {
            "classes": [grid.title for grid in grids],
            "days": [
                {**self._day(head), "rows": list(self._school_rows(boards, head, rows))}
                for head in columns
                if head.key not in _WEEKEND or any(column == head.key for _row, column in used)
            ],
        }

    def _school_rows(self, boards: list[Board], head: Head, rows: Iterable[Head]) -> Iterable[dict[str, Any]]:
        for row in rows:
            yield {
                "label": row.label,
                "group": row.group,
                "time": self._time(row),
                "cells": [
                    {"label": board.title, "lessons": [self._lesson(one) for one in board.at(row.key, head.key)]}
                    for board in boards
                ],
            }


def _is_used(board: Board, head: Head) -> bool:
    return any(column == head.key for _row, column in board.lessons)
