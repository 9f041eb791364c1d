"""Put the tables of a file of menus together: which age group, which weeks, and what is doubtful in them."""

from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from datetime import timedelta
from edu.portal.core.calendar.school_year import school_year
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import Span
from edu.portal.core.schedule.menu_blocks import find_blocks
from edu.portal.core.schedule.menu_table import Draft
from edu.portal.core.schedule.menu_table import read_block
from edu.portal.core.schedule.menu_words import grid_key
from edu.portal.core.schedule.menu_words import read_group
from edu.portal.core.schedule.menu_words import split_key
from edu.portal.core.schedule.reading import ERROR
from edu.portal.core.schedule.reading import Doubt
from edu.portal.core.schedule.reading import Reading
from edu.portal.core.schedule.weeks import TEACHING_WEEKS
from edu.portal.core.schedule.weeks import WEEK
from edu.portal.core.schedule.weeks import first_teaching_monday
from edu.portal.core.schedule.weeks import monday_of
from edu.portal.core.schedule.weeks import read_spans
from edu.portal.core.schedule.weeks import read_week_number
from edu.portal.core.schedule.weeks import span_label
from edu.portal.core.schedule.weeks import weeks_of
from edu.portal.core.text.cells import TableLike
from edu.portal.core.text.unicode import fold
from edu.portal.core.text.unicode import slug
import re


Check = Callable[[tuple[Grid, ...]], tuple[Doubt, ...]]
_DEFAULT_SHEET = re.compile(r"(?:sheet|trang tinh|trang|bang|table)\s*\d*")
_DAYS_OF_A_MENU = timedelta(days=4)


@dataclass(slots=True)
class _Menu:
    """A table with its age group and its days."""

    draft: Draft
    spans: tuple[Span, ...]
    group: str
    label: str
    sheet: str
    doubts: list[Doubt]


def has_menu(sheets: Sequence[TableLike]) -> int:
    """Return from 0 to 100 how sure it is that a menu stands in the sheets."""
    return 80 if any(find_blocks(table) for table in sheets) else 0


def read_menus(sheets: Sequence[TableLike], today: date, check: Check) -> Reading:
    """Return what the sheets say, with the doubts of ``check`` told at the cells of the file."""
    menus: list[_Menu] = []
    doubts: list[Doubt] = []
    for table in sheets:
        blocks = find_blocks(table)
        menus.extend(_menu(read_block(block, today), table.name, today) for block in blocks)
        if not blocks and any(cell.text for row in table.rows for cell in row):
            doubts.append(Doubt("sheet-without-menu", source=table.name))
    _name_by_sheets(menus)
    spans = tuple(sorted({span for menu in menus for span in menu.spans}))
    are_many = len({menu.spans for menu in menus if menu.spans}) > 1
    grids: dict[str, Grid] = {}
    for menu in menus:
        key = _free_key(menu, are_many, grids)
        title = grid_title(menu.label, menu.spans if split_key(key)[1] else ())
        grids[key] = replace(menu.draft.grid(), key=key, title=title)
        doubts.extend(replace(doubt, grid=key) for doubt in (*menu.doubts, *menu.draft.doubts))
        doubts.extend(_placed(doubt, menu.draft) for doubt in check((grids[key],)))
    if menus:
        doubts.extend(spans_doubts(spans, today))
    title = next((menu.draft.block.title for menu in menus if menu.draft.block.title), "")
    return Reading(tuple(grids.values()), spans, tuple(doubts), " ".join(title.split()))


def spans_doubts(spans: Sequence[Span], today: date) -> tuple[Doubt, ...]:
    """Return what is doubtful in the days of a menu: none at all, all of them past, a span without a Monday."""
    if not spans:
        return (Doubt("no-days"),)
    doubts = []
    if all(span.last is not None and span.last < today for span in spans):
        doubts.append(Doubt("past-week", values={"days": span_label(max(spans))}))
    for span in spans:
        monday = monday_of(span.first)
        if span.last is not None and monday < span.first and monday + WEEK > span.last:
            doubts.append(Doubt("no-monday", values={"days": span_label(span)}))
    return tuple(doubts)


