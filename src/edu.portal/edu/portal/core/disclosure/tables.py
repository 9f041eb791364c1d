"""The structured tables: which there are, where they are entered and shown. Read from ``tables.toml``."""

from collections.abc import Collection
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
import tomllib
from typing import Any


WHOLE = "whole"
NUMBER = "number"
MONEY = "money"
TEXT = "text"
KINDS = (NUMBER, WHOLE, MONEY, TEXT)


@dataclass(frozen=True, slots=True)
class Column:
    """A column; with ``sum``, ``share`` or ``ratio`` it is computed from others of the same row.

    ``sum`` holds names with their sign, ``share`` and ``ratio`` what is divided and by what. ``part_of`` names the
    column that this one cannot exceed.
    """

    id: str
    title: str
    kind: str = NUMBER
    part_of: str = ""
    sum: tuple[str, ...] = ()
    share: tuple[str, ...] = ()
    ratio: tuple[str, ...] = ()

    @property
    def is_computed(self) -> bool:
        """Whether nobody enters it."""
        return bool(self.sum or self.share or self.ratio)


@dataclass(frozen=True, slots=True)
class Line:
    """A row; rows of one ``group`` are summed under its name. No ``site_types``: for every unit."""

    id: str
    title: str
    group: str = ""
    site_types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Schema:
    """A table: ``items`` are those it is entered for, ``chart`` the columns to draw.

    ``also`` holds pairs of another item and the column or row that tells it as well.
    ``free`` is the number of rows that people name themselves, 0 where the rows are given.
    """

    id: str
    title: str
    unit: str
    head: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    items: tuple[str, ...]
    also: tuple[tuple[str, str], ...] = ()
    total: str = ""
    free: int = 0
    chart: tuple[str, ...] = ()

    @property
    def entered(self) -> tuple[Column, ...]:
        """The columns that people fill in."""
        return tuple(column for column in self.columns if not column.is_computed)

    def column(self, name: str) -> Column:
        """Return a column. Raises ``KeyError`` for an unknown one."""
        found = {column.id: column for column in self.columns}
        return found[name]


@cache
def schemas() -> tuple[Schema, ...]:
    """Return all structured tables."""
    text = (files(__package__) / "tables.toml").read_text(encoding="utf-8")
    return tuple(_schema(plain) for plain in tomllib.loads(text)["table"])


def schema_of(table: str) -> Schema | None:
    """Return the table of that id, None for an unknown one."""
    return next((schema for schema in schemas() if schema.id == table), None)


def entered_for(item: str) -> tuple[Schema, ...]:
    """Return the tables that are entered for an item of disclosure."""
    return tuple(schema for schema in schemas() if item in schema.items)


def told_by(schema: Schema, figures: Mapping[str, Mapping[str, str]]) -> tuple[str, ...]:
    """Return the other items that the figures of a table tell as well."""
    held = {*figures, *(column for row in figures.values() for column in row)}
    return tuple(item for item, part in schema.also if part in held)


def shown_for(item: str) -> tuple[Schema, ...]:
    """Return the tables that are entered for other items and tell this one as well."""
    return tuple(schema for schema in schemas() if item in dict(schema.also))


def lines_of(schema: Schema, site_types: Collection[str]) -> tuple[Line, ...]:
    """Return the rows of a unit of these types; of a table with free rows the numbers."""
    if schema.free:
        return tuple(Line(str(number), str(number)) for number in range(1, schema.free + 1))
    return tuple(line for line in schema.lines if not line.site_types or set(line.site_types) & set(site_types))


def _schema(plain: dict[str, Any]) -> Schema:
    return Schema(
        id=plain["id"],
        title=plain["title"],
        unit=plain["unit"],
        head=plain["head"],
        columns=tuple(_column(column) for column in plain["columns"]),
        lines=tuple(_line(line) for line in plain.get("rows", ())),
        items=tuple(plain["items"]),
        also=tuple(plain.get("also", {}).items()),
        total=plain.get("total", ""),
        free=plain.get("free", 0),
        chart=tuple(plain.get("chart", ())),
    )


def _column(plain: dict[str, Any]) -> Column:
    lists = {name: tuple(plain.get(name, ())) for name in ("sum", "share", "ratio")}
    return Column(plain["id"], plain["title"], plain.get("kind", NUMBER), plain.get("part-of", ""), **lists)


def _line(plain: dict[str, Any]) -> Line:
    return Line(plain["id"], plain["title"], plain.get("group", ""), tuple(plain.get("for", ())))
