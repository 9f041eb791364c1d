"""The day of each line of a table, from a column "Thứ", a column "Ngày" or both, with what is doubtful about it."""

from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from edu.portal.core.schedule.days import DAY_KEYS
from edu.portal.core.schedule.days import day_head
from edu.portal.core.schedule.days import read_day
from edu.portal.core.schedule.grid import Head
from edu.portal.core.schedule.grid import Span
from edu.portal.core.schedule.lists import Block
from edu.portal.core.schedule.lists import Line
from edu.portal.core.schedule.reading import WARNING
from edu.portal.core.schedule.reading import Doubt
from edu.portal.core.schedule.weeks import monday_of
from edu.portal.core.schedule.weeks import read_date
from edu.portal.core.schedule.weeks import read_spans
from edu.portal.core.schedule.weeks import week_of
from edu.portal.core.text.dates import WEEKDAYS
from edu.portal.core.text.dates import format_date
from edu.portal.core.text.unicode import fold
import re


DAY, DATE = "thu", "ngay"
# The row of what stands on no day that can be read: kept, and to be moved before the schedule is saved.
NOWHERE = "chua-ro"
NOWHERE_LABEL = "Chưa rõ ngày"
_LOOKS_LIKE_DATE = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}")
_LETTERS = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Found:
    """The key of a day, or NOWHERE, and the doubts of its cell; their rows are not known yet."""

    key: str
    doubts: tuple[Doubt, ...] = ()


class DayReader:
    """Reads the day of line after line; a line without one belongs to the day above it."""

    def __init__(self, week: Span | None, today: date) -> None:
        """``week`` is the week of the schedule when it is known; ``today`` tells the year of dates without one."""
        self._week = week
        self._near = week.first if week else today
        self._said = ("", "")
        self._key = NOWHERE

    def read(self, line: Line) -> Found:
        """Return the day of a line."""
        said = (line.text(DAY), line.text(DATE))
        if not any(said) or said == self._said:
            return Found(self._key)
        # A date in its own column may go on below a merged "Thứ".
        self._said = said
        found = self._judge(line, *said)
        self._key = found.key
        return found

    def _judge(self, line: Line, day_text: str, date_text: str) -> Found:
        place = line.place(DAY, DATE) if day_text else line.place(DATE, DAY)
        day = read_day(day_text) or read_day(date_text)
        dated = date_text or day_text
        date_place = line.place(DATE, DAY) if date_text else line.place(DAY, DATE)
        found = read_date(dated, self._near)
        if day is None and found is None:
            return Found(NOWHERE, (Doubt("unknown-day", source=place, text=day_text or date_text),))
        doubts = []
        if day is None:
            key = DAY_KEYS[(found or self._near).weekday()]
            if _LETTERS.search(fold(day_text).replace("ngay", "")):
                doubts.append(_doubt("unknown-day", place, day_text, day=WEEKDAYS[DAY_KEYS.index(key)]))
        else:
            key = day.key
            if not day.is_sure:
                doubts.append(_doubt("misspelt-day", place, day_text or date_text, day=WEEKDAYS[day.weekday]))
            if found is not None and found.weekday() != day.weekday:
                values = {"day": WEEKDAYS[day.weekday], "date": format_date(found), "real": WEEKDAYS[found.weekday()]}
                doubts.append(_doubt("date-not-weekday", date_place, dated, **values))
        if found is None and _LOOKS_LIKE_DATE.search(dated):
            doubts.append(_doubt("unreadable-date", date_place, dated))
        if found is not None and self._week is not None and not week_of(self._week.first).holds(found):
            doubts.append(_doubt("date-outside", date_place, dated, date=format_date(found)))
        return Found(key, tuple(doubts))


def week_told(block: Block, today: date) -> Span | None:
    """Return the days that the titles of a block name, else the week of most of its dates; None when nothing tells."""
    for text in (" ".join(block.titles), *block.titles, block.sheet):
        spans = [span for span in read_spans(text, today) if span.last is not None]
        if spans and (last := spans[0].last) and (last - spans[0].first).days < 7:
            return spans[0]
    dates = [
        found for line in block.lines if (found := read_date(line.text(DATE) or line.text(DAY), today)) is not None
    ]
    mondays = [monday_of(day) for day in dates]
    return week_of(max(sorted(set(mondays)), key=mondays.count)) if mondays else None


def common_week(blocks: Iterable[Block], today: date) -> Span | None:
    """Return the first week that one of the blocks tells."""
    return next((week for block in blocks if (week := week_told(block, today)) is not None), None)


def head_of_day(key: str, group: str = "") -> Head:
    """Return the head of a day or of NOWHERE."""
    return Head(NOWHERE, NOWHERE_LABEL, group) if key == NOWHERE else day_head(key, group)


def day_of(row: str) -> str:
    """Return the day that the key of a row begins with ("t2", "t2-sang", "t2-1"), "" for none."""
    first = row.split("-")[0]
    return first if first in DAY_KEYS else ""


def in_order(keys: Iterable[str], least: Sequence[str] = DAY_KEYS[:6]) -> tuple[str, ...]:
    """Return the days of ``keys`` and ``least`` from Monday to Sunday, NOWHERE first."""
    wanted = {*keys, *least}
    return tuple(key for key in (NOWHERE, *DAY_KEYS) if key in wanted)


def at_row(doubts: Iterable[Doubt], grid: str, row: str, column: str = "") -> tuple[Doubt, ...]:
    """Return the doubts at a row of a grid."""
    return tuple(
        Doubt(doubt.code, grid, row, column or doubt.column, doubt.source, doubt.text, doubt.values, doubt.level)
        for doubt in doubts
    )


def _doubt(code: str, source: str, text: str, **values: str) -> Doubt:
    return Doubt(code, source=source, text=text, values=values, level=WARNING)
