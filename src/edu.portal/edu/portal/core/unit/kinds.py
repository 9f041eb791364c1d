"""The kinds of unit with their official titles; the data is in ``kinds.json``."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
import json


@dataclass(frozen=True, slots=True)
class Above:
    """A unit that is usually above: its kind as in the records of superior units, and what its name is like."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class UnitKind:
    """One kind of unit.

    Its title, its palette, its schema.org types, how it ranks the kinds of units above it, whom the quick links of its
    front page address, and the units that are usually above it since the districts were dissolved on 01/07/2025.
    """

    id: str
    title: str
    palette: str
    schema_types: tuple[str, ...]
    superiors: tuple[str, ...]
    audience: str = ""
    above: tuple[Above, ...] = ()


def _read_kinds() -> tuple[UnitKind, ...]:
    text = files(__package__).joinpath("kinds.json").read_text(encoding="utf-8")
    return tuple(
        UnitKind(
            id=row["id"],
            title=row["title"],
            palette=row["palette"],
            schema_types=tuple(row["schema_types"]),
            superiors=tuple(row["superiors"]),
            audience=row["audience"],
            above=tuple(Above(**unit) for unit in row["above"]),
        )
        for row in json.loads(text)
    )


KINDS: tuple[UnitKind, ...] = _read_kinds()

FALLBACK = UnitKind("", "", "muc-tim", ("EducationalOrganization",), ("ubnd", "phong", "so", "khac"))


def kind_for(kind_id: str) -> UnitKind:
    """Return the kind with this id; an unknown id gives a neutral kind, so that a page always renders."""
    return next((kind for kind in KINDS if kind.id == kind_id), FALLBACK)


def highest_kind(kind_id: str, site_types: Iterable[str]) -> UnitKind:
    """Return the kind by which a unit is managed: of a school with several levels, the one of its highest level."""
    levels = [kind for kind in KINDS if kind.id in set(site_types)]
    return levels[-1] if levels else kind_for(kind_id)


def schema_types(kind_id: str, site_types: Iterable[str]) -> tuple[str, ...]:
    """Return the schema.org types of a unit; a school with several levels has those of each."""
    levels = [kind for kind in KINDS if kind.id in set(site_types)] or [kind_for(kind_id)]
    return tuple(dict.fromkeys(name for kind in levels for name in kind.schema_types))


def usual_superiors(site_types: Iterable[str]) -> tuple[Above, ...]:
    """Return the units that are usually above a unit of these types, the managing one of the first type first."""
    return tuple(dict.fromkeys(above for kind_id in site_types for above in kind_for(kind_id).above))


def managing_body(kind_id: str, superiors: Iterable[Mapping[str, object]]) -> str:
    """Return the name of the body that manages a unit of this kind, or "" when no superior is recorded.

    A Sở manages upper secondary schools, the commune's committee the schools below; of several superiors the kind
    that ranks first for the unit wins, and the order of the records decides between equals.
    """
    rank = kind_for(kind_id).superiors

    def place(superior: Mapping[str, object]) -> int:
        kind = superior.get("kind")
        return rank.index(kind) if isinstance(kind, str) and kind in rank else len(rank)

    named = [superior for superior in superiors if isinstance(superior.get("name"), str) and superior["name"]]
    return str(min(named, key=place)["name"]) if named else ""
