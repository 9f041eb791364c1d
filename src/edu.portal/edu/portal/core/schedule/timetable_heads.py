"""Heads and titles of the tables of a timetable: what a column is, which class a block is of."""

from collections.abc import Sequence
from edu.portal.core.schedule.days import read_day
from edu.portal.core.schedule.grid import clean_text
from edu.portal.core.schedule.timetable_classes import class_name
from edu.portal.core.schedule.timetable_classes import is_class
from edu.portal.core.text.cells import CellLike
from edu.portal.core.text.unicode import fold
import re


_IN_TITLE = re.compile(
    r"\blớp\s*[:.]?\s*(\w.*?)(?=\s*(?:$|[,;(–—]|\s-\s|năm học|nh\b|học k[ìỳ]|hk\b|áp dụng|thực hiện|từ\b|buổi|gvcn|"
    r"giáo viên|sĩ số|phòng|tuần|\n))",
    re.I,
)
_TERM = re.compile(r"(?:hoc ky|hoc ki|hk)\s*(?P<number>ii|i|1|2)\b|\b(?P<summer>hoc he|ky he|ki he|hoc ky he)\b")
_TITLE_WORD = re.compile(r"^(?:thời\s+kh[oó]a?\s+biểu|tkb)\s*[:-]?\s*", re.I)
_HEADS = (
    ("number", re.compile(r"(?:stt|tt|so tt|so thu tu)$")),
    ("day", re.compile(r"(?:thu|ngay|thu/ngay|thu, ngay|day|thu - ngay)(?:\s*/\s*(?:tiet|lop|buoi))?$")),
    ("part", re.compile(r"(?:buoi|buoi hoc|ca|session)(?:\s*/\s*tiet)?$")),
    ("period", re.compile(r"(?:tiet|tiet hoc|tiet thu|tiet\s*[/\\]\s*thu|period|hour)$")),
    ("time", re.compile(r"(?:gio|thoi gian|gio hoc|time|gio vao lop)(?:\s.*)?$")),
    ("teacher", re.compile(r"(?:ten |ho va ten |ho ten )?(?:gv|gvbm|giao vien(?: day)?)$|ho va ten$|ho ten$")),
    ("subject", re.compile(r"(?:mon|mon hoc|phan mon|mon day|subject|mon/phan mon|chuyen mon)$")),
    ("room", re.compile(r"(?:phong|phong hoc|room|p\.hoc|ph)$")),
    ("class", re.compile(r"(?:lop|class|lop hoc)$")),
    ("note", re.compile(r"(?:ghi chu|so tiet|tong|tong so|tong so tiet|kiem nhiem|chu nhiem|gvcn|lop cn)(?:\s.*)?$")),
)


def distinct(row: Sequence[CellLike]) -> list[str]:
    """Return the texts of a row, each one once: a merged area may repeat its text."""
    return list(dict.fromkeys(text for cell in row if (text := clean_text(cell.text))))


def class_in(text: str) -> str:
    """Return the class that a title names: "THỜI KHÓA BIỂU LỚP 10A2 NĂM HỌC 2024-2025" gives "10A2"; "" for none."""
    found = _IN_TITLE.search(clean_text(text))
    if found and (is_class(found[1]) or len(found[1]) <= 20):
        return class_name(found[1])
    words = _TITLE_WORD.sub("", clean_text(text))
    return class_name(words) if is_class(words) else ""


def kind_of_head(text: str) -> str:
    """Return what a head is: "day" for "Thứ", "a-day" for "Thứ 2", "period", "part", "teacher" ...; "" for others."""
    words = " ".join(fold(text).split()).strip(" .:")
    for kind, pattern in _HEADS:
        if pattern.match(words):
            return kind
    return "a-day" if read_day(text) is not None else ""


def term_in(title: str) -> str:
    """Return the term that a title names: "hk1", "hk2" or "he" for the summer; "" for none."""
    found = _TERM.search(fold(title))
    if found is None:
        return ""
    return "he" if found["summer"] else f"hk{2 if found['number'] in ('ii', '2') else 1}"
