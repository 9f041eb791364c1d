"""Number and symbol ("số, ký hiệu") of official documents, in every form in which offices write them.

NĐ 30/2020/NĐ-CP: ``số/LOẠI-CƠQUAN`` for named kinds, ``số/CƠQUAN-ĐƠNVỊSOẠN`` for official letters,
``số/năm/LOẠI-CƠQUAN`` for normative documents; laws ``91/2025/QH15``; the Party writes ``410-TB/QU``.
"""

from dataclasses import dataclass
from edu.portal.core.text.document_types import type_by_abbreviation
from edu.portal.core.text.unicode import fold
from edu.portal.core.text.unicode import to_nfc
import re


@dataclass(frozen=True)
class DocumentNumber:
    """The parts of a number. What could not be read is empty (None for integers); ``raw`` always stays."""

    raw: str
    number: int | None
    suffix: str
    year: int | None
    type_code: str
    symbol: str
    agency: str
    drafter: str
    key: str


_EMPHASIS = re.compile(r"[*_]+")
# "Công văn số: 289/VP-CNTT ngày 09/10/2017" -> "289/VP-CNTT"
_LEAD_IN = re.compile(r"^.*?\bsố\b\s*:?\s*(?=[0-9])", re.IGNORECASE | re.DOTALL)
_TRAILING_DATE = re.compile(r"\s+(?:ngày|ký ngày|ban hành)\b.*$", re.IGNORECASE | re.DOTALL)
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_AMPERSAND = re.compile(r"\s*&\s*")
_SPACES = re.compile(r"\s+")
_NUMBER = re.compile(
    r"^(?P<number>[0-9]{1,6})(?P<suffix>[^\W\d_]?)"
    r"(?:\s*/\s*(?P<year>[0-9]{4})(?![0-9]))?"
    r"(?:(?:\s*[-/]\s*|\s+)(?P<symbol>[^\W_].*))?$",
    re.DOTALL,
)
_GROUPS = re.compile(r"\s*[-/]\s*")
_KEY_WORDS = re.compile(r"[^\W_]+")
_HIGHEST = "-\uffff"


def parse_number(raw: str) -> DocumentNumber:
    """Return the parts of ``raw``; never raises. Text that is no number keeps ``raw`` and gets a search ``key``."""
    text = _clean(raw)
    match = _NUMBER.match(text)
    if match is None:
        return DocumentNumber(raw, None, "", None, "", "", "", "", _key(text))
    symbol = _tidy_symbol(match["symbol"] or "")
    type_code, agency, drafter = _read_symbol(symbol)
    return DocumentNumber(
        raw=raw,
        number=int(match["number"]),
        suffix=match["suffix"],
        year=int(match["year"]) if match["year"] else None,
        type_code=type_code,
        symbol=symbol,
        agency=agency,
        drafter=drafter,
        key=_key(text),
    )


def number_key(raw: str) -> str:
    """Return the search key of ``raw``: equal for all ways to write one number (case, spaces, dashes, 07 and 7, đ)."""
    return parse_number(raw).key


def key_range(raw: str) -> tuple[str, str]:
    """Return the lowest and the highest key of the numbers that begin with ``raw``, group by group.

    ``289`` covers ``289/VP-CNTT`` but not ``2890/VP-CNTT``. For a range query on the index ``edu_number_key``.
    """
    key = number_key(raw)
    return key, key + _HIGHEST


def type_id_of(number: DocumentNumber) -> str:
    """Return the id of the kind that the symbol tells, ``cong-van`` for a plain agency symbol, "" when unknown."""
    kind = type_by_abbreviation(number.type_code) if number.type_code else None
    if kind is not None:
        return kind.id
    is_letter = number.number is not None and number.year is None and "-" in number.symbol
    return "cong-van" if is_letter else ""


def _clean(raw: str) -> str:
    text = _SPACES.sub(" ", _EMPHASIS.sub("", to_nfc(raw))).strip()
    text = _TRAILING_DATE.sub("", _LEAD_IN.sub("", text))
    return _AMPERSAND.sub("&", _DASHES.sub("-", text)).strip(' .,;:()[]"“”')


def _tidy_symbol(symbol: str) -> str:
    return _GROUPS.sub(lambda match: match.group().strip(), symbol).strip(" -/")


def _read_symbol(symbol: str) -> tuple[str, str, str]:
    """Split a symbol in the code of its kind, the issuing agency and the drafting office."""
    groups = [group for group in _GROUPS.split(symbol) if group]
    if not groups:
        return "", "", ""
    kind = type_by_abbreviation(groups[0])
    if kind is not None:
        return kind.abbreviation, "-".join(groups[1:]), ""
    return "", groups[0], "-".join(groups[1:])


def _key(text: str) -> str:
    words = _KEY_WORDS.findall(fold(text).replace("&", ""))
    return "-".join([words[0].lstrip("0") or words[0], *words[1:]]) if words else ""
