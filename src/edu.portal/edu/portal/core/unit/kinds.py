"""The kinds of unit with their official titles; the data is in ``kinds.json``."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
import json


@dataclass(frozen=True, slots=True)
class UnitKind:
    """One kind of unit: its title, its palette and how it ranks the units above it."""

    id: str
    title: str
    palette: str
    schema_types: tuple[str, ...]
    superiors: tuple[str, ...]


def _read_kinds() -> tuple[UnitKind, ...]:
    text = files(__package__).joinpath("kinds.json").read_text(encoding="utf-8")
    return tuple(
        UnitKind(
            id=row["id"],
            title=row["title"],
            palette=row["palette"],
            schema_types=tuple(row["schema_types"]),
            superiors=tuple(row["superiors"]),
        )
        for row in json.loads(text)
    )


KINDS: tuple[UnitKind, ...] = _read_kinds()

FALLBACK = UnitKind("", "", "muc-tim", ("EducationalOrganization",), ("ubnd", "phong", "so", "khac"))


def kind_for(kind_id: str) -> UnitKind:
    """Return the kind with this id; an unknown id gives a neutral kind, so that a page always renders."""
    return next((kind for kind in KINDS if kind.id == kind_id), FALLBACK)


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
