"""Whether letters can be a Vietnamese syllable: onset, rhyme and tone fit together. Meaning is not looked at."""

from functools import lru_cache
import unicodedata


_TONES = frozenset("\u0300\u0309\u0303\u0301\u0323")
_SHARP, _HEAVY = "\u0301", "\u0323"
_LETTERS = frozenset("aăâbcdđeêghiklmnoôơpqrstuưvxy")
# Longest first: "ngh" before "ng" before "n".
_ONSETS = (
    "ngh",
    *("ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr"),
    *("b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x"),
    "",
)
_RHYMES_BY_VOWEL = """
a ac ach ai am an ang anh ao ap at au ay
ăc ăm ăn ăng ăp ăt
âc âm ân âng âp ât âu ây
e ec em en eng eo ep et
ê êch êm ên ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
ô ôc ôi ôm ôn ông ôp ôt
ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut
uy uya uych uyên uyêt uynh uyp uyt uyu
ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
y ych yêm yên yêng yêt yêu ynh yt
"""
_RHYMES = frozenset(_RHYMES_BY_VOWEL.split())
_STOPS = ("c", "ch", "p", "t")
_FRONT = frozenset("eêiy")
_BEFORE_FRONT_ONLY = frozenset({"ngh", "gh", "k"})
_NEVER_BEFORE_FRONT = frozenset({"ng", "c"})


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Tell whether ``word`` is written as a Vietnamese syllable: in any case, NFC or NFD, tones placed either way."""
    letters, tones = _parts(word)
    if len(tones) > 1 or not letters or not _LETTERS.issuperset(letters):
        return False
    return any(_fits(onset, letters[len(onset) :], tones) for onset in _ONSETS if letters.startswith(onset))


def _parts(word: str) -> tuple[str, list[str]]:
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = [character for character in decomposed if character in _TONES]
    bare = "".join(character for character in decomposed if character not in _TONES)
    return unicodedata.normalize("NFC", bare), tones


def _fits(onset: str, rhyme: str, tones: list[str]) -> bool:
    if rhyme not in _RHYMES:
        return False
    if rhyme.endswith(_STOPS) and tones not in ([_SHARP], [_HEAVY]):
        return False
    front = rhyme[0] in _FRONT
    if onset == "g":
        return not front or rhyme[0] == "i"
    return not (onset in _BEFORE_FRONT_ONLY and not front) and not (onset in _NEVER_BEFORE_FRONT and front)
