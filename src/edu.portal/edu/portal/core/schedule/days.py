"""Days of the week and parts of the day as schools write them."""

from dataclasses import dataclass
from edu.portal.core.schedule.grid import Head
from edu.portal.core.text.dates import WEEKDAYS
from edu.portal.core.text.unicode import fold
import re


# Keys of the days, Monday first; date.weekday() counts in the same order.
DAY_KEYS = ("t2", "t3", "t4", "t5", "t6", "t7", "cn")
MORNING, AFTERNOON = "sang", "chieu"
_NAMES = {
    "t2": ("2", "hai", "mon", "monday"),
    "t3": ("3", "ba", "tue", "tuesday"),
    "t4": ("4", "tu", "wed", "wednesday"),
    "t5": ("5", "nam", "thursday"),
    "t6": ("6", "sau", "fri", "friday"),
    "t7": ("7", "bay", "sat", "saturday"),
    "cn": ("cn", "chu nhat", "8", "sun", "sunday"),
}
_KEY_OF = {name: key for key, names in _NAMES.items() for name in names}
_PREFIX = re.compile(r"^(?:thu|ngay|t)\s*[.:]?\s*(?=[2-8]|hai|ba|tu|nam|sau|bay)")
_REST = re.compile(r"[\s(,;:/\n-].*$", re.S)
# A word that begins nearly like "thứ" and ends with a day: "Thú 3", "Thư 4", "Thứ4", "Tứ 5", "Thử 6".
_NEARLY = re.compile(r"^(?:th?u+|thu?|t)\s*[.:]*\s*(hai|ba|tu|nam|sau|bay|[2-7])$")
_PARTS = {
    MORNING: ("s", "sang", "buoi sang", "sa", "am", "morning"),
    AFTERNOON: ("c", "chieu", "buoi chieu", "ch", "pm", "afternoon"),
}
_PART_OF = {name: key for key, names in _PARTS.items() for name in names}


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the week that was read. ``is_sure`` is False when the word is misspelt."""

    key: str
    is_sure: bool = True

    @property
    def weekday(self) -> int:
        """The day as date.weekday() counts it, Monday is 0."""
        return DAY_KEYS.index(self.key)


def read_day(text: str) -> Day | None:
    """Return the day that a head says: "Thứ 2", "THỨ HAI (21/9)", "T2", "Hai", "Mon", "CN"; None for anything else.

    "Thú 3" is Tuesday, but not surely.
    """
    words = " ".join(fold(text).split())
    if words.startswith(("chu nhat", "cnhat", "c.nhat")):
        return Day("cn")
    stripped = _PREFIX.sub("", words)
    bare = _REST.sub("", stripped)
    has_prefix = stripped != words
    if not has_prefix and bare != stripped and not re.search(r"\d", stripped):
        # "Năm học" names no day, "Năm (24/9)" does.
        return None
    if key := _KEY_OF.get(bare):
        return Day(key, _is_spelt(text) or not has_prefix)
    if found := _NEARLY.match(_head_of(words)):
        return Day(_KEY_OF[found.group(1)], False)
    return None


def read_part(text: str) -> str:
    """Return MORNING or AFTERNOON for the name of a part of the day ("S", "Sáng", "Buổi chiều"), "" for others."""
    return _PART_OF.get(" ".join(fold(text).replace("\n", " ").split()).strip(".: "), "")


def day_head(key: str, group: str = "") -> Head:
    """Return the head of a day."""
    return Head(key, WEEKDAYS[DAY_KEYS.index(key)], group)


def school_days(with_saturday: bool = True) -> tuple[Head, ...]:
    """Return the heads of the days on which schools teach."""
    return tuple(day_head(key) for key in DAY_KEYS[: 6 if with_saturday else 5])


def _is_spelt(text: str) -> bool:
    """Whether "thứ" stands there as it is written, or its usual short form."""
    first = text.strip().lower()
    return first.startswith(("thứ", "thứ", "ngày", "thu")) or bool(re.match(r"t\s*[.:]?\s*[2-8]", first))


def _head_of(words: str) -> str:
    return re.split(r"[(,;/-]", words, maxsplit=1)[0].strip()
