"""Hints about children in what editors type: never a refusal, for only people can judge.

A full name of three syllables or more identifies a child (NĐ 56/2017/NĐ-CP Điều 33); hardship of a family is its
private life, however kindly it is told.
"""

from edu.portal.core.text.unicode import fold
import re


LEAST_SYLLABLES = 3
_WORD = re.compile(r"[^\W\d_]+")
# What tells of the private life of a family, folded.
HARDSHIP = (
    "ho ngheo",
    "ho can ngheo",
    "mo coi",
    "hoan canh kho khan",
    "hoan canh dac biet",
    "gia dinh kho khan",
    "bo me ly hon",
    "bo me ly di",
    "khuyet tat",
    "benh hiem ngheo",
    "nhiem hiv",
)


def looks_like_full_name(shown: str) -> bool:
    """Return whether a shown author is rather a full name: three words or more before a comma, each with a capital."""
    words = _WORD.findall(shown.split(",")[0].split("(")[0])
    return len(words) >= LEAST_SYLLABLES and all(word[0].isupper() for word in words)


def hardship_words(text: str) -> tuple[str, ...]:
    """Return which words of hardship stand in ``text``, folded."""
    folded = f" {' '.join(re.findall(r'[a-z0-9]+', fold(text)))} "
    return tuple(word for word in HARDSHIP if f" {word} " in folded)
