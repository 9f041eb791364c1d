"""When lessons begin and end: lines of text that a school can change."""

from collections.abc import Iterable
from datetime import time
from edu.portal.core.schedule.days import AFTERNOON
from edu.portal.core.schedule.days import MORNING
from edu.portal.core.schedule.days import read_part
from edu.portal.core.schedule.events import Lesson
import re


# Lessons of 45 minutes, a long break after the second one; what a school changes first.
USUAL = """Sáng 1: 7:15 – 8:00
Sáng 2: 8:05 – 8:50
Sáng 3: 9:10 – 9:55
Sáng 4: 10:00 – 10:45
Sáng 5: 10:50 – 11:35
Chiều 1: 13:30 – 14:15
Chiều 2: 14:20 – 15:05
Chiều 3: 15:25 – 16:10
Chiều 4: 16:15 – 17:00
Chiều 5: 17:05 – 17:50"""
PART_WORDS = {MORNING: "Sáng", AFTERNOON: "Chiều"}
MOST_LESSONS = 30
_TIME = r"(\d{1,2})\s*[:hg.]\s*(\d{2})?"
_LINE = re.compile(rf"^\s*(\w+)\s+(?:tiết\s+)?(\d{{1,2}})\s*[:;,]?\s+{_TIME}\s*(?:–|—|-|đến)\s*{_TIME}\s*$", re.I)


def read_hours(text: str) -> tuple[tuple[Lesson, ...], tuple[str, ...]]:
    """Return the lessons that lines like "Sáng 1: 7:15 – 8:00" tell, in order of the day, and the unreadable lines."""
    found: dict[tuple[str, int], Lesson] = {}
    bad = []
    for line in (text or "").splitlines()[:MOST_LESSONS]:
        if not line.strip():
            continue
        lesson = _read(line)
        if lesson is None or (lesson.part, lesson.number) in found:
            bad.append(line.strip())
        else:
            found[(lesson.part, lesson.number)] = lesson
    return tuple(sorted(found.values(), key=lambda lesson: lesson.starts)), tuple(bad)


def hour_lines(lessons: Iterable[Lesson]) -> str:
    """Return lessons as the lines that ``read_hours`` reads."""
    return "\n".join(
        f"{PART_WORDS[one.part]} {one.number}: {_written(one.starts)} – {_written(one.ends)}" for one in lessons
    )


def _read(line: str) -> Lesson | None:
    match = _LINE.match(line)
    part = read_part(match[1]) if match else ""
    if match is None or not part:
        return None
    try:
        starts, ends = time(int(match[3]), int(match[4] or 0)), time(int(match[5]), int(match[6] or 0))
    except ValueError:
        return None
    return Lesson(part, int(match[2]), starts, ends) if starts < ends else None


def _written(moment: time) -> str:
    return f"{moment.hour}:{moment.minute:02d}"
