"""A list of staff as schools keep it in a spreadsheet: which column is what, which row a unit, which a person.

Pure: the values come from the reader of spreadsheets, merged cells filled. Birth dates, identity numbers, addresses,
pay and the like never get further than this module: nothing of the portal needs them (Luật 91/2025/QH15).
"""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from edu.portal.core.people.contacts import Doubt
from edu.portal.core.people.contacts import name_key
from edu.portal.core.people.contacts import read_email
from edu.portal.core.people.contacts import read_name
from edu.portal.core.people.contacts import read_phones
from edu.portal.core.text.unicode import to_nfc
from importlib.resources import files
import json
import re


_DATA = json.loads(files(__package__).joinpath("columns.json").read_text(encoding="utf-8"))
_COLUMNS = {name_key(heading): name for name, headings in _DATA["columns"].items() for heading in headings}
_PRIVATE = re.compile(rf"\b(?:{'|'.join(sorted(map(name_key, _DATA['private']), key=len, reverse=True))})\b")
HEAD_ROWS = 25
MOST_ROWS = 1000
LONGEST = 500
_NAMES = {"name", "given"}
_OTHERS = {"position", "unit", "phones", "email"}
_UNIT_WORDS = re.compile(
    r"(?:to|ban|bo phan|bo mon|van phong|phong|khoi|nhom|hoi dong|chi bo|chi hoi|cong doan|doan|doi|bgh|hdt|vp"
    r"|nhan vien|giao vien|can bo quan ly|can bo|trung tam)\b"
)
_NUMBERING = re.compile(r"^(?:[IVXLC]+|\d{1,2}|[A-HĐ])\s*[.)/:-]+\s*|^[IVX]+\s+(?=\S)")
_COUNT = re.compile(
    r"\s*[(:–-]?\s*\(?\d+\s*(?:người|đ/c|đồng chí|gv|cb|nv|giáo viên|thành viên)\)?\.?\s*$", re.IGNORECASE
)
_END = re.compile(
    r"(?:tong so|tong cong|tong\b|nguoi lap|lap bang|nguoi tong hop|thu truong|xac nhan|danh sach (?:nay|gom|co)"
    r"|(?:.{0,40}\bngay .{0,6}thang .{0,6}nam\b)|ghi chu\b|luu y\b|hieu truong$|t m |k t )"
)
_SHORT = {"bgh": "Ban giám hiệu", "vp": "Văn phòng", "hdt": "Hội đồng trường", "cd": "Công đoàn"}


@dataclass(frozen=True)
class Note:
    """Something to look at: its line, the column by its id ("" for the whole row), a code, the words it is about."""

    line: int
    column: str
    code: str
    words: str = ""


@dataclass(frozen=True)
class Person:
    """One row: a person as the list has it, texts as they would be stored. ``line`` is that of the spreadsheet."""

    line: int
    name: str
    unit: str = ""
    position: str = ""
    phone: str = ""
    mobile: str = ""
    email: str = ""
    subjects: str = ""
    duties: str = ""


@dataclass(frozen=True)
class Reading:
    """What a list says: the people, what is doubtful, the headings of the columns that were dropped unread.

    ``private`` are those that hold what must not be kept, ``ignored`` those that nobody knows. ``error`` is "" or a
    code why there is nothing: ``no-head``, ``no-rows``.
    """

    people: tuple[Person, ...] = ()
    notes: tuple[Note, ...] = ()
    private: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    error: str = ""


@dataclass
class _Head:
    """Where the headings end, and the columns of each meaning; several columns of telephones are read together."""

    last: int
    columns: dict[str, list[int]]
    private: list[str] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)

    def text(self, row: Sequence[str], name: str) -> str:
        """The cells of a meaning, each text once, one on a line."""
        return "\n".join(dict.fromkeys(row[at] for at in self.columns.get(name, ()) if at < len(row) and row[at]))


def read_staff(table: Sequence[Sequence[object]]) -> Reading:
    """Return what the ``table`` of a sheet, its first line first, says of people."""
    rows = [[_text(value) for value in row] for row in table]
    head = _find_head(rows)
    if head is None:
        return Reading(error="no-head")
    people: list[Person] = []
    notes: list[Note] = []
    unit = ""
    for at, row in _body(rows, head, notes):
        group = _group(row, head)
        if group:
            unit = group
        elif len(people) >= MOST_ROWS:
            notes.append(Note(at + 1, "", "too-many", str(MOST_ROWS)))
            break
        else:
            people += _person(at + 1, row, head, unit, notes)
    error = "" if people else "no-rows"
    return Reading(tuple(people), tuple(notes), tuple(head.private), tuple(head.ignored), error)


def unit_title(text: str) -> str:
    """Return the title of a unit as it stands in a list, without numbering and counts, in quiet capitals."""
    plain = _COUNT.sub("", _NUMBERING.sub("", " ".join(text.split()))).strip(" .:;-–")
    plain = _SHORT.get(name_key(plain), plain)
    if not plain.isupper() or len(plain.split()) < 2:
        return plain
    first, *others = plain.lower().split()
    start = 0 if re.fullmatch(r"tổ|khối|nhóm|phòng|đoàn|đội", first) else -1
    words = [first.capitalize()]
    for place, word in enumerate(others):
        words.append(word.capitalize() if place == start or words[-1] in ("-", "–") else word)
    return " ".join(words)


