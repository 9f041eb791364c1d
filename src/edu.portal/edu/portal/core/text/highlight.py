"""Why a text was found: the words asked for, marked in the text as it is written, and the passage they stand in."""

from collections.abc import Callable
from dataclasses import dataclass
from edu.portal.core.text.question import Question
from edu.portal.core.text.question import is_hit
from edu.portal.core.text.words import WORD


LONGEST_PASSAGE = 240
# Before the first hit of a passage stands a little of what leads to it.
_LEAD = 60
# A whole book is not read for one line of a result.
_MOST_READ = 400_000


@dataclass(frozen=True)
class Piece:
    """A part of the original text; ``is_hit`` when it is a word that was asked for."""

    text: str
    is_hit: bool = False


def hits(text: str, question: Question) -> tuple[tuple[int, int], ...]:
    """Return where the words of ``question`` stand in ``text``: first and one past the last character, in order."""
    wanted = _memory(question)
    return tuple(match.span() for match in WORD.finditer(text) if wanted(match.group()))


def pieces(text: str, question: Question) -> tuple[Piece, ...]:
    """Return ``text`` cut into marked and unmarked parts; joined they are ``text``, character by character."""
    parts: list[Piece] = []
    place = 0
    for start, end in _joined(text, hits(text, question)):
        if start > place:
            parts.append(Piece(text[place:start]))
        parts.append(Piece(text[start:end], True))
        place = end
    if place < len(text):
        parts.append(Piece(text[place:]))
    return tuple(parts)


def passage(text: str, question: Question, longest: int = LONGEST_PASSAGE) -> str:
    """Return the part of ``text`` with the most different words of ``question``, at most about ``longest`` characters.

    It begins and ends at words, with … where something was left out; "" when no word of the question is there.
    """
    text = " ".join(text[:_MOST_READ].split())
    found = hits(text, question)
    if not found:
        return ""
    begin, end = _around(text, found[_best(text, found, longest)][0], longest)
    return ("… " if begin else "") + text[begin:end].strip() + (" …" if end < len(text) else "")


def _memory(question: Question) -> Callable[[str], bool]:
    known: dict[str, bool] = {}

    def wanted(word: str) -> bool:
        if word not in known:
            known[word] = is_hit(word, question)
        return known[word]

    return wanted


def _joined(text: str, found: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    """Neighbouring hits are one mark: screen readers read a name in one go."""
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and text[joined[-1][1] : start].isspace():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _best(text: str, found: tuple[tuple[int, int], ...], longest: int) -> int:
    """Return the hit from which a passage of ``longest`` holds the most different words, then the most words."""
    best, best_score, last = 0, (0, 0), 0
    counts: dict[str, int] = {}
    for place, (start, _end) in enumerate(found):
        while last < len(found) and found[last][1] <= start + longest - _LEAD:
            word = text[found[last][0] : found[last][1]].casefold()
            counts[word] = counts.get(word, 0) + 1
            last += 1
        score = (sum(1 for count in counts.values() if count), sum(counts.values()))
        if score > best_score:
            best, best_score = place, score
        first = text[found[place][0] : found[place][1]].casefold()
        counts[first] = counts.get(first, 0) - 1
    return best


def _around(text: str, hit: int, longest: int) -> tuple[int, int]:
    begin = max(hit - _LEAD, 0)
    if begin:
        begin = text.rfind(" ", begin, hit) + 1 or hit
    end = min(begin + longest, len(text))
    if end < len(text):
        end = max(text.rfind(" ", begin, end), hit + 1)
    return begin, end
