"""The four ways in which schools write a weekly schedule (requirements 4.3), one sheet or several, block by block."""

from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Sequence
from datetime import date
from edu.portal.core.schedule.days import AFTERNOON
from edu.portal.core.schedule.days import DAY_KEYS
from edu.portal.core.schedule.days import MORNING
from edu.portal.core.schedule.days import read_part
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import Head
from edu.portal.core.schedule.lists import NAMELESS
from edu.portal.core.schedule.lists import Block
from edu.portal.core.schedule.lists import Line
from edu.portal.core.schedule.lists import read_blocks
from edu.portal.core.schedule.lists import with_sources
from edu.portal.core.schedule.reading import ERROR
from edu.portal.core.schedule.reading import Doubt
from edu.portal.core.schedule.reading import Layout
from edu.portal.core.schedule.reading import Reading
from edu.portal.core.schedule.weekly_across import read_across
from edu.portal.core.schedule.weekly_check import check
from edu.portal.core.schedule.weekly_days import DATE
from edu.portal.core.schedule.weekly_days import DAY
from edu.portal.core.schedule.weekly_days import NOWHERE
from edu.portal.core.schedule.weekly_days import NOWHERE_LABEL
from edu.portal.core.schedule.weekly_days import DayReader
from edu.portal.core.schedule.weekly_days import at_row
from edu.portal.core.schedule.weekly_days import common_week
from edu.portal.core.schedule.weekly_days import head_of_day
from edu.portal.core.schedule.weekly_days import in_order
from edu.portal.core.schedule.weekly_entries import AUDIENCES
from edu.portal.core.schedule.weekly_entries import COLUMNS
from edu.portal.core.schedule.weekly_entries import CONTENT
from edu.portal.core.schedule.weekly_entries import NOTE
from edu.portal.core.schedule.weekly_entries import PART
from edu.portal.core.schedule.weekly_entries import PART_LABELS
from edu.portal.core.schedule.weekly_entries import TIME
from edu.portal.core.schedule.weekly_entries import audience_of
from edu.portal.core.schedule.weekly_entries import is_audience_heading
from edu.portal.core.schedule.weekly_times import EVENING
from edu.portal.core.text.cells import TableLike
from edu.portal.core.text.unicode import slug


_WHEN = {DAY, DATE}
IsHead = Callable[[Collection[str]], bool]


def is_head_of_days(keys: Collection[str]) -> bool:
    """Whether a row heads days with a column for each part of the day."""
    return bool(_WHEN & set(keys)) and bool({MORNING, AFTERNOON} & set(keys)) and CONTENT not in keys


def is_head_of_events(keys: Collection[str]) -> bool:
    """Whether a row heads a list of events."""
    return CONTENT in keys and bool({*_WHEN, TIME} & set(keys))


def is_head_of_leaders(keys: Collection[str]) -> bool:
    """Whether a row heads parts of days with a column for each leader."""
    return bool(_WHEN & set(keys)) and not {CONTENT, MORNING, AFTERNOON, EVENING, TIME} & set(keys)


def _blocks(sheets: Sequence[TableLike], is_head: IsHead) -> list[Block]:
    return [block for sheet in sheets for block in read_blocks(sheet, COLUMNS, is_head, is_audience_heading)]


def _filled(blocks: Sequence[Block], is_head: IsHead) -> bool:
    return any(is_head(block.heads) and block.lines for block in blocks)


def _fits_days(sheets: Sequence[TableLike]) -> int:
    return 80 if _filled(_blocks(sheets, is_head_of_days), is_head_of_days) else 0


def _fits_events(sheets: Sequence[TableLike]) -> int:
    return 90 if _filled(_blocks(sheets, is_head_of_events), is_head_of_events) else 0


def _fits_leaders(sheets: Sequence[TableLike]) -> int:
    blocks = _blocks(sheets, is_head_of_leaders)
    return 70 if any(_part_key(block) for block in blocks) else 0