def usual_span(monday: date) -> Span:
    """Return Monday to Friday."""
    return Span(monday, monday + _DAYS_OF_A_MENU)


def grid_title(label: str, spans: Sequence[Span] = ()) -> str:
    """Return the title of a grid: the age group, and the days when it holds for some weeks only."""
    return " · ".join(filter(None, (label, ", ".join(map(span_label, spans)))))


def _menu(draft: Draft, sheet: str, today: date) -> _Menu:
    title = draft.block.title
    group = read_group(title) or read_group(sheet)
    spans, doubts = _spans(draft, sheet, today)
    return _Menu(draft, spans, group.key if group else "", group.label if group else "", sheet, doubts)


def _spans(draft: Draft, sheet: str, today: date) -> tuple[tuple[Span, ...], list[Doubt]]:
    """Return the days that the title, the sheet or the heads of the days tell."""
    title = draft.block.title
    source = f"{sheet}!A1" if sheet else "A1"
    for text in (title, sheet):
        if found := read_spans(text, today):
            return tuple(_week_if_open(span, text) for span in found), []
    doubts = [Doubt("unclear-days", source=source, text=title)] if _speaks_of_days(title) else []
    if draft.dates:
        days = sorted(draft.dates.values())
        if days[-1] - days[0] < WEEK:
            return (Span(days[0], days[-1]),), doubts
    number = read_week_number(title) or read_week_number(sheet)
    if number and number <= TEACHING_WEEKS + 4 and "thang" not in fold(title):
        monday = first_teaching_monday(school_year(today, (8, 1))) + (number - 1) * WEEK
        span = usual_span(monday)
        values = {"number": str(number), "days": span_label(span)}
        return (span,), [Doubt("days-from-week-number", source=source, text=title, values=values)]
    return (), doubts


def _week_if_open(span: Span, text: str) -> Span:
    """Return the week that begins on a single day; "áp dụng từ" stays open."""
    if span.last is not None or re.search(r"ap dung|hoc ky|tro di", fold(text)):
        return span
    return Span(span.first, max(usual_span(monday_of(span.first)).last or span.first, span.first))


def _speaks_of_days(title: str) -> bool:
    return bool(
        re.search(r"\b(?:tu|den)\s+(?:ngay\s+)?\d|\d\s*/\s*\d", re.sub(r"20\d\d\s*[-–—/]\s*20\d\d", "", fold(title)))
    )


def _name_by_sheets(menus: list[_Menu]) -> None:
    """Name menus after their sheets when they would otherwise be one: same group, same days, another sheet."""
    for menu in menus:
        twins = [other for other in menus if (other.group, other.spans) == (menu.group, menu.spans)]
        is_named = menu.sheet and not _DEFAULT_SHEET.fullmatch(fold(menu.sheet).strip())
        if len(twins) > 1 and not menu.group and is_named and len({other.sheet for other in twins}) == len(twins):
            menu.label = menu.sheet.strip()
    for menu in menus:
        menu.group = menu.group or slug(menu.label)


def _free_key(menu: _Menu, are_many: bool, taken: dict[str, Grid]) -> str:
    mondays = weeks_of(menu.spans) if are_many else ()
    key = grid_key(menu.group, mondays)
    number = 1
    while key in taken:
        number += 1
        key = grid_key("-".join(filter(None, (menu.group, f"bang-{number}"))), mondays)
    if number > 1:
        menu.doubts.append(Doubt("grid-twice", source=menu.draft.block.source(menu.draft.block.heads[0]), level=ERROR))
    return key


def _placed(doubt: Doubt, draft: Draft) -> Doubt:
    return replace(doubt, source=draft.sources.get((doubt.row, doubt.column), draft.block.sheet))
