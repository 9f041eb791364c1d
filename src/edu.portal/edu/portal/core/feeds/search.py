"""What is asked of the archive of received items: words, unit, kind and days; read from an address, never failing."""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.text.unicode import fold
from edu.portal.core.text.unicode import to_nfc
import re


TEXT, UNIT, CATEGORY, SINCE, UNTIL = "tu-khoa", "don-vi", "nguon", "tu-ngay", "den-ngay"

_LONGEST_TEXT = 200
_MOST_WORDS = 12
# No portal existed before, and beyond the last the order of the archive is undefined.
_FIRST_YEAR, _LAST_YEAR = 1990, 2200
_WORD = re.compile(r"[^\W_]+")
_WRITTEN_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Question:
    """Empty fields ask nothing. ``unit`` is an id, ``category`` one of CATEGORIES; both days are included."""

    text: str = ""
    unit: str = ""
    category: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words of the text, at most twelve."""
        return tuple(_WORD.findall(fold(self.text))[:_MOST_WORDS])

    @property
    def begin(self) -> datetime | None:
        """The first moment of the first day in Vietnam, None without one."""
        return None if self.since is None else datetime.combine(self.since, time(), VIETNAM)

    @property
    def end(self) -> datetime | None:
        """The first moment after the last day in Vietnam, None without one."""
        return None if self.until is None else datetime.combine(self.until + timedelta(days=1), time(), VIETNAM)

    @property
    def is_narrowed(self) -> bool:
        """Whether it leaves out anything besides other kinds."""
        return bool(self.text or self.unit or self.since or self.until)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the days as they were written, and the code of a problem by parameter.

    Codes: ``day`` (no date, or none of this time), ``order`` (the last day is before the first).
    """

    question: Question
    written: Mapping[str, str]
    problems: Mapping[str, str]


def read_question(form: Mapping[str, object], units: Collection[str], categories: Collection[str]) -> Asked:
    """Return what the parameters of an address ask; what is no unit and no kind of these asks nothing.

    Days may be written ``2026-11-20`` or ``20/11/2026``. One that cannot be read is a problem and asks nothing.
    """
    written = {name: _line(form.get(name), 20) for name in (SINCE, UNTIL)}
    days = {name: read_day(text) for name, text in written.items()}
    problems = {name: "day" for name, text in written.items() if text and days[name] is None}
    since, until = days[SINCE], days[UNTIL]
    if since and until and until < since:
        problems[UNTIL] = "order"
    question = Question(
        text=_line(form.get(TEXT), _LONGEST_TEXT),
        unit=_one_of(form.get(UNIT), units),
        category=_one_of(form.get(CATEGORY), categories),
        since=since,
        until=until,
    )
    return Asked(question, written, problems)


def question_pairs(question: Question) -> Iterable[tuple[str, str]]:
    """Return the parameters that ``read_question`` reads back; what asks nothing is empty."""
    return (
        (TEXT, question.text),
        (UNIT, question.unit),
        (CATEGORY, question.category),
        (SINCE, question.since.isoformat() if question.since else ""),
        (UNTIL, question.until.isoformat() if question.until else ""),
    )


def read_day(text: str) -> date | None:
    """Return the day that is written, None for anything else and for years that no feed has."""
    found = _WRITTEN_DAY.fullmatch(text)
    try:
        day = date(int(found[3]), int(found[2]), int(found[1])) if found else date.fromisoformat(text)
    except ValueError:
        return None
    return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def search_text(title: str, summary: str) -> str:
    """Return the words of an item without case and diacritics, with a space on either side of each."""
    return f" {' '.join(_WORD.findall(fold(f'{title} {summary}')))} "


def holds(searched: str, words: Collection[str]) -> bool:
    """Tell whether a text made by ``search_text`` holds all folded ``words``, the last one as a beginning."""
    *whole, last = words or ("",)
    return all(f" {word} " in searched for word in whole) and f" {last}" in searched


def _line(value: object, longest: int) -> str:
    if not isinstance(value, str):
        return ""
    kept = "".join(character if character.isprintable() else " " for character in value[: longest * 4])
    return " ".join(to_nfc(kept).split())[:longest].rstrip()


def _one_of(value: object, known: Collection[str]) -> str:
    return value if isinstance(value, str) and value in known else ""