def _fits_across(sheets: Sequence[TableLike]) -> int:
    return 60 if any(block.lines for block in _across(sheets)) else 0


def _across(sheets: Sequence[TableLike]) -> list[Block]:
    return [block for sheet in sheets for block in read_across(sheet)]


def _read(found: Sequence[Block], today: date, make: "_Maker") -> Reading:
    blocks = [block for block in found if block.lines]
    week = common_week(blocks, today)
    grids: dict[str, Grid] = {}
    doubts: list[Doubt] = []
    for block in blocks:
        audience = audience_of(" ".join(block.titles)) or audience_of(block.sheet)
        key, title = audience, AUDIENCES[audience]
        if key in grids:
            key = slug(f"{audience}-{block.sheet}-{len(grids)}")
            title = block.titles[-1] if block.titles else block.sheet
        grid, told = make(block, Grid(key, title, (), ()), DayReader(week, today))
        grids[key] = grid
        doubts.extend(told)
    title = next((text for block in blocks for text in block.titles if "tuan" in slug(text).split("-")), "")
    return Reading(tuple(grids.values()), (week,) if week else (), tuple(doubts), title)


_Maker = Callable[[Block, Grid, DayReader], tuple[Grid, tuple[Doubt, ...]]]


class _Sheet:
    """Gathers cells and doubts of one grid."""

    def __init__(self, block: Block, grid: Grid, days: DayReader, left_out: Collection[str]) -> None:
        self.grid = grid
        self.days = days
        self.columns = tuple(Head(key, label) for key, label in block.heads.items() if key not in left_out)
        self.cells: dict[tuple[str, str], str] = {}
        self.doubts: list[Doubt] = []
        self.sources: dict[tuple[str, str, str], str] = {}

    def put(self, line: Line, row: str) -> None:
        """Put the texts of a line into a row, below what stands there already."""
        for column in self.columns:
            text, source = line.text(column.key), line.place(column.key)
            if column.key in line.problems:
                code = line.problems[column.key]
                self.doubts.append(Doubt(code, self.grid.key, row, column.key, source, text))
            if not text:
                continue
            place, known = (row, column.key), self.cells.get((row, column.key), "")
            # A merged area repeats its text in each of its rows.
            if known and (known == text or known.endswith(f"\n{text}")):
                continue
            self.cells[place] = f"{known}\n{text}" if known else text
            self.sources.setdefault((self.grid.key, row, column.key), source)
            if column.key.startswith(NAMELESS):
                self.doubts.append(Doubt("text-without-head", self.grid.key, row, column.key, source, text))
            if row.startswith(NOWHERE):
                self.doubts.append(Doubt("missing-day", self.grid.key, row, column.key, source, text, level=ERROR))

    def done(self, rows: Sequence[Head]) -> tuple[Grid, tuple[Doubt, ...]]:
        """Return the grid and its doubts."""
        grid = Grid(self.grid.key, self.grid.title, self.columns, tuple(rows)).with_cells(self.cells)
        return grid, with_sources(self.doubts, check((grid,)), self.sources)


def _make_days(block: Block, grid: Grid, days: DayReader) -> tuple[Grid, tuple[Doubt, ...]]:
    sheet = _Sheet(block, grid, days, _WHEN)
    seen: list[str] = []
    lost: list[Head] = []
    for line in block.lines:
        found = days.read(line)
        row = found.key
        if row == NOWHERE:
            # Each line that stands nowhere keeps a row of its own, so that it can be moved alone.
            row = f"{NOWHERE}-{len(lost) + 1}"
            lost.append(Head(row, NOWHERE_LABEL))
        else:
            seen.append(row)
        sheet.doubts.extend(at_row(found.doubts, grid.key, row))
        sheet.put(line, row)
    return sheet.done([*lost, *(head_of_day(key) for key in in_order(seen))])


