"""What a cell of a staff list says of telephones, e-mail addresses and names, and what is doubtful about it."""

from dataclasses import dataclass
from edu.portal.core.text.unicode import fold
from edu.portal.core.text.unicode import to_nfc
from edu.portal.core.unit.checks import is_email
import re


# In 2018 the eleven digits of mobile numbers became ten (plan of the Ministry of Information and Communications).
_RENUMBERED = {
    **{f"012{old}": f"07{new}" for old, new in zip("01268", "09768", strict=True)},
    **{f"012{old}": f"08{new}" for old, new in zip("34579", "34512", strict=True)},
    **{f"016{digit}": f"03{digit}" for digit in "23456789"},
    "0186": "056",
    "0188": "058",
    "0199": "059",
}
_MOBILE = re.compile(r"0[35789][0-9]{8}")
_LANDLINE = re.compile(r"02[0-9]{9}")
_SERVICE = re.compile(r"1[89]00[0-9]{4,6}")
_OLD_MOBILE = re.compile(r"01[0-9]{9}")
_EXTENSION = re.compile(r"(?:m[aá]y l[eẻ]|s[oố] l[eẻ]|nh[aá]nh|ext\.?)\s*:?\s*\d{1,5}", re.IGNORECASE)
_PARTS = re.compile(r"[;,/\n|]+|\s+[-–]\s+|\s+(?:hoặc|và|or)\s+|(?<=\d)\s{2,}(?=[+0])")
_INNER_BLANKS = re.compile(r"\s*@\s*|(?<=[\w-])\s+(?=\.[\w-])|(?<=[\w-]\.)\s+(?=[\w-]+(?:\.[\w-]+)*(?:[\s;,]|$))")
_TITLES = re.compile(
    r"^(?:(?:thầy|cô|ông|bà|đ/c|đc|đồng chí|ths|th\.s|ts|cn|pgs|gs|nhà giáo|ngưt|nsưt|bs)(?:\s*\.\s*|\s+|:\s*))+",
    re.IGNORECASE,
)
_OFFICIAL = (".edu.vn", ".gov.vn")


@dataclass(frozen=True)
class Doubt:
    """Something in a cell to look at: a code and the words it is about."""

    code: str
    words: str = ""


@dataclass(frozen=True)
class Phones:
    """The numbers of one cell, each written for reading: one landline, one mobile number."""

    landline: str = ""
    mobile: str = ""
    doubts: tuple[Doubt, ...] = ()


def read_phones(text: str) -> Phones:
    """Return the telephone numbers in ``text``; a leading 0 that a spreadsheet swallowed comes back."""
    found: list[str] = []
    doubts: list[Doubt] = []
    plain = _EXTENSION.sub(lambda match: _note(doubts, "extension", match[0]), to_nfc(text))
    for part in _numbers(plain):
        number = _national(part, doubts)
        if number:
            found.append(number)
        else:
            doubts.append(Doubt("no-phone", part))
    found = list(dict.fromkeys(found))
    landlines = [number for number in found if not _MOBILE.fullmatch(number)]
    mobiles = [number for number in found if _MOBILE.fullmatch(number)]
    doubts += [Doubt("more-phones", spaced(number)) for number in (*landlines[1:], *mobiles[1:])]
    return Phones(spaced(landlines[0]) if landlines else "", spaced(mobiles[0]) if mobiles else "", tuple(doubts))


def spaced(number: str) -> str:
    """Return a national number in groups that people read aloud: ``0903 123 456``, ``028 3850 1234``."""
    if _MOBILE.fullmatch(number):
        return f"{number[:4]} {number[4:7]} {number[7:]}"
    if _LANDLINE.fullmatch(number):
        area = 3 if number.startswith(("024", "028")) else 4
        rest = number[area:]
        return f"{number[:area]} {rest[:-4]} {rest[-4:]}"
    return number


