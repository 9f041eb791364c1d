"""The rows of the letters and of the law, the rules that follow from them, and who in the mandate cites them."""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from edu.portal.core.mandate.model import Catalog
from edu.portal.core.mandate.model import Citation
from shipped import ROOT
import tomllib
from typing import Any


ROWS = ROOT / "tests/corpus/mandate/rows.toml"
CODES = ROOT / "tests/corpus/mandate/rule-catalogue.toml"
BUILT = ROOT / "tools/coverage.toml"
# The kinds of elements that cite letters, under the names of their elements in XML.
CITING = {
    "sections": "section",
    "criteria": "criterion",
    "attestations": "attestation",
    "features": "feature",
    "items": "item",
    "links": "link",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One demand: the sources that make it with its places in each, whom it is for, which rules judge it."""

    id: str
    places: Mapping[str, tuple[str, ...]]
    kinds: tuple[str, ...]
    site_types: tuple[str, ...]
    codes: tuple[str, ...]
    demand: str

    @property
    def letter(self) -> str:
        """The part of the id before the number, ``S0`` to ``S4`` or ``L``."""
        return self.id.partition("-")[0]

    def is_at(self, citation: Citation) -> bool:
        """Return whether a citation names one of the row's places, or a closer one in it."""
        return any(stands_in(citation.at, place) for place in self.places.get(citation.source, ()))


@dataclass(frozen=True, slots=True)
class Code:
    """One rule of the catalogue; ``own`` says that the threshold is our default, not a number of a letter."""

    id: str
    check: str
    threshold: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """A place of the repository that meets a row, and how."""

    place: str
    says: str


@dataclass(frozen=True, slots=True)
class Cite:
    """An element of the mandate that cites: its kind as written in XML, the element itself, the citation."""

    kind: str
    element: Any
    citation: Citation

    @property
    def name(self) -> str:
        """Kind and id, as people look for it."""
        return f"{self.kind} {self.element.id}"


def stands_in(at: str, place: str) -> bool:
    """Return whether ``at`` is the place or inside it: "2.1, gạch 2" stands in "2.1", "2.10" does not."""
    return at == place or (at.startswith(place) and not at[len(place)].isalnum()) or not place


def read_rows() -> tuple[Row, ...]:
    """Return all rows in their order."""
    data = tomllib.loads(ROWS.read_text(encoding="utf-8"))
    letters = [(entry["rows"], entry["source"]) for entry in data["letters"].values()]
    return tuple(
        read_row(row_id, raw, source, data["units"])
        for rows, source in [*letters, (data["law"]["rows"], "")]
        for row_id, raw in rows.items()
    )


def read_row(row_id: str, raw: Mapping[str, Any], source: str, groups: Mapping[str, str]) -> Row:
    """Return one row; ``source`` is the letter it stands in, "" for a row that names its sources itself."""
    places = raw["sources"] if not source else {source: raw["at"], **raw.get("also", {})}
    site_types = (groups.get(name, name) for name in raw["units"].split())
    return Row(
        id=row_id,
        places={name: (at,) if isinstance(at, str) else tuple(at) for name, at in places.items()},
        kinds=tuple(raw["kinds"].split()),
        site_types=tuple(" ".join(site_types).split()),
        codes=tuple(raw["codes"].split()),
        demand=raw["demand"],
    )


def read_codes() -> tuple[Code, ...]:
    """Return the catalogue of rules in its order."""
    data = tomllib.loads(CODES.read_text(encoding="utf-8"))
    return tuple(Code(code, **entry) for code, entry in data.items())


def read_built() -> dict[str, tuple[Built, ...]]:
    """Return what the product itself does for a row, by the id of the row."""
    data = tomllib.loads(BUILT.read_text(encoding="utf-8"))
    package = data["package"]["P"]
    return {
        row_id: tuple(Built(in_full(entry["place"], package), entry["says"]) for entry in entries)
        for row_id, entries in data["rows"].items()
    }


def in_full(place: str, package: str) -> str:
    """Return a place with the short name of the package written out."""
    return f"{package}/{place[2:]}" if place.startswith("P/") else place


def cites_of(mandate: Any) -> Iterator[Cite]:
    """Yield every citation of a catalogue, or of what a unit owes, in the order of the kinds and ids."""
    for field, kind in CITING.items():
        for element in getattr(mandate, field):
            # In what a unit owes, an attestation is there a second time as the criterion that it becomes.
            if getattr(element, "rule", "") != "attested":
                yield from (Cite(kind, element, citation) for citation in element.citations)


def coded(catalog: Catalog) -> Iterator[tuple[str, Any]]:
    """Yield each code of the catalogue of rules that an element names, with the criterion or attestation."""
    for element in (*catalog.criteria, *catalog.attestations):
        yield from ((code, element) for code in element.codes)
