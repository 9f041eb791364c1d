"""What a visitor asks of a list: read from the address, written to the address. Reading never fails."""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from edu.portal.core.text.unicode import fold
from edu.portal.core.text.unicode import to_nfc
import re
import unicodedata
from urllib.parse import urlencode


PAGE_SIZE = 20
# What lists can be ordered by.
SORT_NAMES = ("day", "number", "title")
# No choice shows what is in force and what will be; the ended documents are the archive.
VALIDITY_CHOICES = ("current", "not-yet", "ended", "all")

_LONGEST_TEXT = 200
_LONGEST_ID = 100
_MOST_WORDS = 12
_FIRST_YEAR = 1900
_LAST_YEAR = 2200
_WORD = re.compile(r"[^\W_]+")
_INTEGER = re.compile(r"[0-9]{1,12}", re.ASCII)
_LARGEST = 10**12 - 1
# Words that the text index takes for operators; with a star behind they are words again.
_OPERATORS = frozenset({"and", "or", "not"})


@dataclass(frozen=True)
class ListingQuery:
    """One question to a list. Empty fields ask nothing; ``start`` is the first row of the page, from 0.

    ``more`` holds the selections of a list that has others than these, as pairs of name and value.
    """

    text: str = ""
    number: str = ""
    document_type: str = ""
    issuing_body: str = ""
    year: int | None = None
    validity: str = ""
    sort: str = ""
    descending: bool = False
    start: int = 0
    field: str = ""
    signer: str = ""
    more: tuple[tuple[str, str], ...] = ()

    def choice(self, name: str) -> str:
        """Return what is chosen in the selection ``name`` of ``more``, "" for nothing."""
        return dict(self.more).get(name, "")


def read_query(form: Mapping[str, object], sortable: Collection[str] = (), more: Collection[str] = ()) -> ListingQuery:
    """Return the question in the parameters of an address; what cannot be understood asks nothing.

    ``sortable`` holds the names that the list can be ordered by; ``-name`` means the other way round.
    ``more`` names the selections that this list has beside those of all lists.
    """
    sort = _identifier(form.get("sort"))
    name = sort.removeprefix("-")
    validity = _identifier(form.get("validity"))
    chosen = ((facet, clean_text(form.get(facet), _LONGEST_TEXT)) for facet in more)
    return ListingQuery(
        text=clean_text(form.get("text"), _LONGEST_TEXT),
        number=clean_text(form.get("number"), _LONGEST_ID),
        document_type=_identifier(form.get("type")),
        issuing_body=clean_text(form.get("body"), _LONGEST_TEXT),
        field=_identifier(form.get("field")),
        signer=clean_text(form.get("signer"), _LONGEST_TEXT),
        year=_year(form.get("year")),
        validity=validity if validity in VALIDITY_CHOICES else "",
        sort=name if name in sortable else "",
        descending=name in sortable and sort.startswith("-"),
        start=_start(form.get("b_start")),
        more=tuple((facet, value) for facet, value in chosen if value),
    )


def query_pairs(query: ListingQuery) -> tuple[tuple[str, str], ...]:
    """Return the parameters that ``read_query`` reads back as ``query``; what asks nothing is left out."""
    sort = f"-{query.sort}" if query.sort and query.descending else query.sort
    pairs = (
        ("text", query.text),
        ("number", query.number),
        ("type", query.document_type),
        ("body", query.issuing_body),
        ("field", query.field),
        ("signer", query.signer),
        ("year", str(query.year) if query.year is not None else ""),
        ("validity", query.validity),
        *query.more,
        ("sort", sort),
        ("b_start", str(query.start) if query.start else ""),
    )
    return tuple((name, value) for name, value in pairs if value)


def address_with(base: str, pairs: Iterable[tuple[str, str]]) -> str:
    """Return the address ``base`` with the parameters that say something; empty ones are left out."""
    said = [(name, value) for name, value in pairs if value]
    return f"{base}?{urlencode(said)}" if said else base


def query_url(base: str, query: ListingQuery, **changes: object) -> str:
    """Return the address of ``query`` with ``changes`` to its fields; a change leads to the first page."""
    changed = replace(query, **{"start": 0, **changes})  # type: ignore[arg-type]
    return address_with(base, query_pairs(changed))


def has_filters(query: ListingQuery) -> bool:
    """Tell whether ``query`` leaves anything out that the bare list shows."""
    return bool(query.text or query.number or is_narrowed(query))


def is_narrowed(query: ListingQuery) -> bool:
    """Tell whether one of the selections is in use, not only the words or the number."""
    asked = (query.document_type, query.issuing_body, query.field, query.signer, query.year, query.validity)
    return any(asked) or bool(query.more)


def text_words(text: str) -> tuple[str, ...]:
    """Return the words of ``text``, at most twelve; quotes, brackets and stars are no part of words."""
    return tuple(_WORD.findall(to_nfc(text))[:_MOST_WORDS])


def text_pattern(text: str) -> str:
    """Return ``text`` for the full text index: all words needed, the last one as a beginning; "" without a word.

    Only words are passed on, so no input is a syntax error there.
    """
    words = text_words(text)
    if not words:
        return ""
    last = len(words) - 1
    return " ".join(
        f"{word}*" if place == last or word.casefold() in _OPERATORS else word for place, word in enumerate(words)
    )


def holds_words(text: str, query_text: str) -> bool:
    """Tell whether ``text`` holds all words of ``query_text``, without case and diacritics, the last as a beginning.

    The stock text index keeps the marks of words such as ``Ủy`` whose first letter lies beyond Latin Extended-B, so
    ``uy ban`` does not find them there.
    """
    wanted = text_words(fold(query_text))
    if not wanted:
        return False
    present = set(_WORD.findall(fold(text)))
    return all(word in present for word in wanted[:-1]) and any(word.startswith(wanted[-1]) for word in present)


def clean_text(value: object, longest: int) -> str:
    """Return ``value`` as one line of NFC text without control characters, at most ``longest``; "" for no text."""
    if not isinstance(value, str):
        return ""
    kept = "".join(
        " " if unicodedata.category(character)[0] == "C" else character for character in value[: longest * 4]
    )
    return " ".join(to_nfc(kept).split())[:longest].rstrip()


def _identifier(value: object) -> str:
    return clean_text(value, _LONGEST_ID)


def _year(value: object) -> int | None:
    year = _integer(value)
    return year if year is not None and _FIRST_YEAR <= year <= _LAST_YEAR else None


def _start(value: object) -> int:
    return _integer(value) or 0


def _integer(value: object) -> int | None:
    if isinstance(value, int):
        return min(max(value, 0), _LARGEST)
    text = value.strip() if isinstance(value, str) else ""
    return int(text) if _INTEGER.fullmatch(text) else None
