"""What the catalogue knows of a schedule, so that lists and the choice of the week wake none."""

from collections.abc import Mapping
from datetime import date
from edu.portal.content.file_text import words_of
from edu.portal.content.files import own_fact
from edu.portal.core.schedule.grid import Span
from edu.portal.core.schedule.weeks import monday_of
from edu.portal.core.schedule.weeks import weeks_of
from edu.portal.schedules.content import IScheduleBase
from edu.portal.schedules.kinds import door_of
from edu.portal.schedules.values import values_of
from plone.indexer import indexer
from typing import Any
from typing import NamedTuple


class Told(NamedTuple):
    """What the column ``edu_schedule`` says: the days, the series, (key, title) of each table, whether a file is.

    ``more`` are texts of the kind's own fields by name.
    """

    spans: tuple[Span, ...]
    series: str
    tables: tuple[tuple[str, str], ...]
    has_file: bool
    more: Mapping[str, str]


@indexer(IScheduleBase)
def edu_weeks(content: Any) -> tuple[str, ...]:
    """The Mondays of all weeks that it touches; of an open one only the first."""
    spans = content.spans
    mondays = {*weeks_of(spans), *(monday_of(span.first) for span in spans)}
    return tuple(sorted(day.isoformat() for day in mondays))


@indexer(IScheduleBase)
def edu_valid_from(content: Any) -> str:
    """The first day."""
    spans = content.spans
    if not spans:
        raise AttributeError("no value to index")
    return str(spans[0].first.isoformat())


@indexer(IScheduleBase)
def edu_valid_to(content: Any) -> str:
    """The last day; one that is never reached when it is open."""
    spans = content.spans
    if not spans:
        raise AttributeError("no value to index")
    return str(max(span.last or date.max for span in spans).isoformat())


@indexer(IScheduleBase)
def edu_schedule(content: Any) -> dict[str, Any]:
    """Days, series and tables as plain values."""
    return {
        "spans": tuple((span.first.isoformat(), span.last.isoformat() if span.last else "") for span in content.spans),
        "series": door_of(content.portal_type).series(values_of(content)),
        "tables": tuple((grid.key, grid.title) for grid in content.grids if not grid.is_empty),
        "file": content.file is not None,
        "more": dict(door_of(content.portal_type).more(values_of(content))),
    }


def told_of(brain: Any) -> Told:
    """Return what a row of the catalogue says of a schedule."""
    plain = brain.edu_schedule
    if not isinstance(plain, dict):
        return Told((), "", (), False, {})
    spans = tuple(
        Span(date.fromisoformat(first), date.fromisoformat(last) if last else None) for first, last in plain["spans"]
    )
    return Told(spans, plain["series"], tuple(plain["tables"]), bool(plain["file"]), plain.get("more", {}))


@indexer(IScheduleBase)
def edu_files(content: Any) -> tuple[tuple[str, str, int, str], ...]:
    """The file as a plain tuple: name, content type, size, relative address."""
    fact = own_fact(content)
    return (tuple(fact),) if fact is not None else ()


@indexer(IScheduleBase)
def searchable_text(content: Any) -> str:
    """Title, note, what is in the cells, and the text of the file."""
    return words_of_schedule(content)


def words_of_schedule(content: Any) -> str:
    """Return the words by which any schedule is found."""
    words = [content.getId(), content.title, content.description]
    words += [str(value) for value in values_of(content).values() if isinstance(value, str)]
    for grid in content.grids:
        words += [grid.title, *grid.cells.values()]
    if content.file is not None:
        words += [content.file.filename or "", words_of(content)]
    return " ".join(word for word in words if word)
