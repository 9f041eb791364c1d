"""Unicode forms of Vietnamese text: storage form, search form, public ids (TCVN 6909:2001, NFC in practice)."""

import re
import unicodedata


# Stream-Safe Text Format (UAX #15): no writing system stacks more marks, and bringing a run of marks into order takes
# time that grows with the square of its length, inside a call that nothing can interrupt.
LONGEST_RUN_OF_MARKS = 30
_LAST_MARK = 0x1FFFF
LAST_OF_FIRST_PLANE = "\uffff"
# The only Vietnamese letter that Unicode does not decompose.
_STROKE_D = str.maketrans({"đ": "d", "Đ": "D"})
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
# Controls, marks that turn the reading direction or take no room, halves of surrogate pairs: texts of strangers may
# hide behind them. Tab and line break stay.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def _marks() -> str:
    """Return the combining characters as the inside of a set of a regular expression."""
    return "".join(re.escape(chr(code)) for code in range(0x300, _LAST_MARK) if unicodedata.combining(chr(code)))


# A set within the first plane is looked up in a table; one character beyond it, and it is compared piece by piece.
_MARK = re.compile(f"[{''.join(mark for mark in _marks() if mark <= LAST_OF_FIRST_PLANE)}]")
_RUN_OF_MARKS = re.compile(f"([{_marks()}]{{{LONGEST_RUN_OF_MARKS}}})[{_marks()}]+")


def stream_safe(text: str) -> str:
    """Return ``text`` without the marks that follow thirty others: what strangers send may be normalised then."""
    # Composed Vietnamese has no marks: one look for the first is much cheaper than to look for runs.
    if text.isascii() or (_MARK.search(text) is None and max(text) <= LAST_OF_FIRST_PLANE):
        return text
    return _RUN_OF_MARKS.sub(r"\1", text)


def to_nfc(text: str) -> str:
    """Return ``text`` in the composed form (NFC) in which everything is stored and compared."""
    return unicodedata.normalize("NFC", stream_safe(text))


def without_unseen(text: str) -> str:
    """Return ``text`` without the characters that nobody sees; what is left can be stored, shown and encoded."""
    return _UNSEEN.sub("", text)


def fold(text: str) -> str:
    """Return ``text`` without case and without diacritics, đ included: the form in which searches compare.

    ``Đuối nước`` and ``duoi nuoc`` fold to the same string. Other characters stay as they are.
    """
    decomposed = unicodedata.normalize("NFD", unicodedata.normalize("NFD", stream_safe(text)).casefold())
    bare = "".join(character for character in decomposed if unicodedata.category(character) != "Mn")
    return unicodedata.normalize("NFC", bare.translate(_STROKE_D))


def slug(text: str, max_length: int = 80) -> str:
    """Return a public id for Vietnamese ``text``: ASCII letters and digits joined by hyphens.

    Cut at a word boundary at ``max_length``; empty when the text holds no Latin letter and no digit.
    """
    full = _NOT_SLUG.sub("-", fold(text)).strip("-")
    if len(full) <= max_length:
        return full
    cut = full[: max_length + 1]
    head, hyphen, _tail = cut.rpartition("-")
    return head if hyphen else full[:max_length]
