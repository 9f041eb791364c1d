"""Numbers as Vietnamese write them, 1.234,5, and as others do, 1,234.5 (requirements 4.3)."""

from decimal import Decimal
from decimal import InvalidOperation
import re
import unicodedata


LONGEST = 30
# Blanks that stand between groups of thousands: plain, no-break, thin and narrow.
_BLANKS = re.compile(r"[\s\u00a0\u2007\u2009\u202f']+")
_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-"})
_PLAIN = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)*")
_SWAP = str.maketrans({",": ".", ".": ","})


def parse_number(text: str, is_whole: bool = False) -> Decimal:
    """Return the number that ``text`` says. Raises ValueError where it says none.

    The last of two different signs is the decimal sign: 1.234,5 and 1,234.5 are the same. A sign that comes more than
    once parts thousands. One point before three digits parts thousands, one comma is the decimal sign, as in Vietnam;
    of whole things (``is_whole``) 1,234 can only be a thousand and more.
    """
    plain = unicodedata.normalize("NFKC", text).strip().translate(_MINUS)
    plain = _BLANKS.sub("", plain)
    if len(plain) > LONGEST or not _PLAIN.fullmatch(plain):
        raise ValueError(text)
    sign = _decimal_sign(plain, is_whole)
    head, _sign, tail = plain.rpartition(sign) if sign else (plain, "", "")
    if sign and (not head or sign in head):
        raise ValueError(text)
    if not _grouped(head.lstrip("+-")):
        raise ValueError(text)
    digits = head.replace(".", "").replace(",", "")
    try:
        return Decimal(f"{digits}.{tail}" if tail else digits)
    except InvalidOperation as error:
        raise ValueError(text) from error


def _decimal_sign(plain: str, is_whole: bool) -> str:
    """Return the sign that parts whole and decimal digits, "" when there is none."""
    points, commas = plain.count("."), plain.count(",")
    if points and commas:
        return "." if plain.rindex(".") > plain.rindex(",") else ","
    if points + commas != 1:
        return ""
    sign = "." if points else ","
    head, _sign, tail = plain.lstrip("+-").partition(sign)
    could_be_thousands = len(tail) == 3 and 1 <= len(head) <= 3 and not head.startswith("0")
    if could_be_thousands and (sign == "." or is_whole):
        return ""
    return sign


def _grouped(head: str) -> bool:
    """Whether the groups of thousands are whole and parted by one kind of sign."""
    if "." in head and "," in head:
        return False
    groups = re.split(r"[.,]", head)
    return len(groups) == 1 or (1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:]))


def format_number(value: Decimal | float, decimals: int = 2) -> str:
    """Return a number as it is written in Vietnam, with ``decimals`` digits behind the comma at most."""
    text = f"{value:,.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text.translate(_SWAP)
