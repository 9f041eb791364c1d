"""How the units of a school hang together: who leads, what is below, what stands beside."""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace


LEAD, BESIDE, BELOW = "lead", "beside", "below"
# Bodies that the school's leaders do not direct: councils, and associations of people (Điều lệ of the school levels).
PLACES = {"ban-giam-hieu": LEAD, "hoi-dong": BESIDE, "doan-the": BESIDE}


@dataclass(frozen=True)
class Unit:
    """One unit of the chart: an id, its title, its kind by id, a small second line, an address, its sub-units."""

    id: str
    title: str
    kind: str = ""
    note: str = ""
    url: str = ""
    units: tuple["Unit", ...] = ()


def arrange(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Return the units as a tree: where there is one board of leaders, what it directs hangs below it.

    Councils and associations stay beside the board, councils before it. Without a board, or with several, everything
    stays as it is. The order among siblings is kept.
    """
    leads = [unit for unit in units if PLACES.get(unit.kind) == LEAD]
    if len(leads) != 1:
        return tuple(units)
    beside = [unit for unit in units if PLACES.get(unit.kind) == BESIDE]
    below = tuple(unit for unit in units if unit.kind not in PLACES)
    lead = replace(leads[0], units=(*leads[0].units, *below))
    councils = [unit for unit in beside if unit.kind == "hoi-dong"]
    others = [unit for unit in beside if unit.kind != "hoi-dong"]
    return (*councils, lead, *others)
