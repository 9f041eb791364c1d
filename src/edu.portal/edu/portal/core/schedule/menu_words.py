"""What the words of a menu mean: meals, age groups, closed days, energy. The words themselves are data (menu.toml)."""

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from edu.portal.core.text.unicode import fold
from functools import cache
from functools import lru_cache
from importlib.resources import files
import re
import tomllib
from typing import Any


# The row and the column of a grid that tell energy and hold no dishes.
ENERGY = "kcal"
_CLOCK = re.compile(r"\b\d{1,2}\s*(?:h|g|gio|:)\s*\d{0,2}\b")
_BRACKETS = re.compile(r"\([^)]*\)?|\[[^\]]*\]?")
_FIRST = re.compile(r"^(?:cac\s+)?(?:bua|buoi|an|gio|thuc don)\s+")
_AMOUNT = re.compile(r"\d{1,2}[.,]\d{3}|\d{2,4}(?:[.,]\d{1,2})?")
_UNITS = re.compile(r"kcal|kalo|calo|ngay|tre|bua|khoang|tu|den|/|-|–|—|~|≈|\s|\(|\)|:|đ|nang luong|nhu cau")
# Below this two words are not taken for one misspelt word: "Bữa chưa" is lunch, "Bữa tiệc" is nothing we know.
_ALIKE = 0.75
_LONGEST_MEAL = 30
_WEEKS = re.compile(r"(?:^|-)((?:\d{8})(?:-\d{8})*)$")


@dataclass(frozen=True, slots=True)
class Named:
    """A meal or an age group that was read. ``is_sure`` is False when the word is misspelt."""

    key: str
    label: str
    is_sure: bool = True


@cache
def words() -> dict[str, Any]:
    """Return menu.toml."""
    return tomllib.loads(files(__package__).joinpath("menu.toml").read_text(encoding="utf-8"))


@cache
def meal_labels() -> dict[str, str]:
    """Return the usual name of every known meal by its key, in the order of a day."""
    return {meal["key"]: meal["label"] for meal in words()["meal"]}


@cache
def group_labels() -> dict[str, str]:
    """Return the names of the known age groups by their keys."""
    return {group["key"]: group["label"] for group in words()["group"]}


def read_meal(text: str) -> Named | None:
    """Return the meal that a head says: "Bữa sáng (7h15)", "TRƯA", "Ăn xế"; None for anything else.

    The label is what stands there, in one line; "Bữa chưa" is lunch, but not surely.
    """
    label = " ".join(text.split())
    if key := meal_key(text):
        return Named(key, label)
    plain = _bare(text)
    near = _near_meal(plain) if plain != _squeezed(text) else ""
    return Named(_keys("meal")[near], label, False) if near else None


def meal_key(text: str) -> str:
    """Return the key of the meal that a head says in one of its known forms, "" for anything else."""
    return _keys("meal").get(_bare(text), "")


def read_group(text: str) -> Named | None:
    """Return the age group that a title or the name of a sheet tells, None when it tells none or several."""
    plain = " ".join(fold(text).split())
    found = {
        group["key"]: group["label"]
        for group in words()["group"]
        if any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", plain) for word in group["words"])
    }
    return Named(*next(iter(found.items()))) if len(found) == 1 else None


def is_closed(text: str) -> bool:
    """Whether a cell says that there is no meal: "Nghỉ", "NGHỈ LỄ 30/4", "Học sinh nghỉ"."""
    plain = " ".join(fold(text).split()).lstrip("(-* ")
    return any(re.match(rf"{re.escape(word)}(?!\w)", plain) for word in words()["words"]["closed"])


def is_energy(text: str) -> bool:
    """Whether a head speaks of energy: "Nhu cầu năng lượng", "Kcal"."""
    plain = fold(text)
    return any(word in plain for word in words()["words"]["energy"])


def is_amount(text: str) -> bool:
    """Whether a text tells an energy: "650", "1.230 – 1.320 kcal", "Khoảng 615-726 kcal/ngày"."""
    plain = fold(text)
    amounts = _AMOUNT.findall(plain)
    return bool(amounts) and not _UNITS.sub("", _AMOUNT.sub("", plain))


def amount_of(text: str) -> str:
    """Return the energy that a head names, "1230–1320" of "Nhu cầu năng lượng (1230–1320 kcal)", "" for none."""
    found = re.search(r"\d[\d.,]{1,6}(?:\s*[-–—]\s*\d[\d.,]{1,6})?", text)
    return found.group(0).strip(" .,") if found else ""


def is_word(text: str, kind: str) -> bool:
    """Whether a text is one of the words of a kind ("day_heads", "skipped_heads" ...)."""
    return _squeezed(text).strip(" .:") in words()["words"][kind]


def is_footer(text: str) -> bool:
    """Whether a cell is of the lines below a menu: signatures, remarks."""
    plain = _squeezed(text)
    return any(plain.startswith(word) for word in words()["words"]["footers"]) or bool(
        re.search(r"\bngay\s+[\d.…]+\s+thang\s+[\d.…]+\s+nam\b", plain)
    )


def grid_key(group: str, mondays: tuple[date, ...] = ()) -> str:
    """Return the key of the grid of an age group; with Mondays, of one that holds for these weeks only."""
    return "-".join(filter(None, (group, *(f"{monday:%Y%m%d}" for monday in mondays))))


def split_key(key: str) -> tuple[str, tuple[date, ...]]:
    """Return the age group and the Mondays that grid_key() put together."""
    found = _WEEKS.search(key)
    if not found:
        return key, ()
    try:
        mondays = tuple(date.fromisoformat(part) for part in found.group(1).split("-"))
    except ValueError:
        return key, ()
    return key[: found.start()], mondays


@lru_cache(maxsize=512)
def _near_meal(plain: str) -> str:
    """Return the word for a meal that a misspelt one is nearest to, "" for none."""
    if not plain or len(plain) > _LONGEST_MEAL:
        return ""
    meant = words()["misspelt_meals"].get(plain)
    return str(meant or next(iter(get_close_matches(plain, _keys("meal"), 1, _ALIKE)), ""))


@cache
def _keys(kind: str) -> dict[str, str]:
    return {word: entry["key"] for entry in words()[kind] for word in entry["words"]}


def _squeezed(text: str) -> str:
    return " ".join(fold(text).split())


def _bare(text: str) -> str:
    """Return a head folded, without times, brackets and the words before the name of the meal."""
    plain = _CLOCK.sub(" ", _BRACKETS.sub(" ", fold(text)))
    plain = " ".join(re.sub(r"[^\w/ ]+", " ", plain.replace("\n", " ")).split())
    plain = re.sub(r"\s+(?:tu|luc|den)$", "", plain)
    while (shorter := _FIRST.sub("", plain)) != plain:
        plain = shorter
    return plain
