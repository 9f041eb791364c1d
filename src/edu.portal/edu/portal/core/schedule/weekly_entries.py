"""What happens in a week: entries, read from grids of any of the forms in which a weekly schedule is kept.

Three forms are kept as they came: days as rows with a column for the morning and the afternoon; one row per event with
columns for time, content, place and people; a row per part of the day with a column per leader.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from datetime import time
from datetime import timedelta
from edu.portal.core.schedule.days import AFTERNOON
from edu.portal.core.schedule.days import DAY_KEYS
from edu.portal.core.schedule.days import MORNING
from edu.portal.core.schedule.days import read_part
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import Head
from edu.portal.core.schedule.lists import NAMELESS
from edu.portal.core.schedule.lists import Column
from edu.portal.core.schedule.weekly_days import DATE
from edu.portal.core.schedule.weekly_days import DAY
from edu.portal.core.schedule.weekly_days import day_of
from edu.portal.core.schedule.weekly_times import EVENING
from edu.portal.core.schedule.weekly_times import part_of
from edu.portal.core.schedule.weekly_times import read_times
from edu.portal.core.schedule.weekly_times import split_times
from edu.portal.core.text.unicode import fold
from operator import itemgetter
import re


PARTS = (MORNING, AFTERNOON, EVENING)
PART_LABELS = {MORNING: "Sáng", AFTERNOON: "Chiều", EVENING: "Tối"}
PART, TIME, CONTENT, PLACE, PEOPLE, CHAIR, NOTE = (
    "buoi",
    "gio",
    "noi-dung",
    "dia-diem",
    "thanh-phan",
    "chu-tri",
    "ghi-chu",
)
COLUMNS = (
    Column(DAY, "Thứ", ("thu", "thu ngay", "ngay thu", "thu ngay thang", "thu ngay thang nam"), True),
    Column(DATE, "Ngày", ("ngay", "ngay thang", "ngay thang nam"), True),
    Column(PART, "Buổi", ("buoi",)),
    Column(TIME, "Giờ", ("gio", "thoi gian", "thoi diem")),
    Column(MORNING, "Sáng", ("sang", "buoi sang")),
    Column(AFTERNOON, "Chiều", ("chieu", "buoi chieu")),
    Column(EVENING, "Tối", ("toi", "buoi toi")),
    Column(CONTENT, "Nội dung", ("noi dung", "cong viec", "noi dung cong viec", "ten cong viec")),
    Column(PLACE, "Địa điểm", ("dia diem", "noi hop", "phong")),
    Column(PEOPLE, "Thành phần", ("thanh phan", "nguoi du", "doi tuong", "thuc hien", "nguoi thuc hien", "bo phan")),
    Column(CHAIR, "Chủ trì", ("chu tri", "nguoi chu tri", "phu trach", "nguoi phu trach", "lanh dao chu tri")),
    Column(NOTE, "Ghi chú", ("ghi chu", "luu y", "chuan bi", "dieu chinh", "bo sung")),
)
_KNOWN = {column.key for column in COLUMNS}
AUDIENCES = {"": "Toàn trường", "lanh-dao": "Lãnh đạo", "giao-vien": "Giáo viên", "nhan-vien": "Nhân viên"}
_AUDIENCE_WORDS = {
    "lanh-dao": r"\b(ban giam hieu|bgh|lanh dao|hieu truong|ban giam doc)\b",
    "giao-vien": r"\b(giao vien|gv|to chuyen mon|chuyen mon)\b",
    "nhan-vien": r"\b(nhan vien|nv|van phong|hanh chinh|cap duong|bao ve)\b",
}
# "Chủ trì: ...", "TP: ...", "Đ/đ: ..." inside of a text of a cell.
_NAMED = {
    CHAIR: r"chu tri|phu trach|ct",
    PEOPLE: r"thanh phan(?: tham du)?|tp|nguoi du",
    PLACE: r"dia diem|d/d|dd|tai",
}
_LABEL = re.compile("|".join(f"(?P<{key.replace('-', '_')}>{words})" for key, words in _NAMED.items()))
_NOT_A_LETTER = re.compile(r"[^\w]+")
_PIECE = re.compile(r"(?:^|[;(.]\s*|\s[-–]\s+)([^:;()]{1,22}?)\s*:\s*((?:\([^()]*\)|[^;()])+)\)?")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that happens. ``day`` is a key of a day, ``on`` the day itself when the week is known.

    ``part`` is MORNING, AFTERNOON, EVENING or "" for the whole day. ``person`` heads the column of a leader.
    ``grid``, ``row`` and ``column`` are the cell it stands in; ``audience`` is a key of AUDIENCES.
    """

    day: str
    part: str
    content: str
    on: date | None = None
    start: time | None = None
    end: time | None = None
    place: str = ""
    participants: str = ""
    chair: str = ""
    note: str = ""
    audience: str = ""
    person: str = ""
    grid: str = ""
    row: str = ""
    column: str = ""

    def is_for(self, name: str) -> bool:
        """Whether a person of that name chairs, takes part or has a column of their own; diacritics count."""
        wanted = _plain(name)
        return bool(wanted) and any(wanted in _plain(text) for text in (self.person, self.chair, self.participants))


