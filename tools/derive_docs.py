"""Derive docs/chuyen-muc.md from the mandate: what each kind of unit owes, in words for principals.

``python tools/derive_docs.py`` writes the page; ``--check`` writes nothing and fails when the page differs.
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
import sys


ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "src/edu.portal")]

from edu.portal.core.mandate.lint import UNIT_FACTS  # noqa: E402
from edu.portal.core.mandate.model import Attestation  # noqa: E402
from edu.portal.core.mandate.model import Catalog  # noqa: E402
from edu.portal.core.mandate.model import Criterion  # noqa: E402
from edu.portal.core.mandate.model import Feature  # noqa: E402
from edu.portal.core.mandate.model import Item  # noqa: E402
from edu.portal.core.mandate.model import Link  # noqa: E402
from edu.portal.core.mandate.model import Resolved  # noqa: E402
from edu.portal.core.mandate.model import Section  # noqa: E402
from edu.portal.core.mandate.model import Source  # noqa: E402
from edu.portal.core.mandate.resolve import resolve  # noqa: E402
from places import anchor  # noqa: E402
from readable import WORDS  # noqa: E402
from readable import Speaker  # noqa: E402
from readable import table  # noqa: E402
from shipped import keep  # noqa: E402
from shipped import load_catalog  # noqa: E402


PAGE = ROOT / "docs/chuyen-muc.md"
# The day for which the index of the unit types counts.
TODAY = date(2026, 11, 20)
Chapter = Callable[[Catalog, Speaker], Iterable[str]]


def page(catalog: Catalog) -> str:
    """Return the whole page as Markdown."""
    speaker = Speaker(catalog)
    counted = ("sections", "criteria", "attestations", "items", "sources")
    counts = WORDS["counts"].format(**{name: len(getattr(catalog, name)) for name in counted})
    chapters: dict[str, Chapter] = {
        "units": unit_chapter,
        "sections": section_chapter,
        "portal": portal_chapter,
        "attestations": attestation_chapter,
        "items": item_chapter,
        "features": feature_chapter,
        "scales": scale_chapter,
        "sources": source_chapter,
    }
    texts = {name: list(chapter(catalog, speaker)) for name, chapter in chapters.items()}
    shown = {WORDS["chapters"][name]: (name, text) for name, text in texts.items() if text}
    lines = [f"# {WORDS['title']}", "", WORDS["intro"].strip(), "", counts, ""]
    lines += [f"- [{title}](#{anchor(title)})" for title in shown]
    for title, (name, text) in shown.items():
        lead = WORDS["lead"].get(name, "").strip().format(day=f"{TODAY:%d/%m/%Y}")
        lines += ["", f"## {title}", "", *([lead, ""] if lead else []), *text]
    return "\n".join(tidy(lines)).rstrip() + "\n"


def tidy(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines with one empty line where several stand."""
    before = ""
    for line in lines:
        if line or before:
            yield line
        before = line


def unit_chapter(catalog: Catalog, _speaker: Speaker) -> Iterator[str]:
    """Yield what each kind of unit owes: a table of numbers, then which of the sections."""
    features = (*UNIT_FACTS, *(feature.id for feature in catalog.features))
    facts = tuple(name for name in features if name != "private")
    owed = {name: resolve(catalog, (name,), (), TODAY, facts) for name in WORDS["site_types"]}
    words = WORDS["unit_index"]
    yield from table(words["columns"], (unit_row(name, mandate) for name, mandate in owed.items()))
    yield from ("", words["legend"], "")
    header = (words["section"], *map(capital, WORDS["site_types"].values()))
    yield from table(header, (section_row(section, depth, owed.values()) for section, depth in tree(catalog)))


def section_row(section: Section, depth: int, owed: Iterable[Resolved]) -> tuple[str, ...]:
    """Return which of the units have a section; the deeper it is, the further it is indented."""
    cells = (mark_of(mandate.section(section.id), mandate) for mandate in owed)
    return f"{'– ' * depth}{section_link(section)}", *cells


def mark_of(section: Section | None, mandate: Resolved) -> str:
    """Return the mark of a section of a unit: what waits for a switch is as optional as what no letter binds."""
    if section is None:
        return ""
    waits = any(feature.id in section.when.split() for feature in mandate.features)
    return str(WORDS["unit_index"]["mandatory" if section.mandatory and not waits else "optional"])


def unit_row(name: str, mandate: Resolved) -> tuple[str, ...]:
    """Return the numbers of one unit type; what is attested is not counted twice."""
    judged = [criterion for criterion in mandate.criteria if criterion.rule != "attested"]
    required = sum(criterion.severity == "required" for criterion in judged)
    numbers = (len(mandate.sections), required, len(judged) - required, len(mandate.attestations), len(mandate.items))
    return capital(WORDS["site_types"][name]), *map(str, numbers)


