"""Figures over the years, with the index of growth: last year is 100."""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from edu.portal.core.charts.svg import Series
from edu.portal.core.charts.svg import bar_chart
from edu.portal.core.charts.svg import line_chart
from edu.portal.core.statistics.checks import completed
from edu.portal.core.statistics.figures import number_of
from edu.portal.core.statistics.figures import shown
from edu.portal.core.statistics.model import BAR
from edu.portal.core.statistics.model import Book
from edu.portal.core.statistics.model import Chart
from edu.portal.core.statistics.model import Group
from edu.portal.core.statistics.model import Indicator
from edu.portal.core.statistics.years import year_label
from edu.portal.core.text.numbers import format_number


FEWEST_YEARS = 5


@dataclass(frozen=True)
class Year:
    """What is known of one school year: its figures as they are kept, and whether they are provisional."""

    year: int
    is_provisional: bool
    figures: Mapping[str, str]


@dataclass(frozen=True)
class Row:
    """An indicator over the years: figures as they are kept, the index of growth of each year or None."""

    indicator: Indicator
    depth: int
    figures: tuple[str, ...]
    indexes: tuple[Decimal | None, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        """The figures as people read them."""
        return tuple(shown(figure, self.indicator.decimals) for figure in self.figures)

    @property
    def growth(self) -> tuple[str, ...]:
        """The indexes as people read them."""
        return tuple("" if index is None else format_number(index, 1) for index in self.indexes)

    @property
    def has_growth(self) -> bool:
        """Whether there is an index at all."""
        return any(index is not None for index in self.indexes)


@dataclass(frozen=True)
class Trend:
    """The table of a group."""

    group: Group
    years: tuple[int, ...]
    rows: tuple[Row, ...]

    @property
    def growing(self) -> tuple[Row, ...]:
        """The rows that have an index."""
        return tuple(row for row in self.rows if row.has_growth)


def shown_years(known: Iterable[int], wanted: int | None = FEWEST_YEARS) -> tuple[int, ...]:
    """Return the school years of a table without gaps: the last ``wanted`` up to the newest known, None for all."""
    found = sorted(set(known))
    if not found:
        return ()
    first = found[0] if wanted is None else max(found[0], found[-1] - wanted + 1)
    return tuple(range(first, found[-1] + 1))


def completed_years(years: Iterable[Year], book: Book) -> dict[int, Year]:
    """Return the school years by their number, with totals and ratios."""
    return {found.year: Year(found.year, found.is_provisional, completed(found.figures, book)) for found in years}


def trend_of(group: Group, book: Book, known: Mapping[int, Year], years: Sequence[int]) -> Trend:
    """Return the table of a group over ``years``; rows in which nothing was ever told are left out."""
    rows = [_row(indicator, book, known, years) for indicator in book.of_group(group.id)]
    return Trend(group, tuple(years), tuple(row for row in rows if any(row.figures)))


def _row(indicator: Indicator, book: Book, known: Mapping[int, Year], years: Sequence[int]) -> Row:
    def figure(year: int) -> str:
        return known[year].figures.get(indicator.id, "") if year in known else ""

    return Row(
        indicator,
        book.depth(indicator),
        tuple(figure(year) for year in years),
        tuple(None if indicator.is_grade else growth_index(figure(year - 1), figure(year)) for year in years),
    )


def growth_index(before: str, now: str) -> Decimal | None:
    """Return ``now`` in percent of ``before``, None where one of them is missing or there was nothing before."""
    first, second = number_of(before), number_of(now)
    if not first or second is None:
        return None
    return (second / first * 100).quantize(Decimal("0.1"))


def draw(chart: Chart, trend: Trend, titles: Mapping[str, str]) -> str:
    """Return a chart of a table as SVG, "" where there is nothing to draw; ``titles`` name the series."""
    rows = {row.indicator.id: row for row in trend.rows}
    series = [
        Series(titles.get(name, rows[name].indicator.title), tuple(_float(figure) for figure in rows[name].figures))
        for name in chart.indicators
        if name in rows and any(number_of(figure) for figure in rows[name].figures)
    ]
    labels = [year_label(year) for year in trend.years]
    return (bar_chart if chart.kind == BAR else line_chart)(series, labels, chart.title)


def _float(figure: str) -> float | None:
    number = number_of(figure)
    return None if number is None else float(number)
