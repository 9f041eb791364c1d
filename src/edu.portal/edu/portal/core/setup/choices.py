"""Choices from closed lists: what is offered, and what a person means who writes it in words."""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from edu.portal.core.setup.fields import NOISE
from edu.portal.core.setup.fields import OWNERSHIPS
from edu.portal.core.setup.fields import WORDS
from edu.portal.core.text.unicode import slug
from edu.portal.core.unit.kinds import KINDS
import re


_LONGEST_TEXT = 1000
_WORD = re.compile(r"[^\W_]+")

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be chosen in this installation, id -> title: places with letters of their own, and palettes."""

    regimes: Mapping[str, str]
    palettes: Mapping[str, str]

    def titles(self, field: str) -> Mapping[str, str]:
        """Return the choices of a field by id. Raises ``KeyError`` for a field without a closed list."""
        closed: dict[str, Mapping[str, str]] = {
            "types": {kind.id: kind.title for kind in KINDS},
            "ownership": OWNERSHIPS,
            "boarding": {"yes": "", "no": ""},
            "regimes": self.regimes,
            "palette": self.palettes,
        }
        return closed[field]


def words_of(text: str) -> Words:
    """Return the words of ``text`` without case, diacritics and signs."""
    return tuple(word for word in slug(text[:_LONGEST_TEXT], _LONGEST_TEXT).split("-") if word)


def find_choices(field: str, text: str, offer: Offer) -> tuple[tuple[str, ...], str]:
    """Return the ids that ``text`` names, each once in the order of the list, and the typed words that name nothing.

    ``Trường Tiểu học và THCS`` names ``tieu-hoc`` and ``thcs``: ids, titles and the usual short forms are understood
    with or without diacritics, in any order and with any sign between them. The longest name wins, so that
    ``ngoài công lập`` is not ``công lập``.
    """
    titles = offer.titles(field)
    names = _names(titles, WORDS.get(field, {}))
    # Words without meaning are told from names by the empty id.
    names.update({words_of(noise): "" for noise in NOISE.get(field, ()) if words_of(noise) not in names})
    found, unknown = _read_names(words_of(text), names)
    typed = {slug(word): word for word in _WORD.findall(text[:_LONGEST_TEXT])}
    return tuple(choice for choice in titles if choice in found), " ".join(typed.get(word, word) for word in unknown)


def known(field: str, values: Iterable[object], offer: Offer) -> tuple[tuple[str, ...], str]:
    """Return the ids among ``values`` that can be chosen, in the order of the list, and the first other value."""
    titles: Collection[str] = offer.titles(field)
    given = list(values)
    strange = next((value for value in given if not (isinstance(value, str) and value in titles)), None)
    return tuple(choice for choice in titles if choice in given), "" if strange is None else str(strange)


def _names(titles: Mapping[str, str], more: Mapping[str, Sequence[str]]) -> dict[Words, str]:
    names: dict[Words, str] = {}
    for choice, title in titles.items():
        for name in (choice, title, *more.get(choice, ())):
            names.setdefault(words_of(name), choice)
    return names


def _read_names(words: Words, names: Mapping[Words, str]) -> tuple[set[str], list[str]]:
    found: set[str] = set()
    unknown: list[str] = []
    longest = max(map(len, names))
    place = 0
    while place < len(words):
        size = next((n for n in range(longest, 0, -1) if words[place : place + n] in names), 0)
        if size:
            found.add(names[words[place : place + size]])
        else:
            unknown.append(words[place])
        place += size or 1
    return found - {""}, unknown
