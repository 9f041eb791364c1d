"""What resolving and checking the mandate costs: every unit type and every combination of schools, all letters.

A page asks for the resolved mandate at most once; reading the XML files is what a site does at import only. Resolving
is compared with reading the same files in the same run, and needs no site. Run with ``make bench``.
"""

from datetime import date
from edu.portal.core.mandate.lint import UNIT_FACTS
from edu.portal.core.mandate.lint import lint
from edu.portal.core.mandate.merge import merge
from edu.portal.core.mandate.model import Catalog
from edu.portal.core.mandate.model import Document
from edu.portal.core.mandate.reader import read_document
from edu.portal.core.mandate.resolve import resolve
from edu.portal.core.unit.kinds import KINDS
from itertools import combinations
from measure import milliseconds
from measure import tell
from pathlib import Path


MANDATE = Path(__file__).resolve().parent.parent / "profiles/default/mandate"
TODAY = date(2026, 11, 20)
OFFICES = ("phong-gddt", "so-gddt", "ubnd-xa")
ROUNDS = 15


def read_all(files: dict[str, bytes]) -> list[Document]:
    """Return the documents of the files."""
    return [read_document(text, name) for name, text in files.items()]


def unit_sets() -> list[tuple[str, ...]]:
    """Return each unit type alone and every set of several kinds of schools."""
    every = [kind.id for kind in KINDS]
    schools = [name for name in every if name not in OFFICES]
    several = (names for size in range(2, len(schools) + 1) for names in combinations(schools, size))
    return [*((name,) for name in every), *several]


def resolve_all(catalog: Catalog, units: list[tuple[str, ...]], features: tuple[str, ...]) -> None:
    """Resolve the mandate of each unit with all letters and everything switched on."""
    for names in units:
        resolve(catalog, names, (), TODAY, features, founded=2000)


def main() -> None:
    """Measure, print."""
    files = {path.name: path.read_bytes() for path in sorted(MANDATE.glob("*.xml"))}
    catalog, units = merge(read_all(files)), unit_sets()
    features = (*UNIT_FACTS, *(feature.id for feature in catalog.features))
    times = milliseconds(
        {
            "resolve": lambda: resolve_all(catalog, units, features),
            "read": lambda: read_all(files),
            "lint": lambda: lint(catalog),
        },
        ROUNDS,
    )
    each = times["resolve"] / len(units)
    print(f"resolve {each:6.2f} ms per unit, read {times['read']:6.1f} ms, lint {times['lint']:6.1f} ms")
    ratio = each / times["read"]
    tell(
        "mandate",
        f"Resolving {len(catalog.criteria)} criteria for each of {len(units)} units takes {ratio:.2f} times "
        f"reading the {len(files)} files.",
        ratio=ratio,
        resolve_ms=each,
        read_ms=times["read"],
        lint_ms=times["lint"],
    )


if __name__ == "__main__":
    main()
