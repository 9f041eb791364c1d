"""Read menus of schools (requirements 4.3): days as rows or as columns, several groups or weeks in several sheets."""

from collections import Counter
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from edu.portal.core.schedule.days import DAY_KEYS
from edu.portal.core.schedule.days import day_head
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import Head
from edu.portal.core.schedule.menu_blocks import Block
from edu.portal.core.schedule.menu_blocks import Row
from edu.portal.core.schedule.menu_blocks import day_of_head
from edu.portal.core.schedule.menu_blocks import text_at
from edu.portal.core.schedule.menu_dishes import without_bullet
from edu.portal.core.schedule.menu_words import ENERGY
from edu.portal.core.schedule.menu_words import amount_of
from edu.portal.core.schedule.menu_words import is_energy
from edu.portal.core.schedule.menu_words import is_word
from edu.portal.core.schedule.menu_words import read_meal
from edu.portal.core.schedule.menu_words import words
from edu.portal.core.schedule.reading import ERROR
from edu.portal.core.schedule.reading import WARNING
from edu.portal.core.schedule.reading import Doubt
from edu.portal.core.schedule.weeks import read_date
from edu.portal.core.text.cells import CellLike
from edu.portal.core.text.unicode import fold
from edu.portal.core.text.unicode import slug
from itertools import pairwise


Place = tuple[str, str]
_SKIPPED = "-"


@dataclass(slots=True)
class Draft:
    """A grid in the making; the doubts name no grid yet."""

    block: Block
    today: date
    meals: dict[str, str] = field(default_factory=dict)
    days: list[str] = field(default_factory=list)
    lines: dict[Place, dict[str, None]] = field(default_factory=dict)
    sources: dict[Place, str] = field(default_factory=dict)
    dates: dict[str, date] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    told: set[int] = field(default_factory=set)

    def doubt(self, code: str, cell: CellLike, row: str = "", column: str = "", level: str = WARNING) -> None:
        """Note a doubt at a cell of the file."""
        self.doubts.append(Doubt(code, "", row, column, self.block.source(cell), cell.text, level=level))

    def doubt_once(self, code: str, at: int, cell: CellLike, row: str, column: str) -> None:
        """Note a doubt of a whole column of the file at the first cell that has it."""
        if at not in self.told:
            self.told.add(at)
            self.doubt(code, cell, row, column)

    def put(self, meal: str, day: str, cell: CellLike) -> None:
        """Add the lines of a cell to a meal of a day; what a merged cell repeats is put once."""
        if cell.problem:
            self.doubt("cell-unreadable", cell, meal, day, ERROR)
            return
        lines = self.lines.setdefault((meal, day), {})
        self.sources.setdefault((meal, day), self.block.source(cell))
        for line in cell.text.split("\n"):
            clean = " ".join(without_bullet(line).split())
            if clean:
                lines[clean] = None

    def meal(self, cell: CellLike) -> str:
        """Return the key of the meal of a head, a new row for a word that nobody knows."""
        found = read_meal(cell.text)
        label = " ".join(cell.text.split())
        base = found.key if found else slug(label) or "bua"
        key, number = base, 1
        while key in self.meals and self.meals[key] != label:
            number += 1
            key = f"{base}-{number}"
        if key not in self.meals:
            self.meals[key] = label
            if found is None:
                self.doubt("unknown-meal", cell, key)
            elif not found.is_sure:
                self.doubt("unsure-meal", cell, key)
        return key

    def day(self, cell: CellLike) -> str:
        """Return the day of a head, "" for none; note a misspelt one and a date of another day."""
        found = day_of_head(cell.text)
        told = read_date(cell.text, self.today)
        if found is None:
            return DAY_KEYS[told.weekday()] if told else ""
        if not found.is_sure:
            self.doubt("unsure-day", cell, "", found.key)
        if told is not None:
            self.dates.setdefault(found.key, told)
            if DAY_KEYS[told.weekday()] != found.key:
                self.doubt("day-and-date-differ", cell, "", found.key)
        return found.key

    def grid(self) -> Grid:
        """Return the grid, without key and title: Monday to Friday always, other days and energy where told."""
        days = [key for key in DAY_KEYS if key in self.days or key in DAY_KEYS[:5]]
        columns = [day_head(key) for key in days]
        rows = [Head(key, label) for key, label in self.meals.items()]
        if any(column == ENERGY for _row, column in self.lines):
            columns.append(Head(ENERGY, words()["energy_need"]))
        if any(row == ENERGY for row, _column in self.lines):
            rows.append(Head(ENERGY, words()["energy_label"]))
        cells = {place: "\n".join(lines) for place, lines in self.lines.items()}
        return Grid("", "", tuple(columns), tuple(rows)).with_cells(cells)