def _make_events(block: Block, grid: Grid, days: DayReader) -> tuple[Grid, tuple[Doubt, ...]]:
    block = _with_days(block)
    sheet = _Sheet(block, grid, days, _WHEN)
    counts: dict[str, int] = {}
    for line in block.lines:
        found = days.read(line)
        counts[found.key] = counts.get(found.key, 0) + 1
        row = f"{found.key}-{counts[found.key]}"
        sheet.doubts.extend(at_row(found.doubts, grid.key, row))
        sheet.put(line, row)
    rows: list[Head] = []
    for key in in_order(counts):
        group = head_of_day(key).label
        rows.extend(Head(f"{key}-{number}", str(number), group) for number in range(1, counts.get(key, 1) + 1))
    return sheet.done(rows)


def _with_days(block: Block) -> Block:
    """A list whose only column of when says days: it is called "Thời gian" there."""
    if _WHEN & set(block.heads) or TIME not in block.heads:
        return block
    lines = tuple(
        Line(
            {DAY if key == TIME else key: text for key, text in line.texts.items()},
            {DAY if key == TIME else key: place for key, place in line.places.items()},
        )
        for line in block.lines
    )
    heads = {DAY if key == TIME else key: label for key, label in block.heads.items()}
    return Block(block.sheet, block.titles, heads, lines)


def _make_across(block: Block, grid: Grid, days: DayReader) -> tuple[Grid, tuple[Doubt, ...]]:
    return (_make_leaders if PART in block.heads else _make_days)(block, grid, days)


def _part_key(block: Block) -> str:
    """The column that says the part of the day, with or without a head; "" for none."""
    for key in (PART, *(key for key in block.heads if key.startswith(NAMELESS))):
        if sum(1 for line in block.lines if read_part(line.text(key))) > 1:
            return key
    return ""


def _make_leaders(block: Block, grid: Grid, days: DayReader) -> tuple[Grid, tuple[Doubt, ...]]:
    part_key = _part_key(block)
    sheet = _Sheet(block, grid, days, {*_WHEN, part_key})
    seen: list[str] = []
    part, day = "", ""
    for line in block.lines:
        found = days.read(line)
        text = line.text(part_key)
        said = read_part(text)
        if found.key != day:
            part = said or MORNING
        elif said:
            part = said
        elif text:
            part = AFTERNOON if part == MORNING else EVENING
        day = found.key
        row = f"{day}-{part}"
        seen.append(row)
        sheet.doubts.extend(at_row(found.doubts, grid.key, row))
        if text and not said:
            values = {"part": PART_LABELS[part]}
            sheet.doubts.append(Doubt("unknown-part", grid.key, row, "", line.place(part_key), text, values))
        sheet.put(line, row)
    parts = [part for part in PART_LABELS if part != EVENING or any(row.endswith(EVENING) for row in seen)]
    rows = [
        Head(f"{key}-{part}", PART_LABELS[part], head_of_day(key).label)
        for key in in_order([row.rsplit("-", 1)[0] for row in seen], DAY_KEYS[:6])
        for part in parts
        if key != NOWHERE or f"{key}-{part}" in seen
    ]
    return sheet.done(rows)


def _layout(key: str, fits: Callable[[Sequence[TableLike]], int], is_head: IsHead, make: _Maker) -> Layout:
    return Layout(key, fits, lambda sheets, today: _read(_blocks(sheets, is_head), today, make))


LAYOUTS = (
    _layout("days", _fits_days, is_head_of_days, _make_days),
    _layout("events", _fits_events, is_head_of_events, _make_events),
    _layout("leaders", _fits_leaders, is_head_of_leaders, _make_leaders),
    Layout("across", _fits_across, lambda sheets, today: _read(_across(sheets), today, _make_across)),
)
COLUMNS_BY_HAND = tuple(
    Head(key, label) for key, label in ((MORNING, "Sáng"), (AFTERNOON, "Chiều"), (NOTE, "Ghi chú"))
)
