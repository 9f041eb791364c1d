"""The dishes in a cell of a menu, and what people may be allergic to.

Who writes the menu declares an allergen in square brackets behind the dish, "Sữa chua nha đam [sữa]". Others are
recognised by words (menu.toml): such a dish *may* contain them; the word list knows names, not recipes.
"""

from dataclasses import dataclass
from edu.portal.core.schedule.menu_words import words
from edu.portal.core.text.unicode import fold
from edu.portal.core.text.unicode import to_nfc
from functools import cache
import re


_DECLARED = re.compile(r"\[([^\[\]]*)\]")
_BULLET = re.compile(r"^\s*(?:[-–—+•*·▪]|\d{1,2}[.)](?=\s))\s*")


@dataclass(frozen=True, slots=True)
class Dish:
    """A dish: its name, and the names of allergens that were declared and that it may contain besides."""

    name: str
    declared: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()


def dishes_of(text: str) -> tuple[Dish, ...]:
    """Return the dishes of a cell, one per line."""
    return tuple(dish for line in text.split("\n") if (dish := read_dish(line)) is not None)


def read_dish(line: str) -> Dish | None:
    """Return the dish of a line, None when no name stands there."""
    name = " ".join(_DECLARED.sub(" ", without_bullet(line)).split())
    if not name:
        return None
    parts = [part.strip() for found in _DECLARED.findall(line) for part in re.split(r"[,;+/]", found)]
    declared = tuple(dict.fromkeys(_declared(part) for part in parts if part))
    possible = tuple(label for label in allergens_in(name) if label not in declared)
    return Dish(name, declared, possible)


def without_bullet(line: str) -> str:
    """Return a line without the sign or the number before the dish."""
    return _BULLET.sub("", line).strip()


def allergens_in(name: str) -> tuple[str, ...]:
    """Return the labels of the allergens whose words stand in the name of a dish, in the order of the list."""
    plain = to_nfc(name).lower()
    return tuple(
        label for label, found, never in _patterns() if found.search(never.sub(" ", plain) if never else plain)
    )


def _declared(word: str) -> str:
    """Return the label of the allergen that a declared word names, the word itself when the list knows none."""
    found = allergens_in(word)
    if found:
        return found[0]
    plain = fold(word)
    for entry in words()["allergen"]:
        if plain in {fold(known) for known in entry["words"]} | {entry["id"], fold(entry["label"])}:
            return str(entry["label"])
    return word[:1].upper() + word[1:]


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]:
    return tuple(
        (entry["label"], _any_of(entry["words"]), _any_of(entry["except"]) if entry.get("except") else None)
        for entry in words()["allergen"]
    )


def _any_of(names: list[str]) -> re.Pattern[str]:
    longest_first = sorted((to_nfc(name) for name in names), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
