"""Unicode forms of Vietnamese text: storage form, search form, public ids (TCVN 6909:2001, NFC in practice)."""

import re
import unicodedata


# The only Vietnamese letter that Unicode does not decompose.
_STROKE_D = str.maketrans({"đ": "d", "Đ": "D"})
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def to_nfc(text: str) -> str:
    """Return ``text`` in the composed form (NFC) in which everything is stored and compared."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return ``text`` without case and without diacritics, đ included: the form in which searches compare.

    ``Đuối nước`` and ``duoi nuoc`` fold to the same string. Other characters stay as they are.
    """
    decomposed = unicodedata.normalize("NFD", unicodedata.normalize("NFD", text).casefold())
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
