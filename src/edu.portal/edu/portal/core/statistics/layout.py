"""The spreadsheet of a yearbook: rows are indicators, columns are school years (requirements 4.3).

What comes in the wild is read: headings of groups, indents and "Trong đó", several tables below each other, "Sơ bộ" in
the heading or below it, a second block "Chỉ số phát triển" that is computed and therefore skipped. What this module
writes it reads without a doubt, by the ids in the last column.
"""

from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from edu.portal.core.statistics.figures import FigureError
from edu.portal.core.statistics.figures import read_figure
from edu.portal.core.statistics.matching import Matcher
from edu.portal.core.statistics.matching import plain_label
from edu.portal.core.statistics.model import Book
from edu.portal.core.statistics.model import Indicator
from edu.portal.core.statistics.years import read_year
from edu.portal.core.text.cells import CellLike
from edu.portal.core.text.unicode import fold


ID_HEADING = "Mã chỉ tiêu"
PROVISIONAL = ("so bo", "sobo", "prel", "uoc")
INDEX_BLOCK = ("chi so phat trien", "toc do phat trien", "toc do tang")


@dataclass(frozen=True)
class Entry:
    """A figure of a school year and where it was read."""

    indicator: Indicator
    year: int
    figure: str
    sheet: str
    ref: str


@dataclass(frozen=True)
class Fault:
    """Why a cell cannot be taken. ``code`` is one of FigureError, or twice, unknown, year-twice, no-years."""

    code: str
    sheet: str
    ref: str
    text: str = ""


@dataclass
class Reading:
    """What a spreadsheet says. ``faults`` forbid the import, ``skipped`` are rows that nobody knows."""

    entries: list[Entry] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    skipped: list[Fault] = field(default_factory=list)
    provisional: set[int] = field(default_factory=set)

    @property
    def years(self) -> tuple[int, ...]:
        """The school years that have a figure."""
        return tuple(sorted({entry.year for entry in self.entries}))

    def figures(self, year: int) -> dict[str, str]:
        """Return the figures of a school year as they are kept."""
        return {entry.indicator.id: entry.figure for entry in self.entries if entry.year == year}


def read_layout(sheets: Iterable[tuple[str, Sequence[Sequence[CellLike]]]], book: Book) -> Reading:
    """Return what the sheets, each a name and its rows, say of the indicators of ``book``."""
    reading = Reading()
    found_years = False
    for name, rows in sheets:
        reader = _SheetReader(name, book, reading)
        for row in rows:
            reader.read(row)
        found_years = found_years or reader.has_years
    if not found_years:
        reading.faults.append(Fault("no-years", "", ""))
    _refuse_twice(reading)
    return reading


def _refuse_twice(reading: Reading) -> None:
    """Of two cells that tell the same thing differently nobody knows which one is right."""
    first: dict[tuple[str, int], Entry] = {}
    for entry in list(reading.entries):
        known = first.setdefault((entry.indicator.id, entry.year), entry)
        if known is not entry:
            reading.entries.remove(entry)
            if known.figure != entry.figure:
                reading.faults.append(Fault("twice", entry.sheet, entry.ref, known.ref))


class _SheetReader:
    """Reads a sheet row by row; what a row means depends on those above it."""

    def __init__(self, name: str, book: Book, reading: Reading) -> None:
        self._name = name
        self._reading = reading
        self._book = book
        self._matcher = Matcher(book)
        self._years: dict[int, int] = {}
        self._id_column = -1
        self._is_index = False
        self._is_below_head = False
        self.has_years = False
        group = self._matcher.group(name)
        if group is not None:
            self._matcher.enter(group)

    def read(self, row: Sequence[CellLike]) -> None:
        """Take one row."""
        if not any(cell.text or cell.problem for cell in row):
            return
        if self._is_head(row):
            self._read_head(row)
            return
        label, place = self._label(row)
        if any(mark in fold(cell.text) for cell in row for mark in INDEX_BLOCK):
            self._is_index = True
            return
        values = self._values(row)
        if self._is_below_head and self._marks_provisional(values):
            return
        self._is_below_head = False
        if not values:
            self._read_heading(label)
        elif not self._is_index:
            self._read_values(row, label, place, values)

    def _values(self, row: Sequence[CellLike]) -> list[tuple[int, CellLike]]:
        """The cells of the row that tell something of a school year."""
        held = [(year, row[column]) for column, year in self._years.items() if column < len(row)]
        return [(year, cell) for year, cell in held if cell.text or cell.problem]

    def _is_head(self, row: Sequence[CellLike]) -> bool:
        named = sum(1 for cell in row if isinstance(cell.value, str) and read_year(cell.text) is not None)
        return named >= (2 if self._years else 1) and not self._is_title(row)

    def _is_title(self, row: Sequence[CellLike]) -> bool:
        """A line such as "Niên giám thống kê năm học 2024-2025": one text alone, longer than a heading."""
        texts = [cell.text for cell in row if cell.text]
        return len(texts) == 1 and len(texts[0]) > len("Năm học 2024-2025 (Sơ bộ)")

    def _read_head(self, row: Sequence[CellLike]) -> None:
        self._years, self._id_column = {}, -1
        for column, cell in enumerate(row):
            if fold(cell.text) == fold(ID_HEADING):
                self._id_column = column
            year = read_year(cell.text) if isinstance(cell.value, str) else None
            if year is None:
                continue
            if year in self._years.values():
                self._reading.faults.append(Fault("year-twice", self._name, cell.ref, cell.text))
                continue
            self._years[column] = year
            if _is_provisional(cell.text):
                self._reading.provisional.add(year)
        self.has_years = True
        self._is_below_head = True

    def _marks_provisional(self, values: list[tuple[int, CellLike]]) -> bool:
        """A row below the heading that says "Sơ bộ" under some school years and nothing under the others."""
        if not values or not all(_is_provisional(cell.text) for _year, cell in values):
            return False
        self._reading.provisional.update(year for year, _cell in values)
        return True

    def _label(self, row: Sequence[CellLike]) -> tuple[str, str]:
        """The text of the row and its place: the longest text before the first school year."""
        end = min(self._years, default=len(row))
        texts = [(cell.text, cell.ref) for cell in row[:end] if isinstance(cell.value, str)]
        return max(texts, key=lambda found: len(plain_label(found[0])), default=("", ""))

    def _read_heading(self, label: str) -> None:
        group = self._matcher.group(label)
        if group is not None:
            self._is_index = False
            self._matcher.enter(group)
        else:
            # The name of a whole whose figures are not told; the parts below it are its own.
            self._matcher.find(label)

    def _read_values(
        self, row: Sequence[CellLike], label: str, place: str, values: list[tuple[int, CellLike]]
    ) -> None:
        indicator = self._by_id(row) or self._matcher.find(label)
        if indicator is None:
            if label:
                self._reading.skipped.append(Fault("unknown", self._name, place, label))
            return
        if indicator.is_computed:
            return
        for year, cell in values:
            try:
                if cell.problem:
                    raise FigureError(cell.problem)
                figure = read_figure(cell.value, indicator)
            except FigureError as error:
                self._reading.faults.append(Fault(error.code, self._name, cell.ref, cell.text))
                continue
            self._reading.entries.append(Entry(indicator, year, figure, self._name, cell.ref))

    def _by_id(self, row: Sequence[CellLike]) -> Indicator | None:
        if not 0 <= self._id_column < len(row):
            return None
        return self._book.indicator(row[self._id_column].text)


def _is_provisional(text: str) -> bool:
    folded = fold(text)
    return any(mark in folded for mark in PROVISIONAL)
