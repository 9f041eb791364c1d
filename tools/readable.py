"""The mandate in the words of docs/chuyen-muc.md: who is asked, how strongly, by which letter."""

from collections.abc import Iterable
from datetime import date
from edu.portal.core.mandate.model import Catalog
from edu.portal.core.mandate.model import Citation
from edu.portal.core.mandate.model import Criterion
from edu.portal.core.mandate.model import Source
from edu.portal.core.mandate.wording import demand
from shipped import ROOT
import tomllib
from typing import Any


WORDS = tomllib.loads((ROOT / "tools/derive_docs.toml").read_text(encoding="utf-8"))
SCHOOLS = ("mam-non", "tieu-hoc", "thcs", "thpt", "gdtx")
OFFICES = ("phong-gddt", "so-gddt", "ubnd-xa")


class Speaker:
    """Says the elements of one catalogue."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.sources = {source.id: source for source in catalog.sources}
        self.sections = {section.id: section for section in catalog.sections}
        self.features = {feature.id: feature for feature in catalog.features}
        self.terms = {term.id: term.title for term in catalog.terms}
        self.areas = {jurisdiction.id: jurisdiction.title for jurisdiction in catalog.jurisdictions}

    def asked(self, criterion: Criterion) -> str:
        """Return what a criterion asks."""
        return demand(criterion, self.catalog) or criterion.rule

    def has_ended(self, item: Any, today: date) -> bool:
        """Return whether no letter that makes the demand applies any longer."""
        last_days = [self.sources[citation.source].valid_until for citation in item.citations]
        return all(day is not None and day < today for day in last_days)

    def scope_note(self, item: Any) -> str:
        """Return in brackets for whom and when, "" for everybody and always."""
        scope = self.scope(item)
        return "" if scope == WORDS["every_unit"] else f" ({scope})"

    def scope(self, item: Any) -> str:
        """Return for whom an element is, and on what it depends."""
        units = units_of(getattr(item, "site_types", ()))
        facts = [self.fact(name) for name in getattr(item, "when", "").split()]
        if not facts:
            return units
        condition = f" {WORDS['or']} ".join(facts)
        return condition if units == WORDS["every_unit"] else f"{units}, {condition}"

    def fact(self, name: str) -> str:
        """Return a fact of the unit, a unit type or a feature that has to be switched on."""
        if name in self.features:
            return str(WORDS["when"]["feature"].format(title=self.features[name].title))
        return str(WORDS["when"].get(name) or WORDS["site_types"].get(name, name))

    def quoted(self, citation: Citation) -> str:
        """Return where a demand stands, and its words."""
        quote = f": “{citation.quote}”" if citation.quote else ""
        return f"{self.place(citation)}{self.scope_note(citation)}{quote}"

    def place(self, citation: Citation) -> str:
        """Return where a demand stands."""
        row = f" [{citation.row}]" if citation.row else ""
        return f"{self.sources[citation.source].number}, {citation.at}{row}"

    def places(self, citations: Iterable[Citation]) -> str:
        """Return the places of a demand, each once."""
        return "; ".join(dict.fromkeys(self.place(citation) for citation in citations))

    def period(self, source: Source) -> str:
        """Return when a letter applies, and what took its place."""
        words = f"{WORDS['from']} {source.valid_from:%d/%m/%Y}"
        if source.valid_until:
            words += f" {WORDS['until']} {source.valid_until:%d/%m/%Y}"
        successors = [self.sources[name].number for name in source.replaced_by if name in self.sources]
        if successors:
            words += f", {WORDS['sources']['replaced_by'].format(numbers=', '.join(successors))}"
        return words

    def area(self, source: Source) -> str:
        """Return where a letter applies."""
        return self.areas.get(source.jurisdiction, WORDS["everywhere"])


def units_of(site_types: Iterable[str]) -> str:
    """Return unit types as people say them: all schools and all offices have one word each."""
    named = set(site_types)
    if not named or named >= {*SCHOOLS, *OFFICES}:
        return str(WORDS["every_unit"])
    words: list[str] = []
    for group, members in (("truong", SCHOOLS), ("co-quan", OFFICES)):
        if named >= set(members):
            words.append(WORDS["groups"][group])
        else:
            words += [WORDS["site_types"][member] for member in members if member in named]
    return ", ".join(words)


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    """Return a Markdown table."""
    titles = list(header)
    lines = [f"| {' | '.join(titles)} |", f"|{'---|' * len(titles)}"]
    return lines + [f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |" for row in rows]
