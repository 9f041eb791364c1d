"""Combinators: how several letters that demand the same thing of a section become one demand.

A combinator takes the typed parameters of all of them and returns the parameters that satisfy every letter. It must
not depend on the order, because letters are imported in any order.
"""

from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import time
from edu.portal.core.mandate.params import WEEKDAYS
from typing import Any


# Typed by the rule that reads them; a combinator knows the kinds of the parameters that it names.
Params = Mapping[str, Any]
Combinator = Callable[[Sequence[Params]], Params]

PERIOD_DAYS = {"week": 7, "month": 30, "quarter": 91, "semester": 182, "school-year": 365, "year": 365}


def smallest(name: str) -> Combinator:
    """The smallest value wins, for example the fewest working days or the earliest time."""
    return lambda demands: min(demands, key=lambda params: params[name])


def largest(name: str) -> Combinator:
    """The highest number wins, for example the most items."""
    return lambda demands: max(demands, key=lambda params: params[name])


def union(name: str) -> Combinator:
    """Everything that any letter names is demanded."""

    def combine(demands: Sequence[Params]) -> Params:
        everything = {value for params in demands for value in params[name]}
        return {**demands[0], name: tuple(sorted(everything))}

    return combine


def narrowest(low: str, high: str) -> Combinator:
    """The highest lower bound and the lowest upper bound win."""

    def combine(demands: Sequence[Params]) -> Params:
        bounds = {low: max(params[low] for params in demands), high: min(params[high] for params in demands)}
        return {**demands[0], **bounds}

    return combine


def identical(demands: Sequence[Params]) -> Params:
    """All demands are equal: only the citations add up."""
    return demands[0]


def earliest_in_week(demands: Sequence[Params]) -> Params:
    """The earliest moment relative to the covered week wins: Friday 16:00 of the week before is before its Monday."""
    return min(demands, key=minutes_from_covered_monday)


def minutes_from_covered_monday(params: Params) -> int:
    """Return the deadline in minutes after Monday 00:00 of the covered week; negative in the week before."""
    moment: time = params["time"]
    days = WEEKDAYS.index(str(params["weekday"])) - (7 if params["covers"] == "next-week" else 0)
    return days * 24 * 60 + moment.hour * 60 + moment.minute


def earliest_in_month(demands: Sequence[Params]) -> Params:
    """The earliest day relative to the covered month wins."""
    return min(demands, key=lambda params: (params["covers"] != "next-month", params["day"]))


def highest_rate(demands: Sequence[Params]) -> Params:
    """The most items per day win; at equal rates the shorter period is stricter."""

    def rate(params: Params) -> tuple[float, int]:
        days = PERIOD_DAYS[str(params["period"])]
        return params["min"] / days, -days

    return max(demands, key=rate)


def earliest_days(demands: Sequence[Params]) -> Params:
    """Day by day, the earlier one wins when the letters name equally many days; else the letter that names more."""
    most = max(len(params["before"]) for params in demands)
    rows = [params["before"] for params in demands if len(params["before"]) == most]
    return {**demands[0], "before": tuple(min(days) for days in zip(*rows, strict=True))}


def highest_level(demands: Sequence[Params]) -> Params:
    """The level with the most letters wins: AAA before AA before A."""
    return max(demands, key=lambda params: len(params["level"]))


def fastest(demands: Sequence[Params]) -> Params:
    """The shortest of each time wins."""
    return {name: min(params[name] for params in demands) for name in demands[0]}


def highest_each(demands: Sequence[Params]) -> Params:
    """The highest of each number wins."""
    return {name: max(params[name] for params in demands) for name in demands[0]}
