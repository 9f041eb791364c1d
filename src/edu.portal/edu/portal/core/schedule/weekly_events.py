"""What a weekly schedule says today, whom it names, and what of it calendars get."""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from datetime import date
from datetime import timedelta
from edu.portal.core.schedule.events import Event
from edu.portal.core.schedule.events import at
from edu.portal.core.schedule.events import whole_day
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import Span
from edu.portal.core.schedule.weekly_entries import AUDIENCES
from edu.portal.core.schedule.weekly_entries import PART_LABELS
from edu.portal.core.schedule.weekly_entries import Entry
from edu.portal.core.schedule.weekly_entries import entries
from edu.portal.core.schedule.weeks import monday_of
from edu.portal.core.text.names import sort_key
from edu.portal.core.text.unicode import slug
import re


# What the address of a person begins with; the addresses of audiences are their keys.
PERSON = "nguoi-"
# An entry that tells no end lasts so long in a calendar.
USUAL = timedelta(hours=1)
_BETWEEN = re.compile(r"\s*(?:,|;|\n|\+|\bvà\b)\s*")
_ROLE = re.compile(r"\s*(?:[-–—(].*|\b(?:phó hiệu trưởng|hiệu trưởng|pht|ht)\b.*)$", re.I | re.S)
_ADDRESS = re.compile(r"^(?:thầy|cô|đ/c|đc|đồng chí|ông|bà)\.?\s+(?:giáo\s+)?", re.I)


def people_of(found: Iterable[Entry]) -> tuple[str, ...]:
    """Return who chairs something or has a column, each once, in the Vietnamese order of names."""
    names: dict[str, str] = {}
    for entry in found:
        for name in (_bare(entry.person), *map(_bare, _BETWEEN.split(entry.chair))):
            if slug(name):
                names.setdefault(slug(name), name)
    return tuple(sorted(names.values(), key=sort_key))


def chosen_of(found: Iterable[Entry], key: str) -> tuple[Entry, ...]:
    """Return what an audience or a person is to see; all for "".

    An audience also sees what is for the whole school. ``key`` is a key of AUDIENCES or PERSON and the slug of a name.
    """
    all_entries = tuple(found)
    if not key:
        return all_entries
    if key.startswith(PERSON):
        wanted = key.removeprefix(PERSON)
        names = [name for name in people_of(all_entries) if slug(name) == wanted]
        return tuple(entry for entry in all_entries if any(entry.is_for(name) for name in names))
    return tuple(entry for entry in all_entries if entry.audience in ("", key))


def on_day(grids: Iterable[Grid], spans: Iterable[Span], day: date, audience: str = "") -> tuple[Entry, ...]:
    """Return what happens on a day, in order; nothing when no span holds it."""
    if not any(span.holds(day) for span in spans):
        return ()
    found = entries(grids, monday_of(day))
    return tuple(entry for entry in chosen_of(found, audience) if entry.on == day)


def subscriptions(grids: Sequence[Grid]) -> list[tuple[str, str]]:
    """Return what readers may subscribe to: everything, each audience that has a table, each person who is named."""
    found = entries(grids)
    audiences = [key for key in AUDIENCES if key and any(entry.audience == key for entry in found)]
    return [
        ("", AUDIENCES[""]),
        *((key, AUDIENCES[key]) for key in audiences),
        *((PERSON + slug(name), name) for name in people_of(found)),
    ]


def events(
    grids: Sequence[Grid], spans: Sequence[Span], chosen: str, closed: Collection[date] = ()
) -> Iterator[Event]:
    """Yield what calendars get: with hours where a time is written, else of the whole day; none on closed days."""
    for span in spans:
        counts: dict[str, int] = {}
        for entry in chosen_of(entries(grids, monday_of(span.first)), chosen):
            place = "-".join(filter(None, (entry.grid, entry.row, entry.column)))
            counts[place] = counts.get(place, 0) + 1
            if entry.on is not None and span.holds(entry.on) and entry.on not in closed:
                yield _event(entry, entry.on, f"{entry.on.isoformat()}-{place}-{counts[place]}")


def _event(entry: Entry, day: date, key: str) -> Event:
    summary = f"{entry.person}: {entry.content}" if entry.person else entry.content
    summary = " ".join(summary.split())
    lines = (("Chủ trì", entry.chair), ("Thành phần", entry.participants), ("Ghi chú", entry.note))
    description = "\n".join(f"{label}: {text}" for label, text in lines if text)
    if entry.start is None:
        part = PART_LABELS.get(entry.part, "")
        return whole_day(key, f"{part}: {summary}" if part else summary, day, description, entry.place)
    starts = at(day, entry.start)
    ends = at(day, entry.end) if entry.end is not None and entry.end > entry.start else starts + USUAL
    return Event(key, summary, starts, ends, description, entry.place)


def _bare(name: str) -> str:
    """A name without role and form of address; "Cô Mai" keeps it, as many are called so."""
    bare = _ROLE.sub("", name).strip(" .:")
    plain = _ADDRESS.sub("", bare)
    return plain if " " in plain else bare
