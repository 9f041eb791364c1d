"""What the page has to speak of (Letter 289/VP-CNTT, I.1) and what a check of it finds; topics are ``topics.json``."""

from dataclasses import dataclass
from datetime import date
from edu.portal.core.text.unicode import fold
from importlib.resources import files
import json


# The translation of "about one page of A4" into words.
SHORTEST, LONGEST = 350, 700
FILLED, EMPTY, MISSING = "filled", "empty", "missing"
SHORT, RIGHT, LONG = "short", "right", "long"


@dataclass(frozen=True)
class Topic:
    """One subject of the page: its suggested heading, words that tell a heading of it, what to write about.

    ``row`` is the row of the letter that demands it.
    """

    id: str
    row: str
    heading: str
    words: tuple[str, ...]
    hint: str


@dataclass(frozen=True)
class Found:
    """What the page says of a topic: ``state`` is ``filled``, ``empty`` (a heading only) or ``missing``."""

    topic: Topic
    state: str
    heading: str = ""


@dataclass(frozen=True)
class Report:
    """What a check of the page found.

    ``words`` are counted without headings; ``length`` is ``short``, ``right`` or ``long``. ``pictures`` counts the
    pictures that have a text alternative, ``mute`` those without. ``is_recent`` tells whether the page was worked on
    since the school year before the current one began.
    """

    topics: tuple[Found, ...]
    words: int
    length: str
    pictures: int
    mute: int
    modified: date | None
    is_recent: bool

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left to do."""
        topics = all(found.state == FILLED for found in self.topics)
        return topics and self.length == RIGHT and self.pictures > 0 and self.mute == 0 and self.is_recent


def _read() -> tuple[Topic, ...]:
    rows = json.loads(files(__package__).joinpath("topics.json").read_text(encoding="utf-8"))
    return tuple(
        Topic(row["id"], row["row"], row["heading"], tuple(fold(word) for word in row["words"]), row["hint"])
        for row in rows
    )


TOPICS = _read()
