"""Units and people of a folder, read from the catalogue in one query; nothing is woken here."""

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field
from edu.portal.core.text.unicode import fold
from plone import api
from typing import Any


UNIT = "edu.OrgUnit"
PERSON = "edu.StaffMember"


@dataclass
class Node:
    """A unit with its people and sub-units, all in the order of the folder; ``brain`` is None for the root."""

    brain: Any
    people: list[Any] = field(default_factory=list)
    units: list["Node"] = field(default_factory=list)

    def is_empty(self) -> bool:
        """Tell whether there is neither a person nor a unit."""
        return not (self.people or self.units)

    def everybody(self) -> Iterable[Any]:
        """Yield the brains of all people here and below."""
        yield from self.people
        for unit in self.units:
            yield from unit.everybody()


def read_tree(context: Any) -> Node:
    """Return the visible units and people below ``context``; who is in an invisible unit moves up to a visible one."""
    root_path = "/".join(context.getPhysicalPath())
    brains = api.content.find(
        context=context, portal_type=[UNIT, PERSON], sort_on="getObjPositionInParent", sort_order="ascending"
    )
    brains = [brain for brain in brains if brain.getPath() != root_path]
    nodes = {brain.getPath(): Node(brain) for brain in brains if brain.portal_type == UNIT}
    root = Node(None)
    for brain in brains:
        home = _home(brain.getPath(), nodes) or root
        if brain.portal_type == UNIT:
            home.units.append(nodes[brain.getPath()])
        else:
            home.people.append(brain)
    return root


def _home(path: str, nodes: dict[str, Node]) -> Node | None:
    while "/" in path:
        path = path.rpartition("/")[0]
        if path in nodes:
            return nodes[path]
    return None


@dataclass(frozen=True)
class Entry:
    """One line of the directory: the person's brain and the title of the nearest unit."""

    brain: Any
    unit: str


def read_directory(text: str) -> list[Entry]:
    """Return the visible people of the whole site by given name, those whose name, position or unit holds ``text``.

    Letter case and diacritics of ``text`` do not matter; several words must all occur.
    """
    units = {brain.getPath(): brain.Title for brain in api.content.find(portal_type=UNIT)}
    people = api.content.find(portal_type=PERSON, sort_on="edu_sort_key", sort_order="ascending")
    entries = [Entry(brain, _unit_title(brain.getPath(), units)) for brain in people]
    words = fold(text).split()
    return [entry for entry in entries if _holds(entry, words)]


def _unit_title(path: str, units: dict[str, str]) -> str:
    while "/" in path:
        path = path.rpartition("/")[0]
        if path in units:
            return units[path]
    return ""


def _holds(entry: Entry, words: list[str]) -> bool:
    haystack = fold(f"{entry.brain.Title} {entry.brain.Description} {entry.unit}")
    return all(word in haystack for word in words)
