"""Order of Vietnamese personal names: by given name (the last word), then by family and middle names."""

from edu.portal.core.text.unicode import to_nfc
import unicodedata


# Dictionary order of the letters; f, j, w and z (foreign names) stand where the Latin alphabet has them.
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# ASCII characters whose byte order is the order of the alphabet above.
_CODES = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg"
_LETTER_CODE = dict(zip(_ALPHABET, _CODES, strict=True))
# ngang, huyền, hỏi, ngã, sắc, nặng. Digits sort before the letter codes: "An" stands before "Anh".
_TONE_CODE = {"\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0301": "5", "\u0323": "6"}
_NO_TONE = "1"
_FOREIGN = "~"


def sort_key(full_name: str) -> str:
    """Return an ASCII key whose byte order is the Vietnamese order of ``full_name``.

    Letters decide first, then the tone, syllable by syllable: the given name before the family name, the family name
    before the middle names. Words without a letter (brackets, dashes) do not count.
    """
    words = [key for key in (_syllable_key(word) for word in to_nfc(full_name).lower().split()) if key]
    return " ".join(words[-1:] + words[:-1])


def title_key(title: str) -> str:
    """Return an ASCII key whose byte order is the Vietnamese order of ``title``, word by word from the first."""
    return " ".join(sort_key(word) for word in title.split())


def initials(full_name: str) -> str:
    """Return the capitals shown in place of a missing portrait: of the family name and of the given name."""
    words = [word for word in to_nfc(full_name).split() if word[0].isalpha()]
    chosen = words if len(words) < 2 else [words[0], words[-1]]
    return "".join(word[0].upper() for word in chosen)


def _syllable_key(word: str) -> str:
    letters: list[str] = []
    tone = _NO_TONE
    for character in word:
        letter, own_tone = _split_tone(character)
        letters.append(_code(letter))
        tone = own_tone or tone
    code = "".join(letters)
    return code + tone if code else ""


def _split_tone(character: str) -> tuple[str, str]:
    """Separate a letter from its tone mark: ``ế`` gives ``ê`` and the code of sắc."""
    parts = unicodedata.normalize("NFD", character)
    tone = "".join(_TONE_CODE.get(part, "") for part in parts)[:1]
    bare = "".join(part for part in parts if part not in _TONE_CODE)
    return to_nfc(bare), tone


def _code(letter: str) -> str:
    if letter in _LETTER_CODE:
        return _LETTER_CODE[letter]
    base = unicodedata.normalize("NFD", letter)[:1]
    if base in _LETTER_CODE:
        return _LETTER_CODE[base]
    return f"{_FOREIGN}{ord(base):06x}" if base.isalnum() else ""
