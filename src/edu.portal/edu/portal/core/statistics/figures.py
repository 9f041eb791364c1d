"""Figures as they are kept: a number in plain digits ("1234.5"), or one of the signs of statisticians.

"-" says that nothing of the kind happened, "…" that nobody knows; both stay as they were told. Nothing at all is "".
"""

from datetime import date
from datetime import time
from decimal import Decimal
from decimal import InvalidOperation
from edu.portal.core.statistics.model import Indicator
from edu.portal.core.text.numbers import format_number
from edu.portal.core.text.numbers import parse_number
import re


NONE, UNKNOWN = "-", "…"
LARGEST = Decimal(10) ** 12
# Digits behind the comma that are kept; what a spreadsheet computes has more.
KEPT = Decimal("0.0001")
_NONE = re.compile(r"[-\u2010-\u2015\u2212_]{1,3}")
_UNKNOWN = re.compile(r"\.{2,4}|…")


class FigureError(ValueError):
    """No figure. ``code`` is one of not-a-number, date, negative, not-whole, too-large, formula, error."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_figure(value: object, indicator: Indicator) -> str:
    """Return what was typed or what a cell holds as it is kept. Raises FigureError."""
    if value is None:
        return ""
    if isinstance(value, date | time):
        # Excel makes days of figures such as 1.5.
        raise FigureError("date")
    if isinstance(value, bool):
        raise FigureError("not-a-number")
    if isinstance(value, int | float | Decimal):
        return _kept(Decimal(repr(value)) if isinstance(value, float) else Decimal(value), indicator)
    # The apostrophe before a dash is how spreadsheets, and our CSV files, keep it from being a formula.
    text = str(value).strip().removeprefix("'").strip()
    if not text:
        return ""
    if _NONE.fullmatch(text):
        return NONE
    if _UNKNOWN.fullmatch(text):
        return UNKNOWN
    try:
        number = parse_number(text, indicator.is_whole)
    except ValueError as error:
        raise FigureError("not-a-number") from error
    return _kept(number, indicator)


def _kept(number: Decimal, indicator: Indicator) -> str:
    if not number.is_finite():
        raise FigureError("not-a-number")
    if abs(number) >= LARGEST:
        raise FigureError("too-large")
    number = number.quantize(KEPT)
    if number < 0:
        raise FigureError("negative")
    if indicator.is_whole and number != number.to_integral_value():
        raise FigureError("not-whole")
    return plain(abs(number))


def plain(number: Decimal) -> str:
    """Return a number in plain digits, without zeros that say nothing."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def number_of(figure: str) -> Decimal | None:
    """Return what a figure counts in sums: its number, 0 for "-", None where nobody knows."""
    if figure == NONE:
        return Decimal(0)
    try:
        return Decimal(figure) if figure and figure != UNKNOWN else None
    except InvalidOperation:
        return None


def is_figure(text: object) -> bool:
    """Whether a text is a figure as it is kept."""
    return isinstance(text, str) and (text in ("", NONE, UNKNOWN) or bool(re.fullmatch(r"\d{1,13}(\.\d{1,4})?", text)))


def shown(figure: str, decimals: int = 4) -> str:
    """Return a figure as people read it: 1.234,5; the signs as they are."""
    number = number_of(figure)
    return figure if number is None or figure == NONE else format_number(number, decimals)
