"""The organisation chart: from the units of a folder to the tree that list and picture show."""

from edu.portal.content.people.tree import Node
from edu.portal.content.people.tree import rank_in
from edu.portal.core.charts.tree import Branch
from edu.portal.core.charts.tree import tree_chart
from edu.portal.core.people.organisation import Unit
from edu.portal.core.people.organisation import arrange
from edu.portal.core.people.ranks import HEAD_OF_UNIT
from edu.portal.i18n import _
from edu.portal.settings.unit import read_unit
from plone import api
from typing import Any
from zope.i18n import translate


SEPARATOR = " · "


def unit_anchor(brain: Any) -> str:
    """Return the id of a unit's part on the page of the organisation."""
    return f"unit-{brain.UID}"


def units_of(root: Node, request: Any) -> tuple[Unit, ...]:
    """Return the units below ``root`` as they hang together, with their head and the number of their people."""
    return arrange([_unit(node, request) for node in root.units])


def draw(units: tuple[Unit, ...], request: Any, standalone: bool = False) -> str:
    """Return the chart of the units below the school as SVG, "" without units; ``standalone`` as a file of its own."""
    if not units:
        return ""
    record = read_unit()
    school = record.short_name or record.name or api.portal.get().title
    title = translate(_("Organisation chart of ${unit}", mapping={"unit": school}), context=request)
    count = _count(units)
    desc = translate(
        _("${count} units; each box names the unit, its head and its people.", mapping=count), context=request
    )
    return tree_chart(Branch(school, branches=tuple(map(_branch, units))), title, desc, standalone)


def _unit(node: Node, request: Any) -> Unit:
    brain = node.brain
    heads = [person for person in node.people if rank_in(person) <= HEAD_OF_UNIT]
    notes = [min(heads, key=rank_in).Title] if heads else []
    people = len(list(node.everybody()))
    if people:
        notes.append(translate(_("${count} people", mapping={"count": str(people)}), context=request))
    below = tuple(_unit(child, request) for child in node.units)
    kind = brain.edu_unit_kind if isinstance(brain.edu_unit_kind, str) else ""
    return Unit(brain.UID, brain.Title, kind, SEPARATOR.join(notes), f"#{unit_anchor(brain)}", below)


def _branch(unit: Unit) -> Branch:
    return Branch(unit.title, unit.note.replace(SEPARATOR, "\n"), unit.url, tuple(map(_branch, unit.units)))


def _count(units: tuple[Unit, ...]) -> dict[str, str]:
    def size(found: tuple[Unit, ...]) -> int:
        return sum(1 + size(unit.units) for unit in found)

    return {"count": str(size(units))}
