"""Which local authorities an address speaks of, so that their letters can be suggested to a unit."""

from collections.abc import Iterable
from collections.abc import Sequence
from edu.portal.core.mandate.model import Jurisdiction
from edu.portal.core.text.unicode import fold
import re


WORD = re.compile(r"[^\W_]+")
PART = re.compile(r"[,;\n]|\s[-–—]\s")
REMARK = re.compile(r"\([^)]*\)")

# What stands before the name of an area.
AREAS = (
    *(("thanh", "pho"), ("thi", "xa"), ("thi", "tran"), ("tp",), ("tx",), ("tt",)),
    *((word,) for word in ("tinh", "quan", "huyen", "phuong", "xa", "q", "h", "p", "x")),
)
# What the part of an address begins with that names a street; a house number does the same. In it only a name behind
# the word for an area is a place: "12 Hồ Chí Minh, Buôn Ma Thuột" lies in Đắk Lắk.
STREETS = ("so", "duong", "pho", "ngo", "ngach", "hem", "kiet")
# What stands directly before a name that is a street's (đại lộ, đường mòn) or a school's.
NAMED = (*STREETS, "lo", "mon", "truong", "thcs", "thpt", "hoc", "non")


def suggested(jurisdictions: Iterable[Jurisdiction], address: str) -> dict[str, str]:
    """Return the ids of the authorities in whose area an address lies, each with the spelling that tells it.

    Case and diacritics play no role. A name counts as a whole, outside the name of a street.
    """
    parts = [part for part in (words(text) for text in PART.split(address)) if part]
    found = ((jurisdiction.id, telling_place(jurisdiction, parts)) for jurisdiction in jurisdictions)
    return {key: place for key, place in found if place}


def telling_place(jurisdiction: Jurisdiction, parts: Sequence[Sequence[str]]) -> str:
    """Return the first spelling of an area all of whose names stand in an address, "" when none does."""
    for place in (jurisdiction.places or jurisdiction.title).split(";"):
        names = [bare_name(words(text)) for text in REMARK.sub("", place).split(",")]
        if any(names) and all(any(has_name(part, name) for part in parts) for name in names if name):
            return " ".join(REMARK.sub("", place).split())
    return ""


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text without case and diacritics."""
    return tuple(WORD.findall(fold(text)))


def bare_name(name: tuple[str, ...]) -> tuple[str, ...]:
    """Return the name of an area without the word that says what it is, unless only a number would be left."""
    area = next((area for area in AREAS if name[: len(area)] == area), ())
    rest = name[len(area) :]
    return rest if rest and not rest[0].isdigit() else name


def has_name(part: Sequence[str], name: Sequence[str]) -> bool:
    """Return whether a part of an address names an area."""
    starts = (start for start in range(len(part)) if part[start : start + len(name)] == name)
    return any(is_area(part, start) for start in starts)


def is_area(part: Sequence[str], start: int) -> bool:
    """Return whether the words from ``start`` on name an area and not a street."""
    before, after = part[:start], part[start:]
    if any(before[-len(area) :] == area or after[: len(area)] == area for area in AREAS):
        return True
    is_street = part[0][0].isdigit() or part[0] in STREETS
    return not is_street and not (before and before[-1] in NAMED)
