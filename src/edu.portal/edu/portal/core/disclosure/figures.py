"""The figures of a structured table: read as typed, checked, summed, and set for reading."""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from decimal import InvalidOperation
from edu.portal.core.disclosure.tables import MONEY
from edu.portal.core.disclosure.tables import TEXT
from edu.portal.core.disclosure.tables import WHOLE
from edu.portal.core.disclosure.tables import Column
from edu.portal.core.disclosure.tables import Line
from edu.portal.core.disclosure.tables import Schema
from edu.portal.core.text.numbers import format_number
from edu.portal.core.text.numbers import parse_number
from edu.portal.core.text.unicode import to_nfc


# Row, then column, to a number in its plain form or a text; what is empty is left out.
Figures = Mapping[str, Mapping[str, str]]
Place = tuple[str, str]

LONGEST_TEXT = 120
LARGEST = Decimal(10) ** 15


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row set for reading; ``is_sum`` marks the sum of a group or of all rows."""

    title: str
    cells: tuple[str, ...]
    is_sum: bool = False


def read_typed(
    schema: Schema, lines: Iterable[Line], typed: Mapping[Place, str]
) -> tuple[dict[str, dict[str, str]], dict[Place, str]]:
    """Return the figures that were typed and what is wrong with them, by row and column.

    Problems: ``number`` (none, or too large), ``whole``, ``negative``, ``part`` (more than the column it is part of),
    ``long``, ``name`` (figures in a row without a name).
    """
    figures: dict[str, dict[str, str]] = {}
    problems: dict[Place, str] = {}
    for line in lines:
        row: dict[str, str] = {}
        for column in schema.entered:
            text = " ".join(to_nfc(typed.get((line.id, column.id), "")).split())
            if text:
                value, problem = _read(column, text)
                row[column.id] = value
                if problem:
                    problems[line.id, column.id] = problem
        problems.update({(line.id, name): problem for name, problem in _row_problems(schema, row, problems, line.id)})
        if row:
            figures[line.id] = row
    return figures, problems


def _read(column: Column, text: str) -> tuple[str, str]:
    if column.kind == TEXT:
        return text, "long" if len(text) > LONGEST_TEXT else ""
    try:
        number = parse_number(text, column.kind in (WHOLE, MONEY))
    except ValueError:
        return text, "number"
    if abs(number) >= LARGEST:
        return text, "number"
    if number < 0:
        return text, "negative"
    if column.kind == WHOLE and number != number.to_integral_value():
        return text, "whole"
    return plain(number), ""


def _row_problems(
    schema: Schema, row: Mapping[str, str], problems: Mapping[Place, str], line: str
) -> Iterable[tuple[str, str]]:
    for column in schema.entered:
        part, whole = number_of(row, column.id), number_of(row, column.part_of)
        is_read = (line, column.id) not in problems and (line, column.part_of) not in problems
        if is_read and part is not None and whole is not None and part > whole:
            yield column.id, "part"
    name = schema.entered[0].id if schema.free else ""
    if name and row and name not in row:
        yield name, "name"


def plain(number: Decimal) -> str:
    """Return a number in its one plain form: no exponent, no zeros at the end."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def number_of(row: Mapping[str, str], column: str) -> Decimal | None:
    """Return the number in a column, None when there is none."""
    try:
        return Decimal(row[column])
    except (KeyError, InvalidOperation):
        return None


def computed(schema: Schema, row: Mapping[str, str]) -> dict[str, Decimal]:
    """Return all numbers of a row, entered and computed; what cannot be computed is left out."""
    numbers = {name: number for name in row if (number := number_of(row, name)) is not None}
    for column in schema.columns:
        if column.sum:
            names = [(sign_and_name[0], sign_and_name[1:]) for sign_and_name in column.sum]
            found = [(sign, numbers[name]) for sign, name in names if name in numbers]
            # Of a difference both ends are needed; in a balance an empty column is nothing.
            if len(found) == len(names) or (len(names) > 2 and found):
                numbers[column.id] = sum(
                    (number if sign == "+" else -number for sign, number in found), start=Decimal(0)
                )
        elif column.share or column.ratio:
            above, below = (numbers.get(name) for name in column.share or column.ratio)
            if above is not None and below:
                numbers[column.id] = above / below * (100 if column.share else 1)
    return numbers


