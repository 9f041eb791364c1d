"""Use cases of the yearbook: what is known of each school year, keeping figures, taking in a spreadsheet."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from edu.portal.content.statistics_yearbook.content import PORTAL_TYPE
from edu.portal.core.calendar.school_year import school_year
from edu.portal.core.statistics.checks import Problem
from edu.portal.core.statistics.checks import check_figures
from edu.portal.core.statistics.model import Book
from edu.portal.core.statistics.model import whole_book
from edu.portal.core.statistics.trend import FEWEST_YEARS
from edu.portal.core.statistics.trend import Year
from edu.portal.settings.site import read_site_types
from edu.portal.settings.unit import read_unit
from plone import api
from plone.dexterity.utils import createContentInContainer
from typing import Any
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


@dataclass(frozen=True)
class Record:
    """A stored yearbook as the catalogue knows it."""

    year: Year
    url: str
    uid: str
    title: str
    state: str


@dataclass(frozen=True)
class Outcome:
    """What an import did or would do to one school year."""

    year: int
    is_new: bool
    is_provisional: bool
    added: int
    changed: int
    same: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Told:
    """What a spreadsheet tells of one school year."""

    year: int
    is_provisional: bool
    figures: Mapping[str, str]


def read_records(folder: Any, everything: bool = False) -> tuple[Record, ...]:
    """Return the yearbooks below ``folder`` that the user may see (``everything``: all), one for each school year.

    No object is woken. Of two yearbooks of one school year the published one counts.
    """
    catalog = api.portal.get_tool("portal_catalog")
    search = catalog.unrestrictedSearchResults if everything else catalog.searchResults
    found: dict[int, Record] = {}
    for brain in search(portal_type=PORTAL_TYPE, path="/".join(folder.getPhysicalPath())):
        record = _record(brain)
        if record is None:
            continue
        known = found.get(record.year.year)
        if known is None or (known.state != "published" and record.state == "published"):
            found[record.year.year] = record
    return tuple(found[year] for year in sorted(found))


def _record(brain: Any) -> Record | None:
    held = brain.edu_yearbook
    if not isinstance(held, tuple) or len(held) != 3 or not held[0]:
        return None
    year = Year(held[0], held[1], dict(held[2]))
    state = brain.review_state if isinstance(brain.review_state, str) else ""
    return Record(year, brain.getURL(), brain.UID, brain.Title, state)


def book_for(records: Iterable[Record] = ()) -> Book:
    """Return what the unit counts, and what the yearbooks hold beside that."""
    used = {name for record in records for name in record.year.figures}
    return whole_book().for_types(read_site_types(), used)


def missing_years(records: Iterable[Record], today: date) -> tuple[int, ...]:
    """Return the school years of the last five, or since foundation, that have no yearbook; the current may wait."""
    current = school_year(today)
    held = {record.year.year for record in records}
    # Before the school year ends nobody owes its figures.
    newest = current if current in held else current - 1
    first = max(newest - FEWEST_YEARS + 1, read_unit().founding_year or 0)
    return tuple(year for year in range(first, newest + 1) if year not in held)


def keep_group(yearbook: Any, group_id: str, figures: Mapping[str, str], book: Book) -> bool:
    """Keep what was entered for a group of one yearbook; return whether anything changed."""
    entered = {indicator.id for indicator in book.of_group(group_id)}
    others = {name: figure for name, figure in yearbook.figures.items() if name not in entered}
    return _keep(yearbook, {**others, **figures})


def _keep(yearbook: Any, figures: Mapping[str, str], is_provisional: bool | None = None) -> bool:
    changed = yearbook.set_figures(figures)
    if is_provisional is not None and bool(yearbook.is_provisional) != is_provisional:
        yearbook.is_provisional = is_provisional
        changed = True
    if changed:
        notify(ObjectModifiedEvent(yearbook))
    return changed


def plan_import(folder: Any, told: Iterable[Told], book: Book) -> tuple[Outcome, ...]:
    """Return what taking in ``told`` would do; nothing is written. An empty cell takes nothing away."""
    known = {record.year.year: record.year for record in read_records(folder, everything=True)}
    outcomes = []
    for item in told:
        before = known[item.year].figures if item.year in known else {}
        merged = {**before, **item.figures}
        outcomes.append(
            Outcome(
                year=item.year,
                is_new=item.year not in known,
                is_provisional=item.is_provisional,
                added=sum(1 for name in item.figures if not before.get(name)),
                changed=sum(1 for name, figure in item.figures.items() if before.get(name) not in (None, "", figure)),
                same=sum(1 for name, figure in item.figures.items() if before.get(name) == figure),
                problems=check_figures(merged, book),
            )
        )
    return tuple(outcomes)


def apply_import(folder: Any, told: Iterable[Told]) -> tuple[int, int]:
    """Take in ``told``; return how many yearbooks are new and how many others changed.

    Raises Unauthorized where the user may not add or edit one: nothing is written then, the request fails as a whole.
    """
    known = {record.year.year: record for record in read_records(folder, everything=True)}
    made = changed = 0
    for item in told:
        if item.year not in known:
            yearbook = createContentInContainer(
                folder, PORTAL_TYPE, school_year=item.year, is_provisional=item.is_provisional
            )
            _keep(yearbook, item.figures)
            made += 1
            continue
        yearbook = api.content.get(UID=known[item.year].uid)
        _require_edit(yearbook)
        changed += _keep(yearbook, {**yearbook.figures, **item.figures}, item.is_provisional)
    return made, changed


def _require_edit(yearbook: Any) -> None:
    from AccessControl import Unauthorized

    if yearbook is None or not api.user.has_permission("Modify portal content", obj=yearbook):
        raise Unauthorized("Modify portal content")