def section_link(section: Section) -> str:
    return f"[{section.title}](#{section.id})"


def capital(text: str) -> str:
    return text[0].upper() + text[1:]


def section_chapter(catalog: Catalog, speaker: Speaker) -> Iterator[str]:
    """Yield the tree of sections with what is asked of each."""
    for section, depth in tree(catalog):
        yield from section_lines(section, depth, speaker)


def tree(catalog: Catalog, parent: str = "", depth: int = 0) -> Iterator[tuple[Section, int]]:
    """Yield the sections with their depth, parents before children, siblings in menu order."""
    children = [section for section in catalog.sections if section.parent == parent]
    for section in sorted(children, key=lambda child: (child.order, child.id)):
        yield section, depth
        yield from tree(catalog, section.id, depth + 1)


def section_lines(section: Section, depth: int, speaker: Speaker) -> Iterator[str]:
    """Yield one section: whom it is for, the words of the letters, its links, its demands."""
    catalog, words = speaker.catalog, WORDS["section"]
    note = "" if section.mandatory else f" ({words['optional']})"
    yield from ("", f'<a id="{section.id}"></a>', "", f"{'#' * (depth + 3)} {section.title}{note}", "")
    yield from (f"{section.description} `{section.id}`", "", f"- {words['units']}: {speaker.scope(section)}")
    display = next((display for display in catalog.displays if display.section == section.id), None)
    if display:
        types = ", ".join(WORDS["types"][name] for name in display.types)
        yield f"- {words['content']}: {types}; {WORDS['views'][display.view]}"
    yield from (f"- {speaker.quoted(citation)}" for citation in section.citations)
    links = sorted((link for link in catalog.links if link.section == section.id), key=lambda link: link.order)
    yield from (f"- {words['link']}: {link_line(link, speaker)}" for link in links)
    yield from ("", *demand_table(section.id, speaker))


def link_line(link: Link, speaker: Speaker) -> str:
    return f"[{link.title}]({link.url}) (`{link.id}`; {speaker.places(link.citations)})"


def portal_chapter(_catalog: Catalog, speaker: Speaker) -> Iterator[str]:
    """Yield what is asked of the portal as a whole."""
    yield from demand_table("", speaker)


def demand_table(section_id: str, speaker: Speaker) -> list[str]:
    """Return the demands on a section, duties first and what has ended last; equal ones of several letters in a line.

    Attestations of the portal as a whole have a chapter of their own.
    """
    catalog = speaker.catalog
    demands: list[Criterion | Attestation] = [item for item in catalog.criteria if item.section == section_id]
    if section_id:
        demands += [item for item in catalog.attestations if item.section == section_id]
    demands.sort(key=lambda item: (speaker.has_ended(item, TODAY), item.severity != "required", item.id))
    equal: dict[tuple[str, str, str], list[Criterion | Attestation]] = {}
    for item in demands:
        equal.setdefault((asked_of(item, speaker), force_of(item, speaker), item.when), []).append(item)
    rows = (demand_row(asked, force, items, speaker) for (asked, force, _when), items in equal.items())
    return table(WORDS["section"]["columns"], rows) if demands else []


def asked_of(item: Criterion | Attestation, speaker: Speaker) -> str:
    """Return what is asked, an attestation with a link to its own text."""
    if isinstance(item, Criterion):
        return speaker.asked(item)
    return f"[{WORDS['section']['attested'].format(title=item.title)}](#viec-{item.id})"


def force_of(item: Criterion | Attestation, speaker: Speaker) -> str:
    """Return how strongly a demand is made, or that it was."""
    if speaker.has_ended(item, TODAY):
        return str(WORDS["section"]["ended"])
    return str(WORDS["severities"][item.severity])


def demand_row(
    asked: str, force: str, items: list[Criterion | Attestation], speaker: Speaker
) -> tuple[str, str, str, str]:
    """Return the line of one demand that several letters may make of different units."""
    everybody = any(not item.site_types for item in items)
    site_types = () if everybody else tuple(name for item in items for name in item.site_types)
    scope = speaker.scope_note(replace(items[0], site_types=site_types))
    citations = [citation for item in items for citation in item.citations]
    return f"{asked}{scope}", force, speaker.places(citations), ", ".join(f"`{item.id}`" for item in items)