def read_block(block: Block, today: date) -> Draft:
    """Return what a table of a menu says. ``today`` tells the year of dates without one."""
    draft = Draft(block, today)
    if block.is_across:
        _read_across(draft)
    else:
        _read_down(draft)
    for cell in block.below:
        if _is_remark(cell.text):
            draft.doubt("not-taken", cell)
    return draft


def _read_down(draft: Draft) -> None:
    """Read a table whose rows are days: a day may take several rows, a meal several columns."""
    block = draft.block
    day_column = next((at for at, cell in enumerate(block.heads) if is_word(cell.text, "day_heads")), 0)
    heads = _meal_columns(draft, day_column)
    rows_of: Counter[str] = Counter()
    first_rows: dict[str, CellLike] = {}
    current = ""
    is_lost = False
    for row in block.rows:
        text = text_at(row, day_column)
        if not any(cell.text for cell in row) or is_word(text, "day_heads"):
            continue
        if text:
            day = draft.day(row[day_column])
            if not day:
                draft.doubt("unknown-day", row[day_column], level=ERROR)
            elif day != current and day in rows_of:
                draft.doubt("day-twice", row[day_column], "", day, ERROR)
                day = ""
            current, is_lost = day, not day
            first_rows.setdefault(day, row[day_column])
        if not current:
            if not is_lost and not _are_sorts(row, day_column):
                draft.doubt("dishes-before-day", next(cell for cell in row if cell.text), level=ERROR)
            continue
        rows_of[current] += 1
        _take_row(draft, row, day_column, heads, current)
    draft.days.extend(key for key in DAY_KEYS if key in rows_of)
    _note_twins(draft, rows_of, first_rows)


def _meal_columns(draft: Draft, day_column: int) -> dict[int, str]:
    """Return the meal, ENERGY or _SKIPPED of each column that has a head."""
    found: dict[int, str] = {}
    for at, cell in enumerate(draft.block.heads):
        text = cell.text
        if not text or at == day_column:
            continue
        if is_word(text, "skipped_heads") or is_word(text, "day_heads"):
            found[at] = _SKIPPED
        elif is_energy(text):
            found[at] = ENERGY
        elif is_word(text, "remark_heads"):
            found[at] = ""
        else:
            before = found.get(at - 1, "")
            is_same = before not in ("", ENERGY, _SKIPPED) and draft.meals[before] == " ".join(text.split())
            found[at] = before if is_same else draft.meal(cell)
    return found


def _take_row(draft: Draft, row: Row, day_column: int, heads: dict[int, str], day: str) -> None:
    for at, cell in enumerate(row):
        if at == day_column or not (cell.text or cell.problem) or heads.get(at) == _SKIPPED:
            continue
        if at not in heads:
            near = next((left for left in range(at, day_column, -1) if left in heads), None)
            meal = heads[near] if near is not None else ""
            code = "column-without-head"
        else:
            meal, code = heads[at], "" if heads[at] else "not-taken"
        if code:
            draft.doubt_once(code, at, cell, meal if meal != _SKIPPED else "", day)
        if meal == ENERGY:
            draft.put(ENERGY, day, cell)
        elif meal and meal != _SKIPPED:
            draft.put(meal, day, cell)


