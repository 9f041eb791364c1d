"""Menu: age groups and meals, and how a week of it is shown."""

from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import Span
from edu.portal.core.schedule.menu import KIND
from edu.portal.core.schedule.menu import grids_of_week
from edu.portal.core.schedule.menu import group_of
from edu.portal.core.schedule.menu_days import MenuDay
from edu.portal.core.schedule.menu_days import menu_days
from edu.portal.core.schedule.menu_days import needs_of
from edu.portal.core.schedule.menu_words import ENERGY
from edu.portal.core.schedule.menu_words import group_labels
from edu.portal.core.schedule.menu_words import meal_labels
from edu.portal.core.schedule.reading import Reading
from edu.portal.core.schedule.reading import Situation
from edu.portal.core.text.dates import format_date
from edu.portal.i18n import _
from edu.portal.schedules.content import IScheduleBase
from edu.portal.schedules.door import Door
from edu.portal.schedules.parts import GridsPart
from edu.portal.settings.unit import read_unit
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from zope import schema
from zope.i18nmessageid import Message
from zope.interface import provider
from zope.schema.interfaces import IContextAwareDefaultFactory


NURSERY = "mam-non"
_SATURDAY = 5
_NURSERY_MEALS = ("sang", "trua", "phu-chieu")
_SCHOOL_MEALS = ("trua", "xe")


@provider(IContextAwareDefaultFactory)
def usual_groups(context: object) -> tuple[str, ...]:
    """Return the age groups of a nursery school, none for other schools."""
    return tuple(group_labels().values()) if read_unit().kind == NURSERY else ()


@provider(IContextAwareDefaultFactory)
def usual_meals(context: object) -> tuple[str, ...]:
    """Return the meals that schools of this kind serve."""
    labels = meal_labels()
    return tuple(labels[key] for key in (_NURSERY_MEALS if read_unit().kind == NURSERY else _SCHOOL_MEALS))


class IMealMenu(IScheduleBase):
    """What a school cooks in one week or in several."""

    age_groups = schema.Tuple(
        title=_("Age groups"),
        description=_("One per line, each gets a table of its own. Leave it empty when everybody eats the same."),
        value_type=schema.TextLine(max_length=60),
        defaultFactory=usual_groups,
        missing_value=(),
        required=False,
    )
    meals = schema.Tuple(
        title=_("Meals"),
        description=_("One per line in the order of the day, with the time if you like: Bữa trưa (10h30)."),
        value_type=schema.TextLine(max_length=60),
        defaultFactory=usual_meals,
        missing_value=(),
        required=False,
    )


class MenuPart(GridsPart):
    """A week of a menu: a table of days, on a phone a card for each day with today's before the others."""

    index = ViewPageTemplateFile("templates/menu.pt")

    @property
    def monday(self) -> date | None:
        """The Monday of the week that is shown, None for a menu of many weeks."""
        return self.week.get("t2")

    def shown(self) -> tuple[Grid, ...]:
        """The tables of the week that is shown, one for each age group; empty ones are left out."""
        grids = grids_of_week(self.grids, self.monday) if self.monday else self.grids
        return tuple(grid for grid in grids if not grid.is_empty)

    def menus(self) -> list[dict[str, Any]]:
        """The age groups with their meals, days and energy, ready for the template."""
        return [self._menu(grid) for grid in self.shown()]

    def _menu(self, grid: Grid) -> dict[str, Any]:
        days = menu_days(grid)
        full = next((day for day in days if day.servings), None)
        needs = needs_of(grid)
        return {
            "id": f"edu-grid-{grid.key or 'table'}",
            "title": group_of(grid),
            "meals": [serving.label for serving in full.servings] if full else [],
            "days": [self._day(day) for day in days],
            "has_energy": any(day.energy for day in days),
            "needs": [needs.get(serving.key, "") for serving in full.servings] if full and needs else [],
            "need": needs.get(ENERGY, ""),
        }

    def _day(self, day: MenuDay) -> dict[str, Any]:
        on = self.week.get(day.key)
        is_today = bool(self.today_key) and day.key == self.today_key and (on is None or on == self.today)
        return {
            "label": day.label,
            "date": format_date(on)[:5] if on else "",
            "iso": on.isoformat() if on else None,
            "is_today": is_today,
            "css": "edu-today" if is_today else None,
            "closed": day.closed or (self.closed.get(on, "") if on and day.is_empty else ""),
            "is_empty": day.is_empty,
            "servings": [
                {
                    "label": serving.label,
                    "dishes": serving.dishes,
                    "declared": _listed(serving.declared),
                    "possible": _listed(serving.possible),
                }
                for serving in day.servings
            ],
            "energy": day.energy,
        }


