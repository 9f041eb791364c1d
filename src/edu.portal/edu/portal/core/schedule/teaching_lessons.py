"""What a teacher teaches in a week (lịch báo giảng), period by period (requirements 4.3)."""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from datetime import timedelta
from edu.portal.core.schedule.days import AFTERNOON
from edu.portal.core.schedule.days import DAY_KEYS
from edu.portal.core.schedule.days import MORNING
from edu.portal.core.schedule.days import school_days
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import Head
from edu.portal.core.schedule.lists import Column
from edu.portal.core.schedule.weekly_days import DATE
from edu.portal.core.schedule.weekly_days import DAY
from edu.portal.core.schedule.weekly_days import NOWHERE
from edu.portal.core.schedule.weekly_days import day_of
from edu.portal.core.text.unicode import fold
import re


PART, PERIOD, CLASS, SUBJECT, NUMBER, LESSON, NOTE = "buoi", "tiet", "lop", "mon", "ppct", "ten-bai", "ghi-chu"
COLUMNS = (
    Column(DAY, "Thứ", ("thu", "thu ngay", "ngay thu", "thu ngay thang"), True),
    Column(DATE, "Ngày", ("ngay", "ngay thang", "ngay day"), True),
    Column(PART, "Buổi", ("buoi",), True),
    Column(PERIOD, "Tiết", ("tiet", "tiet thu", "tiet day", "tiet tkb", "tiet trong ngay", "tiet hoc"), True),
    Column(CLASS, "Lớp", ("lop", "lop day")),
    Column(SUBJECT, "Môn", ("mon", "mon hoc", "phan mon", "mon phan mon", "mon hoc phan mon", "hoat dong")),
    Column(
        NUMBER, "Tiết PPCT", ("ppct", "tiet ppct", "tiet theo ppct", "tiet ct", "so tiet ppct", "tiet chuong trinh")
    ),
    Column(LESSON, "Tên bài dạy", ("ten bai", "bai day", "bai hoc", "noi dung", "noi dung bai day", "dau bai")),
    Column(
        NOTE,
        "Đồ dùng, ghi chú",
        ("ghi chu", "do dung", "thiet bi", "dieu chinh", "chuan bi", "tbdh", "do dung day hoc"),
    ),
)
_KEPT = (CLASS, SUBJECT, NUMBER, LESSON, NOTE)
GRID_COLUMNS = tuple(Head(column.key, column.label) for column in COLUMNS if column.key in _KEPT)
# Periods of a morning and of an afternoon that a form has.
PERIODS = {MORNING: 5, AFTERNOON: 4}
PART_LABELS = {MORNING: "Sáng", AFTERNOON: "Chiều"}
# What has neither a number in the programme nor a lesson of its own.
_NO_LESSON = re.compile(
    r"\b(chao co|shdc|shl|shcn|sh lop|sinh hoat|hdtn|hoat dong trai nghiem|bd|phu dao|on tap|tu hoc)\b"
)
_TEACHER = re.compile(
    r"(?:giáo viên|gv|người dạy|họ và tên)[^:\n]{0,20}:\s*([^\n;|]+?)(?=\s{2,}|\s*[-–;|]|\s+tổ\b|\n|$)", re.I
)
_TEAM = re.compile(r"\btổ(?: chuyên môn)?\s*:\s*([^\n;|]+?)(?=\s{2,}|\s*[;|]|\n|$)", re.I)


@dataclass(frozen=True, slots=True)
class Lesson:
    """A period that is taught. ``on`` is its day when the week is known; ``number`` its place in the programme."""

    day: str
    part: str
    period: str
    class_name: str
    subject: str
    number: str
    name: str
    note: str = ""
    on: date | None = None
    grid: str = ""
    row: str = ""


def row_head(day: str, part: str, period: str, again: int = 0) -> Head:
    """Return the head of a period of a day. ``again`` counts further rows of the same period."""
    key = "-".join(filter(None, (day, part, period or "x")))
    label = ", ".join(filter(None, (PART_LABELS.get(part, ""), f"tiết {period}" if period else "")))
    heads = {head.key: head.label for head in school_days()} | {"cn": "Chủ Nhật", NOWHERE: "Chưa rõ ngày"}
    return Head(f"{key}-lan-{again + 1}" if again else key, label[:1].upper() + label[1:], heads[day])


def place_of(row: str) -> tuple[str, str, str]:
    """Return day, part of the day and period that the key of a row says, "" for what it does not."""
    day = day_of(row)
    rest = row.removeprefix(day).strip("-").split("-lan-")[0].split("-")
    part = rest[0] if rest[0] in PART_LABELS else ""
    period = rest[-1] if rest[-1].isdecimal() else ""
    return day, part, period


def lessons(grids: Iterable[Grid], monday: date | None = None) -> tuple[Lesson, ...]:
    """Return what is taught, in the order of the rows; ``monday`` is the first day of the week."""
    found = []
    for grid in grids:
        for row in grid.rows:
            day, part, period = place_of(row.key)
            texts = {key: grid.text(row.key, key) for key in _KEPT}
            if day and any(texts.values()):
                on = monday + timedelta(days=DAY_KEYS.index(day)) if monday else None
                found.append(
                    Lesson(
                        day,
                        part,
                        period,
                        texts[CLASS],
                        texts[SUBJECT],
                        texts[NUMBER],
                        texts[LESSON],
                        texts[NOTE],
                        on=on,
                        grid=grid.key,
                        row=row.key,
                    )
                )
    return tuple(found)


def is_without_lesson(subject: str) -> bool:
    """Whether a subject has no lessons with names (flag raising, meetings of the class)."""
    return bool(_NO_LESSON.search(fold(subject)))


def is_head(keys: Collection[str]) -> bool:
    """Whether a row heads a teaching schedule."""
    return {PERIOD, LESSON} <= set(keys) and bool({DAY, DATE} & set(keys))


def teacher_of(titles: Sequence[str]) -> tuple[str, str]:
    """Return the teacher and the team that the lines above a table name, "" for what they do not."""
    text = "\n".join(titles)
    teacher, team = _TEACHER.search(text), _TEAM.search(text)
    return (teacher[1].strip(" .") if teacher else "", team[1].strip(" .") if team else "")
