"""The annual report: what a school year's cells say, as a paper; what is missing is marked."""

from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from edu.portal.core.disclosure.figures import Figures
from edu.portal.core.disclosure.figures import shown
from edu.portal.core.disclosure.model import OUTDATED
from edu.portal.core.disclosure.model import Cell
from edu.portal.core.disclosure.model import year_label
from edu.portal.core.disclosure.tables import TEXT
from edu.portal.core.disclosure.tables import Line
from edu.portal.core.disclosure.tables import Schema
from edu.portal.core.text.dates import format_date
from edu.portal.core.text.paper import Block
from edu.portal.core.text.paper import Grid
from edu.portal.core.text.paper import Heading
from edu.portal.core.text.paper import Paper
from edu.portal.core.text.paper import Paragraph
from functools import cache
from importlib.resources import files
import tomllib
from typing import Any


ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
# The report is not a part of itself.
OF_ITSELF = ".bao-cao-thuong-nien"


@dataclass(frozen=True, slots=True)
class Filled:
    """A structured table with its rows and figures."""

    schema: Schema
    lines: tuple[Line, ...]
    figures: Figures


@dataclass(frozen=True, slots=True)
class Part:
    """An item of the year: its heading, how it stands, and what is published of it. ``cell`` as readers have it."""

    title: str
    cell: Cell
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Filled, ...] = ()
    files: tuple[str, ...] = ()
    borrowed: tuple[str, ...] = ()

    @property
    def is_missing(self) -> bool:
        """Whether nothing is published of it."""
        return not (self.paragraphs or self.tables or self.files or self.borrowed)


@dataclass(frozen=True, slots=True)
class Chapter:
    """The items of one group."""

    title: str
    parts: tuple[Part, ...]


@dataclass(slots=True)
class _Tables:
    """Counts the tables of a report."""

    year: int
    number: int = field(default=0)

    def grid(self, table: Filled) -> Grid:
        self.number += 1
        schema = table.schema
        rows = shown(schema, table.lines, table.figures)
        words = _words()
        caption = words["table"].format(number=self.number, title=schema.title, year=year_label(self.year))
        unit = words["unit"].format(unit=schema.unit) if schema.unit else ""
        return Grid(
            caption=f"{caption}{unit}",
            head=(schema.head, *(column.title for column in schema.columns)),
            rows=tuple((row.title, *row.cells) for row in rows),
            sums=tuple(place for place, row in enumerate(rows) if row.is_sum),
            texts=(0, *(place for place, column in enumerate(schema.columns, 1) if column.kind == TEXT)),
        )


def plan_report(
    year: int, chapters: Sequence[Chapter], sender: Sequence[str], signer: Sequence[str], day: date
) -> Paper:
    """Return the report on a school year, written on ``day`` by ``sender``, its parts numbered.

    Chapters without parts are left out.
    """
    words = _words()
    held = [chapter for chapter in chapters if chapter.parts]
    gaps, owed = count_gaps(held)
    opening = words["gaps" if gaps else "complete"].format(count=gaps, owed=owed)
    blocks: list[Block] = [Paragraph(opening, is_mark=bool(gaps))]
    tables = _Tables(year)
    for number, chapter in enumerate(held):
        blocks.append(Heading(1, f"{_roman(number)}. {chapter.title}"))
        for place, part in enumerate(chapter.parts, 1):
            blocks.append(Heading(2, f"{place}. {part.title}"))
            blocks.extend(_part(part, tables))
    return Paper(
        title=words["title"],
        subtitle=words["subtitle"].format(year=year_label(year)),
        sender=tuple(sender),
        nation=tuple(words["nation"]),
        day_line=words["day_line"].format(day=day.day, month=day.month, year=day.year),
        blocks=tuple(blocks),
        signer=tuple(signer),
    )


def count_gaps(chapters: Iterable[Chapter]) -> tuple[int, int]:
    """Return how many parts are missing and how many there should be."""
    parts = [part for chapter in chapters for part in chapter.parts]
    return sum(part.is_missing for part in parts), len(parts)


def _part(part: Part, tables: _Tables) -> Iterable[Block]:
    words, record = _words(), part.cell.record
    if part.cell.state == OUTDATED and record and record.changed_on and not part.is_missing:
        yield Paragraph(words["outdated"].format(day=format_date(record.changed_on)), is_mark=True)
    yield from (Paragraph(text) for text in part.paragraphs)
    yield from (tables.grid(table) for table in part.tables)
    yield from (Paragraph(words["elsewhere"].format(title=title)) for title in part.borrowed)
    if part.files:
        yield Paragraph(words["files"].format(names=", ".join(part.files)))
    if part.is_missing:
        yield Paragraph(_gap(part), is_mark=True)


def _gap(part: Part) -> str:
    record = part.cell.record
    if record and record.is_public and record.waiting_reason and record.waiting_until:
        until = format_date(record.waiting_until)
        return str(_words()["waiting"].format(reason=record.waiting_reason, until=until))
    return str(_words()["missing"])


def _roman(number: int) -> str:
    return ROMAN[number] if number < len(ROMAN) else str(number + 1)


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "report.toml").read_text(encoding="utf-8"))
