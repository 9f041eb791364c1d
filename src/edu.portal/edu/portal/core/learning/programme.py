"""Subjects, grades and licences; the data is in ``programme.toml``."""

from collections.abc import Collection
from dataclasses import dataclass
from edu.portal.core.text.unicode import fold
from functools import cache
from importlib.resources import files
import re
import tomllib
from typing import Any


# Continuing education teaches the grades of general education; its people choose among those of both levels.
_GRADES_OF = {"gdtx": ("thcs", "thpt")}
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject of the programme, the unit types that teach it and other ways of writing it."""

    title: str
    levels: tuple[str, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade or an age group; ``level`` is the unit type that has it."""

    id: str
    title: str
    level: str


@dataclass(frozen=True, slots=True)
class Licence:
    """What may be done with a resource; ``address`` leads to the text of the licence, "" without one."""

    id: str
    title: str
    address: str = ""


def _read() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("programme.toml").read_text(encoding="utf-8"))


_DATA = _read()
SUBJECTS = tuple(Subject(row["title"], tuple(row["levels"]), tuple(row.get("also", ()))) for row in _DATA["subject"])
GRADES = tuple(Grade(**row) for row in _DATA["grade"])
LICENCES = tuple(Licence(**row) for row in _DATA["licence"])
_GRADES = {grade.id: grade for grade in GRADES}
_LICENCES = {licence.id: licence for licence in LICENCES}
_ORDER = {grade.id: place for place, grade in enumerate(GRADES)}


def subjects_of(site_types: Collection[str]) -> tuple[Subject, ...]:
    """Return the subjects that units of these types teach; all of them for other units."""
    found = tuple(subject for subject in SUBJECTS if set(subject.levels) & set(site_types))
    return found or SUBJECTS


def grades_of(site_types: Collection[str]) -> tuple[Grade, ...]:
    """Return the grades of units of these types; all of them for other units."""
    levels = {level for name in site_types for level in _GRADES_OF.get(name, (name,))}
    return tuple(grade for grade in GRADES if grade.level in levels) or GRADES


def subject_title(typed: str) -> str:
    """Return the name of the programme for a subject as somebody wrote it; any other subject stays as written."""
    text = " ".join(typed.split())
    return _subject_names().get(_key(text), text)


def grade_by_id(grade_id: str) -> Grade | None:
    """Return the grade, None for an unknown id."""
    return _GRADES.get(grade_id)


def grade_title(grade_id: str) -> str:
    """Return the name of a grade; an unknown id stands for itself."""
    grade = _GRADES.get(grade_id)
    return grade.title if grade else grade_id


def grade_order(grade_id: str) -> int:
    """Return the place of a grade from the youngest on; unknown ones come last."""
    return _ORDER.get(grade_id, len(GRADES))


def licence_by_id(licence_id: str) -> Licence | None:
    """Return the licence, None for an unknown id."""
    return _LICENCES.get(licence_id)


@cache
def _subject_names() -> dict[str, str]:
    return {_key(name): subject.title for subject in SUBJECTS for name in (*subject.also, subject.title)}


def _key(text: str) -> str:
    return _NOT_LETTERS.sub(" ", fold(text).replace("&", " va ")).strip()
