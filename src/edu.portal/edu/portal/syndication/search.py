"""Questions to the archive of received items. Reads the store, nothing else."""

from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from edu.portal.core.feeds.choose import is_wanted
from edu.portal.core.feeds.model import Entry
from edu.portal.core.feeds.model import FeedSource
from edu.portal.core.feeds.search import Question
from edu.portal.core.feeds.search import holds
from edu.portal.syndication.archive import archived_item
from edu.portal.syndication.archive import archived_rows
from edu.portal.syndication.archive import words_of
from edu.portal.syndication.choices import read_hidden
from edu.portal.syndication.shown import is_in
from edu.portal.syndication.shown import item_of
from edu.portal.syndication.shown import joined
from edu.portal.syndication.shown import units_with_invitations
from edu.portal.syndication.sources import read_sources
from edu.portal.syndication.sources import superior_id
from edu.portal.syndication.store import entry_of
from heapq import merge
from itertools import islice
from typing import Any


# Nobody turns more pages than these make; whoever looks for something older asks for words or days.
MOST = 2000


@dataclass(frozen=True, slots=True)
class Found:
    """The items that answer a question as ``shown_items`` gives them; ``is_cut`` when there are more than MOST."""

    items: Sequence[dict[str, Any]]
    is_cut: bool


def search_archive(portal: Any, question: Question, now: datetime, most: int = MOST) -> Found:
    """Return what was received in the last ninety days and answers ``question``; reads only.

    Pinned items come first, then the newest. Words, age and decisions of editors count as on the front page. Reading
    stops after ``most`` items.
    """
    pairs = list(islice(_answers(portal, question, now, read_hidden(portal), wants_hidden=False), most + 1))
    return Found(joined(portal, pairs[:most], None), len(pairs) > most)


def hidden_items(portal: Any, now: datetime) -> list[dict[str, Any]]:
    """Return what editors have hidden and is still in the archive, newest first."""
    hidden = read_hidden(portal)
    return joined(portal, _answers(portal, Question(), now, hidden, wants_hidden=True) if hidden else (), None)


def find_archived(portal: Any, key: str) -> dict[str, Any] | None:
    """Return the item of a key, also a hidden one; None when the archive has none."""
    for source in read_sources():
        entry = archived_item(portal, source.id, key)
        if entry is not None:
            return item_of(entry, source, ())
    return None


def _answers(
    portal: Any, question: Question, now: datetime, hidden: Collection[str], *, wants_hidden: bool
) -> Iterator[tuple[Entry, FeedSource]]:
    every = read_sources()
    with_invitations = units_with_invitations(every)
    words = question.words

    def rows(source: FeedSource) -> Iterator[tuple[Entry, FeedSource]]:
        for key, row in archived_rows(portal, source.id, question.begin, question.end):
            if (key in hidden) is not wants_hidden or (words and not holds(words_of(row), words)):
                continue
            entry = entry_of(row)
            if is_wanted(source, entry, now) and is_in(source, entry, question.category, with_invitations):
                yield entry, source

    asked = [source for source in every if question.unit in ("", superior_id(source.id))]
    return merge(*map(rows, asked), key=lambda pair: -pair[0].when.timestamp())