def added(schema: Schema, rows: Iterable[Mapping[str, str]]) -> dict[str, Decimal]:
    """Return the sums of the entered columns over rows; a column without any number has none."""
    sums: dict[str, Decimal] = {}
    for row in rows:
        for column in schema.entered:
            number = number_of(row, column.id) if column.kind != TEXT else None
            if number is not None:
                sums[column.id] = sums.get(column.id, Decimal(0)) + number
    return sums


def computed_of_all(schema: Schema, rows: Sequence[Mapping[str, str]]) -> dict[str, Decimal]:
    """Return all numbers of the sum of rows.

    A share or ratio counts only rows that know both its ends: where nobody counts, nobody is missing. A difference is
    told when every row that has one end has the other.
    """
    numbers = computed(schema, {name: plain(number) for name, number in added(schema, rows).items()})
    for column in schema.columns:
        needed = (
            column.share or column.ratio or (tuple(name[1:] for name in column.sum) if len(column.sum) == 2 else ())
        )
        whole = [row for row in rows if all(name in row for name in needed)]
        started = [row for row in rows if any(name in row for name in needed)]
        if column.sum and needed and len(whole) < len(started):
            numbers.pop(column.id, None)
        elif column.share or column.ratio:
            numbers.pop(column.id, None)
            found = computed(schema, {name: plain(number) for name, number in added(schema, whole).items()})
            numbers.update({column.id: found[column.id]} if column.id in found else {})
    return numbers


def shown(schema: Schema, lines: Sequence[Line], figures: Figures) -> tuple[ShownRow, ...]:
    """Return the rows that have figures, with computed columns, the sums of groups before them and the total below."""
    held = [(line, figures[line.id]) for line in lines if figures.get(line.id)]
    rows: list[ShownRow] = []
    group = ""
    for line, row in held:
        if line.group and line.group != group:
            of_group = [found for other, found in held if other.group == line.group]
            rows.append(_shown_row(schema, line.group, {}, computed_of_all(schema, of_group), True))
        group = line.group
        rows.append(_shown_row(schema, line.title, row, computed(schema, row)))
    if schema.total and len(held) > 1:
        every = computed_of_all(schema, [row for _line, row in held])
        rows.append(_shown_row(schema, schema.total, {}, every, True))
    return tuple(rows)


def _shown_row(
    schema: Schema, title: str, row: Mapping[str, str], numbers: Mapping[str, Decimal], is_sum: bool = False
) -> ShownRow:
    return ShownRow(title, tuple(_written(column, row, numbers) for column in schema.columns), is_sum)


def _written(column: Column, row: Mapping[str, str], numbers: Mapping[str, Decimal]) -> str:
    if column.kind == TEXT:
        return row.get(column.id, "")
    number = numbers.get(column.id)
    if number is None:
        return ""
    # Shares and ratios are told to one digit, differences with their sign.
    text = format_number(number, 1 if column.share or column.ratio else 2)
    return f"+{text}" if len(column.sum) == 2 and number > 0 else text.replace("-", "−")


def series(schema: Schema, lines: Sequence[Line], figures: Figures) -> tuple[list[str], list[tuple[str, list[float]]]]:
    """Return what is drawn: the names of the rows, and for each column of the chart its name and numbers."""
    held = [line for line in lines if figures.get(line.id)]
    rows = [(line.title, computed(schema, figures[line.id])) for line in held]
    columns = [schema.column(name) for name in schema.chart]
    return (
        [title for title, _numbers in rows],
        [(column.title, [float(numbers.get(column.id, 0)) for _title, numbers in rows]) for column in columns],
    )
