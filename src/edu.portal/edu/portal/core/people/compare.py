"""What an imported list of staff would change: whom it brings, whom it mends, what somebody has to decide."""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from edu.portal.core.people.contacts import name_key
from edu.portal.core.people.sheet import Note
from edu.portal.core.people.sheet import Person
from edu.portal.core.people.sheet import Reading
import re


NEW, CHANGED, SAME = "new", "changed", "same"
UPDATED = ("name", "position", "phone", "mobile", "email", "subjects", "duties")
_FORE = re.compile(r"^(?:to|bo phan|khoi|phong|ban|nhom|bo mon)\s+(?:chuyen mon\s+)?(?=\S)")
_KINDS = (
    ("ban giam hieu", "ban-giam-hieu"),
    ("lanh dao", "ban-giam-hieu"),
    ("can bo quan ly", "ban-giam-hieu"),
    ("hoi dong", "hoi-dong"),
    ("bao ve", "to-bao-ve"),
    ("van phong", "van-phong"),
    ("hanh chinh", "van-phong"),
    ("cong doan", "doan-the"),
    ("doan", "doan-the"),
    ("doi ", "doan-the"),
    ("chi bo", "doan-the"),
    ("hoi ", "doan-the"),
    ("nhan vien", "khac"),
    ("bo phan", "khac"),
    ("bep", "khac"),
    ("nuoi duong", "khac"),
    ("phuc vu", "khac"),
)


@dataclass(frozen=True)
class Known:
    """A person whom the site has; ``unit`` is the title of the unit, ``id`` the id of the entry."""

    id: str
    name: str
    unit: str = ""
    position: str = ""
    phone: str = ""
    mobile: str = ""
    email: str = ""
    subjects: str = ""
    duties: str = ""


@dataclass(frozen=True)
class KnownUnit:
    """A unit that the site has."""

    id: str
    title: str


@dataclass(frozen=True)
class NewUnit:
    """A unit that only the list has: its title, a guess of its kind, how many people it would get."""

    title: str
    kind: str
    people: int


@dataclass(frozen=True)
class Step:
    """What happens to one person: ``action`` is ``new``, ``changed`` or ``same``.

    ``known`` is the id of the entry, "" for a new one; ``unit`` the id of the unit, or "" where ``person.unit`` names
    a new one or none; ``changes`` pairs of a field and its former value; ``moves`` tells that the unit changes.
    """

    person: Person
    action: str
    known: str = ""
    unit: str = ""
    changes: tuple[tuple[str, str], ...] = ()
    moves: bool = False


@dataclass(frozen=True)
class Plan:
    """What an import would do. ``notes`` hold the doubts in the order of the lines, those that leave a row out too."""

    steps: tuple[Step, ...] = ()
    notes: tuple[Note, ...] = ()
    units: tuple[NewUnit, ...] = ()
    missing: tuple[str, ...] = ()

    def count(self, action: str) -> int:
        """Return how many people an action concerns."""
        return sum(step.action == action for step in self.steps)


# The doubts that leave a row out.
LEAVE_OUT = frozenset({"no-name", "odd-name", "twice", "other-name", "several", "too-many"})


class _Register:
    """The people of the site by e-mail address, and by name and unit."""

    def __init__(self, known: Sequence[Known]) -> None:
        self.by_email: dict[str, list[Known]] = {}
        self.by_name: dict[str, list[Known]] = {}
        for person in known:
            if person.email:
                self.by_email.setdefault(person.email.casefold(), []).append(person)
            self.by_name.setdefault(name_key(person.name), []).append(person)

    def find(self, person: Person, shared: frozenset[str]) -> tuple[Known | None, str]:
        """Return the entry of a person and a code of doubt, ("" for none): ``other-name``, ``several``."""
        owners = self.by_email.get(person.email.casefold(), []) if person.email not in shared else []
        named = [known for known in owners if name_key(known.name) == name_key(person.name)]
        if len(named) == 1:
            return named[0], ""
        if len(owners) == 1:
            return None, "other-name"
        same = self.by_name.get(name_key(person.name), [])
        here = [known for known in same if unit_key(known.unit) == unit_key(person.unit)]
        if len(here) > 1:
            return None, "several"
        if here:
            return here[0], ""
        return (same[0], "") if len(same) == 1 and not person.unit else (None, "")


