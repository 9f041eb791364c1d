"""Names of classes: what is one, which grade it belongs to, and their order (6A, 6B, 10A2; Mầm 1, Lá 2)."""

from collections.abc import Iterable
from datetime import date
from edu.portal.core.text.unicode import fold
from edu.portal.core.text.unicode import slug
import re


_WORD = re.compile(r"^\s*(?:lớp|LỚP|Lớp|class)\s*[:.]?\s*", re.I)
_GRADED = re.compile(
    r"(1[0-2]|[1-9])\s*(?:[./-]\s*\d{1,2}|[a-z]{1,4}\s*[./-]?\s*(?:\d{1,2}(?:[./]\d{1,2})?)?"
    r"|(?:chuyen\s+)?(?:toan|van|anh|li|ly|hoa|sinh|tin|su|dia|phap|nhat|trung|nga)(?:\s*\d)?)"
)
_SPACED = re.compile(r"(?<=\d)\s+(?=\w\d*$)|(?<=\d[a-zA-Z])\s+(?=\d+$)|\s*(?=[./-])|(?<=[./-])\s*")
# Ages of the nursery school, youngest first.
_YOUNG = (
    (re.compile(r"nha tre|nhom tre|\d+\s*-\s*\d+\s*thang|nhom\b"), "nha-tre", "Nhà trẻ"),
    (re.compile(r"mam\b|(?:mau giao|mg)\s*be\b|3\s*(?:-\s*4\s*)?(?:tuoi|t)\b"), "mam", "Mầm"),
    (re.compile(r"choi\b|(?:mau giao|mg)\s*nho\b|4\s*(?:-\s*5\s*)?(?:tuoi|t)\b"), "choi", "Chồi"),
    (re.compile(r"la\b|(?:mau giao|mg)\s*lon\b|5\s*(?:-\s*6\s*)?(?:tuoi|t)\b"), "la", "Lá"),
    (re.compile(r"mau giao|mg\b|ghep\b"), "mau-giao", "Mẫu giáo"),
)
_DIGITS = re.compile(r"(\d+)")


def class_name(text: str) -> str:
    """Return the name of a class without the word "lớp" and stray blanks: "Lớp 6 A" gives "6A"."""
    bare = " ".join(_WORD.sub("", text).split()).strip(" .:,;")
    if _GRADED.fullmatch(fold(bare)) and not re.search(r"[^\W\d_]{3}", bare):
        return _SPACED.sub("", bare).upper()
    return bare[:1].upper() + bare[1:]


def class_key(text: str) -> str:
    """Return the name of a class for addresses: "10A2" gives "10a2", "Mầm 1" gives "mam-1"."""
    return slug(class_name(text))


def is_class(text: str) -> bool:
    """Whether a text is surely the name of a class."""
    words = fold(class_name(text))
    return bool(_GRADED.fullmatch(words) or any(pattern.match(words) for pattern, _key, _name in _YOUNG))


def class_of_date(day: date) -> str:
    """Return the class that a spreadsheet took for a date: it makes 6 January of "6/1"."""
    return f"{day.day}/{day.month}"


def grade_of(name: str) -> tuple[str, str]:
    """Return the grade of a class as (key, name): ("6", "Khối 6"), ("la", "Lá"); ("", "") when the name tells none."""
    words = fold(class_name(name))
    if (found := re.match(r"(1[0-2]|[1-9])(?!\d)", words)) and _GRADED.fullmatch(words):
        return found[1], f"Khối {found[1]}"
    for pattern, key, title in _YOUNG:
        if pattern.match(words):
            return key, title
    return "", ""


def class_order(name: str) -> tuple[int, tuple[tuple[int, int, str], ...]]:
    """Return a key that sorts classes by age, then as people count: 6A, 6B, 10A2, 10A10."""
    grade = grade_of(name)[0]
    young = [key for _pattern, key, _name in _YOUNG]
    rank = young.index(grade) if grade in young else 10 + int(grade) if grade else 99
    pieces = (piece for piece in _DIGITS.split(fold(class_name(name))) if piece.strip())
    return rank, tuple((0, int(piece), "") if piece.isdigit() else (1, 0, piece.strip()) for piece in pieces)


def sorted_classes(names: Iterable[str]) -> list[str]:
    """Return names of classes in their order."""
    return sorted(names, key=class_order)
