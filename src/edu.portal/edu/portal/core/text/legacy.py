"""Text in TCVN3 (ABC) or VNI, pasted from old files: recognised by words that are Vietnamese only after conversion.

A word speaks for an encoding when it is no Vietnamese syllable as it stands and becomes one by conversion; a word with
letters that neither is nor becomes one (a French or German one) speaks against. Words that are both follow the nearest
word that is sure, so that text in Unicode stays as it is beside text that is not. Nothing is converted on a guess.
"""

from bisect import bisect
from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import dataclass
from edu.portal.core.text.legacy_tables import TCVN3
from edu.portal.core.text.legacy_tables import VNI_BREVE_BASES
from edu.portal.core.text.legacy_tables import VNI_CIRCUMFLEX_BASES
from edu.portal.core.text.legacy_tables import VNI_LETTERS
from edu.portal.core.text.legacy_tables import VNI_MARKS
from edu.portal.core.text.legacy_tables import VNI_TONE_BASES
from edu.portal.core.text.syllable import is_syllable
from functools import lru_cache
from itertools import pairwise
import re
import unicodedata


# From here on a text is said to be in an old encoding.
SURE = 0.75
_STRONG, _WEAK = 1.0, 0.25
_ENOUGH = 1.5
# A title of a few words has no room for more than one sure word.
_SHORT = 4
_TOKEN = re.compile("[A-Za-z\u00a1-\u024f\u0300-\u036f\u1e00-\u1eff]+")
_WESTERN = re.compile("[\u00a1-\u00ff]")
_WESTERN_LETTER = re.compile("[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]")
_VIETNAMESE_ONLY = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]"
)
# Letters of French, German, Spanish and Portuguese words: alone they are no sign of an old encoding.
_COMMON_WESTERN = frozenset("àâäáãçéèêëîïíìñôöóòõùûüúÿßæœåø")
# Figures of speech and units that stand between or behind letters in any text: «ours», N·m, Windows®, a note¹.
_SIGNS_AT_EDGES = "«»©®¹²³§·"
_SIGNS_ANYWHERE = frozenset("·\u00ad")
# French and German write these pairs too: où, maïs, Noël, poêle, boîte, août.
_COMMON_VNI_PAIRS = frozenset(
    ("oû", "où", "aï", "oï", "uï", "eï", "oë", "aë", "oê", "aî", "oî", "aû", "uê", "ué", "uè", "aé", "oé", "oè")
) | {"aâ", "aú"}


@dataclass(frozen=True)
class Finding:
    """What was recognised. ``encoding``: ``tcvn3``, ``vni`` or ``""``; ``confidence`` from 0 to 1.

    ``text`` is the text with the words of that encoding in Unicode, the text itself when nothing was recognised.
    ``words`` is the number of words that changed.
    """

    encoding: str
    confidence: float
    text: str
    words: int = 0


def recognise(text: str) -> Finding:
    """Return what ``text`` is and how it reads in Unicode; plain Vietnamese, English and French come back as is."""
    if _WESTERN.search(text) is None:
        return Finding("", 0.0, text)
    words = frozenset(_TOKEN.findall(text))
    best = max((_judge(text, words, name) for name in ENCODINGS), key=lambda finding: finding.confidence)
    return best if best.confidence >= SURE else Finding("", best.confidence, text)


def to_unicode(text: str, encoding: str) -> str:
    """Return ``text``, known to be in ``encoding`` from beginning to end, in Unicode (NFC).

    Raises KeyError for an unknown encoding.
    """
    convert = ENCODINGS[encoding]
    return _TOKEN.sub(lambda match: convert(match.group()), text)


def _judge(text: str, words: frozenset[str], encoding: str) -> Finding:
    found = {word for word in words if _label(word, encoding) == _FOR}
    if not found:
        return Finding(encoding, 0.0, text)
    tokens = list(_TOKEN.finditer(text))
    labels = [_label(match.group(), encoding) for match in tokens]
    against = {word for word in words if _label(word, encoding) == _AGAINST}
    weights = [_weight(word, encoding) for word in found]
    evidence = sum(weights)
    enough = evidence >= _ENOUGH or (len(tokens) <= _SHORT and max(weights, default=0.0) >= _STRONG)
    if not enough:
        return Finding(encoding, 0.0, text)
    converted, changed = _converted(text, tokens, labels, encoding)
    return Finding(encoding, evidence / (evidence + len(against)), converted, changed)


_FOR, _AGAINST, _PLAIN, _EITHER, _SILENT = "for", "against", "plain", "either", "silent"


