"""How schools write plans: a list with "Thời gian, Nội dung, Người thực hiện", or a table of days or weeks."""

from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Sequence
from datetime import date
from edu.portal.core.schedule.days import day_head
from edu.portal.core.schedule.days import read_day
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import Head
from edu.portal.core.schedule.grid import Span
from edu.portal.core.schedule.grid import clean_text
from edu.portal.core.schedule.lists import NAMELESS
from edu.portal.core.schedule.lists import Block
from edu.portal.core.schedule.lists import Column
from edu.portal.core.schedule.lists import distinct_texts
from edu.portal.core.schedule.lists import read_blocks
from edu.portal.core.schedule.plan_periods import read_period
from edu.portal.core.schedule.reading import Doubt
from edu.portal.core.schedule.reading import Layout
from edu.portal.core.schedule.reading import Reading
from edu.portal.core.schedule.weeks import read_week_number
from edu.portal.core.text.cells import CellLike
from edu.portal.core.text.cells import TableLike
from edu.portal.core.text.dates import WEEKDAYS
from edu.portal.core.text.unicode import fold
from edu.portal.core.text.unicode import slug


ORDER, WHEN, WHAT, WHO, RESULT, NOTE = "stt", "thoi-gian", "noi-dung", "nguoi-thuc-hien", "ket-qua", "ghi-chu"
COLUMNS = (
    Column(ORDER, "STT", ("stt", "tt", "so tt"), True),
    Column(WHEN, "Thời gian", ("thoi gian", "thang", "tuan", "ngay", "thoi han", "thoi diem", "thu ngay", "tien do")),
    Column(WHAT, "Nội dung", ("noi dung", "cong viec", "nhiem vu", "hoat dong", "ten cong viec", "trong tam")),
    Column(
        WHO,
        "Người thực hiện",
        ("nguoi phu trach", "phu trach", "nguoi thuc hien", "thuc hien", "bo phan", "phan cong", "to chuc thuc hien"),
    ),
    Column(RESULT, "Kết quả", ("ket qua", "san pham", "muc tieu", "bien phap")),
    Column(NOTE, "Ghi chú", ("ghi chu", "dieu chinh")),
)
GRID_COLUMNS = tuple(Head(column.key, column.label) for column in COLUMNS if column.key in (WHEN, WHAT, WHO, NOTE))
AGE_WORDS = (
    "nha tre",
    "mau giao",
    "3-4 tuoi",
    "4-5 tuoi",
    "5-6 tuoi",
    "24-36",
    "lop mam",
    "lop choi",
    "lop la",
    "lop ",
)
_FEWEST = 3


def is_head(keys: Collection[str]) -> bool:
    """Whether a row heads a list of work."""
    return WHAT in keys and bool({WHEN, WHO} & set(keys))


def _blocks(sheets: Sequence[TableLike]) -> list[Block]:
    return [block for sheet in sheets for block in read_blocks(sheet, COLUMNS, is_head, _is_group) if block.lines]


def _is_group(text: str) -> bool:
    """A line of its own that names an age group begins a table of its own."""
    return bool(_age_group(text)) and len(text) < 60


def _age_group(text: str) -> str:
    return text if fold(text).startswith(AGE_WORDS) else ""


def _fits_list(sheets: Sequence[TableLike]) -> int:
    return 60 if _blocks(sheets) else 0


def _read_list(sheets: Sequence[TableLike], today: date) -> Reading:
    grids: list[Grid] = []
    doubts: list[Doubt] = []
    blocks = _blocks(sheets)
    for block in blocks:
        group = next(filter(None, (*map(_age_group, reversed(block.titles)), _age_group(block.sheet))), "")
        title = group or (block.sheet if len({one.sheet for one in blocks}) > 1 else "")
        key = slug(title) if title or not grids else f"bang-{len(grids) + 1}"
        if key in {grid.key for grid in grids}:
            key = f"{key}-{len(grids) + 1}".strip("-")
        grid, found = _list_grid(block, key, title)
        grids.append(grid)
        doubts.extend(found)
    titles = [text for block in blocks for text in block.titles]
    return Reading(tuple(grids), _spans(titles, sheets, today), tuple(doubts), _plan_title(titles))


def _list_grid(block: Block, key: str, title: str) -> tuple[Grid, list[Doubt]]:
    columns = tuple(Head(name, label) for name, label in block.heads.items() if name != ORDER)
    cells: dict[tuple[str, str], str] = {}
    rows: list[Head] = []
    doubts: list[Doubt] = []
    when = ""
    for number, line in enumerate(block.lines, 1):
        row = f"viec-{number}"
        rows.append(Head(row, str(number)))
        # A stretch of time that was merged over several lines holds for each of them.
        when = line.text(WHEN) or when
        for name, code in line.problems.items():
            doubts.append(Doubt(code, key, row, name, line.place(name), line.text(name)))
        for column in columns:
            text = when if column.key == WHEN else line.text(column.key)
            if text:
                cells[row, column.key] = text
                if column.key.startswith(NAMELESS):
                    doubts.append(Doubt("text-without-head", key, row, column.key, line.place(column.key), text))
        if not line.text(WHAT):
            doubts.append(Doubt("no-content", key, row, WHAT, line.place(WHAT)))
    return Grid(key, title, columns, tuple(rows)).with_cells(cells), doubts


