"""Derive docs/dev/reference/coverage.md: every row of the letters and of the law, and how it is met.

``python tools/derive_coverage.py`` writes the page; ``--check`` writes nothing and fails when the page differs;
``--open`` lists what is open or wrong.
"""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from datetime import date
from pathlib import Path
import sys


ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "src/edu.portal")]

from demands import Built  # noqa: E402
from demands import Cite  # noqa: E402
from demands import Code  # noqa: E402
from demands import Row  # noqa: E402
from demands import cites_of  # noqa: E402
from demands import coded  # noqa: E402
from demands import read_built  # noqa: E402
from demands import read_codes  # noqa: E402
from demands import read_rows  # noqa: E402
from edu.portal.core.mandate.model import Catalog  # noqa: E402
from edu.portal.core.mandate.wording import demand  # noqa: E402
from forgotten import forgotten  # noqa: E402
from places import link_of  # noqa: E402
from shipped import keep  # noqa: E402
from shipped import load_catalog  # noqa: E402


PAGE = ROOT / "docs/dev/reference/coverage.md"
UP = "../../.."
MANDATE = "profiles/default/mandate"
TODAY = date(2026, 11, 20)
HEAD = """\
# What the letters ask, and how it is met

Derived by `make docs` from the rows (`tests/corpus/mandate/rows.toml`), the citations of the mandate
(`profiles/default/mandate/`) and what the product itself does (`tools/coverage.toml`). Correct it there.
"""
COUNT_COLUMNS = "| letter | rows | cited by the mandate | served by the product | both | open |"
RULE_COLUMNS = "| rule | checked | rows | criterion: what it demands | severity | weight |"


def page(
    catalog: Catalog, rows: Collection[Row], codes: Collection[Code], built: Mapping[str, tuple[Built, ...]]
) -> str:
    """Return the text of the page."""
    cites = tuple(cites_of(catalog))
    lines = [HEAD, *counts(catalog, rows, codes, cites, built)]
    sources = {source.id: source for source in catalog.sources}
    for letter in dict.fromkeys(row.letter for row in rows):
        those = [row for row in rows if row.letter == letter]
        (number, title) = letter_title(letter, those[0], sources)
        lines += ["", f"## {letter}: {number}", "", title, "", "| row | demand | met by |", "|---|---|---|"]
        lines += (row_line(row, cites, built.get(row.id, ()), sources if letter == "L" else {}) for row in those)
    lines += [
        "",
        "## Rules",
        "",
        "Each rule of the catalogue, the rows it follows from, and the criteria that carry it.",
        "",
    ]
    lines += [
        "| rule | checked | rows | criterion: what it demands | severity | weight |",
        "|---|---|---|---|---|---|",
    ]
    lines += (line for code in codes for line in code_lines(code, catalog, rows))
    return "\n".join(lines) + "\n"


def counts(
    catalog: Catalog,
    rows: Collection[Row],
    codes: Collection[Code],
    cites: Iterable[Cite],
    built: Mapping[str, tuple[Built, ...]],
) -> list[str]:
    """Return the table of how many rows of each letter are met, and by what."""
    cited = {cite.citation.row for cite in cites}
    lines = [
        "| letter | rows | cited by the mandate | served by the product | both | open |",
        "|---|---|---|---|---|---|",
    ]
    for name in (*dict.fromkeys(row.letter for row in rows), "all"):
        those = {row.id for row in rows if name in (row.letter, "all")}
        both, either = those & cited & built.keys(), those & (cited | built.keys())
        numbers = (len(those), len(those & cited), len(those & built.keys()), len(both), len(those) - len(either))
        lines.append(f"| {name} | {' | '.join(map(str, numbers))} |")
    carried = {code for code, _element in coded(catalog)}
    carriers = {element.id for _code, element in coded(catalog)}
    sentence = f"{len(codes)} rules of the catalogue, {len({code.id for code in codes} & carried)} of them carried"
    return [*lines, "", f"{sentence} by {len(carriers)} criteria and attestations."]


def letter_title(letter: str, first: Row, sources: Mapping[str, object]) -> tuple[str, str]:
    """Return the heading of a letter and the sentence below it."""
    if letter == "L":
        return "the law", "What the law asks beyond the letters."
    source = sources[next(iter(first.places))]
    return source.number, f"{source.title}."  # type: ignore[attr-defined]


def row_line(row: Row, cites: Iterable[Cite], built: Iterable[Built], sources: Mapping[str, object]) -> str:
    """Return the line of a row: what asks for it, what meets it."""
    by_file: dict[str, list[str]] = {}
    for cite in cites:
        if cite.citation.row == row.id:
            by_file.setdefault(file_of(cite.element.where), []).append(f"{cite.kind} `{cite.element.id}`")
    met = [f"{', '.join(dict.fromkeys(names))} in {link(file)}" for file, names in by_file.items()]
    met += [f"{entry.says} ({place_link(entry.place)})" for entry in built]
    asked = ", ".join(sources[name].number for name in row.places if name in sources)  # type: ignore[attr-defined]
    return f"| {row.id} | {cell(row.demand)}{f' ({asked})' if asked else ''} | {'<br>'.join(map(cell, met))} |"


def code_lines(code: Code, catalog: Catalog, rows: Iterable[Row]) -> Iterable[str]:
    """Yield one line for each criterion that carries the rule; one without, when none does."""
    asked = ", ".join(row.id for row in rows if code.id in row.codes)
    own = " (our default)" if code.own else ""
    head = f"| {code.id} | {cell(code.check)}: {cell(code.threshold)}{own} | {asked} |"
    elements = [element for carried, element in coded(catalog) if carried == code.id]
    for element in elements:
        says = demanded(element, catalog)
        yield f"{head} `{element.id}`: {cell(says)} | {element.severity} | {element.weight} |"
        head = "| | | |"
    if not elements:
        yield f"{head} | | |"


def demanded(element: object, catalog: Catalog) -> str:
    """Return what a criterion demands, with its rule and parameters, or the title of an attestation."""
    rule = getattr(element, "rule", "")
    if not rule:
        return f"{element.title} (attested)"  # type: ignore[attr-defined]
    params = " ".join(f"{name}={value}" for name, value in element.params)  # type: ignore[attr-defined]
    return f"{demand(element, catalog)} (`{f'{rule} {params}'.strip()}`)"  # type: ignore[arg-type]


def file_of(where: str) -> str:
    """Return the file of a place ``file:line``."""
    return where.rpartition(":")[0]


def link(file: str) -> str:
    return f"[{file.removesuffix('.xml')}]({UP}/{MANDATE}/{file})"


def place_link(place: str) -> str:
    """Return a link to a place of the product, under its short name."""
    kind, _, rest = place.partition(":")
    name = rest if kind in ("view", "type") else (place.partition("::")[2] or Path(link_of(place)).name)
    return f"[{name}]({UP}/{link_of(place)})"


def cell(text: str) -> str:
    return text.replace("|", "&#124;")


def main() -> int:
    """Write, compare or list; return the exit code."""
    catalog, rows, codes, built = load_catalog(), read_rows(), read_codes(), read_built()
    if "--open" in sys.argv[1:]:
        print("\n".join(forgotten(catalog, rows, codes, built, TODAY)))
        return 0
    return keep(PAGE, page(catalog, rows, codes, built), "make docs")


if __name__ == "__main__":
    sys.exit(main())
