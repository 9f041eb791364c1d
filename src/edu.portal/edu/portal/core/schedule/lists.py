"""Tables of schools with a row of heads: which column is what, where blocks begin, and the lines below the heads.

A sheet may hold several blocks, each with lines of title above its heads; a block may also begin with a line of its
own below heads that go on ("II. GIÁO VIÊN"). Cells of merged areas may come filled or blank.
"""

from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from edu.portal.core.schedule.grid import clean_text
from edu.portal.core.schedule.reading import Doubt
from edu.portal.core.text.cells import CellLike
from edu.portal.core.text.cells import TableLike
from edu.portal.core.text.unicode import fold
from edu.portal.core.text.unicode import slug
import re


# What the key of a column without a head begins with, before the letters of the spreadsheet.
NAMELESS = "cot-"
_LONGEST_HEAD = 60
_MOST_WORDS = 7
_NOT_A_WORD = re.compile(r"[^a-z0-9]+")
_SIGNATURES = ("noi nhan", "nguoi lap", "hieu truong", "ky duyet", "ban giam hieu duyet", "to truong", "p hieu truong")


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is known. ``names`` are the beginnings of its heads, folded, words parted by one blank.

    ``is_whole``: the head says the name and no more, because cells of the column begin so too ("Thứ 2").
    """

    key: str
    label: str
    names: tuple[str, ...]
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row below the heads: texts and places in the file ("BGH!C5"), both by the key of the column.

    ``problems`` maps columns to "formula" or "error" when the cell holds one instead of a text.
    """

    texts: Mapping[str, str]
    places: Mapping[str, str]
    problems: Mapping[str, str] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """Return the text in a column, "" for none."""
        return self.texts.get(key, "")

    def place(self, *keys: str) -> str:
        """Return the place of the first of the columns that stands in the file."""
        return next((self.places[key] for key in keys if key in self.places), "")


@dataclass(frozen=True, slots=True)
class Block:
    """Heads with their lines. ``titles`` are the texts above, ``heads`` maps keys to labels in their order."""

    sheet: str
    titles: tuple[str, ...]
    heads: Mapping[str, str]
    lines: tuple[Line, ...]


@dataclass(slots=True)
class _Open:
    """A block that is being read."""

    titles: tuple[str, ...]
    keys: dict[int, str]
    heads: dict[str, str]
    lines: list[Line] = field(default_factory=list)


def words_of(text: str) -> str:
    """Return a text as heads are compared: folded, words parted by one blank, nothing else."""
    return _NOT_A_WORD.sub(" ", fold(text)).strip()


def known_column(text: str, columns: Iterable[Column]) -> Column | None:
    """Return the column whose name the text begins with, the longest name first; None for a text that is no head."""
    words = words_of(text)
    if not words or len(text) > _LONGEST_HEAD or len(words.split()) > _MOST_WORDS:
        return None
    best, length = None, 0
    for column in columns:
        for name in column.names:
            if (words == name or (words.startswith(f"{name} ") and not column.is_whole)) and len(name) > length:
                best, length = column, len(name)
    return best


def is_signature(text: str) -> bool:
    """Whether a text stands below a table: who made it, who signs it, who gets it."""
    return words_of(text).startswith(_SIGNATURES)


def with_sources(
    told: Iterable[Doubt], checked: Iterable[Doubt], sources: Mapping[tuple[str, str, str], str]
) -> tuple[Doubt, ...]:
    """Return the doubts of a reading and of a check together, each once, those of the check at their cells.

    ``sources`` maps (grid, row, column) to the cell of the file.
    """
    found = {(doubt.code, doubt.grid, doubt.row, doubt.column): doubt for doubt in checked}
    doubts = list(told)
    for doubt in doubts:
        found.pop((doubt.code, doubt.grid, doubt.row, doubt.column), None)
    placed = (replace(one, source=sources.get((one.grid, one.row, one.column), "")) for one in found.values())
    return (*doubts, *placed)


def distinct_texts(row: Sequence[CellLike]) -> tuple[str, ...]:
    """Return the texts of a row without those that a merged area repeats."""
    return tuple(dict.fromkeys(text for cell in row if (text := clean_text(cell.text))))


