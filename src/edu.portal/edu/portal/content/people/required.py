"""The kinds of units that the letters want to see, and which of them a site has not (R-ORG-UNITS)."""

from collections.abc import Iterable
from dataclasses import dataclass
from edu.portal.content.org_unit.kinds import UNIT_KINDS
from edu.portal.content.org_unit.kinds import kind_title
from edu.portal.content.people.tree import Node
from edu.portal.core.mandate.model import Citation
from edu.portal.mandate import service as mandate
from typing import Any


RULE = "kinds-present"
SECTION = "co-cau-to-chuc"
ANOTHER = "khac"


@dataclass(frozen=True)
class Wanted:
    """A kind of unit that is missing: its id and title, the letters by number and place that ask for it."""

    kind: str
    title: str
    letters: tuple[str, ...]


def missing_units(portal: Any, root: Node) -> tuple[Wanted, ...]:
    """Return the kinds that the letters of the site ask for and that no unit below ``root`` is of."""
    resolved = mandate.resolved_mandate(portal)
    numbers = {source.id: source.number for source in resolved.sources}
    written = {criterion.id: criterion for criterion in mandate.stored_catalog(portal).criteria}
    present = set(_kinds(root.units))
    found: dict[str, list[str]] = {}
    for criterion in resolved.criteria:
        if criterion.rule != RULE or criterion.section != SECTION:
            continue
        # Several letters that were combined into one demand each name kinds of their own.
        for one in [written[name] for name in criterion.combined_from if name in written] or [criterion]:
            letters = [_letter(citation, numbers) for citation in one.citations]
            for kind in one.param("kinds").split():
                if kind not in present and kind_title(kind):
                    found.setdefault(kind, []).extend(letters)
    return tuple(
        Wanted(kind.id, kind.title, tuple(dict.fromkeys(found[kind.id]))) for kind in UNIT_KINDS if kind.id in found
    )


def _kinds(nodes: Iterable[Node]) -> Iterable[str]:
    for node in nodes:
        yield node.brain.edu_unit_kind if isinstance(node.brain.edu_unit_kind, str) else ANOTHER
        yield from _kinds(node.units)


def _letter(citation: Citation, numbers: dict[str, str]) -> str:
    return f"{numbers.get(citation.source, citation.source)} ({citation.at})" if citation.at else citation.source
