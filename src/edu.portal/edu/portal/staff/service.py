"""Use cases of staff lists: keep what a list says, say what it would do, do it, take it back; make missing units."""

from collections.abc import Collection
from collections.abc import Iterable
from datetime import date
from datetime import datetime
from edu.portal.bulk.store import DONE
from edu.portal.bulk.store import UNDONE
from edu.portal.bulk.store import add_import
from edu.portal.content.org_unit.kinds import kind_title
from edu.portal.content.people.confirming import confirm
from edu.portal.content.people.tree import PERSON
from edu.portal.content.people.tree import UNIT
from edu.portal.core.people.compare import CHANGED
from edu.portal.core.people.compare import NEW
from edu.portal.core.people.compare import Known
from edu.portal.core.people.compare import KnownUnit
from edu.portal.core.people.compare import Plan
from edu.portal.core.people.compare import Step
from edu.portal.core.people.compare import plan_update
from edu.portal.core.people.compare import unit_key
from edu.portal.core.people.sheet import Reading
from edu.portal.core.people.sheet import read_staff
from edu.portal.sheets.model import SheetError
from edu.portal.sheets.reader import read_tables
from edu.portal.staff.store import KEY
from edu.portal.staff.store import StaffImport
from plone import api
from typing import Any
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


EDIT = "Modify portal content"
FIELDS = ("position", "phone", "mobile", "email", "subjects", "duties")


def keep_list(folder: Any, name: str, data: bytes, user: str, now: datetime) -> StaffImport:
    """Read a list of staff, keep what it says for an import into ``folder`` and return it. The file is not kept."""
    found = StaffImport(folder.UID(), user, now, name, _read(name, data))
    add_import(api.portal.get(), found, KEY)
    return found


def plan_list(folder: Any, kept: StaffImport) -> Plan:
    """Return what importing ``kept`` would do now."""
    return plan_update(kept.read(), list(_known(folder)), list(_known_units(folder)))


def run_list(folder: Any, kept: StaffImport, units: Collection[str], publish: bool = False) -> tuple[int, int]:
    """Do the plan; return how many people are new and how many changed.

    ``units`` are the titles of the new units that somebody agreed to; people of other new units are left out.
    ``publish`` shows what is new at once, as far as the user may do that.
    """
    plan = plan_list(folder, kept)
    agreed = {unit_key(title) for title in units}
    places = {unit.id: _object(unit.id) for unit in _known_units(folder)}
    fresh = {
        unit_key(unit.title): api.content.create(folder, UNIT, safe_id=True, title=unit.title, kind=unit.kind)
        for unit in plan.units
        if unit_key(unit.title) in agreed
    }
    made: list[Any] = list(fresh.values())
    changed = []
    new = 0
    for step in plan.steps:
        place = places.get(step.unit) or fresh.get(unit_key(step.person.unit))
        if place is None and step.person.unit:
            continue
        if step.action == NEW:
            made.append(_make(folder if place is None else place, step))
            new += 1
        elif step.action == CHANGED and _may(_object(step.known), EDIT):
            changed.append(_change(step, place))
    if publish:
        for content in made:
            _publish(content)
    kept.made = tuple((content.UID(), _stamp(content)) for content in made)
    kept.changed = tuple((person.UID(), _stamp(person), former, unit) for person, former, unit in changed)
    kept.close(DONE)
    return new, len(changed)


def undo_list(kept: StaffImport) -> tuple[int, int, int]:
    """Take an import back; return how many entries were deleted, how many restored, how many stay as they are.

    What somebody changed since stays, and so does a unit in which there is somebody else by now.
    """
    restored = stay = 0
    for uid, stamp, former, unit in kept.changed:
        person = _object(uid)
        if person is None:
            continue
        if _stamp(person) != stamp or not _may(person, EDIT):
            stay += 1
            continue
        for name, value in former:
            setattr(person, name, value)
        _say_modified(person)
        home = _object(unit) if unit else None
        if home is not None:
            api.content.move(person, home)
        restored += 1
    found = [(_object(uid), stamp) for uid, stamp in kept.made]
    present = [(content, stamp) for content, stamp in found if content is not None]
    units_last = sorted(present, key=lambda pair: pair[0].portal_type == UNIT)
    gone = 0
    for content, stamp in units_last:
        if _is_untouched(content, stamp) and _may(content, "Delete objects"):
            api.content.delete(content, check_linkintegrity=False)
            gone += 1
    stay += len(present) - gone
    kept.kept = stay
    kept.close(UNDONE)
    return gone, restored, stay


