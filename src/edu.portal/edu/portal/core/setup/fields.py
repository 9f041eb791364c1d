"""The questions about a new portal, worded once for the form and for the sheet; the words are in ``fields.toml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
import tomllib
from typing import Any


@dataclass(frozen=True, slots=True)
class Field:
    """One question: its key in the answers, its label, and how the column of the sheet may be called.

    ``longest`` limits the length of a text; 0 for what is no text. ``default`` is how the form calls choosing
    nothing, ``hint`` the answer of the example line.
    """

    name: str
    group: str
    title: str
    help: str
    also: tuple[str, ...] = ()
    required: bool = False
    longest: int = 0
    default: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that stand together in the form."""

    name: str
    title: str
    description: str = ""


def _read() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("fields.toml").read_text(encoding="utf-8"))


def _field(row: Mapping[str, Any]) -> Field:
    return Field(**{**row, "also": tuple(row.get("also", ()))})


_DATA = _read()

FORM: Mapping[str, str] = _DATA["form"]
GROUPS: tuple[Group, ...] = tuple(Group(**row) for row in _DATA["group"])
FIELDS: Mapping[str, Field] = {row["name"]: _field(row) for row in _DATA["field"]}
SUPERIOR: Mapping[str, Any] = _DATA["superior"]
SUPERIOR_KINDS: Mapping[str, str] = SUPERIOR["kinds"]
CATEGORY_TITLES: Mapping[str, str] = _DATA["categories"]
OWNERSHIPS: Mapping[str, str] = _DATA["ownerships"]
WORDS: Mapping[str, Mapping[str, list[str]]] = _DATA["words"]
NOISE: Mapping[str, list[str]] = _DATA["noise"]
