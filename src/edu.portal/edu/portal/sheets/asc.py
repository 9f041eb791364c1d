"""Read the XML that aSc Timetables exports, as a table with the columns of FET: one row for each lesson and hour.

Both forms in use are read: that of 2008 (``<card day="0" period="1"/>``, ``<days>``) and that of 2012 (``<daysdefs>``,
``days="10000"``). The file names everything by ids of its own; what an id does not lead to is told by the id itself,
so that a person sees what is missing.
"""

from collections.abc import Iterator
from edu.portal.sheets.build import Builder
from edu.portal.sheets.model import Cell
from edu.portal.sheets.model import Limits
from edu.portal.sheets.model import SheetError
from edu.portal.sheets.model import Table
from edu.portal.sheets.package import parse
from lxml import etree
import re


HEADS = ("Activity Id", "Day", "Hour", "Students Sets", "Subject", "Teachers", "Activity Tags", "Room", "Comments")
SHEET = "aSc"
# The names of days in a file follow the language of its program, the order of the bits does not.
_DAYS = ("Thứ 2", "Thứ 3", "Thứ 4", "Thứ 5", "Thứ 6", "Thứ 7", "Chủ Nhật")
_BEGINNING = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:(?><!--.*?-->)\s*)*+<timetable[\s>]", re.DOTALL | re.I
)
_HEAD = 4_000
_WHOLE_CLASS = "1"


def is_asc(data: bytes) -> bool:
    """Whether the bytes begin as a timetable of aSc does."""
    return bool(
        _BEGINNING.match(data[:_HEAD].replace(b"\x00", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff"))
    )


def read_asc(data: bytes, limits: Limits) -> Table:
    """Return the cards as a table; the reference of a cell is the number of its card, "card 12".

    Raises SheetError: XML that is not well formed or has a document type, too large, or without cards.
    """
    if len(data) > limits.size:
        raise SheetError("too-large", f"{len(data)} bytes")
    root = parse(data, SHEET)
    lessons = _by_id(root, "lessons", "lesson")
    names = _Names(root)
    # Counts the cells; its places are not those of the file.
    counter = Builder(limits)
    rows = [tuple(Cell(head, f"{SHEET} {head}") for head in HEADS)]
    for number, card in enumerate(_children(root, "cards", "card"), 1):
        lesson = lessons.get(card.get("lessonid", ""))
        for values in _rows(card, lesson, names):
            for column, value in enumerate(values):
                counter.add(len(rows), column, value)
            rows.append(tuple(Cell(value, f"card {number}") for value in values))
    if len(rows) == 1:
        raise SheetError("empty", SHEET)
    return Table(SHEET, tuple(rows))


class _Names:
    """What the ids of a file stand for."""

    def __init__(self, root: etree._Element) -> None:
        self.subjects = _by_id(root, "subjects", "subject")
        self.teachers = _by_id(root, "teachers", "teacher")
        self.rooms = _by_id(root, "classrooms", "classroom")
        self.classes = _by_id(root, "classes", "class")
        self.groups = _by_id(root, "groups", "group")
        self.weeks = {item.get("weeks", ""): item.get("name", "") for item in _children(root, "weeksdefs", "weeksdef")}
        self.first_day = min((int(day) for day in _numbers(root)), default=0)

    def of(self, items: dict[str, etree._Element], ids: str, attribute: str = "name") -> list[str]:
        found = []
        for key in filter(None, ids.split(",")):
            item = items.get(key)
            name = (item.get(attribute) or item.get("name") or "") if item is not None else ""
            found.append(" ".join((name or key).replace("+", " ").split()))
        return found

    def students(self, lesson: etree._Element) -> str:
        """The classes of a lesson, each with its group where it has not the whole class."""
        groups = [self.groups[key] for key in lesson.get("groupids", "").split(",") if key in self.groups]
        parts = {
            group.get("classid", ""): group.get("name", "")
            for group in groups
            if group.get("entireclass", "0") != _WHOLE_CLASS
        }
        told = []
        for key in filter(None, lesson.get("classids", lesson.get("classid", "")).split(",")):
            name = self.of(self.classes, key)[0]
            told.append(f"{name} Nhóm {_bare_group(parts[key])}" if parts.get(key) else name)
        return "+".join(told)


def _rows(card: etree._Element, lesson: etree._Element | None, names: _Names) -> Iterator[tuple[str, ...]]:
    if lesson is None:
        yield (card.get("lessonid", ""), "", "", "", "", "", "", "", "")
        return
    rooms = card.get("classroomids") or card.get("classroomid") or ""
    if not rooms and lesson.get("classroomids", "").count(",") == 0:
        rooms = lesson.get("classroomids", "")
    weeks = card.get("weeks", "")
    comment = names.weeks.get(weeks, "") if "0" in weeks and "1" in weeks else ""
    for day in _days(card, names.first_day) or [""]:
        for hour in _hours(card, lesson) or [""]:
            yield (
                lesson.get("id", ""),
                day,
                hour,
                names.students(lesson),
                " ".join(names.of(names.subjects, lesson.get("subjectid", ""))),
                "+".join(names.of(names.teachers, lesson.get("teacherids", lesson.get("teacherid", "")))),
                "",
                ", ".join(names.of(names.rooms, rooms)),
                comment,
            )


def _days(card: etree._Element, first: int) -> list[str]:
    """Return the days of a card: a bit for each, or the number of one day."""
    bits = card.get("days", "")
    if bits:
        return [_DAYS[at] for at, bit in enumerate(bits[: len(_DAYS)]) if bit == "1"]
    number = card.get("day", "")
    at = int(number) - first if number.isdecimal() and len(number) < 3 else -1
    return [_DAYS[at]] if 0 <= at < len(_DAYS) else []


def _hours(card: etree._Element, lesson: etree._Element) -> list[str]:
    """Return the hours of a card: a double lesson has one card and two hours."""
    first = card.get("period", "")
    if not first.isdecimal() or len(first) > 2:
        return [first] if first else []
    told = lesson.get("periodspercard") or lesson.get("durationperiods") or "1"
    count = int(told) if told.isdecimal() and 0 < int(told) <= 12 else 1
    return [str(int(first) + step) for step in range(count)]


def _numbers(root: etree._Element) -> Iterator[str]:
    return (
        day for item in _children(root, "days", "day") if (day := item.get("day", "")).isdecimal() and len(day) < 3
    )


def _bare_group(name: str) -> str:
    return re.sub(r"^(?:nhóm|group)\s*", "", name, flags=re.I) or name


def _children(root: etree._Element, folder: str, name: str) -> Iterator[etree._Element]:
    for held in root:
        if _local(held) == folder:
            yield from (item for item in held if _local(item) == name)


def _by_id(root: etree._Element, folder: str, name: str) -> dict[str, etree._Element]:
    return {item.get("id", ""): item for item in _children(root, folder, name)}


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]
