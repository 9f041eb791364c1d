"""Words as the search sees them: found without diacritics, ranked by diacritics, old and new tone placement equal."""

from edu.portal.core.text.unicode import fold
from functools import lru_cache
import re
import unicodedata


# What the exact form of a word begins with in the index: no folded word and no beginning of one does. Plone's splitter
# takes it for a part of the word, so that a question can ask for the exact form.
EXACT = "_"
# The vocabulary of Vietnamese is some seven thousand syllables; names and foreign words come on top.
_REMEMBERED = 65536
_TONES = {"\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0301": "5", "\u0323": "6"}
# Marks belong to the letter before them, so that decomposed text (NFD) is not cut in the middle of a word.
WORD = re.compile(r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_\u0300-\u036f]*)*")


@lru_cache(maxsize=_REMEMBERED)
def folded(word: str) -> str:
    """Return the form in which ``word`` is found: no case, no diacritics, compatibility forms (ﬁ, ２) resolved."""
    return word.lower() if word.isascii() else fold(unicodedata.normalize("NFKC", word))


@lru_cache(maxsize=_REMEMBERED)
def exact(word: str) -> str:
    """Return the form in which ``word`` is ranked: case is lost, diacritics stay, the tone stands behind the letters.

    So ``hoà`` and ``hòa``, ``uỷ`` and ``ủy``, NFC and NFD give one form.
    """
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", word).casefold())
    tone = "".join(_TONES.get(character, "") for character in decomposed)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES)) + tone[:1]


def index_words(words: list[str]) -> list[str]:
    """Return what the text index keeps of the ``words`` of a text: all folded, then all exact forms.

    The folded ones stand together, in their order, so that a phrase is found among them. Figures have no diacritics,
    so they have no second form.
    """
    return [folded(word) for word in words] + [f"{EXACT}{exact(word)}" for word in words if not word.isdigit()]
