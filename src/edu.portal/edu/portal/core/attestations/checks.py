"""What is typed about a statement, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from edu.portal.core.attestations.evidence import LARGEST_FILE
from edu.portal.core.attestations.evidence import kind_of
from edu.portal.core.attestations.evidence import safe_name
from edu.portal.core.attestations.model import Evidence
from edu.portal.core.attestations.model import Statement
from edu.portal.core.calendar.zone import local_date
from edu.portal.core.text.unicode import to_nfc
from edu.portal.core.text.unicode import without_unseen
import re


LONGEST_TEXT = 4000
LONGEST_LINE = 200
# Before it no unit of today could have stated anything; a typed 0206 or 1026 is a slip.
EARLIEST_YEAR = 1945
_VIETNAMESE = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent. ``data`` is empty for one that is too large to be read."""

    name: str
    size: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Typed:
    """A statement as it was typed, each field a text."""

    stated_on: str = ""
    expires: str = ""
    reference: str = ""
    issuer: str = ""
    text: str = ""


def read_date(text: str) -> date | None:
    """Return the day that ``text`` names, as browsers send it (2026-11-20) or as people write it (20/11/2026)."""
    written = text.strip()
    if found := _ISO.fullmatch(written):
        year, month, day = found.groups()
    elif found := _VIETNAMESE.fullmatch(written):
        day, month, year = found.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def clean_text(text: str) -> str:
    """Return a text as it is stored: composed, with plain line ends, without signs that nobody sees."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return to_nfc(without_unseen(lines)).strip()


def clean_line(text: str) -> str:
    """Return a text of one line as it is stored."""
    return " ".join(clean_text(text).split())


def problems_of(typed: Typed, upload: Upload | None, today: date) -> dict[str, str]:
    """Return what is wrong by the name of the field; empty when the statement can be stored.

    Problems: ``date-missing``, ``date-unreadable``, ``date-future``, ``date-too-old``, ``expiry-unreadable``,
    ``expiry-not-after``, ``text-missing``, ``text-too-long``, ``line-too-long``, ``file-empty``, ``file-too-large``,
    ``file-kind``.
    """
    found = {
        "stated_on": _date_problem(typed.stated_on, today),
        "expires": _expiry_problem(typed),
        "text": text_problem(typed.text),
        "reference": _line_problem(typed.reference),
        "issuer": _line_problem(typed.issuer),
        "file": "" if upload is None else _file_problem(upload),
    }
    return {name: problem for name, problem in found.items() if problem}


def _date_problem(text: str, today: date) -> str:
    if not text.strip():
        return "date-missing"
    day = read_date(text)
    if day is None:
        return "date-unreadable"
    if day > today:
        return "date-future"
    return "date-too-old" if day.year < EARLIEST_YEAR else ""


def _expiry_problem(typed: Typed) -> str:
    if not typed.expires.strip():
        return ""
    day, stated_on = read_date(typed.expires), read_date(typed.stated_on)
    if day is None:
        return "expiry-unreadable"
    return "expiry-not-after" if stated_on is not None and day <= stated_on else ""


def text_problem(text: str) -> str:
    """Return ``text-missing`` or ``text-too-long``, empty when the text can be stored."""
    clean = clean_text(text)
    if not clean:
        return "text-missing"
    return "text-too-long" if len(clean) > LONGEST_TEXT else ""


def _line_problem(text: str) -> str:
    return "line-too-long" if len(clean_line(text)) > LONGEST_LINE else ""


def _file_problem(upload: Upload) -> str:
    if not upload.size:
        return "file-empty"
    if upload.size > LARGEST_FILE:
        return "file-too-large"
    return "" if kind_of(upload.data) else "file-kind"


def statement_of(typed: Typed, upload: Upload | None, number: int, user: str, now: datetime) -> Statement:
    """Return the statement that was typed, as of the aware moment ``now``.

    Raises ``ValueError`` when ``problems_of`` finds something wrong.
    """
    problems: Mapping[str, str] = problems_of(typed, upload, local_date(now))
    stated_on = read_date(typed.stated_on)
    if problems or stated_on is None:
        raise ValueError(", ".join(sorted(problems.values())))
    return Statement(
        number=number,
        stated_on=stated_on,
        recorded=now,
        by=user,
        text=clean_text(typed.text),
        expires=read_date(typed.expires),
        reference=clean_line(typed.reference),
        issuer=clean_line(typed.issuer),
        evidence=None if upload is None else evidence_of(upload),
    )


def evidence_of(upload: Upload) -> Evidence:
    """Return what is stored about a file that was found good."""
    kind = kind_of(upload.data)
    return Evidence(safe_name(upload.name, kind), kind, upload.size)
