"""Times of day as schools write them: "7h30", "14:00", "7g15 - 8g", "Tiết 3", and lines that begin with one."""

from dataclasses import dataclass
from datetime import time
from edu.portal.core.schedule.days import AFTERNOON
from edu.portal.core.schedule.days import MORNING
from edu.portal.core.schedule.days import read_part
from edu.portal.core.text.unicode import fold
import re


EVENING = "toi"
_HOUR = r"(\d{1,2})\s*(?:gio|h|g|:)(?:\s*(\d{1,2}))?(?:\s*(?:p|phut)\b|:\d\d\b)?"
_TO = r"\s*(?:-|–|—|->|→|den|toi)\s*"
_TIMES = re.compile(rf"(?:luc|tu)?\s*{_HOUR}(?:{_TO}{_HOUR})?")
_BULLET = re.compile(r"^[-–—+*•●▪]+\s*")
_AFTER = re.compile(r"^\s*[:.,;)\]–—-]*\s*")
# Words that stand for a time and tell none: nothing to doubt.
_NO_CLOCK = ("ca ngay", "ca tuan", "trong ngay", "trong tuan", "tiet", "gio", "sau", "truoc", "den", "dau gio", "cuoi")


@dataclass(frozen=True, slots=True)
class Times:
    """When something begins and ends; ``is_wrong`` when numbers stand there that are no time ("25h", "7h75")."""

    start: time | None = None
    end: time | None = None
    is_wrong: bool = False


def read_times(text: str) -> Times | None:
    """Return the times that a text begins with, None when it begins with none. Blank text gives None."""
    return _split(text)[0]


def split_times(line: str) -> tuple[Times | None, str]:
    """Return the times a line begins with and what follows: "- 7h30: Họp" gives 7:30 and "Họp"."""
    return _split(line)


def is_time_text(text: str) -> bool:
    """Whether a cell of times says something that a reader understands: times, a part of the day, "cả ngày"."""
    if not text.strip():
        return True
    times = read_times(text)
    if times is not None:
        return not times.is_wrong
    words = " ".join(fold(text).split())
    return bool(read_part(text)) or words in ("toi", "trua", "buoi toi") or words.startswith(_NO_CLOCK)


def part_of(start: time | None) -> str:
    """Return the part of the day in which a time lies, "" for None."""
    if start is None:
        return ""
    if start.hour < 12:
        return MORNING
    return AFTERNOON if start.hour < 18 else EVENING


def _split(line: str) -> tuple[Times | None, str]:
    bare = _BULLET.sub("", line.strip())
    # Folding keeps the number of characters of a composed text, so places in the folded text are places in the line.
    folded = fold(bare)
    found = _TIMES.match(folded)
    if found is None or (folded[found.end() : found.end() + 1].isalnum()):
        return None, bare
    first, last = _time(found[1], found[2]), _time(found[3], found[4])
    wrong = first is None or (found[3] is not None and last is None)
    if first and last and last < first:
        wrong = True
    rest = bare[found.end() :] if len(folded) == len(bare) else bare
    return Times(None if wrong else first, None if wrong else last, wrong), _AFTER.sub("", rest)


def _time(hour: str | None, minute: str | None) -> time | None:
    if hour is None or int(hour) > 23 or int(minute or 0) > 59:
        return None
    return time(int(hour), int(minute or 0))