def read_blocks(
    table: TableLike,
    columns: Collection[Column],
    is_head: Callable[[Collection[str]], bool],
    is_division: Callable[[str], bool] = lambda text: False,
) -> tuple[Block, ...]:
    """Return the blocks of a sheet.

    ``is_head`` says of the keys that a row names whether it is the row of heads; ``is_division`` whether a text that
    stands alone in its row begins a block below the heads that go on.
    """
    done: list[_Open] = []
    titles: list[str] = []
    block: _Open | None = None
    for row in table.rows:
        texts = distinct_texts(row)
        if not texts:
            continue
        found = {known.key for text in texts if (known := known_column(text, columns))}
        if is_head(found):
            if block is not None and not block.lines:
                _more_heads(block, row, columns)
                continue
            block = _Open(tuple(titles), *_heads(row, columns))
            done.append(block)
            titles = []
        elif block is not None and len(texts) == 1 and _begins(block, row) and is_division(texts[0]):
            block = _Open((texts[0],), dict(block.keys), dict(block.heads))
            done.append(block)
        elif block is None or _is_title(texts, row):
            titles.extend(texts)
            if block is not None and is_signature(texts[0]):
                break
        else:
            _below(block, row, columns, table.name)
    return tuple(
        Block(table.name, block.titles, _used(block), tuple(block.lines))
        for block in done
        if block.lines or len(done) == 1
    )


def _heads(row: Sequence[CellLike], columns: Collection[Column]) -> tuple[dict[int, str], dict[str, str]]:
    keys: dict[int, str] = {}
    heads: dict[str, str] = {}
    for position, cell in enumerate(row):
        label = " ".join(clean_text(cell.text).split())
        if not label:
            continue
        known = known_column(label, columns)
        key = known.key if known else slug(label, 40)
        keys[position] = key
        heads.setdefault(key, known.label if known else label)
    return keys, heads


def _more_heads(block: _Open, row: Sequence[CellLike], columns: Collection[Column]) -> None:
    """A second row of heads says more of some columns: "Thời gian" above "Thứ" and "Giờ"."""
    keys, heads = _heads(row, columns)
    block.keys.update(keys)
    block.heads.update({key: label for key, label in heads.items() if key not in block.heads})


def _used(block: _Open) -> dict[str, str]:
    used = set(block.keys.values())
    return {key: label for key, label in block.heads.items() if key in used}


def _below(block: _Open, row: Sequence[CellLike], columns: Collection[Column], sheet: str) -> None:
    if not block.lines and _is_second_head(row, columns):
        _more_heads(block, row, columns)
        return
    texts: dict[str, str] = {}
    places: dict[str, str] = {}
    problems: dict[str, str] = {}
    for position, cell in enumerate(row):
        text = clean_text(cell.text)
        key = block.keys.get(position, "")
        if not key:
            if not text:
                continue
            letters = cell.ref.rstrip("0123456789")
            key = f"{NAMELESS}{letters.lower()}"
            block.keys[position] = key
            block.heads[key] = f"Cột {letters}"
        places.setdefault(key, f"{sheet}!{cell.ref}" if sheet else cell.ref)
        if cell.problem:
            problems[key] = cell.problem
        if text and text not in texts.get(key, "").split("\n"):
            texts[key] = f"{texts[key]}\n{text}" if key in texts and text != texts[key] else text
    number = row[0].ref.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    for position, key in block.keys.items():
        # Blank cells at the end of a row are not in the file; they have a place all the same.
        place = f"{_letters(position)}{number}"
        places.setdefault(key, f"{sheet}!{place}" if sheet else place)
    block.lines.append(Line(texts, places, problems))


def _is_second_head(row: Sequence[CellLike], columns: Collection[Column]) -> bool:
    """Whether a row only names columns, or repeats what stands in the row above: heads that were merged downwards."""
    texts = distinct_texts(row)
    known = [known for text in texts if (known := known_column(text, columns))]
    return len(known) == len(texts) and len(texts) > 1


def _is_title(texts: tuple[str, ...], row: Sequence[CellLike]) -> bool:
    """Whether one text fills the row, or a signature stands below the table."""
    if any(words_of(text).startswith(_SIGNATURES) for text in texts) and len(texts) <= 3:
        filled = [cell for cell in row if cell.text]
        return len(filled) <= 3 or len(texts) < len(filled)
    return False


def _letters(position: int) -> str:
    """The name of a column in spreadsheets: 0 is "A", 26 is "AA"."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _begins(block: _Open, row: Sequence[CellLike]) -> bool:
    """Whether the first text of a row stands where the table begins."""
    return next((place for place, cell in enumerate(row) if cell.text), 0) <= min(block.keys, default=0)