def read_email(text: str) -> tuple[str, tuple[Doubt, ...]]:
    """Return the e-mail address in ``text``, "" for none, and the doubts; an official one goes before others."""
    bare = to_nfc(text).replace("mailto:", " ").strip(" \t\n;,<>.")
    bare, mended = _without_blanks(bare)
    parts = [part.strip("<>()[]") for part in re.split(r"[;,|\s/]+", bare) if part.strip("<>()[]. ")]
    found = list(dict.fromkeys(part.lower() for part in parts if is_email(part)))
    wrong = [part for part in parts if not is_email(part)]
    doubts: list[Doubt] = []
    if mended and found:
        doubts.append(Doubt("email-mended", found[0]))
    if wrong:
        doubts.append(Doubt("no-email", " ".join(wrong)))
    if not found:
        return "", tuple(doubts)
    chosen = next((address for address in found if address.endswith(_OFFICIAL)), found[0])
    doubts += [Doubt("more-emails", address) for address in found if address != chosen]
    return chosen, tuple(doubts)


def _without_blanks(text: str) -> tuple[str, bool]:
    """Close the blanks that somebody left inside of an address, beside the @ or a dot; tell whether there were any."""
    closed = _INNER_BLANKS.sub(lambda match: match[0].strip(), text)
    return closed, closed != text


def read_name(text: str) -> tuple[str, tuple[Doubt, ...]]:
    """Return a full name without forms of address and degrees, capitals only where a name has them."""
    plain = " ".join(to_nfc(text).split())
    name = _TITLES.sub("", plain).strip(" .,;:-")
    doubts = []
    if name != plain.strip(" .,;:-"):
        doubts.append(Doubt("title-dropped", plain[: len(plain) - len(name)].strip() or plain))
    if name.isupper() or name.islower():
        name = " ".join(word[:1].upper() + word[1:].lower() for word in name.split())
        doubts.append(Doubt("capitals", name))
    return name, tuple(doubts)


def name_key(name: str) -> str:
    """Return the form in which names are compared: no case, no diacritics, single blanks."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", fold(name)).split())


def _note(doubts: list[Doubt], code: str, words: str) -> str:
    doubts.append(Doubt(code, words.strip()))
    return " "


def _numbers(text: str) -> list[str]:
    """The parts of a cell that each should be a number; two numbers with nothing but a blank between them are two."""
    parts: list[str] = []
    for part in _PARTS.split(text):
        words = part.split()
        if len(words) > 1 and all(len(re.sub(r"\D", "", word)) >= 9 for word in words):
            parts += words
        elif re.search(r"\d", part):
            parts.append(part.strip(" .:()") if part.count("(") != part.count(")") else part.strip(" .:"))
        elif part.strip(" .:-–"):
            parts.append(part.strip())
    return parts


def _national(part: str, doubts: list[Doubt]) -> str:
    """The number in national form, "" for none."""
    digits = re.sub(r"[\s().\-–+:]|^[^\d+(]*", "", part)
    if not re.fullmatch(r"[0-9]+", digits):
        return ""
    digits = re.sub(r"^(?:0084|84)0?(?=[235789][0-9]{8,9}$)", "0", digits)
    if re.fullmatch(r"[35789][0-9]{8}|2[0-9]{9}", digits):
        digits = f"0{digits}"
        doubts.append(Doubt("zero-added", spaced(digits)))
    elif re.fullmatch(r"1[0-9]{9}", digits) and not _SERVICE.fullmatch(digits):
        digits = f"0{digits}"
    if _OLD_MOBILE.fullmatch(digits) and digits[:4] in _RENUMBERED:
        old, digits = digits, _RENUMBERED[digits[:4]] + digits[4:]
        doubts.append(Doubt("renumbered", f"{old} → {spaced(digits)}"))
    return digits if any(kind.fullmatch(digits) for kind in (_MOBILE, _LANDLINE, _SERVICE)) else ""
