"""Find the tables of menus in sheets: their titles, the heads of their columns, their rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from edu.portal.core.schedule.days import Day
from edu.portal.core.schedule.days import read_day
from edu.portal.core.schedule.menu_words import is_energy
from edu.portal.core.schedule.menu_words import is_footer
from edu.portal.core.schedule.menu_words import is_word
from edu.portal.core.schedule.menu_words import meal_key
from edu.portal.core.text.cells import CellLike
from edu.portal.core.text.cells import TableLike


Row = Sequence[CellLike]
# A head with more signs than this is a dish or a title.
_LONGEST_HEAD = 60
# How far above the heads a title begins, and how many tables a file has at most: others are no menus.
_TITLE_ROWS = 15
_LONGEST_LINE = 400
_MOST_BLOCKS = 60


@dataclass(frozen=True, slots=True)
class Block:
    """A table of one menu: the lines above it, the row of heads, the rows below, and the lines under it.

    ``is_across``: days are columns. Otherwise they are rows.
    """

    sheet: str
    is_across: bool
    title: str
    heads: Row
    rows: tuple[Row, ...]
    below: tuple[CellLike, ...] = ()

    def source(self, cell: CellLike) -> str:
        """Return where a cell stands, "MG!C5"; without the sheet for a pasted table."""
        return f"{self.sheet}!{cell.ref}" if self.sheet else cell.ref


def find_blocks(table: TableLike) -> list[Block]:
    """Return the menus of a sheet, from top to bottom."""
    heads = [(number, _orientation(row)) for number, row in enumerate(table.rows)]
    starts = [(number, way) for number, way in heads if way]
    # Two rows of heads, or heads that are repeated below a merged cell, belong to one table.
    starts = [pair for index, pair in enumerate(starts) if not index or pair[0] != starts[index - 1][0] + 1]
    del starts[_MOST_BLOCKS:]
    blocks: list[Block] = []
    above = 0
    for index, (number, way) in enumerate(starts):
        end = _title_start(table, starts[index + 1][0], number) if index + 1 < len(starts) else len(table.rows)
        last = next((row for row in range(number + 1, end) if _is_end(table.rows[row])), end)
        title = "\n".join(filter(None, map(line_of, table.rows[max(above, number - _TITLE_ROWS) : number])))
        below = tuple(cell for row in table.rows[last:end] for cell in row if cell.text)
        is_last = index + 1 == len(starts)
        blocks.append(
            Block(
                table.name,
                way == "across",
                title,
                table.rows[number],
                tuple(table.rows[number + 1 : last]),
                below if is_last else (),
            )
        )
        above = last
    return blocks


def line_of(row: Row) -> str:
    """Return the texts of a row as one line; what a merged cell repeats is told once."""
    texts = [" ".join(cell.text.split()) for cell in row if cell.text]
    return " ".join(dict.fromkeys(texts))[:_LONGEST_LINE]


def text_at(row: Row, column: int) -> str:
    """Return the text of a cell, "" beyond the end of the row."""
    return row[column].text if column < len(row) else ""


def day_of_head(text: str) -> Day | None:
    """Return the day that a head says; a long text that begins with a day is none."""
    # "Món" is no Monday.
    return read_day(text) if len(text) <= _LONGEST_HEAD and not is_word(text, "skipped_heads") else None


def _orientation(row: Row) -> str:
    """Return "across" for heads of days, "down" for heads of meals, "" for other rows."""
    texts = [cell.text for cell in row if cell.text and len(cell.text) <= _LONGEST_HEAD]
    if len({day.key for text in texts if (day := read_day(text))}) >= 3:
        return "across"
    meals = {key for text in texts if (key := meal_key(text))}
    has_day_head = any(is_word(text, "day_heads") for text in texts)
    has_day = any(read_day(text) for text in texts)
    if has_day or not meals:
        return ""
    others = [text for text in texts if not meal_key(text) and not _is_other_head(text)]
    return "down" if has_day_head or (len(meals) >= 2 and len(others) <= 1) else ""


def _title_start(table: TableLike, head: int, above: int) -> int:
    """Return the first row of the title over the heads of a table: lines of one text, blank lines between them."""
    start = head
    while start - 1 > above and len({cell.text for cell in table.rows[start - 1] if cell.text}) <= 1:
        start -= 1
        if any(read_day(cell.text) for cell in table.rows[start]):
            return start + 1
    return start


def _is_other_head(text: str) -> bool:
    return is_energy(text) or any(is_word(text, kind) for kind in ("day_heads", "skipped_heads", "remark_heads"))


def _is_end(row: Row) -> bool:
    first = next((cell.text for cell in row if cell.text), "")
    return bool(first) and is_footer(first) and read_day(first) is None