def make_units(folder: Any, kinds: Iterable[str]) -> list[Any]:
    """Make a draft of a unit for each known kind, under the title of the kind, and return them."""
    return [
        api.content.create(folder, UNIT, safe_id=True, title=kind_title(kind), kind=kind)
        for kind in dict.fromkeys(kinds)
        if kind_title(kind)
    ]


def confirm_entries(uids: Iterable[str], user: str, day: date) -> int:
    """Confirm the units and people of these UIDs that the user may edit, and return how many."""
    count = 0
    for uid in dict.fromkeys(uids):
        content = _object(uid)
        if content is not None and content.portal_type in (UNIT, PERSON) and _may(content, EDIT):
            confirm(content, user, day)
            count += 1
    return count


def _read(name: str, data: bytes) -> Reading:
    """The sheet that is a list of people: the first in which somebody is found."""
    try:
        tables = read_tables(data, name, merged=True)
    except SheetError as error:
        return Reading(error=f"sheet-{error.code}")
    readings = [
        read_staff([[cell.value if not cell.problem else cell.text for cell in row] for row in table.rows])
        for table in tables
    ]
    return next((reading for reading in readings if not reading.error), readings[0])


def _known(folder: Any) -> Iterable[Known]:
    for brain in api.content.find(context=folder, portal_type=PERSON):
        person = brain.getObject()
        unit = person.aq_parent
        yield Known(
            person.UID(),
            person.title or "",
            unit.title if unit.portal_type == UNIT else "",
            *(getattr(person, name, None) or "" for name in FIELDS),
        )


def _known_units(folder: Any) -> Iterable[KnownUnit]:
    own = [KnownUnit(folder.UID(), folder.title)] if folder.portal_type == UNIT else []
    return own + [KnownUnit(brain.UID, brain.Title) for brain in api.content.find(context=folder, portal_type=UNIT)]


def _make(container: Any, step: Step) -> Any:
    person = step.person
    values = {name: getattr(person, name) or None for name in FIELDS}
    return api.content.create(
        container, PERSON, safe_id=True, title=person.name, **{**values, "position": person.position}
    )


def _change(step: Step, place: Any) -> tuple[Any, tuple[tuple[str, Any], ...], str]:
    person = _object(step.known)
    former = []
    for name, _value in step.changes:
        attribute = "title" if name == "name" else name
        former.append((attribute, getattr(person, attribute, None)))
        setattr(person, attribute, getattr(step.person, name))
    home = ""
    if step.moves and place is not None:
        home = person.aq_parent.UID()
        person = api.content.move(person, place)
    _say_modified(person)
    return person, tuple(former), home


def _say_modified(person: Any) -> None:
    notify(ObjectModifiedEvent(person))
    person.reindexObject()


def _is_untouched(content: Any, stamp: str) -> bool:
    """A unit is changed by whoever moves in or out of it; what counts is that nobody is in it."""
    if content.portal_type == UNIT:
        return not content.objectIds()
    return _stamp(content) == stamp


def _publish(content: Any) -> None:
    tool = api.portal.get_tool("portal_workflow")
    if any(action["id"] == "publish" for action in tool.listActionInfos(object=content)):
        api.content.transition(content, "publish")


def _object(uid: str) -> Any | None:
    """The entry, whoever asks: what may be done with it is asked of the user before it is done."""
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(UID=uid)
    return brains[0]._unrestrictedGetObject() if brains else None


def _may(content: Any, permission: str) -> bool:
    return bool(api.user.has_permission(permission, obj=content))


def _stamp(content: Any) -> str:
    # Seconds are rounded differently once the moment was stored.
    return str(content.modified().micros())
