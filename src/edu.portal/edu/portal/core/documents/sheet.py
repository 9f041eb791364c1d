"""Many documents in a table: which column is what, what each row means, and what is wrong with it.

Pure: the values come from the reader of spreadsheets, the names of files from the archive that came with it.
"""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from datetime import datetime
from edu.portal.core.documents.fields import FIELDS
from edu.portal.core.documents.fields import field_id_of
from edu.portal.core.documents.fields import field_title
from edu.portal.core.documents.fields import is_field
from edu.portal.core.text.document_number import number_key
from edu.portal.core.text.document_number import parse_number
from edu.portal.core.text.document_number import type_id_of
from edu.portal.core.text.document_types import DOCUMENT_TYPES
from edu.portal.core.text.document_types import type_by_abbreviation
from edu.portal.core.text.document_types import type_by_id
from edu.portal.core.text.unicode import fold
from edu.portal.core.text.unicode import to_nfc
import re


# The columns in the order of the pattern, each with the heading there and other headings that mean it.
COLUMNS: dict[str, tuple[str, ...]] = {
    "number": ("Số, ký hiệu", "số ký hiệu", "số hiệu", "số văn bản", "số và ký hiệu", "số/ký hiệu", "ký hiệu"),
    "title": ("Trích yếu", "trích yếu nội dung", "nội dung", "tên văn bản", "tiêu đề", "về việc"),
    "type": ("Loại văn bản", "loại", "hình thức văn bản", "hình thức", "thể loại"),
    "body": ("Cơ quan ban hành", "nơi ban hành", "đơn vị ban hành", "cơ quan", "thẩm quyền ban hành"),
    "issued": ("Ngày ban hành", "ngày ký", "ngày văn bản", "ngày tháng"),
    "effective": ("Có hiệu lực từ", "ngày có hiệu lực", "ngày hiệu lực", "hiệu lực từ"),
    "expires": ("Hiệu lực đến hết ngày", "ngày hết hiệu lực", "hết hiệu lực", "hiệu lực đến"),
    "received": ("Ngày nhận", "ngày đến", "ngày tiếp nhận"),
    "signer": ("Người ký", "họ tên người ký"),
    "signer_title": ("Chức vụ người ký", "chức vụ", "chức danh"),
    "field": ("Lĩnh vực", "lĩnh vực văn bản"),
    "note": ("Ghi chú", "chú thích"),
    "replaces": ("Thay thế văn bản số", "thay thế", "thay thế cho"),
    "files": ("Tên tệp", "tệp", "tệp đính kèm", "tệp tin", "file", "tên file", "file đính kèm"),
}
NEEDED = ("title", "issued")
DATES = ("issued", "effective", "expires", "received")
MOST_ROWS = 1000
HEAD_ROWS = 15
LONGEST = 1000

_HEADINGS = {
    re.sub(r"[^a-z0-9]+", " ", fold(heading)).strip(): name for name, all_of in COLUMNS.items() for heading in all_of
}
_DAY = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?", re.ASCII)
_SEPARATORS = re.compile(r"[;\n|]+")
_TYPES = {fold(kind.title): kind.id for kind in DOCUMENT_TYPES}


@dataclass(frozen=True)
class Problem:
    """What is wrong with a row: its line in the sheet, the column by its id, a code, the words that it is about.

    ``is_error`` keeps the row from being imported; the others are for the eye.
    """

    line: int
    column: str
    code: str
    words: str = ""
    is_error: bool = True


