"""What a visitor types into the search box, as questions to the text index: from the closest answer to the widest."""

from collections.abc import Iterator
from dataclasses import dataclass
from edu.portal.core.text.document_number import parse_number
from edu.portal.core.text.unicode import stream_safe
from edu.portal.core.text.unicode import to_nfc
from edu.portal.core.text.words import EXACT
from edu.portal.core.text.words import WORD
from edu.portal.core.text.words import exact
from edu.portal.core.text.words import folded
import re
import unicodedata


LONGEST = 200
MOST_WORDS = 12
_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]')
# "của 289/VP-CNTT", "TT 09/2024/TT-BGDĐT": a figure with a symbol behind a stroke is a number wherever it stands.
_NUMBER_INSIDE = re.compile(
    r"(?<![\w/])[0-9]{1,6}[^\W\d_]?\s*/\s*(?:[0-9]{4}\s*/\s*)?[^\W\d_][^\s,;]*(?:\s*[-\u2010-\u2015]\s*[^\s,;]+)*"
)


@dataclass(frozen=True)
class Question:
    """The words of a search. ``phrases`` must stand together; ``number`` is a document number, "" when there is none.

    ``words`` holds every word, those of the phrases included, in the order typed.
    """

    text: str = ""
    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    number: str = ""

    @property
    def has_diacritics(self) -> bool:
        """Whether a word was typed with diacritics; without any they say nothing about what is looked for."""
        return any(_has_diacritics(word) for word in self.words)

    @property
    def exact_pattern(self) -> str:
        """All words, those typed with diacritics with these. Ids have none, so the others say nothing in a text."""
        terms = (_exact_term(word) if _has_diacritics(word) else _term(word) for word in self.words)
        return _all_of([*self._phrase_terms(), *terms])

    @property
    def literal_pattern(self) -> str:
        """All words just as typed, also those without diacritics: for titles, which hold no ids."""
        return _all_of([*self._phrase_terms(), *(_exact_term(word) for word in self.words)])

    @property
    def pattern(self) -> str:
        """All words, with or without diacritics."""
        return _all_of([*self._phrase_terms(), *(_term(word) for word in self.words)])

    @property
    def wide_pattern(self) -> str:
        """All words, of which the last may be the beginning of a longer one."""
        return _all_of([*self._phrase_terms(), *(_term(w) for w in self.words[:-1]), f"{_term(self.words[-1])}*"])

    def _phrase_terms(self) -> Iterator[str]:
        for phrase in self.phrases:
            if len(phrase) > 1:
                yield '"' + " ".join(phrase) + '"'


def read_question(text: object) -> Question:
    """Return the question in ``text``; never raises. What is no text, or holds no word, asks nothing.

    Only words are handed on: operators, brackets and stars of the index's own language cannot come through.
    """
    line = one_line(text)
    words = tuple(WORD.findall(line)[:MOST_WORDS])
    phrases = tuple(tuple(WORD.findall(part)[:MOST_WORDS]) for part in _QUOTED.findall(line))
    return Question(line, words, tuple(phrase for phrase in phrases if phrase), _number_in(line))


def one_line(text: object, longest: int = LONGEST) -> str:
    """Return ``text`` in NFC on one line without control characters and halves of pairs; "" for no text."""
    if not isinstance(text, str):
        return ""
    start = stream_safe(text[: longest * 4])
    kept = "".join(" " if unicodedata.category(character)[0] == "C" else character for character in start)
    return " ".join(to_nfc(kept).split())[:longest].rstrip()


def is_hit(word: str, question: Question) -> bool:
    """Tell whether ``word`` of a text is why the text was found."""
    found = folded(word)
    wanted = [folded(asked) for asked in question.words]
    return found in wanted or (bool(wanted) and len(wanted[-1]) > 1 and found.startswith(wanted[-1]))


def _number_in(line: str) -> str:
    number = parse_number(line)
    if number.number is not None:
        return line
    inside = _NUMBER_INSIDE.search(line)
    if inside is None:
        return ""
    return inside.group() if parse_number(inside.group()).number is not None else ""


def _has_diacritics(word: str) -> bool:
    return exact(word) != folded(word)


def _term(word: str) -> str:
    return folded(word)


def _exact_term(word: str) -> str:
    return word if word.isdigit() else f"{EXACT}{word}"


def _all_of(terms: list[str]) -> str:
    return " AND ".join(f'"{term}"' if term in _OPERATORS else term for term in terms)


_OPERATORS = frozenset({"and", "or", "not"})