def _heads_of_time(row: Sequence[CellLike]) -> dict[int, Head]:
    """The columns of a row that are days or weeks; empty when fewer than three are."""
    heads: dict[int, Head] = {}
    for position, cell in enumerate(row):
        text = clean_text(cell.text)
        if not text or len(text) > 40:
            continue
        day, number = read_day(text), read_week_number(text)
        if day is not None and any(letter.isalpha() for letter in text):
            heads[position] = day_head(day.key)
        elif number is not None and fold(text).startswith("tuan"):
            heads[position] = Head(f"tuan-{number}", f"Tuần {number}")
    distinct = {head.key for head in heads.values()}
    return heads if len(distinct) >= _FEWEST else {}


def _tables(sheet: TableLike) -> Iterator[tuple[int, dict[int, Head], Sequence[CellLike]]]:
    for number, row in enumerate(sheet.rows):
        heads = _heads_of_time(row)
        if heads:
            yield number, heads, row


def _fits_table(sheets: Sequence[TableLike]) -> int:
    return 80 if any(True for sheet in sheets for _found in _tables(sheet)) else 0


def _read_table(sheets: Sequence[TableLike], today: date) -> Reading:
    grids: list[Grid] = []
    doubts: list[Doubt] = []
    titles: list[str] = []
    for sheet in sheets:
        found = list(_tables(sheet))
        ends = [number for number, _heads, _row in found[1:]] + [len(sheet.rows)]
        above = 0
        for (number, heads, head_row), end in zip(found, ends, strict=True):
            said = [text for row in sheet.rows[above:number] for text in distinct_texts(row)] if not above else []
            last = distinct_texts(sheet.rows[number - 1]) if number else ()
            titles.extend(said)
            group = next(filter(None, (*map(_age_group, last), *map(_age_group, said), _age_group(sheet.name))), "")
            key = slug(group) or ("" if not grids else f"bang-{len(grids) + 1}")
            if key in {grid.key for grid in grids}:
                key = f"{key}-{len(grids) + 1}".strip("-")
            grid, more = _table_grid(sheet, heads, head_row, (number + 1, end), (key, group))
            grids.append(grid)
            doubts.extend(more)
            above = end
    return Reading(tuple(grids), _spans(titles, sheets, today), tuple(doubts), _plan_title(titles))


def _table_grid(
    sheet: TableLike,
    heads: dict[int, Head],
    head_row: Sequence[CellLike],
    lines: tuple[int, int],
    named: tuple[str, str],
) -> tuple[Grid, list[Doubt]]:
    first = min(heads)
    columns = tuple(dict.fromkeys(heads.values()))
    doubts = [
        Doubt(
            "misspelt-day",
            named[0],
            "",
            head.key,
            _place(sheet, head_row[position]),
            head_row[position].text,
            {"day": WEEKDAYS[day.weekday]},
        )
        for position, head in heads.items()
        if (day := read_day(head_row[position].text)) is not None and not day.is_sure
    ]
    rows: list[Head] = []
    cells: dict[tuple[str, str], str] = {}
    for row in sheet.rows[slice(*lines)]:
        texts = distinct_texts(row)
        label = " – ".join(distinct_texts(row[:first]))
        if not texts or (len(texts) == 1 and _age_group(texts[0])):
            continue
        if not label and rows:
            key = rows[-1].key
        else:
            key = slug(label, 60) or f"viec-{len(rows) + 1}"
            if any(head.key == key for head in rows):
                key = f"{key}-{len(rows) + 1}"
            rows.append(Head(key, label or str(len(rows) + 1)))
        for position, cell in enumerate(row[first:], first):
            text = clean_text(cell.text)
            if not text:
                continue
            if position not in heads:
                doubts.append(Doubt("text-without-head", named[0], key, "", _place(sheet, cell), text))
                continue
            place = (key, heads[position].key)
            cells[place] = f"{cells[place]}\n{text}" if place in cells and cells[place] != text else text
    return Grid(named[0], named[1], columns, tuple(rows)).with_cells(cells), doubts


def _place(sheet: TableLike, cell: CellLike) -> str:
    return f"{sheet.name}!{cell.ref}" if sheet.name else cell.ref


def _spans(titles: Sequence[str], sheets: Sequence[TableLike], today: date) -> tuple[Span, ...]:
    for text in (" ".join(titles), *(sheet.name for sheet in sheets)):
        period = read_period(text, today)
        if period is not None:
            return (period.span,)
    return ()


def _plan_title(titles: Sequence[str]) -> str:
    return next((text for text in titles if "ke hoach" in fold(text)), "")


LAYOUTS = (Layout("list", _fits_list, _read_list), Layout("table", _fits_table, _read_table))
