"""Work plan of a year, a month or a week; of kindergartens also plans of education, by age group."""

from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from datetime import timedelta
from edu.portal.core.calendar.school_year import school_year
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import Head
from edu.portal.core.schedule.grid import Span
from edu.portal.core.schedule.plan import KIND
from edu.portal.core.schedule.plan_layouts import WHAT
from edu.portal.core.schedule.plan_periods import EDUCATION
from edu.portal.core.schedule.plan_periods import MONTH
from edu.portal.core.schedule.plan_periods import PERIODS
from edu.portal.core.schedule.plan_periods import TOPICS
from edu.portal.core.schedule.plan_periods import WEEK
from edu.portal.core.schedule.plan_periods import WORK
from edu.portal.core.schedule.plan_periods import YEAR
from edu.portal.core.schedule.plan_periods import groups_of
from edu.portal.core.schedule.plan_periods import kind_of
from edu.portal.core.schedule.plan_periods import period_of
from edu.portal.core.schedule.reading import Reading
from edu.portal.core.schedule.reading import Situation
from edu.portal.core.schedule.weeks import span_label
from edu.portal.core.schedule.weeks import usual_week_number
from edu.portal.core.text.unicode import fold
from edu.portal.i18n import _
from edu.portal.schedules.content import IScheduleBase
from edu.portal.schedules.door import Door
from edu.portal.schedules.parts import GridsPart
from plone.app.textfield import RichText
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from zope import schema
from zope.i18nmessageid import Message
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


PERIOD_TITLES = {YEAR: _("School year"), MONTH: _("Month"), WEEK: _("Week")}
TOPIC_TITLES = {WORK: _("Work of the school"), EDUCATION: _("Care and education of children (kindergarten)")}
# The titles of plans, by topic and period.
_TITLES = {
    (WORK, YEAR): _("Plan of the school year ${year}"),
    (WORK, MONTH): _("Plan of month ${month}"),
    (WORK, WEEK): _("Plan of week ${number} (${days})"),
    (EDUCATION, YEAR): _("Plan of education of the school year ${year}"),
    (EDUCATION, MONTH): _("Plan of education of month ${month}"),
    (EDUCATION, WEEK): _("Plan of education of week ${number} (${days})"),
}
_WEEKS_WITHOUT_NUMBER = {
    WORK: _("Plan of the week ${days}"),
    EDUCATION: _("Plan of education of the week ${days}"),
}
_BEGINS = (8, 1)


def _vocabulary(ids: Sequence[str], titles: Mapping[str, Message]) -> SimpleVocabulary:
    return SimpleVocabulary([SimpleTerm(name, name, titles[name]) for name in ids])


class IWorkPlan(IScheduleBase):
    """A plan (Phong Điền, 2: year before 15 August, month, week; TT 09/2024, article 15, for kindergartens)."""

    period = schema.Choice(
        title=_("Plan for"),
        description=_("The last day follows from it when it is left empty."),
        vocabulary=_vocabulary(PERIODS, PERIOD_TITLES),
        default=MONTH,
    )
    topic = schema.Choice(
        title=_("What is planned"),
        vocabulary=_vocabulary(TOPICS, TOPIC_TITLES),
        default=WORK,
    )
    owner = schema.TextLine(
        title=_("Whose plan"),
        description=_("A team or a class, for example Tổ Toán. Leave it empty for the plan of the school."),
        required=False,
        default="",
        max_length=100,
    )
    age_groups = schema.Tuple(
        title=_("Age groups"),
        description=_("For plans of education, one per line; each gets a table of its own."),
        value_type=schema.TextLine(max_length=60),
        default=(),
        missing_value=(),
        required=False,
    )
    body = RichText(
        title=_("Text of the plan"),
        description=_("Instead of the table or before it."),
        required=False,
    )


class PlanPart(GridsPart):
    """The text of a plan and its tables without empty rows."""

    index = ViewPageTemplateFile("templates/plan.pt")

    @property
    def text(self) -> str:
        """The text as safe HTML, "" for none."""
        body = getattr(self.context, "body", None)
        return str(body.output_relative_to(self.context)) if body else ""

    def tables(self) -> list[dict[str, Any]]:
        """The tables that hold something."""
        return [self._plan(grid) for grid in self.grids if not grid.is_empty]

    def _plan(self, grid: Grid) -> dict[str, Any]:
        is_list = any(column.key == WHAT for column in grid.columns)
        columns = [column for column in grid.columns if any(grid.text(row.key, column.key) for row in grid.rows)]
        rows = [row for row in grid.rows if any(grid.text(row.key, column.key) for column in columns)]
        return {
            "id": f"edu-grid-{grid.key or 'table'}",
            "title": grid.title,
            "is_list": is_list,
            "columns": [{"label": one.label, "is_today": self.is_today(one)} for one in columns],
            "rows": [
                {
                    "label": str(number) if is_list else row.label,
                    "cells": [
                        {
                            "label": one.label,
                            "lines": grid.text(row.key, one.key).split("\n"),
                            "is_empty": not grid.text(row.key, one.key),
                            "is_today": self.is_today(one),
                        }
                        for one in columns
                    ],
                }
                for number, row in enumerate(rows, 1)
            ],
        }


