"""A menu as readers see it: day by day, the dishes of each meal and what people may be allergic to in them."""

from dataclasses import dataclass
from edu.portal.core.schedule.days import DAY_KEYS
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.menu_dishes import dishes_of
from edu.portal.core.schedule.menu_words import ENERGY
from edu.portal.core.schedule.menu_words import is_closed


@dataclass(frozen=True, slots=True)
class Serving:
    """One meal of one day. ``declared`` and ``possible`` are names of allergens, each told once."""

    key: str
    label: str
    dishes: tuple[str, ...] = ()
    declared: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MenuDay:
    """One day. ``closed`` is what stands there instead of dishes ("Nghỉ lễ"), ``energy`` the energy of all meals."""

    key: str
    label: str
    servings: tuple[Serving, ...]
    energy: str = ""
    closed: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of the day."""
        return not self.closed and not any(serving.dishes for serving in self.servings)


def menu_days(grid: Grid) -> tuple[MenuDay, ...]:
    """Return the days of a menu in order; meals that no day has are left out, and empty days of the weekend."""
    meals = [row for row in grid.rows if row.key != ENERGY and any(grid.text(row.key, key) for key in DAY_KEYS)]
    found = []
    for column in grid.columns:
        if column.key not in DAY_KEYS:
            continue
        texts = [grid.text(row.key, column.key) for row in meals]
        told = list(filter(None, texts))
        closed = next((text for text in told if is_closed(text)), "") if all(map(is_closed, told)) else ""
        servings = (
            () if closed else tuple(_serving(row.key, row.label, text) for row, text in zip(meals, texts, strict=True))
        )
        day = MenuDay(column.key, column.label, servings, grid.text(ENERGY, column.key), closed)
        if not day.is_empty or DAY_KEYS.index(column.key) < 5:
            found.append(day)
    return tuple(found)


def needs_of(grid: Grid) -> dict[str, str]:
    """Return the energy that each meal should give, by key of the meal; under ENERGY that of all meals."""
    return {row.key: text for row in grid.rows if (text := grid.text(row.key, ENERGY))}


def _serving(key: str, label: str, text: str) -> Serving:
    dishes = dishes_of(text)
    declared = tuple(dict.fromkeys(name for dish in dishes for name in dish.declared))
    possible = tuple(dict.fromkeys(name for dish in dishes for name in dish.possible if name not in declared))
    return Serving(key, label, tuple(dish.name for dish in dishes), declared, possible)
