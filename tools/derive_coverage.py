"""Derive docs/dev/reference/coverage.md: every row of the letters and of the law, and how it is met.

``python tools/derive_coverage.py`` writes the page; ``--check`` writes nothing and fails when the page differs;
``--open`` lists what is open or wrong.
"""

from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from datetime import date
from pathlib import Path
import sys
from typing import Any


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
ROW_COLUMNS = "| row | demand | met by |"
COUNT_COLUMNS = "| letter | rows | cited by the mandate | served by the product | both | open |"
RULE_COLUMNS = "| rule | checked | rows | criterion: what it demands | severity | weight |"


class Coverage:
    """The page about one state of the mandate, the rows, the rules and the product."""

    def __init__(
        self,
        catalog: Catalog,
        rows: Collection[Row],
        codes: Collection[Code],
        built: Mapping[str, tuple[Built, ...]],
    ) -> None:
        self.catalog, self.rows, self.codes, self.built = catalog, rows, codes, built
        self.cites = tuple(cites_of(catalog))
        self.numbers = {source.id: source.number for source in catalog.sources}
        self.titles = {source.id: source.title for source in catalog.sources}

    def page(self) -> str:
        """Return the text of the page."""
        lines = [HEAD, *self.counts()]
        for letter in dict.fromkeys(row.letter for row in self.rows):
            lines += self.chapter(letter)
        lines += ["", "## Rules", "", "Each rule of the catalogue, the rows it follows from, what carries it.", ""]
        lines += [RULE_COLUMNS, "|---|---|---|---|---|---|"]
        lines += (line for code in self.codes for line in self.code_lines(code))
        return "\n".join(lines) + "\n"

    def counts(self) -> list[str]:
        """Return the table of how many rows of each letter are met, and by what, and a sentence about the rules."""
        cited = {cite.citation.row for cite in self.cites}
        lines = [COUNT_COLUMNS, "|---|---|---|---|---|---|"]
        for name in (*dict.fromkeys(row.letter for row in self.rows), "all"):
            those = {row.id for row in self.rows if name in (row.letter, "all")}
            met = those & (cited | self.built.keys())
            counted = (those, those & cited, those & self.built.keys(), those & cited & self.built.keys(), those - met)
            lines.append(f"| {name} | {' | '.join(str(len(ids)) for ids in counted)} |")
        carried = {code for code, _element in coded(self.catalog)}
        carriers = {element.id for _code, element in coded(self.catalog)}
        rules = f"{len(self.codes)} rules of the catalogue, {len({code.id for code in self.codes} & carried)} of them"
        return [*lines, "", f"{rules} carried by {len(carriers)} criteria and attestations."]

    def chapter(self, letter: str) -> list[str]:
        """Return the heading of a letter, or of the law, and its rows."""
        rows = [row for row in self.rows if row.letter == letter]
        sources = list(dict.fromkeys(name for row in rows for name in row.places))
        law = letter == "L"
        heading = "the law, beyond the letters" if law else self.numbers[sources[0]]
        title = "" if law else f"{self.titles[sources[0]]}."
        lines = ["", f"## {letter}: {heading}", "", *([title, ""] if title else []), ROW_COLUMNS, "|---|---|---|"]
        return lines + [self.row_line(row, name_sources=law) for row in rows]

    def row_line(self, row: Row, name_sources: bool) -> str:
        """Return the line of a row: what is asked, what meets it."""
        by_file: dict[str, list[str]] = {}
        for cite in self.cites:
            if cite.citation.row == row.id:
                by_file.setdefault(file_of(cite.element.where), []).append(named(cite))
        for scale in self.catalog.scales:
            if scale.source in row.places:
                by_file.setdefault(file_of(scale.where), []).append(f"scale of `{scale.source}`")
        met = [f"{', '.join(dict.fromkeys(names))} in {link(file)}" for file, names in by_file.items()]
        met += [f"{entry.says} ({place_link(entry.place)})" for entry in self.built.get(row.id, ())]
        asked = row.demand
        if name_sources:
            asked += f" ({', '.join(self.numbers.get(name, name) for name in row.places)})"
        return f"| {row.id} | {cell(asked)} | {cell('<br>'.join(met))} |"

    def code_lines(self, code: Code) -> Iterator[str]:
        """Yield one line for each criterion that carries the rule; one without, when none does."""
        asked = ", ".join(row.id for row in self.rows if code.id in row.codes)
        own = " (our default)" if code.own else ""
        head = f"| {code.id} | {cell(code.check)}: {cell(code.threshold)}{own} | {asked} |"
        elements = [element for carried, element in coded(self.catalog) if carried == code.id]
        for element in elements:
            says = cell(self.demanded(element))
            yield f"{head} `{element.id}`: {says} | {element.severity} | {element.weight} |"
            head = "| | | |"
        if not elements:
            yield f"{head} | | |"

    def demanded(self, element: Any) -> str:
        """Return what a criterion demands, with its rule and parameters, or the title of an attestation."""
        rule = getattr(element, "rule", "")
        if not rule:
            return f"{element.title} (attested)"
        params = " ".join(f"{name}={value}" for name, value in element.params)
        return f"{demand(element, self.catalog)} (`{f'{rule} {params}'.strip()}`)"


def named(cite: Cite) -> str:
    """Return the kind and id of an element, a criterion with its rule."""
    rule = getattr(cite.element, "rule", "")
    return f"{cite.kind} `{cite.element.id}`{f' ({rule})' if rule else ''}"


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
    return keep(PAGE, Coverage(catalog, rows, codes, built).page(), "make docs")


if __name__ == "__main__":
    sys.exit(main())
