"""The lessons in a cell of a timetable: "Toán - Lan (P.12)", on one line or on several."""

from dataclasses import dataclass
from dataclasses import replace
from edu.portal.core.schedule.timetable_subjects import Subject
from edu.portal.core.schedule.timetable_subjects import is_addition
from edu.portal.core.schedule.timetable_subjects import may_be_a_teacher
from edu.portal.core.schedule.timetable_subjects import subject_of
from edu.portal.core.text.unicode import fold
from functools import lru_cache
import re


_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_DASH = re.compile(r"\s+[-–—]+\s*|\s*[-–—]+\s+|\s*[:|]\s*")
_TIGHT_DASH = re.compile(r"[-–—]")
# Two lessons in one cell: "Tin - Hùng / Anh - Mai".
_SLASH = re.compile(r"\s+[/|]\s+|\s*;\s*")
_AND = re.compile(r"\s*(?:[,+&]|\bvà\b)\s*")
_TEACHER_WORD = re.compile(r"^(?:gv|giáo viên|gvbm|cô giáo|thầy giáo|cô|thầy)\s*[.:]?\s+|^(?:gv|gvbm)\s*[.:]\s*", re.I)
_ROOM_WORD = re.compile(r"^(?:phòng học|phòng)\s*[.:]?\s*(?=\S)", re.I)
_ROOM = re.compile(
    r"(?:p|ph|phong|room|r)\s*[.:]?\s*[a-z]{0,4}[. -]?\d[\w.-]*"
    r"|phong\b.*"
    r"|p\s*[.:]?\s*(?:tin|may|nhac|mt|mi thuat|my thuat|tn|thi nghiem|bo mon|bm|da nang|gdtc|cntt|hoc)\b.*"
    r"|(?:san|nha da nang|nha the chat|nha tap|nha thi dau|thu vien|hoi truong|ptn|phtn|pm|lab|xuong)\b.*|pm\d+"
    r"|[a-e]?[.-]?\d{3}[a-z]?|[a-e]\d[.-]\d{1,2}"
)
_JOINT = re.compile(r"^(?:ghep|gop|hoc chung|chung)\b(?:\s+(?:lop|voi))*\s*:?\s*")
_NOTE = re.compile(
    r"^(?:ghi chu|gc|nhom|n\d|to \d|nu|tuan|chan|le|online|truc tuyen|day bu|day thay|hoc bu|kiem tra|kt|tiet)\b"
)
_NOTE_WORD = re.compile(r"^ghi chú\s*:\s*", re.I)
# A school has a few hundred different cells, each of which a page reads several times.
_REMEMBERED = 4096
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson as it was written. ``joint`` names the classes that have it together, "6A+6B"."""

    subject: str
    teachers: tuple[str, ...] = ()
    room: str = ""
    note: str = ""
    joint: str = ""

    @property
    def known(self) -> Subject | None:
        """The subject when its name is a known one."""
        return subject_of(self.subject)

    @property
    def full_name(self) -> str:
        """The subject in full where the short form is known and says nothing else, otherwise as it was written."""
        known = self.known
        return known.name if known and not _BRACKETS.search(self.subject) else self.subject

    @property
    def subject_key(self) -> str:
        """The same for all spellings of one subject."""
        known = self.known
        return known.key if known else " ".join(fold(self.subject).split())


@lru_cache(maxsize=_REMEMBERED)
def read_lessons(text: str) -> tuple[Lesson, ...]:
    """Return the lessons that a cell names, none for an empty cell or one without a letter."""
    found: list[Lesson] = []
    for line in text.split("\n"):
        for part in _parts(line):
            if found and not _begins_a_lesson(part, found[-1]):
                found[-1] = _with_more(found[-1], part)
            elif _LETTER.search(part):
                found.append(_lesson(part))
    return tuple(found)


def lesson_text(lesson: Lesson) -> str:
    """Return a lesson as a cell holds it; ``read_lessons`` of it gives the lesson again."""
    text = lesson.subject
    if lesson.known is None:
        text = " ".join(_TIGHT_DASH.sub(" ", text).split())
    if lesson.teachers:
        text += " - " + ", ".join(lesson.teachers)
    if lesson.room:
        text += f" ({lesson.room})" if is_room(lesson.room) else f" (phòng {lesson.room})"
    if lesson.joint:
        text += f" (ghép {lesson.joint})"
    if lesson.note:
        text += (
            f" ({lesson.note})"
            if _NOTE.match(fold(lesson.note)) or lesson.note == "nam"
            else f" (ghi chú: {lesson.note})"
        )
    return text


@lru_cache(maxsize=_REMEMBERED)
def teacher_key(name: str) -> str:
    """Return the same for all spellings of one teacher: "Cô Lan", "Lan" and "LAN"."""
    return " ".join(re.sub(r"[.,]", " ", fold(_TEACHER_WORD.sub("", name.strip()))).split())


@lru_cache(maxsize=_REMEMBERED)
def room_key(name: str) -> str:
    """Return the same for all spellings of one room: "P.12", "Phòng 12" and "p 12"."""
    return re.sub(r"[^a-z0-9]", "", re.sub(r"^(?:phong|ph|p)\b", "", fold(name).strip())) or fold(name).strip()


def is_room(text: str) -> bool:
    """Whether a text names a room rather than a person: "P.12", "Sân trường", "A203"."""
    return bool(_ROOM.fullmatch(fold(text).strip()))


def _parts(line: str) -> list[str]:
    pieces = [piece for piece in _SLASH.split(line.strip()) if piece]
    if len(pieces) > 1 and all(subject_of(_split(_BRACKETS.sub("", piece))[0]) for piece in pieces):
        return pieces
    return [line.strip()] if line.strip() else []


def _begins_a_lesson(part: str, last: Lesson) -> bool:
    if part.startswith(("(", "[")) or is_room(part) or _TEACHER_WORD.match(part):
        return False
    subject, *rest = _split(_BRACKETS.sub("", part))
    if subject_of(subject) is None:
        return False
    return bool(rest or last.teachers or not may_be_a_teacher(subject))


def _split(text: str) -> list[str]:
    """Part a line at its dashes; those inside of a known subject part nothing."""
    if subject_of(text) is not None:
        return [text.strip()]
    pieces = [piece.strip() for piece in _DASH.split(text)]
    if len(pieces) == 1:
        pieces = _at_tight_dash(text)
    elif len(pieces) > 2 and subject_of(" - ".join(pieces[:2])) is not None:
        pieces = [" - ".join(pieces[:2]), *pieces[2:]]
    return [piece for piece in pieces if piece] or [text.strip()]


def _at_tight_dash(text: str) -> list[str]:
    """Part "Toán-Lan" and "HĐTN-HN-Lan" behind the longest subject, anything else behind the first dash."""
    pieces = _TIGHT_DASH.split(text)
    for count in range(len(pieces) - 1, 0, -1):
        head = "-".join(pieces[:count])
        if subject_of(head) is not None:
            return [head.strip(), "-".join(pieces[count:]).strip()]
    return [pieces[0].strip(), "-".join(pieces[1:]).strip()] if len(pieces) > 1 else [text.strip()]


def _lesson(part: str) -> Lesson:
    if subject_of(part) is not None:
        # "HĐTN (SHDC)" is a subject as a whole.
        return Lesson(part.strip())
    inner = [found.strip() for found in _BRACKETS.findall(part) if found.strip()]
    subject, *rest = _split(_BRACKETS.sub("", part)) if _BRACKETS.sub("", part).strip() else [part]
    lesson = Lesson(subject)
    for piece in rest:
        lesson = _with(lesson, piece)
    for piece in inner:
        if is_addition(piece) or (not lesson.teachers and subject_of(f"{lesson.subject} ({piece})") is not None):
            lesson = replace(lesson, subject=f"{lesson.subject} ({piece})")
        else:
            lesson = _with(lesson, piece)
    return lesson


def _with_more(lesson: Lesson, part: str) -> Lesson:
    """Add a further line to a lesson: its teacher, its room, or a note."""
    inner = [found.strip() for found in _BRACKETS.findall(part) if found.strip()]
    outer = _TEACHER_WORD.sub("", _BRACKETS.sub("", part).strip())
    for piece in [*_DASH.split(outer), *inner]:
        if piece.strip():
            lesson = _with(lesson, piece.strip())
    return lesson


def _with(lesson: Lesson, piece: str) -> Lesson:
    words = fold(piece)
    if joint := _JOINT.match(words):
        return replace(lesson, joint=piece[joint.end() :].strip() or "+")
    if is_room(piece) and not lesson.room:
        room = _ROOM_WORD.sub("", piece)
        return replace(lesson, room=room if not is_room(piece) or _is_plain(room) else piece)
    # "nam" are the boys, "Nam" is a man.
    if not lesson.teachers and not _NOTE.match(words) and piece != "nam" and _LETTER.search(piece):
        return replace(lesson, teachers=_teachers(piece))
    note = _NOTE_WORD.sub("", piece)
    return replace(lesson, note=f"{lesson.note}, {note}" if lesson.note else note)


def _is_plain(room: str) -> bool:
    """Whether the name of a room needs the word "phòng" before it to be known as a room."""
    return not is_room(room) and not room[:1].isdigit()


def _teachers(text: str) -> tuple[str, ...]:
    names = (_TEACHER_WORD.sub("", name.strip()).strip() for name in _AND.split(text))
    return tuple(dict.fromkeys(name for name in names if name))