@lru_cache(maxsize=65536)
def _label(token: str, encoding: str) -> str:
    """Return what one word says: for or against the encoding, plain Vietnamese, either of both, or nothing."""
    if _VIETNAMESE_ONLY.search(token):
        return _PLAIN
    if not _WESTERN.search(token):
        return _SILENT
    word = token.strip("«»")
    becomes = is_syllable(ENCODINGS[encoding](token))
    if is_syllable(word) and _has_one_case(word):
        return _EITHER if becomes and word == token else _PLAIN
    if becomes:
        return _FOR
    return _AGAINST if _WESTERN_LETTER.search(word) and not _is_abbreviation(token) else _SILENT


def _has_one_case(word: str) -> bool:
    """``chÕ`` would be a syllable, but nobody writes a capital behind a small letter."""
    return word.islower() or word.isupper() or word[1:].islower()


def _is_abbreviation(token: str) -> bool:
    """``Q§``, ``BGD§T``, ``QÑ``: capitals with the Đ of TCVN3 or VNI; no word of any language."""
    return len(token) > 1 and (token.isupper() or "§" in token)


def _weight(token: str, encoding: str) -> float:
    strong = _is_strong_tcvn3 if encoding == "tcvn3" else _is_strong_vni
    return _STRONG if strong(token) else _WEAK


def _is_strong_tcvn3(token: str) -> bool:
    """A capital behind a small letter (``viÖc``), a sign within (``b¸o``, ``vµ``), a letter that the West has not."""
    inner = token.strip(_SIGNS_AT_EDGES)
    if len(inner) < 2:
        return False
    for before, character in pairwise(inner):
        if ord(character) < 0xA1 or character in _SIGNS_ANYWHERE:
            continue
        if not _WESTERN_LETTER.match(character) or (before.islower() and character.isupper()):
            return True
    western = [character for character in inner if ord(character) >= 0xA1]
    return any(c.lower() not in _COMMON_WESTERN and c not in _SIGNS_ANYWHERE for c in western)


def _is_strong_vni(token: str) -> bool:
    """A mark behind a vowel in a pair that no other language writes: ``eä``, ``aø``, ``öô``."""
    small = token.lower()
    pairs = [small[place : place + 2] for place in range(len(small) - 1)]
    return any(
        pair not in _COMMON_VNI_PAIRS and pair[0] in VNI_TONE_BASES and (pair[1] in VNI_MARKS or pair[1] in "ôö")
        for pair in pairs
    )


def _converted(text: str, tokens: list[re.Match[str]], labels: Sequence[str], encoding: str) -> tuple[str, int]:
    """Return ``text`` with the words that belong to the encoding converted, and their number."""
    convert = ENCODINGS[encoding]
    sure = [place for place, label in enumerate(labels) if label in (_FOR, _PLAIN)]
    parts: list[str] = []
    end, changed = 0, 0
    for place, match in enumerate(tokens):
        token = match.group()
        follows = labels[place] == _EITHER or (labels[place] == _SILENT and _is_abbreviation(token))
        if labels[place] == _FOR or (follows and _nearest(labels, sure, place) == _FOR):
            parts += [text[end : match.start()], convert(token)]
            end = match.end()
            changed += 1
    return "".join([*parts, text[end:]]), changed


def _nearest(labels: Sequence[str], sure: list[int], place: int) -> str:
    """Return the label of the sure word next to ``place``; of two equally near ones Unicode wins."""
    right = bisect(sure, place)
    near = sure[max(right - 1, 0) : right + 1]
    distance = min((abs(other - place) for other in near), default=0)
    found = {labels[other] for other in near if abs(other - place) == distance}
    return _FOR if found == {_FOR} else _PLAIN


def _from_tcvn3(token: str) -> str:
    word = "".join(TCVN3.get(character, character) for character in token)
    letters = [character for character in token if character.isascii() and character.isalpha()]
    is_capitals = len(letters) > 1 and all(character.isupper() for character in letters)
    return unicodedata.normalize("NFC", word.upper() if is_capitals else word)


def _from_vni(token: str) -> str:
    out: list[str] = []
    before = ""
    for character in token:
        small = character.lower()
        if before and small in VNI_MARKS and before in _vni_bases(small):
            out.append(VNI_MARKS[small])
            before = ""
        else:
            letter = VNI_LETTERS.get(small, small)
            out.append(letter.upper() if character.isupper() else letter)
            before = small
    return unicodedata.normalize("NFC", "".join(out))


def _vni_bases(mark: str) -> frozenset[str]:
    marks = VNI_MARKS[mark]
    if "\u0302" in marks:
        return VNI_CIRCUMFLEX_BASES
    return VNI_BREVE_BASES if "\u0306" in marks else VNI_TONE_BASES


ENCODINGS: dict[str, Callable[[str], str]] = {"tcvn3": _from_tcvn3, "vni": _from_vni}