def attestation_chapter(catalog: Catalog, speaker: Speaker) -> Iterator[str]:
    """Yield what units state themselves."""
    for item in sorted(catalog.attestations, key=lambda item: (item.severity != "required", item.title)):
        yield from attestation_lines(item, speaker)


def attestation_lines(item: Attestation, speaker: Speaker) -> Iterator[str]:
    words = WORDS["attestation"]
    yield from ("", f'<a id="viec-{item.id}"></a>', "", f"### {item.title} ({WORDS['severities'][item.severity]})", "")
    yield from (f"{item.description} `{item.id}`", "", f"- {words['units']}: {speaker.scope(item)}")
    if item.section in speaker.sections:
        yield f"- {words['section'].format(title=section_link(speaker.sections[item.section]))}"
    yield f"- {words['months'].format(months=item.months) if item.months else words['lasting']}"
    yield from (f"- {speaker.quoted(citation)}" for citation in item.citations)


def item_chapter(catalog: Catalog, speaker: Speaker) -> Iterator[str]:
    """Yield the disclosure items under their circular, the one in force first, and in it by group."""
    words = WORDS["item"]
    if any(item.unverified for item in catalog.items):
        yield from (words["note"], "")
    cited = {citation.source for item in catalog.items for citation in item.citations}
    circulars = (speaker.sources[name] for name in cited)
    for source in sorted(circulars, key=lambda source: source.valid_from, reverse=True):
        yield from ("", f"### {source.number}", "", f"{words['in_force'].format(period=speaker.period(source))}.")
        items = [item for item in catalog.items if source.id in {citation.source for citation in item.citations}]
        items.sort(key=lambda item: (item.order, item.id))
        for group in dict.fromkeys(item.group for item in items):
            yield from ("", f"**{capital(speaker.terms.get(group, group))}**", "")
            rows = (item_row(item, source, speaker) for item in items if item.group == group)
            yield from table(words["columns"], rows)


def item_row(item: Item, source: Source, speaker: Speaker) -> tuple[str, ...]:
    """Return an item, for whom it is, and its place in the circular; a mark when it could not be verified."""
    places = ", ".join(citation.at for citation in item.citations if citation.source == source.id)
    mark = f" {WORDS['item']['unverified']}" if item.unverified else ""
    return f"{item.title}{mark}", speaker.scope(item), places


def feature_chapter(catalog: Catalog, speaker: Speaker) -> Iterator[str]:
    """Yield what a unit may switch on, and what that brings."""
    for feature in sorted(catalog.features, key=lambda feature: feature.title):
        yield from feature_lines(feature, catalog, speaker)


def feature_lines(feature: Feature, catalog: Catalog, speaker: Speaker) -> Iterator[str]:
    yield from ("", f"### {feature.title}", "", f"{feature.description} `{feature.id}`", "")
    yield f"- {WORDS['section']['units']}: {speaker.scope(feature)}"
    brought = [section_link(section) for section in catalog.sections if feature.id in section.when.split()]
    brought += [speaker.asked(item) for item in catalog.criteria if feature.id in item.when.split()]
    brought += [item.title for item in (*catalog.attestations, *catalog.items) if feature.id in item.when.split()]
    if brought:
        yield f"- {WORDS['feature']['brings'].format(titles='; '.join(brought))}"
    yield from (f"- {speaker.quoted(citation)}" for citation in feature.citations)


def scale_chapter(catalog: Catalog, speaker: Speaker) -> Iterator[str]:
    """Yield the marks that a letter gives."""
    for scale in catalog.scales:
        source = speaker.sources[scale.source]
        yield from ("", f"{source.number} ({WORDS['source_kinds'][source.kind]}):", "")
        for band in scale.bands:
            yield f"- {WORDS['scale']['from_points'].format(points=band.min, title=band.title)}"


def source_chapter(catalog: Catalog, speaker: Speaker) -> Iterator[str]:
    """Yield the letters in the order of their days, then what has to be known about some of them."""
    sources = sorted(catalog.sources, key=lambda source: (source.issued, source.id))
    yield from table(WORDS["sources"]["columns"], (source_row(source, speaker) for source in sources))
    notes = [source for source in sources if source.note]
    if notes:
        yield from ("", f"### {WORDS['sources']['notes']}", "")
        yield from (f"- {source.number}: {source.note}" for source in notes)


def source_row(source: Source, speaker: Speaker) -> tuple[str, ...]:
    kind = WORDS["source_kinds"][source.kind]
    issued = f"{source.issued:%d/%m/%Y}"
    return source.number, kind, issued, speaker.period(source), speaker.area(source), source.title


if __name__ == "__main__":
    sys.exit(keep(PAGE, page(load_catalog()), "make docs"))
