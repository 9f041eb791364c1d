"""The check of the page that introduces a school: headings, length, picture, age (Letter 289/VP-CNTT, I.1)."""

from collections.abc import Sequence
from datetime import date
from edu.portal.core.calendar.school_year import FIRST_DAY
from edu.portal.core.calendar.school_year import school_year
from edu.portal.core.introduction.model import EMPTY
from edu.portal.core.introduction.model import FILLED
from edu.portal.core.introduction.model import LONG
from edu.portal.core.introduction.model import LONGEST
from edu.portal.core.introduction.model import MISSING
from edu.portal.core.introduction.model import RIGHT
from edu.portal.core.introduction.model import SHORT
from edu.portal.core.introduction.model import SHORTEST
from edu.portal.core.introduction.model import TOPICS
from edu.portal.core.introduction.model import Found
from edu.portal.core.introduction.model import Report
from edu.portal.core.introduction.model import Topic
from edu.portal.core.text.headings import Part
from edu.portal.core.text.headings import read_parts
from edu.portal.core.text.unicode import fold


# A heading with fewer words below it announces something that is not there yet.
FEWEST = 5


def check_page(
    html: str,
    modified: date | None,
    today: date,
    topics: Sequence[Topic] = TOPICS,
    shortest: int = SHORTEST,
    longest: int = LONGEST,
    alternatives: Sequence[str] = (),
) -> Report:
    """Return what is there and what is missing on a page.

    ``html`` is its text, ``modified`` the day of the last change (None where there is no page), ``alternatives`` the
    text alternatives of pictures that are shown with the page but stand outside of its text.
    """
    parts = read_parts(html)
    words = sum(part.words for part in parts)
    images = [alt for part in parts for alt in part.images] + [alt.strip() or None for alt in alternatives]
    return Report(
        topics=tuple(_find(topic, parts) for topic in topics),
        words=words,
        length=length_of(words, shortest, longest),
        pictures=sum(alt is not None for alt in images),
        mute=sum(alt is None for alt in images),
        modified=modified,
        is_recent=modified is not None and modified >= since(today),
    )


def length_of(words: int, shortest: int = SHORTEST, longest: int = LONGEST) -> str:
    """Return whether so many words are ``short``, ``right`` or ``long`` for about one page of A4."""
    return SHORT if words < shortest else LONG if words > longest else RIGHT


def since(today: date) -> date:
    """Return the day since which a page must have been worked on: the first of the school year before this one."""
    return date(school_year(today) - 1, *FIRST_DAY)


def _find(topic: Topic, parts: Sequence[Part]) -> Found:
    named = [at for at, part in enumerate(parts) if speaks_of(part.heading, topic)]
    for at in named:
        if _words_below(parts, at) >= FEWEST:
            return Found(topic, FILLED, parts[at].heading)
    return Found(topic, EMPTY, parts[named[0]].heading) if named else Found(topic, MISSING)


def speaks_of(heading: str, topic: Topic) -> bool:
    """Tell whether a heading announces a topic, by its words without case and diacritics."""
    plain = f" {' '.join(fold(heading).split())} "
    return bool(heading) and any(word in plain for word in topic.words)


def _words_below(parts: Sequence[Part], at: int) -> int:
    """The words below a heading, its sub-headings included; what is in a picture cannot be read by everybody."""
    words = parts[at].words
    for part in parts[at + 1 :]:
        if part.level <= parts[at].level:
            break
        words += part.words
    return words