def plan_update(reading: Reading, known: Sequence[Known], units: Sequence[KnownUnit]) -> Plan:
    """Return what importing ``reading`` into a site with these people and units would do; nothing is ever erased."""
    places = {unit_key(unit.title): unit for unit in units}
    register = _Register(known)
    shared = _shared(reading.people)
    notes = list(reading.notes)
    steps: list[Step] = []
    seen: dict[tuple[str, ...], int] = {}
    taken: set[str] = set()
    for person in reading.people:
        if person.email in shared:
            notes.append(Note(person.line, "email", "shared", person.email))
        key = ("@", person.email) if person.email and person.email not in shared else _name_and_unit(person)
        if key in seen or _name_and_unit(person) in seen:
            first = seen.get(key) or seen[_name_and_unit(person)]
            notes.append(Note(person.line, "name", "twice", str(first)))
            continue
        seen[key] = seen[_name_and_unit(person)] = person.line
        found, code = register.find(person, shared)
        if code:
            owner = register.by_email.get(person.email.casefold(), [])
            notes.append(Note(person.line, "email", code, owner[0].name if code == "other-name" else person.name))
            continue
        if found is not None:
            taken.add(found.id)
        steps.append(_step(person, found, places, notes))
    fresh = _new_units(steps, places)
    gone = tuple(person.name for person in known if person.id not in taken) if steps else ()
    return Plan(tuple(steps), tuple(sorted(notes, key=lambda note: note.line)), fresh, gone)


def unit_key(title: str) -> str:
    """Return the form in which titles of units are compared: "Toán - Tin" and "TỔ TOÁN TIN" are one."""
    plain = name_key(title)
    return _FORE.sub("", plain)


def guess_kind(title: str) -> str:
    """Return the kind that a unit of this title most likely is."""
    plain = f"{name_key(title)} "
    return next((kind for word, kind in _KINDS if word in plain), "to-chuyen-mon")


def _step(person: Person, found: Known | None, places: dict[str, KnownUnit], notes: list[Note]) -> Step:
    place = places.get(unit_key(person.unit)) if person.unit else None
    unit = place.id if place else ""
    if place:
        person = replace(person, unit=place.title)
    if found is None:
        if not person.unit:
            notes.append(Note(person.line, "unit", "no-unit"))
        return Step(person, NEW, "", unit)
    changes = tuple(
        (name, getattr(found, name))
        for name in UPDATED
        if getattr(person, name) and not _is_same(name, getattr(person, name), getattr(found, name))
    )
    moves = bool(person.unit) and unit_key(person.unit) != unit_key(found.unit)
    if moves:
        notes.append(Note(person.line, "unit", "moves", f"{found.unit or '–'} → {person.unit}"))
    return Step(person, CHANGED if changes or moves else SAME, found.id, unit, changes, moves)


def _is_same(name: str, new: str, old: str) -> bool:
    """Telephone numbers are the same however they are grouped."""
    if name in ("phone", "mobile"):
        return re.sub(r"\D", "", new) == re.sub(r"\D", "", old)
    return new == old


def _new_units(steps: Sequence[Step], places: dict[str, KnownUnit]) -> tuple[NewUnit, ...]:
    titles: dict[str, str] = {}
    counts: dict[str, int] = {}
    for step in steps:
        key = unit_key(step.person.unit)
        if key and key not in places:
            titles.setdefault(key, step.person.unit)
            counts[key] = counts.get(key, 0) + 1
    return tuple(NewUnit(title, guess_kind(title), counts[key]) for key, title in titles.items())


def _shared(people: Sequence[Person]) -> frozenset[str]:
    """The addresses that stand with several names: they are no key of a person."""
    names: dict[str, set[str]] = {}
    for person in people:
        if person.email:
            names.setdefault(person.email, set()).add(name_key(person.name))
    return frozenset(address for address, found in names.items() if len(found) > 1)


def _name_and_unit(person: Person) -> tuple[str, ...]:
    return name_key(person.name), unit_key(person.unit)