def _body(rows: list[list[str]], head: _Head, notes: list[Note]) -> Iterator[tuple[int, list[str]]]:
    """The rows below the headings that may mean something, up to the signatures."""
    for at in range(head.last + 1, len(rows)):
        row = rows[at]
        if not any(row) or _is_head(row):
            continue
        if _is_end(row, head):
            notes.append(Note(at + 1, "", "end", next(cell for cell in row if cell)[:80]))
            return
        yield at, row


def _is_end(row: list[str], head: _Head) -> bool:
    """A principal in a list without ordinals is a person; a line of signatures names nobody."""
    if head.text(row, "ordinal").isdecimal() or not any(_END.match(name_key(cell)) for cell in row if cell):
        return False
    name = _full_name(row, head)
    return not name or bool(_END.match(name_key(name)))


def _find_head(rows: list[list[str]]) -> _Head | None:
    for at, row in enumerate(rows[:HEAD_ROWS]):
        if not _is_head(row):
            continue
        last = at
        while last + 1 < len(rows) and (_is_head(rows[last + 1]) or _is_second_head(rows[last + 1], row)):
            last += 1
        return _meaning(rows[at : last + 1], last)
    return None


def _is_head(row: Sequence[str]) -> bool:
    names = {_COLUMNS.get(name_key(cell)) for cell in row}
    return bool(names & _NAMES) and bool(names & _OTHERS)


def _is_second_head(row: Sequence[str], above: Sequence[str]) -> bool:
    """The lower line of a heading in two lines: every cell a heading or what a merged cell above says."""
    cells = [(place, cell) for place, cell in enumerate(row) if cell]
    return bool(cells) and all(
        _COLUMNS.get(name_key(cell)) or _is_private(cell) or (place < len(above) and above[place] == cell)
        for place, cell in cells
    )


def _meaning(lines: list[list[str]], last: int) -> _Head:
    head = _Head(last, {})
    for place in range(max(map(len, lines))):
        texts = list(dict.fromkeys(line[place] for line in lines if place < len(line) and line[place]))
        if not texts:
            continue
        title = ", ".join(texts)
        # The lower line says it more exactly.
        name = next((_COLUMNS[name_key(text)] for text in reversed(texts) if name_key(text) in _COLUMNS), "")
        if any(_is_private(text) for text in texts) and not name:
            head.private.append(title)
        elif name:
            head.columns.setdefault(name, []).append(place)
        else:
            head.ignored.append(title)
    head.private = list(dict.fromkeys(head.private))
    return head


def _is_private(heading: str) -> bool:
    return name_key(heading) not in _COLUMNS and bool(_PRIVATE.search(name_key(heading)))


def _full_name(row: list[str], head: _Head) -> str:
    whole = " ".join(head.text(row, "name").split("\n"))
    parts = (head.text(row, "family"), head.text(row, "given"))
    return " ".join(part for part in (whole or " ".join(parts)).split() if part)


def _group(row: list[str], head: _Head) -> str:
    """Return the title of the unit that a row announces, "" for the row of a person."""
    texts = list(dict.fromkeys(cell for cell in row if cell))
    numbers = [text for text in texts if re.fullmatch(r"[IVXLC]+\.?|[A-HĐ]\.?|\d{1,3}\.?", text)]
    words = [text for text in texts if text not in numbers]
    if len(words) != 1 or any(head.text(row, name) not in ("", words[0]) for name in ("position", "phones", "email")):
        return ""
    text = words[0]
    bare = unit_title(text)
    is_spread = sum(cell == text for cell in row) >= 3
    if _UNIT_WORDS.match(name_key(bare)) or is_spread or _NUMBERING.match(text):
        return bare
    return ""


def _person(line: int, row: list[str], head: _Head, unit: str, notes: list[Note]) -> list[Person]:
    written = _full_name(row, head)
    if not written:
        words = "; ".join(dict.fromkeys(cell for cell in _shown(row, head) if cell))
        if words and not words.isdecimal():
            notes.append(Note(line, "name", "no-name", words[:120]))
        return []
    name, doubts = read_name(written)
    _tell(notes, line, "name", doubts)
    if not re.search(r"[^\W\d_]{2}", name) or re.search(r"\d", name):
        # Digits beside a name are a birth date as a rule, which is not repeated.
        notes.append(Note(line, "name", "odd-name", re.sub(r"\d", "•", written[:80])))
        return []
    phones = read_phones(head.text(row, "phones"))
    _tell(notes, line, "phones", phones.doubts)
    email, doubts = read_email(head.text(row, "email"))
    _tell(notes, line, "email", doubts)
    position = _one_line(head.text(row, "position"))
    if not position:
        notes.append(Note(line, "position", "no-position"))
    own_unit = unit_title(_one_line(head.text(row, "unit")))
    return [
        Person(
            line,
            name,
            own_unit or unit,
            position,
            phones.landline,
            phones.mobile,
            email,
            _one_line(head.text(row, "subjects")),
            head.text(row, "duties")[: LONGEST * 4],
        )
    ]


def _shown(row: list[str], head: _Head) -> list[str]:
    """The cells of known columns: nothing of the others may be repeated."""
    return [head.text(row, name) for name in head.columns if name != "ordinal"]


def _tell(notes: list[Note], line: int, column: str, doubts: Sequence[Doubt]) -> None:
    notes.extend(Note(line, column, doubt.code, doubt.words) for doubt in doubts)


def _one_line(text: str) -> str:
    return "; ".join(text.split("\n"))[:LONGEST]


def _text(value: object) -> str:
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "\n".join(" ".join(line.split()) for line in to_nfc(str(value)).splitlines() if line.strip())