class PlanDoor(Door):
    """How it is entered and shown."""

    portal_type = "edu.WorkPlan"
    kind = KIND
    schema = IWorkPlan
    name = _("Work plan")
    nothing = _("There is no plan for these days yet.")
    part = PlanPart
    shaping = ("topic", "period", "age_groups")
    layouts_hint = _(
        "Excel (XLSX, XLS), CSV or a table of Word (DOCX): a list with Thời gian, Nội dung, Người thực hiện, or "
        "activities with a column for each day or week."
    )
    sentences: Mapping[str, Message] = {
        "no-content": _("It is not said what is to be done. Please fill in the content or empty the row."),
        "text-without-head": _("“${text}” stands in a column without a head. Move it to where it belongs."),
    }

    def situation(self, values: Mapping[str, Any], spans: Sequence[Span]) -> Situation:
        """Return the age groups of a plan of education."""
        names = tuple(values.get("age_groups") or ()) if values.get("topic") == EDUCATION else ()
        return Situation(tuple(completed(values, spans)), names)

    def series(self, values: Mapping[str, Any]) -> str:
        """Return topic, period and owner: each has plans of its own."""
        told = (values.get("topic") or WORK, values.get("period") or MONTH, values.get("owner") or "")
        return " ".join(filter(None, told))

    def more(self, values: Mapping[str, Any]) -> Mapping[str, str]:
        """Return period, topic, and the groups by which criteria of the letters know the plan, parted by blanks."""
        topic, period = values.get("topic") or WORK, values.get("period") or MONTH
        return {"topic": topic, "period": period, "groups": " ".join(groups_of(topic, period))}

    def following(self, values: Mapping[str, Any], span: Span | None, today: date) -> Span | None:
        """Return the school year, month or week after that of a plan; after today's for the first one."""
        period = values.get("period") or MONTH
        last = period_of(period, span.first if span is not None else today).span.last
        return period_of(period, last + timedelta(days=1)).span if last is not None else None

    def taken_over(self, reading: Reading) -> Mapping[str, Any]:
        """Return what the file tells of period, topic and age groups."""
        values: dict[str, Any] = {}
        if reading.spans:
            values["period"] = kind_of(reading.spans[0])
        groups = tuple(grid.title for grid in reading.grids if grid.title)
        if "giao duc" in fold(reading.title) or groups:
            values["topic"] = EDUCATION
        if groups:
            values["age_groups"] = groups
        return values

    def title(self, values: Mapping[str, Any], spans: Sequence[Span]) -> Message:
        """Return what plans are called: "Plan of month 11/2026", with the owner behind it."""
        topic, period, first = values.get("topic") or WORK, values.get("period") or MONTH, spans[0]
        begins = school_year(first.first, _BEGINS)
        number = usual_week_number(first.first)
        mapping = {
            "year": f"{begins}-{begins + 1}",
            "month": f"{first.first.month}/{first.first.year}",
            "number": str(number or ""),
            "days": span_label(first),
        }
        template = _TITLES[topic, period]
        if period == WEEK and number is None:
            template = _WEEKS_WITHOUT_NUMBER[topic]
        plan = Message(template, mapping=mapping)
        owner = values.get("owner")
        return _("${plan} – ${owner}", mapping={"plan": plan, "owner": owner}) if owner else plan

    def new_row(self, grid: Grid) -> Head | None:
        """Return one more line for a list of work."""
        if not any(column.key == WHAT for column in grid.columns):
            return None
        number = len(grid.rows) + 1
        return Head(f"viec-{number}", str(number))

    def stands_without_tables(self, values: Mapping[str, Any]) -> bool:
        """Whether the text says it all."""
        return bool(values.get("body"))

    def facts(self, values: Mapping[str, Any]) -> list[tuple[Message, str]]:
        """Return whose plan it is."""
        owner = values.get("owner")
        return [(_("Whose plan"), str(owner))] if owner else []


def completed(values: Mapping[str, Any], spans: Sequence[Span]) -> list[Span]:
    """Return the spans with the last day that follows from the period where it is left open."""
    return [Span(span.first, span.last or last_day(values.get("period") or MONTH, span.first)) for span in spans]


def last_day(period: str, first: date) -> date:
    """Return the last day of the school year, month or week of ``first``."""
    last = period_of(period, first).span.last
    return last if last is not None else first
