"""What was forgotten: rows that nobody meets, citations that are wrong, places that are gone."""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from datetime import date
from demands import Built
from demands import Cite
from demands import Code
from demands import Row
from demands import cites_of
from demands import coded
from edu.portal.core.mandate.lint import SITE_TYPES
from edu.portal.core.mandate.lint import UNIT_FACTS
from edu.portal.core.mandate.model import Catalog
from edu.portal.core.mandate.resolve import resolve
from places import is_there


def forgotten(
    catalog: Catalog,
    rows: Collection[Row],
    codes: Collection[Code],
    built: Mapping[str, Collection[Built]],
    today: date,
) -> tuple[str, ...]:
    """Return a sentence for everything that is open or wrong, in the order of the rows."""
    cites = tuple(cites_of(catalog))
    return (
        *open_rows(rows, cites, built),
        *unmet_units(catalog, rows, today),
        *wrong_citations(rows, cites),
        *wrong_places(rows, built),
        *wrong_codes(catalog, rows, codes),
    )


def open_rows(rows: Iterable[Row], cites: Iterable[Cite], built: Mapping[str, Collection[Built]]) -> Iterator[str]:
    """Yield the rows that nothing meets."""
    met = {cite.citation.row for cite in cites} | {row_id for row_id, places in built.items() if places}
    for row in rows:
        if row.id not in met:
            yield f"{row.id} is open: {row.demand}"


def unmet_units(catalog: Catalog, rows: Collection[Row], today: date) -> Iterator[str]:
    """Yield the unit types that owe a row and that no element which cites it reaches, under all letters."""
    features = (*UNIT_FACTS, *(feature.id for feature in catalog.features))
    cited_anywhere = {cite.citation.row for cite in cites_of(catalog)}
    reached = {
        site_type: {cite.citation.row for cite in cites_of(resolve(catalog, (site_type,), (), today, features))}
        for site_type in sorted(SITE_TYPES)
    }
    for row in rows:
        unmet = [site_type for site_type in row.site_types if row.id not in reached.get(site_type, ())]
        if unmet and row.id in cited_anywhere:
            yield f"{row.id} is cited, but not for {' '.join(unmet)}"


def wrong_citations(rows: Iterable[Row], cites: Iterable[Cite]) -> Iterator[str]:
    """Yield the citations of an unknown row, of a source that does not make the demand, or of another place."""
    known = {row.id: row for row in rows}
    for cite in cites:
        citation = cite.citation
        if not citation.row:
            continue
        where = f"{cite.name} ({cite.element.where})"
        if citation.row not in known:
            yield f"{where} cites the unknown row {citation.row}"
        elif citation.source not in known[citation.row].places:
            yield f"{where} cites {citation.row} with {citation.source}, which is not its source"
        elif not known[citation.row].is_at(citation):
            places = " or ".join(known[citation.row].places[citation.source])
            yield f"{where} cites {citation.row} at {citation.at!r}, which is not in {places}"


def wrong_places(rows: Iterable[Row], built: Mapping[str, Collection[Built]]) -> Iterator[str]:
    """Yield the places of the product that are gone, and those of rows that do not exist."""
    known = {row.id for row in rows}
    for row_id, places in built.items():
        if row_id not in known:
            yield f"coverage.toml has the unknown row {row_id}"
        yield from (f"{row_id}: there is no {built.place}" for built in places if not is_there(built.place))


def wrong_codes(catalog: Catalog, rows: Collection[Row], codes: Collection[Code]) -> Iterator[str]:
    """Yield the rules that no row asks for or no criterion of their rows carries, and names not in the catalogue."""
    known = {code.id for code in codes}
    asked = {code for row in rows for code in row.codes}
    rows_of = {row.id: row.codes for row in rows}
    carried = {
        code
        for code, element in coded(catalog)
        if any(code in rows_of.get(citation.row, ()) for citation in element.citations)
    }
    yield from (f"{code} has no criterion that cites one of its rows" for code in sorted((known & asked) - carried))
    yield from (f"{code} follows from no row" for code in sorted(known - asked))
    yield from (f"rows.toml has the unknown code {code}" for code in sorted(asked - known))
    for code, element in coded(catalog):
        if code not in known:
            yield f"{element.id} ({element.where}) has the unknown code {code}"
