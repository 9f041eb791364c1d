"""What a file of a school says, with every doubt at its cell, and what a kind of schedule has to tell of itself."""

from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import Span
from edu.portal.core.text.cells import TableLike


ERROR, WARNING = "error", "warning"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that a person must look at. ``code`` names the sentence (doors have one for each), see CODES.

    ``grid``, ``row`` and ``column`` are the keys of the cell of the grid, "" when the doubt is of a whole row, column
    or schedule; ``source`` is the cell of the file ("6A!C5"), "" for what was typed; ``text`` is what stands there;
    ``values`` fill the sentence. An ERROR must be mended before the schedule is saved, a WARNING is told only.
    """

    code: str
    grid: str = ""
    row: str = ""
    column: str = ""
    source: str = ""
    text: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    level: str = WARNING


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: the grids, the days they hold for (empty when the file does not say), and the doubts."""

    grids: tuple[Grid, ...] = ()
    spans: tuple[Span, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    title: str = ""

    @property
    def has_errors(self) -> bool:
        """Whether something must be mended first."""
        return any(doubt.level == ERROR for doubt in self.doubts)


@dataclass(frozen=True, slots=True)
class Layout:
    """One way in which schools write a kind of schedule.

    ``fits`` says from 0 to 100 how sure it is that the sheets are of this layout; the surest reads. ``read`` gets the
    sheets and today, which tells the year of a date without one.
    """

    id: str
    fits: Callable[[Sequence[TableLike]], int]
    read: Callable[[Sequence[TableLike], date], Reading]


@dataclass(frozen=True, slots=True)
class Situation:
    """What a blank form depends on: the days, the classes of the school or the age groups, the meals, in order."""

    spans: tuple[Span, ...] = ()
    names: tuple[str, ...] = ()
    meals: tuple[str, ...] = ()
    with_saturday: bool = True


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of schedule. All functions are pure.

    ``blank`` gives the empty grids of a form; ``layouts`` read files and pasted tables; ``check`` gives the doubts of
    grids as they stand (clashes, unknown words); ``moved`` gives grids for other days (what stands in a head of a date
    is told anew); ``weekly``: one schedule per week, of which "copy last week" makes the next.
    """

    id: str
    blank: Callable[[Situation], tuple[Grid, ...]]
    layouts: tuple[Layout, ...]
    check: Callable[[tuple[Grid, ...]], tuple[Doubt, ...]]
    moved: Callable[[tuple[Grid, ...], int], tuple[Grid, ...]]
    weekly: bool = True


def read_sheets(kind: Kind, sheets: Sequence[TableLike], today: date) -> Reading:
    """Return what the surest layout reads; a reading with the one doubt ``unknown-layout`` when none fits."""
    best = max(kind.layouts, key=lambda layout: layout.fits(sheets), default=None)
    if best is None or best.fits(sheets) <= 0:
        return Reading(doubts=(Doubt("unknown-layout", level=ERROR),))
    return best.read(sheets, today)
