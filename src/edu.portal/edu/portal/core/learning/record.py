"""What the catalogue keeps of a learning resource: plain values, so that a list wakes nothing.

``subject``, ``grade``, ``semester`` and ``author`` are what Letter 289/VP-CNTT, III.1 and III.2 ask of each.
"""

from collections.abc import Mapping
from dataclasses import asdict
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Record:
    """One resource. ``grade``, ``semester`` and ``licence`` are ids; ``formats`` say in what forms it is there.

    ``first_published`` is the day on which visitors could see it first, as the workflow remembers it.
    """

    kind: str = ""
    subject: str = ""
    grade: str = ""
    semester: str = ""
    school_year: int | None = None
    author: tuple[str, ...] = ()
    own_teacher: bool = True
    licence: str = ""
    formats: tuple[str, ...] = ()
    first_published: date | None = None


REQUIRED = ("subject", "grade", "semester", "author")


def missing(record: Record) -> tuple[str, ...]:
    """Return what the letter asks for and the resource does not have."""
    return tuple(name for name in REQUIRED if not getattr(record, name))


def to_plain(record: Record) -> dict[str, Any]:
    """Return ``record`` as plain values; what is not told is left out."""
    plain = {name: value for name, value in asdict(record).items() if value not in ("", None, ())}
    if record.first_published:
        plain["first_published"] = record.first_published.isoformat()
    return plain


def from_plain(plain: object) -> Record | None:
    """Return what ``to_plain`` wrote, None for anything else; a single value of the wrong kind is left out."""
    if not isinstance(plain, Mapping):
        return None
    year = plain.get("school_year")
    return Record(
        kind=_text(plain.get("kind")),
        subject=_text(plain.get("subject")),
        grade=_text(plain.get("grade")),
        semester=_text(plain.get("semester")),
        school_year=year if isinstance(year, int) and not isinstance(year, bool) else None,
        author=_texts(plain.get("author")),
        own_teacher=plain.get("own_teacher") is not False,
        licence=_text(plain.get("licence")),
        formats=_texts(plain.get("formats")),
        first_published=_day(plain.get("first_published")),
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(entry for entry in value if isinstance(entry, str)) if isinstance(value, list | tuple) else ()


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
