"""The sheet of many schools: from the bytes of a CSV file to answers, one line after the other.

People make these files with spreadsheets, so what spreadsheets do is understood: a byte order mark, UTF-16, semicolons
or tabs for commas, the line ``sep=;``, titles in any order, case and spelling of diacritics, empty columns and lines.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
import csv
from dataclasses import dataclass
from edu.portal.core.setup.choices import words_of
from edu.portal.core.setup.fields import CATEGORY_TITLES
from edu.portal.core.setup.fields import FIELDS
from edu.portal.core.setup.fields import SUPERIOR
from edu.portal.core.setup.fields import SUPERIOR_KINDS
from edu.portal.core.text.spreadsheet import csv_bytes
import io
import re


LARGEST = 10 * 1024 * 1024
MOST_UNITS_OF_A_KIND = 9
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DELIMITERS = ";,\t"
_SEP_LINE = re.compile(r"\Asep=(.)\r?\n", re.IGNORECASE)
# The apostrophe that guards a cell against being taken for a formula (the writer is core.text.spreadsheet).
_GUARDED = re.compile(r"\A'(?=\s*[=+\-@])")

Part = tuple[str, str]


class SheetFault(ValueError):
    """The file as a whole cannot be used; ``kind`` names the sentence, ``detail`` fills it."""

    def __init__(self, kind: str, detail: str = "") -> None:
        super().__init__(f"{kind}: {detail}" if detail else kind)
        self.kind = kind
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Row:
    """A line: its number as spreadsheets count, the answers, and by field the title of the column it came from."""

    number: int
    answers: Mapping[str, object]
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines with something in them, and the titles that nobody understands."""

    rows: tuple[Row, ...]
    strange: tuple[str, ...]


def read_sheet(data: bytes) -> Sheet:
    """Return the lines of a CSV file.

    Raises ``SheetFault``: ``too-large``, ``empty``, ``encoding``, ``broken`` (quotes), ``column-twice``,
    ``column-missing``, ``no-rows``.
    """
    table = _read_table(_decode(data))
    number, titles = next(((place, row) for place, row in enumerate(table, 1) if any(row)), (0, []))
    if not number:
        raise SheetFault("empty")
    columns, strange = _read_titles(titles)
    lines = enumerate(table[number:], number + 1)
    rows = tuple(_read_row(place, cells, columns, titles) for place, cells in lines if any(cells))
    if not rows:
        raise SheetFault("no-rows")
    return Sheet(rows, strange)


def template() -> bytes:
    """Return an empty sheet with one example line, which every spreadsheet opens with its diacritics."""
    titles = {**{(name, ""): rule.title for name, rule in FIELDS.items() if name != "superiors"}, **_superior_titles()}
    hints = [_hint(*part) for part in titles]
    return csv_bytes([list(titles.values()), hints])


def _decode(data: bytes) -> str:
    if len(data) > LARGEST:
        raise SheetFault("too-large")
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    if not encoding:
        # A title is Latin text: every other byte of UTF-16 is then nought.
        head = data[:200]
        encoding = "utf-16-le" if head[1:2] == b"\0" else "utf-16-be" if head[:1] == b"\0" else "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise SheetFault("encoding") from None
    return text.replace("\0", "")


def _read_table(text: str) -> list[list[str]]:
    named = _SEP_LINE.match(text)
    body = text[named.end() :] if named else text
    delimiter = named.group(1) if named else _delimiter(body)
    try:
        rows = list(csv.reader(io.StringIO(body, newline=""), delimiter=delimiter))
    except csv.Error:
        raise SheetFault("broken") from None
    cells = [[_GUARDED.sub("", cell.strip()) for cell in row] for row in rows]
    # The line that names the delimiter is a line of the file too.
    return [[], *cells] if named else cells


def _delimiter(text: str) -> str:
    """Return the sign that parts the titles; signs in quotes do not count."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    bare = re.sub(r'"[^"]*"', "", first)
    return max(_DELIMITERS, key=bare.count)


def _read_titles(titles: Sequence[str]) -> tuple[dict[int, Part], tuple[str, ...]]:
    names = _known_titles()
    columns: dict[int, Part] = {}
    strange = []
    for place, title in enumerate(titles):
        part = names.get(words_of(title)) if title else None
        if part is None:
            strange += [title] if title else []
        elif part in columns.values():
            raise SheetFault("column-twice", title)
        else:
            columns[place] = part
    have = {name for name, _part in columns.values()}
    missing = [rule.title for rule in FIELDS.values() if rule.required and rule.name not in have]
    if missing:
        raise SheetFault("column-missing", "; ".join(missing))
    return columns, tuple(strange)


def _known_titles() -> dict[tuple[str, ...], Part]:
    known: dict[tuple[str, ...], Part] = {}
    for unit, part, title in _superior_columns():
        known.setdefault(words_of(title), (unit, part))
    for name, rule in FIELDS.items():
        if name != "superiors":
            known.update({words_of(title): (name, "") for title in (rule.title, name, *rule.also)})
    return known


def _superior_columns() -> Iterator[tuple[str, str, str]]:
    """Yield unit (``so``, ``so-2``), part and title of every column that a superior unit may have."""
    parts = {"url": SUPERIOR["column-url"], **CATEGORY_TITLES}
    for kind, heads in SUPERIOR["columns"].items():
        for number in range(1, MOST_UNITS_OF_A_KIND + 1):
            unit = kind if number == 1 else f"{kind}-{number}"
            for head in heads:
                title = head if number == 1 else f"{head} {number}"
                yield unit, "name", title
                yield from ((unit, part, f"{title}: {word}") for part, word in parts.items())


def _superior_titles() -> dict[Part, str]:
    """Return the columns of the first unit of each kind by their first titles."""
    titles: dict[Part, str] = {}
    for unit, part, title in _superior_columns():
        if unit in SUPERIOR_KINDS:
            titles.setdefault((unit, part), title[:1].upper() + title[1:])
    return titles


def _hint(name: str, part: str) -> str:
    if name in FIELDS:
        return FIELDS[name].hint
    hints: Mapping[str, str] = SUPERIOR["hints"]
    return hints.get(name if part == "name" else f"{name}-{part}", "")


def _read_row(number: int, cells: Sequence[str], columns: Mapping[int, Part], titles: Sequence[str]) -> Row:
    answers: dict[str, object] = {}
    units: dict[str, dict[str, str]] = {}
    headings: dict[str, str] = {}
    for place, (name, part) in columns.items():
        cell = cells[place] if place < len(cells) else ""
        if name in FIELDS:
            answers[name] = cell
            headings[name] = titles[place]
        elif cell:
            units.setdefault(name, {"kind": name.partition("-")[0]})[part] = cell
            headings[f"{name}.{part}"] = titles[place]
    for place, (name, unit) in enumerate(units.items()):
        headings.update({f"superiors.{place}.{part}": headings.get(f"{name}.{part}", "") for part in unit})
        # A feed without a unit: the column of the name is the one to fill.
        headings.setdefault(f"superiors.{place}.name", SUPERIOR["columns"][unit["kind"]][0])
    return Row(number, {**answers, "superiors": list(units.values())}, headings)
