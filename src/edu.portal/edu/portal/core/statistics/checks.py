"""Totals, ratios and what cannot be true: more girls than pupils, parts that are more than the whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from edu.portal.core.statistics.figures import number_of
from edu.portal.core.statistics.figures import plain
from edu.portal.core.statistics.model import Book
from edu.portal.core.statistics.model import Indicator


MORE_THAN_WHOLE = "more-than-whole"
PARTS_EXCEED = "parts-exceed"
PARTS_SHORT = "parts-short"
Figures = Mapping[str, str]


@dataclass(frozen=True)
class Problem:
    """What does not fit: ``indicator`` against ``other``, with both numbers."""

    code: str
    indicator: Indicator
    other: Indicator
    value: Decimal
    limit: Decimal

    @property
    def is_note(self) -> bool:
        """Whether the figures may be right all the same."""
        return self.code == PARTS_SHORT


def check_figures(figures: Figures, book: Book) -> tuple[Problem, ...]:
    """Return everything that does not fit in the figures of one school year."""
    problems = []
    for indicator in book.indicators:
        parent = book.indicator(indicator.parent) if indicator.parent else None
        value, whole = _number(figures, indicator), _number(figures, parent)
        if parent is not None and value is not None and whole is not None and value > whole:
            problems.append(Problem(MORE_THAN_WHOLE, indicator, parent, value, whole))
    for parent, parts in _splits(book):
        whole = _number(figures, parent)
        counted = [value for part in parts if (value := _number(figures, part)) is not None]
        # One part that is too large was told above.
        if whole is None or not counted or max(counted) > whole:
            continue
        total = sum(counted, Decimal(0))
        if total > whole:
            problems.append(Problem(PARTS_EXCEED, parent, parts[0], total, whole))
        elif total < whole and len(counted) == len(parts):
            problems.append(Problem(PARTS_SHORT, parent, parts[0], total, whole))
    return tuple(problems)


def completed(figures: Figures, book: Book) -> dict[str, str]:
    """Return the figures with what follows from them: totals that were left empty, and ratios.

    A total follows only when every part of a split is there.
    """
    found = {name: figure for name, figure in figures.items() if figure}
    # Parts stand below their whole: from the bottom up, a total can be part of another one.
    for parent, parts in reversed(_splits(book)):
        if found.get(parent.id):
            continue
        counted = [value for part in parts if (value := _number(found, part)) is not None]
        if counted and len(counted) == len(parts):
            found[parent.id] = plain(sum(counted, Decimal(0)))
    for indicator in book.indicators:
        if indicator.is_computed:
            found.pop(indicator.id, None)
            above, below = (number_of(found.get(name, "")) for name in indicator.ratio)
            if above is not None and below:
                found[indicator.id] = plain((above / below).quantize(Decimal(10) ** -indicator.decimals))
    return found


def _number(figures: Figures, indicator: Indicator | None) -> Decimal | None:
    return number_of(figures.get(indicator.id, "")) if indicator is not None else None


def _splits(book: Book) -> list[tuple[Indicator, list[Indicator]]]:
    """Every whole with the parts of one of its splits."""
    found: dict[tuple[str, str], list[Indicator]] = {}
    for indicator in book.indicators:
        if indicator.split:
            found.setdefault((indicator.parent, indicator.split), []).append(indicator)
    pairs = [(book.indicator(parent), parts) for (parent, _split), parts in found.items()]
    return [(parent, parts) for parent, parts in pairs if parent is not None]
