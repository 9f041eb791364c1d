"""The two 8-bit encodings of Vietnamese before Unicode, as they look when their bytes are read as Western letters.

TCVN 5712:1993 (fonts .VnTime, "ABC"): one character for each letter. VNI-Windows (fonts VNI-Times): the letter, then a
character for its marks.
"""


def _pairs(letters: str, codes: str) -> dict[str, str]:
    return {chr(int(code, 16)): letter for letter, code in zip(letters, codes.split(), strict=True)}


# Capitals with a tone do not exist: the font .VnTimeH draws the small ones as capitals.
TCVN3 = {
    **_pairs("ĂÂÊÔƠƯĐăâêôơưđ", "A1 A2 A3 A4 A5 A6 A7 A8 A9 AA AB AC AD AE"),
    **_pairs("àảãáạ", "B5 B6 B7 B8 B9"),
    **_pairs("ằẳẵắặ", "BB BC BD BE C6"),
    **_pairs("ầẩẫấậ", "C7 C8 C9 CA CB"),
    **_pairs("èẻẽéẹ", "CC CE CF D0 D1"),
    **_pairs("ềểễếệ", "D2 D3 D4 D5 D6"),
    **_pairs("ìỉĩíị", "D7 D8 DC DD DE"),
    **_pairs("òỏõóọ", "DF E1 E2 E3 E4"),
    **_pairs("ồổỗốộ", "E5 E6 E7 E8 E9"),
    **_pairs("ờởỡớợ", "EA EB EC ED EE"),
    **_pairs("ùủũúụ", "EF F1 F2 F3 F4"),
    **_pairs("ừửữứự", "F5 F6 F7 F8 F9"),
    **_pairs("ỳỷỹýỵ", "FA FB FC FD FE"),
}

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
# The character behind a letter, and the marks that it stands for.
VNI_MARKS = {
    **{"ø": _GRAVE, "ù": _ACUTE, "û": _HOOK, "õ": _TILDE, "ï": _DOT},
    **{"â": _CIRCUMFLEX, "à": _CIRCUMFLEX + _GRAVE, "á": _CIRCUMFLEX + _ACUTE, "å": _CIRCUMFLEX + _HOOK},
    **{"ã": _CIRCUMFLEX + _TILDE, "ä": _CIRCUMFLEX + _DOT},
    **{"ê": _BREVE, "è": _BREVE + _GRAVE, "é": _BREVE + _ACUTE, "ú": _BREVE + _HOOK, "ü": _BREVE + _TILDE},
    **{"ë": _BREVE + _DOT},
}
VNI_LETTERS = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ì": "ì", "í": "í"}
# What each mark can stand on; ô and ö are the VNI letters ơ and ư.
VNI_TONE_BASES = frozenset("aeiouyôö")
VNI_CIRCUMFLEX_BASES = frozenset("aeo")
VNI_BREVE_BASES = frozenset("a")
