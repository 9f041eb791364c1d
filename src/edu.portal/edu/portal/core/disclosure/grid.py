"""The grid of disclosure: items as rows, school years as columns, one block for each circular."""

from collections import Counter
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from edu.portal.core.calendar.school_year import school_year
from edu.portal.core.calendar.school_year import years_owed
from edu.portal.core.disclosure.model import STATES
from edu.portal.core.disclosure.model import Block
from edu.portal.core.disclosure.model import Cell
from edu.portal.core.disclosure.model import Count
from edu.portal.core.disclosure.model import Group
from edu.portal.core.disclosure.model import Record
from edu.portal.core.disclosure.model import Row
from edu.portal.core.disclosure.state import best_record
from edu.portal.core.disclosure.state import cell_of
from edu.portal.core.mandate.model import Item
from edu.portal.core.mandate.model import Resolved
from edu.portal.core.mandate.model import Source


# So many school years are shown where no letter says how many are kept.
YEARS_SHOWN = 5


def years_of(day: date, wanted: int = YEARS_SHOWN, founded: int | None = None) -> tuple[int, ...]:
    """Return the school years of the grid, the newest first: no more than the unit has."""
    current = school_year(day)
    return tuple(current - back for back in range(years_owed(wanted or YEARS_SHOWN, day, founded)))


def regime_of(resolved: Resolved) -> Source | None:
    """Return the circular whose items a school year owes, None when it owes none."""
    known = {source.id: source for source in resolved.sources}
    cited = (known.get(citation.source) for item in resolved.items for citation in item.citations)
    return next((source for source in cited if source is not None), None)


def plan_grid(
    owed: Mapping[int, Resolved], records: Iterable[Record], day: date, sections: Sequence[str] = ()
) -> tuple[Block, ...]:
    """Return the grid on ``day``.

    ``owed`` holds what the unit owes in each school year; ``sections`` are those whose items are shown, none for all.
    A year without items, because its circular lists none, is left out.
    """
    kept: dict[tuple[str, int], list[Record]] = {}
    for record in records:
        kept.setdefault((record.item, record.year), []).append(record)

    def find(item: str, year: int) -> Cell:
        return cell_of(item, year, best_record(kept.get((item, year), ())), day)

    blocks: dict[str, list[int]] = {}
    sources: dict[str, Source | None] = {}
    for year in sorted(owed, reverse=True):
        if items_of(owed[year], sections):
            source = regime_of(owed[year])
            name = source.id if source else ""
            sources[name] = source
            blocks.setdefault(name, []).append(year)
    return tuple(
        Block(sources[name], tuple(years), groups_of({year: items_of(owed[year], sections) for year in years}, find))
        for name, years in blocks.items()
    )


def items_of(resolved: Resolved, sections: Sequence[str] = ()) -> tuple[Item, ...]:
    """Return the items that are owed in one of the sections, in their order."""
    return tuple(item for item in resolved.items if not sections or item.section in sections)


def groups_of(owed: Mapping[int, Sequence[Item]], find: Callable[[str, int], Cell]) -> tuple[Group, ...]:
    """Return the items of all years as rows in their groups; the groups stand in the order of their first items."""
    every: dict[str, Item] = {}
    for items in owed.values():
        for item in items:
            every.setdefault(item.id, item)
    names = {year: {item.id for item in items} for year, items in owed.items()}
    rows: dict[str, list[Row]] = {}
    for item in sorted(every.values(), key=lambda item: (item.order, item.id)):
        cells = tuple(find(item.id, year) if item.id in names[year] else None for year in owed)
        rows.setdefault(item.group, []).append(Row(item, cells))
    return tuple(Group(name, tuple(found)) for name, found in rows.items())


def counts_of(blocks: Iterable[Block]) -> tuple[Count, ...]:
    """Return for each school year of the grid how many of its items stand in which state, the newest year first."""
    counts = []
    for block in blocks:
        for place, year in enumerate(block.years):
            cells = [row.cells[place] for group in block.groups for row in group.rows]
            found = Counter(cell.state for cell in cells if cell is not None)
            counts.append(Count(year, sum(found.values()), tuple((state, found[state]) for state in STATES)))
    return tuple(counts)
