"""Units and people of a folder, read from the catalogue in one query; nothing is woken here."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from edu.portal.core.people.ranks import UNKNOWN
from edu.portal.core.text.unicode import fold
from plone import api
from typing import Any


UNIT = "edu.OrgUnit"
PERSON = "edu.StaffMember"
BY_RANK, BY_NAME, BY_UNIT = SORTS = ("chuc-vu", "ten", "bo-phan")


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
        home = nodes.get(_home(brain.getPath(), nodes), root)
        if brain.portal_type == UNIT:
            home.units.append(nodes[brain.getPath()])
        else:
            home.people.append(brain)
    return root


def _home(path: str, nodes: Mapping[str, Any]) -> str:
    while "/" in path:
        path = path.rpartition("/")[0]
        if path in nodes:
            return path
    return ""


@dataclass(frozen=True)
class Entry:
    """One line of the directory: the person's brain, the title of the nearest unit, the ids of all units around."""

    brain: Any
    unit: str
    units: tuple[str, ...] = ()


def read_directory(text: str, unit: str = "", sort: str = BY_RANK) -> list[Entry]:
    """Return the visible people of the whole site whose name, position or unit holds ``text``.

    Letter case and diacritics of ``text`` do not matter; several words must all occur. ``unit`` is the id of a unit
    whose people, sub-units included, are wanted. ``sort`` is one of SORTS; within it the given name decides.
    """
    units = {brain.getPath(): brain for brain in read_units()}
    people = api.content.find(portal_type=PERSON, sort_on="edu_sort_key", sort_order="ascending")
    entries = [_entry(brain, units) for brain in people]
    words = fold(text).split()
    found = [entry for entry in entries if _holds(entry, words) and (not unit or unit in entry.units)]
    if sort == BY_UNIT:
        places = {path: place for place, path in enumerate(units)}
        found.sort(key=lambda entry: (places.get(_home(entry.brain.getPath(), places), -1), rank_in(entry.brain)))
    elif sort == BY_RANK:
        found.sort(key=lambda entry: rank_in(entry.brain))
    return found


def read_units() -> list[Any]:
    """Return the visible units of the whole site in the order of their folders, sub-units behind their unit."""
    brains = list(api.content.find(portal_type=UNIT, sort_on="getObjPositionInParent", sort_order="ascending"))
    places = {brain.getPath(): place for place, brain in enumerate(brains)}

    def key(brain: Any) -> tuple[int, ...]:
        steps = brain.getPath().split("/")
        paths = ["/".join(steps[: end + 1]) for end in range(len(steps))]
        return tuple(places[path] for path in paths if path in places)

    return sorted(brains, key=key)


def rank_in(brain: Any) -> int:
    """Return the rank of a person as the catalogue knows it."""
    rank = getattr(brain, "edu_rank", None)
    return rank if isinstance(rank, int) else UNKNOWN


def _entry(brain: Any, units: dict[str, Any]) -> Entry:
    found = []
    path = brain.getPath()
    while "/" in path:
        path = path.rpartition("/")[0]
        if path in units:
            found.append(units[path])
    return Entry(brain, found[0].Title if found else "", tuple(unit.getId for unit in found))


def _holds(entry: Entry, words: list[str]) -> bool:
    haystack = fold(f"{entry.brain.Title} {entry.brain.Description} {entry.unit}")
    return all(word in haystack for word in words)
