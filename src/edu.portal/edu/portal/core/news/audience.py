"""For whom a notice is, and which notices somebody asks for."""

from collections.abc import Iterable
from collections.abc import Mapping


WHOLE = "whole-school"
# The groups beside the whole unit, by the kind of unit that has them. Ids are stored.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "mam-non": ("nursery", "age-3", "age-4", "age-5"),
    "tieu-hoc": ("grade-1", "grade-2", "grade-3", "grade-4", "grade-5"),
    "thcs": ("grade-6", "grade-7", "grade-8", "grade-9"),
    "thpt": ("grade-10", "grade-11", "grade-12"),
    "gdtx": ("grade-6", "grade-7", "grade-8", "grade-9", "grade-10", "grade-11", "grade-12"),
}
AT_SCHOOL = ("boarding", "parents", "pupils")
BELOW_AN_OFFICE = ("units-below",)
STAFF = "staff"
LONGEST_CLASSES = 200


def groups_for(site_types: Iterable[str]) -> tuple[str, ...]:
    """Return the audiences that a unit of these types chooses from: the whole, the grades of a school, the others.

    A unit of no type yet is taken for a school of all grades.
    """
    wanted = set(site_types) or set(GROUPS)
    grades = dict.fromkeys(one for kind, found in GROUPS.items() if kind in wanted for one in found)
    others = (*(AT_SCHOOL if grades else ()), *(BELOW_AN_OFFICE if wanted - GROUPS.keys() else ()))
    return (WHOLE, *grades, *others, STAFF)


def concerns(audience: Iterable[str], asked: str) -> bool:
    """Return whether a notice for ``audience`` concerns who asks for one group; stated for nobody is for everybody."""
    stated = set(audience)
    return not stated or WHOLE in stated or asked in stated


def class_names(written: str) -> tuple[str, ...]:
    """Return the classes of a free list such as ``6A1, 6A2; 7B``, without repetitions."""
    parts = written.replace(";", ",").replace("\n", ",").split(",")
    return tuple(dict.fromkeys(name for name in (" ".join(part.split()) for part in parts) if name))