class MenuDoor(Door):
    """How it is entered and shown."""

    portal_type = "edu.MealMenu"
    kind = KIND
    schema = IMealMenu
    name = _("Menu")
    nothing = _("There is no menu for this week yet.")
    part = MenuPart
    shaping = ("age_groups", "meals")
    sentences: Mapping[str, Message] = {
        "unsure-day": _("“${text}” was taken for a day of the week. Please check that it is the right one."),
        "day-twice": _("This day stands there twice. Write the right day into the file or fill in the table below."),
        "day-and-date-differ": _("The date is of another day of the week. Please check “${text}”."),
        "missing-day": _("There are no dishes for ${day}. Write “Nghỉ” when the school is closed."),
        "column-without-head": _("The column has no name of a meal; it was put to the one beside it. Please check."),
        "energy-not-a-number": _("“${text}” is no number of kilocalories. Write for example 650 or 1230–1320."),
        "dish-is-a-number": _("“${text}” is a number and no dish. Write the name of the dish."),
        "unknown-meal": _("“${text}” is no usual name of a meal; it was kept as a meal of its own."),
        "unsure-meal": _("“${text}” was taken for a meal. Please check that it is the right one."),
        "dishes-before-day": _("“${text}” stands above the first day and was not taken over."),
        "dishes-without-meal": _("“${text}” stands above the first meal and was not taken over."),
        "not-taken": _("“${text}” is a remark and was not taken over. Write it into the note if readers need it."),
        "cell-unreadable": _("The cell holds a formula without a result or an error. Type the dishes here."),
        "no-monday": _("The days ${days} hold no Monday. Please check them above."),
        "days-from-week-number": _(
            "The file tells only week ${number}: ${days} was assumed. Please check the days above."
        ),
        "grid-twice": _("There are two tables for one age group and the same days. Please empty the wrong one."),
        "sheet-without-menu": _("The sheet “${source}” holds no menu and was left out."),
    }

    def situation(self, values: Mapping[str, Any], spans: Sequence[Span]) -> Situation:
        """Return the age groups and meals that were typed, the usual ones of the school in a new form.

        There is a Saturday when the days of the menu reach one.
        """
        groups = values["age_groups"] if "age_groups" in values else usual_groups(None)
        meals = values["meals"] if "meals" in values else usual_meals(None)
        with_saturday = any(span.last is None or span.last.weekday() >= _SATURDAY for span in spans)
        return Situation(tuple(spans), tuple(groups or ()), tuple(meals or ()), with_saturday)

    def taken_over(self, reading: Reading) -> Mapping[str, Any]:
        """Return the age groups and meals of a file."""
        groups = tuple(dict.fromkeys(filter(None, map(group_of, reading.grids))))
        heads = [row.label for grid in reading.grids for row in grid.rows if row.key != ENERGY]
        return {"age_groups": groups, "meals": tuple(dict.fromkeys(heads))}


def _listed(names: Sequence[str]) -> str:
    """Return names as they stand in a sentence."""
    return ", ".join(name[:1].lower() + name[1:] for name in names)
