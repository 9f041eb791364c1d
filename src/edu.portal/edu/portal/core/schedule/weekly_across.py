"""Weekly schedules with the days across: turned, so that days stand below each other as in the other layouts."""

from collections.abc import Collection
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from edu.portal.core.schedule.days import read_day
from edu.portal.core.schedule.days import read_part
from edu.portal.core.schedule.grid import clean_text
from edu.portal.core.schedule.lists import Block
from edu.portal.core.schedule.lists import Line
from edu.portal.core.schedule.lists import distinct_texts
from edu.portal.core.schedule.lists import is_signature
from edu.portal.core.schedule.lists import known_column
from edu.portal.core.schedule.weekly_days import DAY
from edu.portal.core.schedule.weekly_entries import COLUMNS
from edu.portal.core.schedule.weekly_entries import PART
from edu.portal.core.schedule.weekly_entries import PART_LABELS
from edu.portal.core.schedule.weekly_entries import is_audience_heading
from edu.portal.core.text.cells import CellLike
from edu.portal.core.text.cells import TableLike
from edu.portal.core.text.unicode import slug
import re


_FEWEST_DAYS = 3
_DATE_ONLY = re.compile(r"\(?\s*(?:ngày\s*)?\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{2,4})?\s*\)?", re.IGNORECASE)


@dataclass(slots=True)
class _Across:
    """A table that is being turned: the days by position, and the texts by (day, part or "", column)."""

    titles: tuple[str, ...]
    days: dict[int, tuple[str, str]]
    heads: dict[str, str] = field(default_factory=dict)
    texts: dict[tuple[int, str, str], str] = field(default_factory=dict)
    places: dict[tuple[int, str, str], str] = field(default_factory=dict)
    problems: dict[tuple[int, str, str], str] = field(default_factory=dict)
    label: tuple[str, str] = ("", "")


def read_across(table: TableLike) -> tuple[Block, ...]:
    """Return the blocks of a sheet whose days stand across, each day as a line; none of another sheet.

    Rows are parts of the day, or leaders with or without parts. Leaders with parts get a line for each part, whose
    column is PART.
    """
    found: list[_Across] = []
    titles: list[str] = []
    for row in table.rows:
        days = _days(row, table.name)
        texts = distinct_texts(row)
        if len({day for day, _place in days.values()}) >= _FEWEST_DAYS:
            found.append(_Across(tuple(titles), days))
            titles = []
        elif found and texts and is_signature(texts[0]):
            break
        elif not found or _is_title(found[-1], row):
            titles.extend(texts)
        elif not _more_of_days(found[-1], row):
            _below(found[-1], row, table.name)
    return tuple(_turned(block, table.name) for block in found if block.texts)


def _is_title(block: _Across, row: Sequence[CellLike]) -> bool:
    """Whether one text fills the row, or names the people of the next table; a label without work is neither."""
    filled = [place for place, cell in enumerate(row) if clean_text(cell.text)]
    texts = distinct_texts(row)
    if len(texts) != 1 or filled[0] >= min(block.days):
        return False
    return len(filled) > len(block.days) or is_audience_heading(texts[0])


def _days(row: Sequence[CellLike], sheet: str) -> dict[int, tuple[str, str]]:
    told = ((place, clean_text(cell.text), cell.ref) for place, cell in enumerate(row))
    return {place: (text, f"{sheet}!{ref}") for place, text, ref in told if text and read_day(text) is not None}


def _more_of_days(block: _Across, row: Sequence[CellLike]) -> bool:
    """Whether a row below the days holds their dates only; they are put behind the days then."""
    texts = {place: clean_text(cell.text) for place, cell in enumerate(row) if clean_text(cell.text)}
    dated = {place: text for place, text in texts.items() if place in block.days}
    if block.texts or not dated or not all(_DATE_ONLY.fullmatch(text) for text in dated.values()):
        return False
    for place, text in dated.items():
        day, where = block.days[place]
        block.days[place] = (f"{day} {text}", where)
    return True


def _below(block: _Across, row: Sequence[CellLike], sheet: str) -> None:
    block.label = _label(block, row)
    who, part = block.label
    known = known_column(who, COLUMNS) if who else None
    column = known.key if known else slug(who, 40) or part
    if not column:
        return
    block.heads.setdefault(column, known.label if known else who or PART_LABELS[part])
    for position in block.days:
        if position < len(row):
            _put(block, (position, part if who else "", column), row[position], sheet)


def _label(block: _Across, row: Sequence[CellLike]) -> tuple[str, str]:
    """Whose row it is ("" for everybody) and of which part of the day; what is left blank is that of the row above."""
    texts = [" ".join(text.split()) for cell in row[: min(block.days)] if (text := clean_text(cell.text))]
    if not texts:
        return block.label
    part = next((said for text in texts if (said := read_part(text))), "")
    who = next((text for text in texts if not read_part(text) and not text.isdecimal()), "")
    return who or block.label[0], part


def _put(block: _Across, key: tuple[int, str, str], cell: CellLike, sheet: str) -> None:
    block.places.setdefault(key, f"{sheet}!{cell.ref}")
    if cell.problem:
        block.problems[key] = cell.problem
    text, above = clean_text(cell.text), block.texts.get(key, "")
    if text and text not in above.split("\n"):
        block.texts[key] = f"{above}\n{text}" if above else text


def _turned(block: _Across, sheet: str) -> Block:
    parts = [part for part in PART_LABELS if any(part == told for _day, told, _column in block.texts)]
    heads = {DAY: "Thứ", **({PART: "Buổi"} if parts else {}), **block.heads}
    lines = []
    for position, (day, place) in block.days.items():
        for number, part in enumerate(parts or [""]):
            # What has no part of the day stands with the first one.
            told = {part, ""} if number == 0 else {part}
            said = {DAY: day, **({PART: PART_LABELS[part]} if part else {})}
            lines.append(
                Line(
                    {**said, **_of(block.texts, position, told)},
                    {**dict.fromkeys(said, place), **_of(block.places, position, told)},
                    _of(block.problems, position, told),
                )
            )
    return Block(sheet, block.titles, heads, tuple(lines))


def _of(values: Mapping[tuple[int, str, str], str], position: int, parts: Collection[str]) -> dict[str, str]:
    """Return the values of a day and of parts of it by column."""
    return {column: text for (day, part, column), text in values.items() if day == position and part in parts}
