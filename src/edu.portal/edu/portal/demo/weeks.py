"""Weekly schedules, teaching schedules and plans of the demonstration school, for this week and the next."""

from datetime import date
from datetime import timedelta
from edu.portal.core.schedule import plan
from edu.portal.core.schedule import teaching
from edu.portal.core.schedule import weekly
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import Span
from edu.portal.core.schedule.plan_periods import period_of
from edu.portal.core.schedule.reading import Situation
from edu.portal.core.schedule.teaching_lessons import row_head
from edu.portal.core.schedule.weeks import WEEK
from edu.portal.core.schedule.weeks import monday_of
from edu.portal.demo.builder import Builder
from edu.portal.demo.builder import load
from edu.portal.demo.texts import paragraphs
from edu.portal.schedules.menu import NURSERY
from edu.portal.settings.unit import read_unit
from typing import Any


TO_SATURDAY = timedelta(days=5)
TO_FRIDAY = timedelta(days=4)


def add_weeks(builder: Builder) -> None:
    """Add the schedules and plans, each published before it begins; none where no section is."""
    data = load("week")
    _add_weekly(builder, data["weekly"])
    _add_teaching(builder, data["teaching"])
    _add_plans(builder, data["plans"]["nursery" if read_unit().kind == NURSERY else "school"])


def _add_weekly(builder: Builder, weeks: list[dict[str, dict[str, list[str]]]]) -> None:
    folder = builder.section("lich-cong-tac-tuan")
    if folder is None:
        return
    for number, told in enumerate(weeks):
        monday = monday_of(builder.calendar.today) + number * WEEK
        grids = tuple(
            grid.with_cells(
                {
                    (day, column.key): text
                    for day, texts in told.get(grid.key, {}).items()
                    for column, text in zip(grid.columns, texts, strict=True)
                }
            )
            for grid in weekly.blank(Situation())
        )
        builder.add(
            folder,
            "edu.WeeklySchedule",
            "",
            _published(builder, monday),
            name=f"lich-cong-tac-{monday.isoformat()}",
            valid_from=monday,
            valid_to=monday + TO_SATURDAY,
            grids=grids,
        )


def _add_teaching(builder: Builder, teachers: list[dict[str, Any]]) -> None:
    folder = builder.section("lich-bao-giang")
    if folder is None:
        return
    monday = monday_of(builder.calendar.today)
    for number, told in enumerate(teachers, 1):
        (grid,) = teaching.blank(Situation())
        cells = {
            (row_head(day, part, str(period)).key, column.key): text
            for day, part, period, *texts in told["lessons"]
            for column, text in zip(grid.columns, texts, strict=True)
        }
        builder.add(
            folder,
            "edu.TeachingSchedule",
            "",
            _published(builder, monday),
            name=f"lich-bao-giang-{monday.isoformat()}-{number}",
            valid_from=monday,
            valid_to=monday + TO_SATURDAY,
            teacher=told["teacher"],
            team=told["team"],
            grids=(grid.with_cells(cells),),
        )


def _add_plans(builder: Builder, plans: list[dict[str, Any]]) -> None:
    folder = builder.section("ke-hoach")
    if folder is None:
        return
    for told in plans:
        span = _span(told["period"], builder.calendar.today, told["shift"])
        groups = tuple(told.get("groups", ()))
        builder.add(
            folder,
            "edu.WorkPlan",
            "",
            _published(builder, span.first),
            name=f"ke-hoach-{told['period']}-{told['topic']}-{span.first.isoformat()}",
            valid_from=span.first,
            valid_to=span.last,
            period=told["period"],
            topic=told["topic"],
            age_groups=groups,
            body=paragraphs(told["text"]) if told.get("text") else None,
            grids=tuple(_plan_grid(grid, told) for grid in plan.blank(Situation((span,), groups))),
        )


def _plan_grid(grid: Grid, told: dict[str, Any]) -> Grid:
    columns = [column.key for column in grid.columns]
    if "rows" in told:
        lines = {row.key: texts for row, texts in zip(grid.rows, told["rows"], strict=False)}
    else:
        activities = told["groups"][grid.title]
        lines = {row.key: activities[row.label] for row in grid.rows if row.label in activities}
    return grid.with_cells(
        {(row, key): text for row, texts in lines.items() for key, text in zip(columns, texts, strict=True)}
    )


def _span(period: str, today: date, shift: int) -> Span:
    span = period_of(period, today).span
    for _step in range(shift):
        span = period_of(period, (span.last or span.first) + timedelta(days=1)).span
    return Span(span.first, span.first + TO_FRIDAY) if period == "tuan" else span


def _published(builder: Builder, first: date) -> int:
    """How many days ago something was published that begins on ``first``: on the Friday before, at the latest now."""
    return max((builder.calendar.today - (first - timedelta(days=3))).days, 0)
