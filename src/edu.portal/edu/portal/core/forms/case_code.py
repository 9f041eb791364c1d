"""Case codes: what a visitor keeps and reads out on the telephone, such as ``GY-2026-7K3QXM``.

Five random characters and one check character from an alphabet without look-alikes: no I, L, O, 0, 1 (shapes), no U
(beside V) and no D (the letter Đ). The alphabet has 29 characters; 29 is prime, so the check character finds every
single wrong character and every swap of two neighbours, as in the family of ISO/IEC 7064.
"""

from collections.abc import Callable
from dataclasses import dataclass
import re
import unicodedata


ALPHABET = "23456789ABCEFGHJKMNPQRSTVWXYZ"
RANDOM_LENGTH = 5
# Spaces and dashes between all characters still fit.
LONGEST_TYPED = 80
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"

_WRITTEN = re.compile(rf"^(?P<prefix>[A-Z]{{2,4}})(?P<year>\d{{4}})(?P<tail>[{ALPHABET}]{{{RANDOM_LENGTH + 1}}})$")


@dataclass(frozen=True, slots=True)
class CaseCode:
    """A case code in its parts; ``str()`` gives the form that people see."""

    prefix: str
    year: int
    tail: str

    def __str__(self) -> str:
        return f"{self.prefix}-{self.year:04d}-{self.tail}"


def new_case_code(prefix: str, year: int, draw: Callable[[str], str]) -> CaseCode:
    """Return a fresh code; ``draw`` takes the alphabet and returns one character of it (``secrets.choice``).

    The caller makes sure that the code is not taken yet.
    """
    random_part = "".join(draw(ALPHABET) for _ in range(RANDOM_LENGTH))
    return CaseCode(prefix, year, random_part + check_character(year, random_part))


def check_character(year: int, random_part: str) -> str:
    """Return the check character over the year and the random part."""
    values = [int(digit) for digit in f"{year:04d}"] + [ALPHABET.index(character) for character in random_part]
    total = sum(weight * value for weight, value in enumerate(values, start=2))
    return ALPHABET[total % len(ALPHABET)]


def read_case_code(written: str) -> CaseCode | None:
    """Return the code that a person typed, or None when it cannot be one.

    Lower case, spaces, missing hyphens and typographic dashes are taken as meant; the check character must fit.
    """
    text = unicodedata.normalize("NFKC", written[:LONGEST_TYPED]).upper()
    text = re.sub(rf"[\s\-{DASHES}]", "", text)
    match = _WRITTEN.match(text) if len(text) < 40 else None
    if match is None:
        return None
    code = CaseCode(match["prefix"], int(match["year"]), match["tail"])
    return code if check_character(code.year, code.tail[:-1]) == code.tail[-1] else None
