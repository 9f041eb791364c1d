"""Sums in đồng as people write them: ``1.250.000.000 đồng``, ``1,25 tỷ``, ``850 triệu``."""

from decimal import Decimal
from edu.portal.core.text.numbers import format_number
from edu.portal.core.text.numbers import parse_number
from edu.portal.core.text.unicode import to_nfc
import re


# More than the yearly budget of the state; a sum beyond it has too many zeros.
LARGEST = 10**16
CURRENCY = "đồng"
_LONGEST = 60
_CURRENCIES = re.compile(r"\s*(đồng|vnđ|vnd|đ|₫)\.?$")
_UNITS = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_UNIT = re.compile(rf"^(.*?)\s*({'|'.join(_UNITS)})$")


def parse_dong(text: str) -> int:
    """Return the sum that ``text`` says, in whole đồng. Raises ValueError for what is no sum, negative or too large.

    Points part thousands, a comma parts decimals, as in Vietnam; words for thousand, million and thousand million and
    the currency may follow.
    """
    plain = " ".join(to_nfc(text[: _LONGEST + 1]).lower().split())
    if not plain or len(plain) > _LONGEST:
        raise ValueError(text)
    plain = _CURRENCIES.sub("", plain)
    worded = _UNIT.match(plain)
    amount = parse_number(worded[1]) * _UNITS[worded[2]] if worded else parse_number(plain, is_whole=True)
    if amount != amount.to_integral_value() or not 0 <= amount <= LARGEST:
        raise ValueError(text)
    return int(amount)


def format_sum(amount: int) -> str:
    """Return ``amount`` with points between the thousands, without the currency, as it is typed."""
    return format_number(Decimal(amount), decimals=0)


def format_dong(amount: int) -> str:
    """Return ``amount`` as a sum for readers: ``1.250.000.000 đồng``."""
    return f"{format_sum(amount)} {CURRENCY}"


def saving(budget: int | None, amount: int | None) -> str:
    """Return by how many per cent ``amount`` lies below ``budget``, as ``3,2``; "" where nothing was saved."""
    if not budget or amount is None or amount >= budget:
        return ""
    share = Decimal(budget - amount) * 100 / Decimal(budget)
    return format_number(share, decimals=1) if share >= Decimal("0.05") else ""