@dataclass(frozen=True)
class Row:
    """One document to be made.

    ``type`` and ``field`` are ids, ``files`` names in the archive, the main one first; ``replaces`` are numbers as
    written.
    """

    line: int
    title: str = ""
    number: str = ""
    type: str = ""
    body: str = ""
    issued: date | None = None
    effective: date | None = None
    expires: date | None = None
    received: date | None = None
    signer: str = ""
    signer_title: str = ""
    field: str = ""
    note: str = ""
    replaces: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """What an import would do: ``rows`` are those without an error, ``problems`` in the order of the lines.

    ``unused`` are files of the archive that no row names.
    """

    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()
    unused: tuple[str, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep their row out."""
        return tuple(problem for problem in self.problems if problem.is_error)


@dataclass
class _Reading:
    """One row while it is read."""

    line: int
    cells: dict[str, object]
    problems: list[Problem] = field(default_factory=list)

    def text(self, name: str) -> str:
        return _text(self.cells.get(name))

    def fail(self, column: str, code: str, words: str = "", is_error: bool = True) -> None:
        self.problems.append(Problem(self.line, column, code, words, is_error))


def plan_import(
    table: Sequence[Sequence[object]], archive: Iterable[str], body: str, taken: Collection[tuple[str, int]] = ()
) -> Plan:
    """Return what the ``table`` of a sheet, its first line first, means together with the files of ``archive``.

    ``body`` issued what names no body. ``taken`` holds number keys and years of issue that the register has already;
    such a row is warned about, never refused.
    """
    head = _find_head(table)
    if head is None:
        return Plan(problems=(Problem(1, "", "no-head"),))
    place, columns = head
    names = {_file_key(name): name for name in archive}
    rows: list[Row] = []
    problems: list[Problem] = []
    seen: dict[tuple[str, str, int], int] = {}
    used: set[str] = set()
    for offset, values in enumerate(table[place + 1 :], place + 2):
        cells = {name: values[column] for name, column in columns.items() if column < len(values)}
        if not any(_text(value) for value in cells.values()):
            continue
        if len(rows) + len({problem.line for problem in problems}) >= MOST_ROWS:
            problems.append(Problem(offset, "", "too-many", str(MOST_ROWS)))
            break
        reading = _Reading(offset, cells)
        row = _read_row(reading, body, names)
        used.update(row.files)
        _compare(reading, row, seen, taken)
        problems += reading.problems
        if not any(problem.is_error for problem in reading.problems):
            rows.append(row)
    if not rows and not problems:
        problems.append(Problem(place + 1, "", "no-rows"))
    return Plan(tuple(rows), tuple(problems), tuple(name for name in names.values() if name not in used))


def pattern_rows() -> tuple[tuple[str, ...], ...]:
    """Return the headings of an empty sheet and one row as an example."""
    example = {
        "number": "12/KH-THCSBK",
        "title": "Kế hoạch tổ chức Ngày hội đọc sách năm học 2026-2027",
        "type": "Kế hoạch",
        "body": "",
        "issued": "05/10/2026",
        "signer": "Nguyễn Văn An",
        "signer_title": "Hiệu trưởng",
        "field": "Hoạt động trải nghiệm, ngoại khóa",
        "files": "12-KH.pdf; phu-luc.xlsx",
    }
    return tuple(names[0] for names in COLUMNS.values()), tuple(example.get(name, "") for name in COLUMNS)


def pattern_sheets() -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
    """Return the sheets of the pattern, each with its title: the table to fill in, the kinds, the fields of work."""
    kinds = (("Loại văn bản", "Viết tắt"), *((kind.title, kind.abbreviation) for kind in DOCUMENT_TYPES))
    fields = (("Lĩnh vực", "Thuộc"), *((entry.title, field_title(entry.parent)) for entry in FIELDS))
    return (("Văn bản", pattern_rows()), ("Loại văn bản", kinds), ("Lĩnh vực", fields))


def read_type(words: str) -> str:
    """Return the id of the kind that ``words`` name by id, title or abbreviation; "" for none."""
    bare = words.strip()
    if type_by_id(bare):
        return bare
    kind = type_by_abbreviation(bare)
    return _TYPES.get(fold(bare), "") or (kind.id if kind else "")


def read_date(value: object) -> date | None:
    """Return the day in a cell, None for an empty one. Raises ValueError for anything that is no day."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = _text(value)
    if not text:
        return None
    if match := _ISO.fullmatch(text):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY.fullmatch(text):
        year = int(match[3])
        return date(year + 2000 if year < 100 else year, int(match[2]), int(match[1]))
    raise ValueError(text)


def _find_head(table: Sequence[Sequence[object]]) -> tuple[int, dict[str, int]] | None:
    for place, values in enumerate(table[:HEAD_ROWS]):
        columns: dict[str, int] = {}
        for column, value in enumerate(values):
            name = _HEADINGS.get(re.sub(r"[^a-z0-9]+", " ", fold(_text(value))).strip())
            if name:
                columns.setdefault(name, column)
        if all(name in columns for name in NEEDED):
            return place, columns
    return None


def _read_row(reading: _Reading, body: str, names: dict[str, str]) -> Row:
    days = {name: _day(reading, name) for name in DATES}
    if not reading.text("title"):
        reading.fail("title", "missing")
    if days["issued"] is None and not any(problem.column == "issued" for problem in reading.problems):
        reading.fail("issued", "missing")
    start = days["effective"] or days["issued"]
    if start and days["expires"] and days["expires"] < start:
        reading.fail("expires", "ends-before")
    row_body = reading.text("body") or body
    if not row_body:
        reading.fail("body", "missing")
    return Row(
        reading.line,
        reading.text("title")[:LONGEST],
        reading.text("number"),
        _type(reading),
        row_body,
        days["issued"],
        days["effective"],
        days["expires"],
        days["received"],
        reading.text("signer"),
        reading.text("signer_title"),
        _field(reading),
        reading.text("note"),
        _split(reading.text("replaces")),
        _files(reading, names),
    )


def _day(reading: _Reading, name: str) -> date | None:
    try:
        return read_date(reading.cells.get(name))
    except ValueError:
        reading.fail(name, "no-day", reading.text(name))
        return None


def _type(reading: _Reading) -> str:
    words = reading.text("type")
    if words:
        found = read_type(words)
        if not found:
            reading.fail("type", "unknown", words)
        return found
    told = type_id_of(parse_number(reading.text("number")))
    if not told:
        reading.fail("type", "missing")
    return told


def _field(reading: _Reading) -> str:
    words = reading.text("field")
    found = field_id_of(words) if words else ""
    if found and not is_field(found):
        reading.fail("field", "unknown", words, is_error=False)
        return ""
    return found


def _files(reading: _Reading, names: dict[str, str]) -> tuple[str, ...]:
    found = []
    for wanted in _split(reading.text("files")):
        name = names.get(_file_key(wanted))
        if name is None:
            reading.fail("files", "no-file", wanted)
        else:
            found.append(name)
    return tuple(found)


def _compare(
    reading: _Reading, row: Row, seen: dict[tuple[str, str, int], int], taken: Collection[tuple[str, int]]
) -> None:
    key = number_key(row.number)
    if not key or row.issued is None:
        return
    identity = (key, fold(row.body), row.issued.year)
    if identity in seen:
        reading.fail("number", "twice", str(seen[identity]))
    elif (key, row.issued.year) in taken:
        reading.fail("number", "taken", row.number, is_error=False)
    seen.setdefault(identity, reading.line)


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _SEPARATORS.split(text) if part.strip())


def _file_key(name: str) -> str:
    """Archives differ in folders, in the writing of marks and in case; the last part of the name is meant."""
    return fold(name.replace("\\", "/").rpartition("/")[2]).strip()


def _text(value: object) -> str:
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "\n".join(" ".join(line.split()) for line in to_nfc(str(value)).splitlines() if line.strip())