def audience_of(text: str) -> str:
    """Return the key of the one audience that a title, a heading or a tab names, "" for none or several."""
    words = fold(text)
    named = [key for key, pattern in _AUDIENCE_WORDS.items() if re.search(pattern, words)]
    return named[0] if len(named) == 1 else ""


def is_audience_heading(text: str) -> bool:
    """Whether a text that stands alone names one audience and no more: "II. GIÁO VIÊN"."""
    return bool(audience_of(text)) and len(text) < 50 and ":" not in text


def audience_key(grid: Grid) -> str:
    """Return the audience of a grid."""
    return grid.key if grid.key in AUDIENCES else audience_of(grid.title)


def is_person(column: Head) -> bool:
    """Whether a column is that of a leader."""
    return column.key not in _KNOWN and not column.key.startswith(NAMELESS)


def entries(grids: Iterable[Grid], monday: date | None = None) -> tuple[Entry, ...]:
    """Return what happens, in the order of days and times; ``monday`` is the first day of the week."""
    found = [entry for grid in grids for entry in _entries(grid)]
    if monday is not None:
        found = [replace(entry, on=monday + timedelta(days=DAY_KEYS.index(entry.day))) for entry in found]
    return tuple(entry for _key, entry in sorted(_keyed(found), key=itemgetter(0)))


def _keyed(found: Iterable[Entry]) -> Iterator[tuple[tuple[int, int, time], Entry]]:
    """Entries with what orders them; a line without a time stays below the line that it was written under."""
    above: Entry | None = None
    last = time()
    for entry in found:
        is_same = above is not None and (above.grid, above.row, above.column) == (entry.grid, entry.row, entry.column)
        last = entry.start or (last if is_same else time())
        above = entry
        part = PARTS.index(entry.part) if entry.part in PARTS else -1
        yield (DAY_KEYS.index(entry.day), part, last), entry


def _entries(grid: Grid) -> list[Entry]:
    is_list = any(column.key == CONTENT for column in grid.columns)
    found: list[Entry] = []
    for row in grid.rows:
        day = day_of(row.key)
        if not day:
            continue
        if is_list:
            found.extend(_row_entry(grid, row.key, day))
        else:
            found.extend(_cell_entries(grid, row, day))
    return found


def _row_entry(grid: Grid, row: str, day: str) -> list[Entry]:
    """The entry of a row that has a column for each thing."""
    content = grid.text(row, CONTENT)
    if not content:
        return []
    times = read_times(grid.text(row, TIME))
    start = times.start if times else None
    said = read_part(grid.text(row, PART)) or read_part(grid.text(row, TIME))
    return [
        Entry(
            day,
            said or part_of(start),
            content,
            start=start,
            end=times.end if times else None,
            place=grid.text(row, PLACE),
            participants=grid.text(row, PEOPLE),
            chair=grid.text(row, CHAIR),
            note=grid.text(row, NOTE),
            audience=audience_key(grid),
            grid=grid.key,
            row=row,
            column=CONTENT,
        )
    ]


def _cell_entries(grid: Grid, row: Head, day: str) -> list[Entry]:
    """The entries of a row whose cells hold several lines."""
    found: list[Entry] = []
    said = row.key.removeprefix(day).strip("-")
    for column in grid.columns:
        text = grid.text(row.key, column.key)
        if not text or column.key == NOTE or column.key.startswith(NAMELESS):
            continue
        part = column.key if column.key in PARTS else said if said in PARTS else ""
        person = column.label if is_person(column) else ""
        blank = Entry(
            day, part, "", audience=audience_key(grid), person=person, grid=grid.key, row=row.key, column=column.key
        )
        found.extend(_lines(text, blank))
    return found


def _lines(text: str, blank: Entry) -> list[Entry]:
    found: list[Entry] = []
    for line in text.split("\n"):
        times, rest = split_times(line)
        named, content = _named(rest)
        if named and not content and times is None and found:
            # A line that only says who or where belongs to the line above.
            found[-1] = _with(found[-1], named)
            continue
        if times is not None and times.is_wrong:
            content, times = line.strip(), None
        entry = replace(blank, content=content or rest)
        if times is not None:
            entry = replace(entry, start=times.start, end=times.end, part=blank.part or part_of(times.start))
        found.append(_with(entry, named))
    return [entry for entry in found if entry.content]


def _named(text: str) -> tuple[dict[str, str], str]:
    """What a line names of people and places, and the line without it."""
    named: dict[str, str] = {}
    left = text
    for piece in _PIECE.finditer(text):
        label = _LABEL.fullmatch(fold(piece[1]).strip())
        if label and label.lastgroup:
            named.setdefault(label.lastgroup.replace("_", "-"), piece[2].strip(" .,"))
            left = left.replace(piece[0], " ")
    return named, " ".join(left.split()).strip(" ;,.-–") if named else text


def _with(entry: Entry, named: dict[str, str]) -> Entry:
    return replace(
        entry,
        chair=named.get(CHAIR, entry.chair),
        participants=named.get(PEOPLE, entry.participants),
        place=named.get(PLACE, entry.place),
    )


def _plain(name: str) -> str:
    words = " ".join(_NOT_A_LETTER.sub(" ", name.casefold()).split())
    return f" {words} " if words else ""