def _are_sorts(row: Row, day_column: int) -> bool:
    """Whether a row between heads and the first day names sorts of dishes only ("Mặn", "Canh")."""
    return all(
        is_word(cell.text, "dish_sorts") or read_meal(cell.text) is not None or is_word(cell.text, "skipped_heads")
        for at, cell in enumerate(row)
        if cell.text and at != day_column
    )


def _note_twins(draft: Draft, rows_of: Counter[str], first_rows: dict[str, CellLike]) -> None:
    """Doubt a day with twice the usual rows before a missing day: it was written twice, one below the other."""
    usual = Counter(rows_of.values()).most_common(1)[0][0] if rows_of else 0
    for key, after in pairwise(DAY_KEYS[:5]):
        if usual and rows_of[key] == 2 * usual and not rows_of[after]:
            draft.doubt("day-twice", first_rows[key], "", key, ERROR)


def _read_across(draft: Draft) -> None:
    """Read a table whose columns are days: a meal may take several rows ("Mặn", "Canh", "Rau")."""
    block = draft.block
    days = _day_columns(draft)
    first = min(days)
    meal_column = _meal_column(block, first)
    meal, label = "", ""
    for row in block.rows:
        text = text_at(row, meal_column)
        if text and text != label and not (meal and is_word(text, "dish_sorts")):
            label = text
            meal = (
                ENERGY
                if is_energy(text)
                else _SKIPPED
                if is_word(text, "skipped_heads")
                else draft.meal(row[meal_column])
            )
        for at, cell in enumerate(row):
            if at < first or not (cell.text or cell.problem):
                continue
            _take_cell(draft, cell, at, days, meal)
    draft.days.extend(key for key in DAY_KEYS if key in days.values())
    energy = next((cell for at, cell in enumerate(block.heads) if days.get(at) == ENERGY), None)
    if energy is not None and (amount := amount_of(energy.text)) and (ENERGY, ENERGY) not in draft.lines:
        draft.lines[ENERGY, ENERGY] = {amount: None}
        draft.sources[ENERGY, ENERGY] = block.source(energy)


def _day_columns(draft: Draft) -> dict[int, str]:
    """Return the day, ENERGY or "" (told in a doubt) of each column that has a head."""
    found: dict[int, str] = {}
    seen: set[str] = set()
    for at, cell in enumerate(draft.block.heads):
        if not cell.text:
            continue
        if is_energy(cell.text):
            found[at] = ENERGY
            continue
        is_merged = at - 1 in found and draft.block.heads[at - 1].text == cell.text
        if is_merged:
            found[at] = found[at - 1]
            continue
        if not found and day_of_head(cell.text) is None:
            continue
        day = draft.day(cell)
        if not day and not is_word(cell.text, "remark_heads"):
            draft.doubt("unknown-day", cell, level=ERROR)
        elif day in seen:
            draft.doubt("day-twice", cell, "", day, ERROR)
            day = ""
        found[at] = day
        seen.add(day)
    return found


def _take_cell(draft: Draft, cell: CellLike, at: int, days: dict[int, str], meal: str) -> None:
    day = days.get(at)
    if day is None:
        day = days[max(left for left in days if left < at)]
        draft.doubt_once("column-without-head", at, cell, meal, day)
    elif not day and is_word(text_at(draft.block.heads, at), "remark_heads"):
        draft.doubt("not-taken", cell)
    if not meal and day:
        draft.doubt("dishes-without-meal", cell, "", day, ERROR)
    elif day and meal != _SKIPPED:
        draft.put(meal, day, cell)


def _meal_column(block: Block, first_day: int) -> int:
    """Return the column before the days in which the most meals stand."""
    hits = {
        at: sum(1 for row in block.rows if read_meal(text_at(row, at)) is not None) for at in range(max(first_day, 1))
    }
    return max(hits, key=lambda at: (hits[at], -at))


def _is_remark(text: str) -> bool:
    return any(fold(text).startswith(word) for word in words()["words"]["remark_heads"])
