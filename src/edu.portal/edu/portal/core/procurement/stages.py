"""How far a project or a tender is, judged from its dates and the day. Nothing of it is stored."""

from dataclasses import dataclass
from dataclasses import fields
from datetime import date
from enum import Enum
from itertools import pairwise


# A school that has not told the result by then has probably forgotten to.
PATIENCE = 30


class Stage(Enum):
    """The stages in their order; a cancelled one has left it."""

    PLANNED = "planned"
    INVITING = "inviting"
    EVALUATING = "evaluating"
    AWARDED = "awarded"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Steps:
    """The days of the steps in the order in which they follow one another; None for a step without a day.

    ``closes`` is the last day for bids, ``completed`` may be the planned day as well as the true one. ``cancelled``
    stands outside the order.
    """

    approved: date | None = None
    invited: date | None = None
    closes: date | None = None
    opened: date | None = None
    decided: date | None = None
    signed: date | None = None
    completed: date | None = None
    cancelled: date | None = None


ORDER = tuple(field.name for field in fields(Steps) if field.name != "cancelled")


@dataclass(frozen=True, slots=True)
class State:
    """A stage with the day that matters to readers in it and how many days are left until then, None for no such day.

    The day: when the invitation begins, bids close, bids were closed, the result was decided, the work is to be
    completed or was, it was cancelled.
    """

    stage: Stage
    day: date | None = None
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the timeline. ``is_done`` tells whether its day has come."""

    name: str
    day: date
    is_done: bool


@dataclass(frozen=True, slots=True)
class Disorder:
    """Two steps whose days stand in the wrong order: ``later`` follows ``earlier`` but has the earlier day."""

    earlier: str
    later: str


def state_of(steps: Steps, today: date) -> State:
    """Return the stage on ``today``. What is missing is read from later dates: a signed contract was won."""
    if _come(steps.cancelled, today):
        return State(Stage.CANCELLED, steps.cancelled)
    if _come(steps.completed, today):
        return State(Stage.DONE, steps.completed)
    if _come(steps.signed, today):
        return State(Stage.RUNNING, steps.completed, _left(steps.completed, today))
    if _come(steps.decided, today):
        return State(Stage.AWARDED, steps.decided)
    return _before_the_result(steps, today)


def _before_the_result(steps: Steps, today: date) -> State:
    if _come(steps.opened, today) or (steps.closes and steps.closes < today):
        return State(Stage.EVALUATING, steps.closes or steps.opened)
    if _come(steps.invited, today):
        return State(Stage.INVITING, steps.closes, _left(steps.closes, today))
    return State(Stage.PLANNED, steps.invited, _left(steps.invited, today))


def timeline(steps: Steps, today: date) -> tuple[Step, ...]:
    """Return the steps that have a day, in their order; what a cancelled one never reached is left out."""
    end = steps.cancelled
    found = [Step(name, day, day <= today) for name in ORDER if (day := getattr(steps, name))]
    if end is None:
        return tuple(found)
    kept = [step for step in found if step.day <= end]
    return (*kept, Step("cancelled", end, end <= today))


def disorders(steps: Steps) -> tuple[Disorder, ...]:
    """Return the neighbouring steps whose days are in the wrong order; steps of one day are not."""
    given = [name for name in ORDER if getattr(steps, name)]
    found = [
        Disorder(earlier, later)
        for earlier, later in pairwise(given)
        if getattr(steps, later) < getattr(steps, earlier)
    ]
    if steps.cancelled and given and steps.cancelled < getattr(steps, given[0]):
        found.append(Disorder(given[0], "cancelled"))
    return tuple(found)


def is_forgotten(steps: Steps, today: date) -> bool:
    """Tell whether bids were closed so long ago that the result should have been told."""
    state = state_of(steps, today)
    return state.stage is Stage.EVALUATING and state.day is not None and (today - state.day).days > PATIENCE


def latest_day(steps: Steps, today: date) -> date | None:
    """Return the last day that has come, else the first that will: where the item stands among others by year."""
    days = sorted(day for name in (*ORDER, "cancelled") if (day := getattr(steps, name)))
    past = [day for day in days if day <= today]
    return past[-1] if past else (days[0] if days else None)


def _come(day: date | None, today: date) -> bool:
    return day is not None and day <= today


def _left(day: date | None, today: date) -> int | None:
    return (day - today).days if day is not None else None
