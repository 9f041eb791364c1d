"""The rows of a yearbook for a spreadsheet, in the layout that is read again."""

from collections.abc import Sequence
from decimal import Decimal
from edu.portal.core.statistics.figures import NONE
from edu.portal.core.statistics.figures import number_of
from edu.portal.core.statistics.layout import ID_HEADING
from edu.portal.core.statistics.model import Book
from edu.portal.core.statistics.trend import Row
from edu.portal.core.statistics.trend import Trend
from edu.portal.core.statistics.years import year_label


Value = str | int | Decimal | None
LABEL_HEADING = "Chỉ tiêu"
UNIT_HEADING = "Đơn vị tính"
PROVISIONAL_MARK = "Sơ bộ"
INDEX_HEADING = "Chỉ số phát triển (năm trước = 100)"
INDENT = "    "


def head_row(years: Sequence[int], provisional: set[int]) -> tuple[str, ...]:
    """Return the heading: label, unit, school years, id."""
    labels = [
        f"{year_label(year)} ({PROVISIONAL_MARK})" if year in provisional else year_label(year) for year in years
    ]
    return (LABEL_HEADING, UNIT_HEADING, *labels, ID_HEADING)


def sheet_rows(trend: Trend, provisional: set[int]) -> tuple[tuple[Value, ...], ...]:
    """Return heading, figures and the block of indexes of a group."""
    rows: list[tuple[Value, ...]] = [head_row(trend.years, provisional)]
    rows.extend(_figures(row) for row in trend.rows)
    if trend.growing:
        rows.append((INDEX_HEADING, "%"))
        rows.extend((_label(row), "%", *row.indexes) for row in trend.growing)
    return tuple(rows)


def template_rows(book: Book, group_id: str, years: Sequence[int]) -> tuple[tuple[Value, ...], ...]:
    """Return the heading and a row without figures for everything that is entered in a group."""
    rows: list[tuple[Value, ...]] = [head_row(years, set())]
    for indicator in book.of_group(group_id):
        if not indicator.is_computed:
            label = INDENT * book.depth(indicator) + indicator.title
            rows.append((label, indicator.unit, *(None for _year in years), indicator.id))
    return tuple(rows)


def _label(row: Row) -> str:
    return INDENT * row.depth + row.indicator.title


def _figures(row: Row) -> tuple[Value, ...]:
    return (_label(row), row.indicator.unit, *(_value(figure) for figure in row.figures), row.indicator.id)


def _value(figure: str) -> Value:
    number = number_of(figure)
    if number is None or figure == NONE:
        return figure or None
    return int(number) if number == number.to_integral_value() else number
