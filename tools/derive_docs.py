"""Derive docs/chuyen-muc.md from the mandate: the tree of sections with their criteria and citations.

``python tools/derive_docs.py`` writes the page; ``--check`` writes nothing and fails when the page differs.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from pathlib import Path
import sys
import tomllib


ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src/edu.portal"))

from edu.portal.core.mandate.lint import lint  # noqa: E402
from edu.portal.core.mandate.merge import merge  # noqa: E402
from edu.portal.core.mandate.model import Catalog  # noqa: E402
from edu.portal.core.mandate.model import Citation  # noqa: E402
from edu.portal.core.mandate.model import Criterion  # noqa: E402
from edu.portal.core.mandate.model import Link  # noqa: E402
from edu.portal.core.mandate.model import Section  # noqa: E402
from edu.portal.core.mandate.model import Source  # noqa: E402
from edu.portal.core.mandate.reader import read_document  # noqa: E402


MANDATE = ROOT / "profiles/default/mandate"
PAGE = ROOT / "docs/chuyen-muc.md"
WORDS = tomllib.loads((ROOT / "tools/derive_docs.toml").read_text(encoding="utf-8"))


def load_catalog() -> Catalog:
    """Return the merged mandate of the default profile; exits with the problems when there are any."""
    catalog = merge(read_document(path.read_bytes(), path.name) for path in sorted(MANDATE.glob("*.xml")))
    if problems := lint(catalog):
        sys.exit("\n".join(f"{problem.where}: {problem.message}" for problem in problems))
    return catalog


def page(catalog: Catalog) -> str:
    """Return the whole page as Markdown."""
    counts = WORDS["counts"].format(
        sections=len(catalog.sections), criteria=len(catalog.criteria), sources=len(catalog.sources)
    )
    lines = [f"# {WORDS['title']}", "", WORDS["intro"].strip(), "", counts, "", f"## {WORDS['sources']}", ""]
    lines += table(WORDS["source_columns"], (source_row(source, catalog) for source in by_date(catalog)))
    lines += ["", f"## {WORDS['sections']}", ""]
    for section, depth in tree(catalog):
        lines += section_lines(section, depth, catalog)
    return "\n".join(lines).rstrip() + "\n"


def by_date(catalog: Catalog) -> list[Source]:
    return sorted(catalog.sources, key=lambda source: (source.issued, source.id))


def tree(catalog: Catalog, parent: str = "", depth: int = 0) -> Iterator[tuple[Section, int]]:
    """Yield the sections with their depth, parents before children, siblings in menu order."""
    children = [section for section in catalog.sections if section.parent == parent]
    for section in sorted(children, key=lambda child: (child.order, child.id)):
        yield section, depth
        yield from tree(catalog, section.id, depth + 1)


def source_row(source: Source, catalog: Catalog) -> tuple[str, ...]:
    period = f"{WORDS['from']} {source.valid_from:%d/%m/%Y}"
    if source.valid_until:
        period += f" {WORDS['until']} {source.valid_until:%d/%m/%Y}"
    places = {jurisdiction.id: jurisdiction.title for jurisdiction in catalog.jurisdictions}
    place = places.get(source.jurisdiction, WORDS["everywhere"])
    return source.number, f"{source.issued:%d/%m/%Y}", period, place, source.title


def section_lines(section: Section, depth: int, catalog: Catalog) -> list[str]:
    numbers = {source.id: source.number for source in catalog.sources}
    note = "" if section.mandatory else f" ({WORDS['optional']})"
    lines = [f"{'#' * (depth + 3)} {section.title}{note}", "", f"`{section.id}`. {section.description}", ""]
    lines.append(f"- {WORDS['units']}: {units(section)}")
    display = next((display for display in catalog.displays if display.section == section.id), None)
    if display:
        lines.append(f"- {WORDS['content']}: {', '.join(display.types)}; `{display.view}`")
    lines += [f"- {cited(citation, numbers)}" for citation in section.citations]
    links = sorted((link for link in catalog.links if link.section == section.id), key=lambda link: link.order)
    lines += [f"- {WORDS['link']}: {link_line(link, numbers)}" for link in links]
    criteria = [criterion for criterion in catalog.criteria if criterion.section == section.id]
    if criteria:
        lines += ["", *table(WORDS["criteria_columns"], (criterion_row(item, numbers) for item in criteria))]
    return [*lines, ""]


def units(item: Section | Criterion) -> str:
    named = ", ".join(WORDS["site_types"][site_type] for site_type in item.site_types) or WORDS["every_unit"]
    return f"{named}, {WORDS['boarding']}" if item.when else named


def cited(citation: Citation, numbers: dict[str, str]) -> str:
    row = f" [{citation.row}]" if citation.row else ""
    quote = f": “{citation.quote}”" if citation.quote else ""
    return f"{numbers[citation.source]}, {citation.at}{row}{quote}"


def link_line(link: Link, numbers: dict[str, str]) -> str:
    return f"[{link.title}]({link.url}) (`{link.id}`; {places(link.citations, numbers)})"


def places(citations: Iterable[Citation], numbers: dict[str, str]) -> str:
    """Return where a demand stands, each place once."""
    each = (
        f"{numbers[citation.source]}, {citation.at}" + (f" [{citation.row}]" if citation.row else "")
        for citation in citations
    )
    return "; ".join(dict.fromkeys(each))


def criterion_row(criterion: Criterion, numbers: dict[str, str]) -> tuple[str, ...]:
    params = "; ".join(f"{name}={value}" for name, value in criterion.params)
    rule = f"{criterion.rule}: {params}" if params else criterion.rule
    return f"`{criterion.id}`", WORDS["severities"][criterion.severity], rule, places(criterion.citations, numbers)


def table(header: Iterable[str], rows: Iterable[tuple[str, ...]]) -> list[str]:
    titles = list(header)
    lines = [f"| {' | '.join(titles)} |", f"|{'---|' * len(titles)}"]
    return lines + [f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |" for row in rows]


def main() -> int:
    text = page(load_catalog())
    current = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    if "--check" in sys.argv[1:]:
        if current != text:
            print(f"{PAGE.relative_to(ROOT)} differs from the mandate: run python tools/derive_docs.py")
            return 1
        return 0
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
